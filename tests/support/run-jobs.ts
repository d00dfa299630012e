/** Runs the jobs that wait, as the server process would, until none is left. */
import { Logger, runOnce } from 'graphile-worker';
import pg from 'pg';
import { jobHandlers } from '~/composition-root.server';

/** @throws when a job of the municipality's has failed. */
export async function runJobs(municipalityId: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runOnce({
      pgPool: pool,
      noHandleSignals: true,
      logger: new Logger(() => () => undefined),
      taskList: Object.fromEntries(
        Object.entries(jobHandlers).map(([name, handle]) => [
          name,
          (payload: unknown) => handle(payload),
        ]),
      ),
    });
    const failed = await pool.query<{ last_error: string }>(
      `SELECT last_error FROM graphile_worker._private_jobs
       WHERE last_error IS NOT NULL AND payload->>'municipalityId' = $1`,
      [municipalityId],
    );
    if (failed.rows.length > 0) throw new Error(failed.rows[0]!.last_error);
  } finally {
    await pool.end();
  }
}
