import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJobs } from '~/platform/jobs.server';
import { startTestCluster } from '../support/database-cluster';

let cluster: Awaited<ReturnType<typeof startTestCluster>>;

async function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: cluster.ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Ends the database as a crash does, and waits until it takes no more questions. */
async function crash(): Promise<void> {
  // The database of tests writes to disk when it likes: what it has been told must outlive the crash.
  await ask('CHECKPOINT');
  const [{ folder } = { folder: '' }] = await ask<{ folder: string }>(
    `SELECT setting AS folder FROM pg_settings WHERE name = 'data_directory'`,
  );
  const [pid] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGQUIT');
  const isUp = () => ask('SELECT 1').then(Boolean, () => false);
  while (await isUp()) await sleep(5);
}

const countJobs = async (): Promise<number | null> =>
  ask<{ count: number }>('SELECT count(*)::int AS "count" FROM graphile_worker._private_jobs').then(
    ([row]) => row?.count ?? null,
    () => null,
  );

beforeAll(async () => {
  cluster = await startTestCluster();
  process.env.DATABASE_URL = cluster.appUrl;
}, 60_000);
afterAll(() => cluster.stop());

// A promise that nobody waits for and that fails would end the server; here it fails the run.
describe('the job worker, when the database crashes while a job runs', () => {
  it('notes a failed job when the database is back, and does it again', async () => {
    let runs = 0;
    const jobs = await startJobs({
      fails: async () => {
        runs += 1;
        if (runs > 1) return;
        await crash();
        throw new Error('the database went away');
      },
    });
    await ask(`SELECT graphile_worker.add_job('fails', '{}'::json)`);
    await expect.poll(() => runs, { timeout: 50_000 }).toBe(2);
    await expect.poll(countJobs, { timeout: 20_000 }).toBe(0);
    await jobs.stop();
  });

  it('notes a done job when the database is back, and does it once', async () => {
    let runs = 0;
    const jobs = await startJobs({
      ends: async () => {
        runs += 1;
        await crash();
      },
    });
    await ask(`SELECT graphile_worker.add_job('ends', '{}'::json)`);
    await expect.poll(() => runs, { timeout: 20_000 }).toBe(1);
    await expect.poll(countJobs, { timeout: 50_000 }).toBe(0);
    expect(runs).toBe(1);
    await jobs.stop();
  });
});

describe('the job worker, when the database has no connection to give', () => {
  it('notes a done job when there is one again, and does it once', async () => {
    const [{ role } = { role: '' }] = await ask<{ role: string }>(
      `SELECT rolname AS role FROM pg_roles WHERE rolname LIKE '%_app'`,
    );
    let runs = 0;
    const jobs = await startJobs({
      ends: async () => {
        runs += 1;
        await ask(`ALTER ROLE ${role} CONNECTION LIMIT 0`);
        await ask(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`,
        );
      },
    });
    await ask(`SELECT graphile_worker.add_job('ends', '{}'::json)`);
    await expect.poll(() => runs, { timeout: 20_000 }).toBe(1);
    await sleep(500);
    expect(await countJobs()).toBe(1);
    await ask(`ALTER ROLE ${role} CONNECTION LIMIT -1`);
    await expect.poll(countJobs, { timeout: 50_000 }).toBe(0);
    expect(runs).toBe(1);
    await jobs.stop();
  });
});
