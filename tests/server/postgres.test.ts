import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '~/server/postgres/embedded';
import { clearLeftover } from '~/server/postgres/leftovers';

let folder: string;
let watchScript: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lasfyr-supervisor-'));
  watchScript = join(folder, 'watch.mjs');
  buildSync({
    entryPoints: ['app/server/postgres/watch.ts'],
    outfile: watchScript,
    format: 'esm',
    platform: 'node',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: join(folder, 'data'), watchScript, durable: false });
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function askUntilItAnswers(url: string, sql: string): Promise<unknown[]> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask(url, sql);
    } catch (error) {
      if (tries > 200) throw error;
      await sleep(50);
    }
  }
}

function postmasterPid(database: EmbeddedPostgres): number {
  return Number(
    readFileSync(join(database.folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
}

/** A process that has ended but was not yet collected by its parent counts as gone. */
function isAlive(pid: number): boolean {
  const result = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return result.status === 0 && !result.stdout.trim().startsWith('Z');
}

async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; isAlive(pid) && tries < 300; tries += 1) await sleep(50);
  expect(isAlive(pid)).toBe(false);
}

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('is UTF-8 with Swedish order, has two roles, and keeps its data', async () => {
    const first = await start();
    const [settings] = await ask(
      first.ownerUrl,
      `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(settings).toEqual({ encoding: 'UTF8', provider: 'i' });
    const rows = await ask(
      first.ownerUrl,
      `SELECT x FROM unnest('{ö,z,å,a,ä}'::text[]) x ORDER BY x`,
    );
    expect(rows.map((row) => (row as { x: string }).x).join('')).toBe('azåäö');
    await ask(first.ownerUrl, 'CREATE TABLE kept (x int)');
    await expect(ask(first.appUrl, 'CREATE TABLE refused (x int)')).rejects.toThrow(/permission/);
    await first.stop();
    const second = await start();
    expect(await ask(second.ownerUrl, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }]);
    await second.stop();
  });

  it('starts again by itself when PostgreSQL is killed', async () => {
    const database = await start();
    process.kill(postmasterPid(database), 'SIGKILL');
    expect(await askUntilItAnswers(database.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
  });

  it('listens on a port that the system lends to nobody while it is away', async () => {
    const database = await start();
    const port = Number(new URL(database.ownerUrl).port);
    const lent = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split(/\s+/);
    expect(port).toBeGreaterThan(1_024);
    expect(port).toBeLessThan(Number(lent[0]));
    await database.stop();
  });

  it('stops an orphan that outlived its watcher, and starts', async () => {
    const orphaned = await start();
    const pid = postmasterPid(orphaned);
    process.kill(orphaned.watcher.pid ?? 0, 'SIGKILL');
    await sleep(200);
    expect(isAlive(pid)).toBe(true);
    const database = await start();
    expect(isAlive(pid)).toBe(false);
    expect(await ask(database.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
  });

  it('does not touch a stranger that got the same process id', async () => {
    const stranger: ChildProcess = spawn('sleep', ['60'], { stdio: 'ignore' });
    const place = mkdtempSync(join(folder, 'stranger-'));
    writeFileSync(join(place, 'postmaster.pid'), `${stranger.pid}\n`);
    await clearLeftover(place);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    expect(existsSync(join(place, 'postmaster.pid'))).toBe(false);
    stranger.kill('SIGKILL');
  });

  it('stops when its app is killed without warning', async () => {
    const script = join(folder, 'app.mjs');
    writeFileSync(
      script,
      `import { spawn } from 'node:child_process';
       const watcher = spawn(process.execPath, ${JSON.stringify([watchScript])}.concat(process.argv[2]), { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
       watcher.stdin.on('error', () => {});
       setInterval(() => {}, 1000);`,
    );
    const database = await start();
    const pid = postmasterPid(database);
    const commandLine = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], {
      encoding: 'utf8',
    });
    await database.stop();
    await untilGone(pid);
    const [program = '', ...args] = commandLine.trim().split(' ');
    const owner = execFileSync('stat', ['-c', '%u %g', join(database.folder, 'postgres')], {
      encoding: 'utf8',
    });
    const [uid, gid] = owner.trim().split(' ').map(Number);
    const isRoot = process.getuid?.() === 0;
    const settings = JSON.stringify({ program, args, ...(isRoot ? { uid, gid } : {}) });
    const app = spawn(process.execPath, [script, settings], { stdio: 'ignore' });
    await askUntilItAnswers(database.ownerUrl, 'SELECT 1');
    const started = postmasterPid(database);
    app.kill('SIGKILL');
    await untilGone(started);
  });

  it('is not started anew when its app goes just after the system has killed it', async () => {
    const database = await start();
    const pid = postmasterPid(database);
    process.kill(pid, 'SIGKILL');
    await untilGone(pid);
    await database.stop();
    await expect(ask(database.ownerUrl, 'SELECT 1')).rejects.toThrow();
  });

  it('says in one line that the disk is nearly full, and starts nothing', async () => {
    process.env.LASFYR_MIN_FREE_MB = '100000000';
    try {
      await expect(start()).rejects.toThrow(/^The disk that holds .* is nearly full\./);
    } finally {
      delete process.env.LASFYR_MIN_FREE_MB;
    }
  });
});
