/** Empties a database that holds nothing but a half-loaded demonstration. Needs the owner's rights. */
import pg from 'pg';
import { getEnvironment } from '~/platform/environment.server';

/**
 * Remove every row of every municipality, and waiting jobs.
 * The caller has made sure that no real municipality is there; this asks once more.
 * @throws {Error} when one is, or when the owner's address is not known.
 */
export async function emptyDatabase(): Promise<void> {
  const url = getEnvironment().DATABASE_OWNER_URL;
  if (!url) throw new Error('DATABASE_OWNER_URL is not set');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    const real = await client.query('SELECT 1 FROM "Municipality" WHERE NOT "synthetic" LIMIT 1');
    if (real.rowCount) throw new Error('the database holds a real municipality');
    await client.query('TRUNCATE "Municipality", "AuditEvent" CASCADE');
    await client.query('DELETE FROM graphile_worker._private_jobs');
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
