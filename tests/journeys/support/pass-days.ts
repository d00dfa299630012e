/**
 * Time for a running server: every stored day and moment is moved back, so that what was done lies so many
 * days ago and what is ahead comes nearer. Who is signed in stays signed in.
 */
import { ask } from './database';

/** They are kept by the real clock. */
const NOT_MOVED = ['SignInSession', 'RateLimiterFlexible', 'AuditEvent', '_prisma_migrations'];
/** Days of a hundred years: rows of one table are moved past each other, for the sake of unique days. */
const FAR_DAYS = 36_525;
/** Of the demonstration's municipality. */
const ZONE = 'Europe/Stockholm';

type Column = { table: string; column: string; isInstant: boolean };

/** Whole weeks keep the days of the week where they are. */
export async function passDays(dataDir: string, days: number): Promise<void> {
  const columns = await ask<Column>(
    dataDir,
    `SELECT c.relname AS "table", a.attname AS "column", t.typname = 'timestamptz' AS "isInstant"
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_type t ON t.oid = a.atttypid
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        AND t.typname IN ('date', 'timestamp', 'timestamptz')
        AND c.relname <> ALL ($1)`,
    [NOT_MOVED],
  );
  const tables = [...new Set(columns.map(({ table }) => table))];
  for (const moved of [-FAR_DAYS, FAR_DAYS - days]) {
    const statements = tables.map((table) => {
      const sets = columns
        .filter((one) => one.table === table)
        .map((one) => `"${one.column}" = ${moveColumn(one, moved)}`);
      return `UPDATE "${table}" SET ${sets.join(', ')}`;
    });
    await ask(dataDir, statements.join('; '));
  }
}

/** An instant keeps its hour on the clocks of the place, also past the change to summer time. */
function moveColumn({ column, isInstant }: Column, days: number): string {
  const moved = (value: string) => `${value} + interval '${days} days'`;
  if (!isInstant) return moved(`"${column}"`);
  return `(${moved(`("${column}" AT TIME ZONE '${ZONE}')`)}) AT TIME ZONE '${ZONE}'`;
}
