/** How many statements a page sends to the database, as the database itself has written them down. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { AppServer } from '../support/app-server';

/** What is no query of a page: the transaction around it, and the jobs of the process. */
const BESIDE = /^\s*(BEGIN|COMMIT|ROLLBACK|SET |DISCARD|SELECT set_config|LISTEN)|graphile_worker/i;
const SETTLED_MS = 300;

/** @returns for each path the statements of one asking, without those of the transaction around them */
export async function countStatements(
  server: AppServer,
  database: pg.Client,
  pages: readonly { path: string; cookie: string }[],
): Promise<number[]> {
  const file = join(server.dataDir, 'postgres.log');
  await setLogging(database, 'all');
  const counts: number[] = [];
  for (const { path, cookie } of pages) {
    // The first asking writes who looked; the second is what the page costs through the hour.
    await ask(server, path, cookie);
    const from = statSync(file).size;
    await ask(server, path, cookie);
    counts.push(readStatements(file, from).filter((text) => !BESIDE.test(text)).length);
  }
  await setLogging(database, 'none');
  return counts;
}

async function setLogging(database: pg.Client, value: string): Promise<void> {
  await database.query(`ALTER SYSTEM SET log_statement = '${value}'`);
  await database.query('SELECT pg_reload_conf()');
  await settle();
}

async function ask(server: AppServer, path: string, cookie: string): Promise<void> {
  const answer = await fetch(`${server.url}${path}`, { headers: { cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  await settle();
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
}

/** Each statement's text, white space taken away at its beginning. */
function readStatements(file: string, from: number): string[] {
  const text = readFileSync(file).subarray(from).toString('utf8');
  return text
    .split(/^(?=.*? LOG: {2})/m)
    .flatMap((entry) => /LOG: {2}(?:execute [^:]+|statement):\s*([\s\S]*)/.exec(entry)?.[1] ?? []);
}
