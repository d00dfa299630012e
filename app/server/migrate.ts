/**
 * Bring a database up to date, in a process of its own (two schema engines in one process panic).
 *
 *     node build/process/migrate.js          reads DATABASE_OWNER_URL and DATABASE_URL
 *
 * Exit 0 with one line of JSON {applied}; exit 1 with one line on stderr.
 */
import { resolve } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { grantAppRole } from '~/platform/database/grants.server';
import { applyMigrations } from '~/platform/database/migrations.server';

async function migrate(): Promise<void> {
  const appUrl = process.env.DATABASE_URL;
  const ownerUrl = process.env.DATABASE_OWNER_URL || appUrl;
  if (!appUrl || !ownerUrl) throw new Error('DATABASE_URL is not set.');
  const applied = await applyMigrations(
    ownerUrl,
    resolve('prisma/schema'),
    resolve('prisma/migrations'),
  );
  await prepareJobs(ownerUrl, appUrl);
  await grantAppRole(ownerUrl, appUrl);
  process.stdout.write(`${JSON.stringify({ applied })}\n`);
}

/** The job tables belong to the app's role, which may make a schema only for this moment. */
async function prepareJobs(ownerUrl: string, appUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const role = owner.escapeIdentifier(decodeURIComponent(new URL(appUrl).username));
  const database = owner.escapeIdentifier(new URL(ownerUrl).pathname.slice(1));
  const apart = new URL(ownerUrl).username !== new URL(appUrl).username;
  try {
    if (apart) await owner.query(`GRANT CREATE ON DATABASE ${database} TO ${role}`);
    await runMigrations({ connectionString: appUrl });
  } finally {
    if (apart) await owner.query(`REVOKE CREATE ON DATABASE ${database} FROM ${role}`);
    await owner.end();
  }
}

migrate().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
