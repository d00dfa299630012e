/**
 * The embedded PostgreSQL: initialised once, started under a watcher, two roles from the start.
 *
 * The owner migrates; the app's role has no right to change or delete append-only rows. Listens on
 * 127.0.0.1 only, on a port that is free.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  chooseSystemUser,
  findNativeFolder,
  reachableDataFolder,
  reachablePrograms,
  type SystemUser,
} from './binaries';
import { isSpaceLow } from './free-space';
import { findLastingPort } from './lasting-port';
import { clearLeftover } from './leftovers';

const DATABASE = 'lasfyr';
const OWNER = 'lasfyr_owner';
const APP_ROLE = 'lasfyr_app';
/** Without any answer. A database that says that it is starting up is waited for, however long it takes. */
const READY_LIMIT_MS = 30_000;
/** PostgreSQL's "cannot connect now": it starts up, recovers after a crash, or shuts down. */
const CANNOT_CONNECT_NOW = '57P03';

export type EmbeddedPostgres = {
  ownerUrl: string;
  appUrl: string;
  /** Where the data really is. */
  folder: string;
  /** The postmaster's process id, for tests that kill it. */
  watcher: ChildProcess;
  stop: () => Promise<void>;
};
type Options = {
  dataDir: string;
  /** Compiled watcher script. */
  watchScript: string;
  /** Throw-away clusters of tests need no disk flush. */
  durable?: boolean;
};
type Passwords = { owner: string; app: string };

/** Start it. @throws {Error} with one clear line: no binaries, disk full, other version. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const user = chooseSystemUser();
  const programs = reachablePrograms(findNativeFolder(), user);
  const folder = reachableDataFolder(options.dataDir, user);
  if (isSpaceLow(folder)) {
    throw new Error(
      `The disk that holds ${folder} is nearly full. Free some space and start again.`,
    );
  }
  const cluster = join(folder, 'postgres');
  const passwords = initialiseOnce(programs, folder, cluster, user);
  await clearLeftover(cluster);
  const port = await findLastingPort();
  const watcher = startWatcher(options, programs, folder, cluster, port, user);
  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  await waitUntilReady(url(OWNER, passwords.owner, 'postgres'), folder);
  await createRoleAndDatabase(url(OWNER, passwords.owner, 'postgres'), passwords.app);
  return {
    ownerUrl: url(OWNER, passwords.owner, DATABASE),
    appUrl: url(APP_ROLE, passwords.app, DATABASE),
    folder,
    watcher,
    stop: () => stopWatcher(watcher),
  };
}

/** initdb into a folder beside and rename, so that a cut-off run leaves nothing in the way. */
function initialiseOnce(
  programs: string,
  folder: string,
  cluster: string,
  user: SystemUser,
): Passwords {
  const passwordFile = join(folder, 'database-passwords.json');
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    return JSON.parse(readFileSync(passwordFile, 'utf8')) as Passwords;
  }
  const passwords = {
    owner: randomBytes(24).toString('hex'),
    app: randomBytes(24).toString('hex'),
  };
  writeFileSync(passwordFile, JSON.stringify(passwords), { mode: 0o600 });
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const input = join(folder, 'initdb-password');
  writeFileSync(input, passwords.owner, { mode: 0o600 });
  if (user) {
    chownSync(unfinished, user.uid, user.gid);
    chownSync(input, user.uid, user.gid);
  }
  runInitdb(programs, unfinished, input, user);
  rmSync(input, { force: true });
  renameSync(unfinished, cluster);
  chmodSync(cluster, 0o700);
  return passwords;
}

function runInitdb(programs: string, target: string, passwordFile: string, user: SystemUser): void {
  const result = spawnSync(
    join(programs, 'bin', 'initdb'),
    [
      `--pgdata=${target}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=sv-SE',
    ],
    { ...user, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (result.status !== 0) {
    const reason = result.error?.message ?? result.stderr.trim().split('\n').at(-1);
    throw new Error(`The database could not be made: ${reason}`);
  }
}

function startWatcher(
  options: Options,
  programs: string,
  folder: string,
  cluster: string,
  port: number,
  user: SystemUser,
): ChildProcess {
  const flags = ['unix_socket_directories=', 'listen_addresses=127.0.0.1', 'timezone=UTC'];
  if (options.durable === false) flags.push('fsync=off', 'synchronous_commit=off');
  const args = ['-D', cluster, '-p', String(port), ...flags.flatMap((flag) => ['-c', flag])];
  const settings = { program: join(programs, 'bin', 'postgres'), args, ...user };
  const logFile = openSync(join(folder, 'postgres.log'), 'a', 0o600);
  const watcher = spawn(process.execPath, [options.watchScript, JSON.stringify(settings)], {
    detached: true,
    stdio: ['pipe', logFile, logFile],
  });
  watcher.stdin?.on('error', () => undefined);
  watcher.unref();
  return watcher;
}

async function stopWatcher(watcher: ChildProcess): Promise<void> {
  if (watcher.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => watcher.once('exit', () => resolve()));
  watcher.ref();
  watcher.stdin?.end();
  await ended;
}

async function waitUntilReady(url: string, folder: string): Promise<void> {
  let deadline = Date.now() + READY_LIMIT_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      const isComing = (error as { code?: string }).code === CANNOT_CONNECT_NOW;
      if (isComing) deadline = Date.now() + READY_LIMIT_MS;
      if (Date.now() > deadline) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(
          `The database does not start (${reason}). See postgres.log in ${folder}; data made by another version of PostgreSQL must be restored from a backup.`,
        );
      }
      await sleep(25);
    }
  }
}

async function createRoleAndDatabase(url: string, appPassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
    if (role.rowCount === 0) {
      await client.query(`CREATE ROLE ${APP_ROLE} LOGIN PASSWORD '${appPassword}'`);
    }
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
