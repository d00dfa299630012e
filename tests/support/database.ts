/** A database of its own for a test file, cloned from the migrated template, used as the app's role. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeClient, createClient, getClient, setClient } from '~/platform/database/client.server';
import { cloneDatabase, dropDatabase } from './database-cluster';

/**
 * Call at the top of a `*.data.test.ts` file. Every test of the file shares the database, so each
 * makes its own municipality with the factories.
 */
export function useTestDatabase(): void {
  const name = `test_${randomBytes(6).toString('hex')}`;
  beforeAll(async () => {
    const url = await cloneDatabase(inject('ownerUrl'), inject('appUrl'), name);
    process.env.DATABASE_URL = url;
    process.env.DATABASE_OWNER_URL = '';
    process.env.DATABASE_DIRECT_URL = '';
    setClient(createClient(url));
  });
  afterAll(async () => {
    await closeClient();
    await dropDatabase(inject('ownerUrl'), name);
  });
}

/**
 * Every row of every table as one text, to prove that a denied call changed nothing.
 * Audit, counters, jobs, what is remembered of a device's request and what is kept of the detail to be read
 * sooner are left out: a refusal may be counted, and a page that is read keeps what it worked out.
 */
export async function readEverything(): Promise<string> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'
       AND table_type = 'BASE TABLE'
       AND table_name NOT IN ('AuditEvent', 'DeviceRequest', 'RateLimiterFlexible', '_prisma_migrations',
         'SignInSession', 'KeptClassFacts', 'ClassFactsChange')
       ORDER BY table_name`,
    );
    const parts: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await client.query(
        `SELECT row_to_json(t)::text AS row FROM ${client.escapeIdentifier(name)} t ORDER BY 1`,
      );
      parts.push(`${name}\n${rows.rows.map(({ row }) => row as string).join('\n')}`);
    }
    return parts.join('\n\n');
  } finally {
    await client.end();
  }
}

/** Queries sent while `work` runs, without BEGIN, set_config, COMMIT. */
export async function countQueries<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; queries: number }> {
  const before = await readStatementCount();
  const value = await work();
  const after = await readStatementCount();
  return { value, queries: after - before };
}

let counted = 0;
let watching = false;

async function readStatementCount(): Promise<number> {
  if (!watching) {
    watching = true;
    const original = pg.Client.prototype.query;
    pg.Client.prototype.query = function countingQuery(this: pg.Client, ...args: unknown[]) {
      const [first] = args;
      const text = typeof first === 'string' ? first : ((first as { text?: string })?.text ?? '');
      if (!/^\s*(BEGIN|COMMIT|ROLLBACK|SELECT set_config|SET |SAVEPOINT)/i.test(text)) counted += 1;
      return (original as (...values: unknown[]) => unknown).apply(this, args);
    } as typeof pg.Client.prototype.query;
  }
  await getClient().$queryRaw`SELECT set_config('lasfyr.counting', '1', false)`;
  return counted;
}
