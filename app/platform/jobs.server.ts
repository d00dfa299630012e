/**
 * Jobs on PostgreSQL: enqueued in the transaction that makes them needed, run one at a time.
 *
 * Rooms enqueue by name; the composition root says which function a name runs.
 */
import { Logger, type Runner, run } from 'graphile-worker';
import { getClient, type Transaction } from '~/platform/database/client.server';
import { getEnvironment } from '~/platform/environment.server';
import { openWorkerPool } from '~/platform/jobs-pool.server';
import { log } from '~/platform/log.server';

export type JobHandlers = Record<string, (payload: unknown) => Promise<void>>;

/**
 * Ask for a job when the surrounding transaction commits. Jobs with the same key that have not
 * started are one job.
 * @param priority 0 for what somebody waits for; a higher number runs after all lower ones.
 */
export async function enqueueJob(
  transaction: Transaction,
  name: string,
  payload: Record<string, unknown>,
  key: string,
  priority = 0,
): Promise<void> {
  await transaction.$executeRaw`
    SELECT graphile_worker.add_job(${name}, payload := ${JSON.stringify(payload)}::json,
      job_key := ${`${name}:${key}`}, max_attempts := 5, priority := ${priority}::int)`;
}

/** Ask for one job for each key, in one statement; see `enqueueJob`. */
export async function enqueueJobs(
  transaction: Transaction,
  name: string,
  jobs: readonly { key: string; payload: Record<string, unknown> }[],
): Promise<void> {
  const rows = jobs.map(({ key, payload }) => ({ key: `${name}:${key}`, payload }));
  await transaction.$executeRaw`
    SELECT graphile_worker.add_job(${name}, payload := job.payload, job_key := job.key,
      max_attempts := 5)
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS job(key text, payload json)`;
}

/** Remove jobs that wait, when what they ask for has been done already. */
export async function removeWaitingJobs(): Promise<void> {
  await getClient().$executeRaw`
    DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL`;
}

/** The worker's own lines: trouble is told, the rest only when debugging. */
function logJob(level: string, message: string): void {
  if (level === 'error') log.error(message);
  else if (level === 'warning') log.warn(message);
  else log.debug(message);
}

/**
 * Start the worker of this process. On one machine a job that a killed process had begun is
 * unlocked at once instead of after hours.
 */
export async function startJobs(handlers: JobHandlers): Promise<Runner> {
  const environment = getEnvironment();
  const connectionString = environment.DATABASE_DIRECT_URL ?? environment.DATABASE_URL;
  const pool = openWorkerPool(connectionString, 4);
  const logLoss = (error: Error) => log.warn({ reason: error.message }, 'job connection lost');
  pool.on('error', logLoss);
  pool.on('connect', (client) => {
    client.on('error', logLoss);
  });
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
     WHERE locked_at IS NOT NULL`,
  );
  return run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 1_000,
    parsedCronItems: [],
    logger: new Logger(() => logJob),
    taskList: Object.fromEntries(
      Object.entries(handlers).map(([name, handle]) => [
        name,
        (payload: unknown) => handle(payload),
      ]),
    ),
  });
}
