/**
 * One throw-away PostgreSQL for a test run, with a migrated template database.
 *
 * DATABASE_URL of the surroundings is ignored. Clusters that a killed run left behind are stopped
 * and removed first.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '~/server/postgres/embedded';
import { clearLeftover } from '~/server/postgres/leftovers';

const PREFIX = 'lasfyr-test-';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const cluster = await startTestCluster();
  project.provide('ownerUrl', cluster.ownerUrl);
  project.provide('appUrl', cluster.appUrl);
  return cluster.stop;
}

/** A cluster whose `lasfyr` database is migrated and serves as template. */
export async function startTestCluster() {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, 'owner.pid'), String(process.pid));
  const watchScript = join(folder, 'watch.mjs');
  buildSync({
    entryPoints: ['app/server/postgres/watch.ts'],
    outfile: watchScript,
    format: 'esm',
    platform: 'node',
  });
  const database = await startEmbeddedPostgres({ dataDir: folder, watchScript, durable: false });
  execFileSync(process.execPath, ['--import', 'tsx', 'app/server/migrate.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      PRISMA_WASM_PANIC_REGISTRY: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return {
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    stop: async () => {
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A database cloned from the template; returns its address for the app's role. */
export async function cloneDatabase(
  ownerUrl: string,
  appUrl: string,
  name: string,
): Promise<string> {
  await asOwner(ownerUrl, `CREATE DATABASE ${name} TEMPLATE lasfyr`);
  const clone = new URL(appUrl);
  clone.pathname = `/${name}`;
  return clone.href;
}

export function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  return asOwner(ownerUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function asOwner(ownerUrl: string, sql: string): Promise<void> {
  const address = new URL(ownerUrl);
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function sweep(): Promise<void> {
  const leftovers = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const name of leftovers) {
    const folder = join(tmpdir(), name);
    if (isRunning(folder)) continue;
    await clearLeftover(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(folder: string): boolean {
  try {
    process.kill(Number(readFileSync(join(folder, 'owner.pid'), 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
