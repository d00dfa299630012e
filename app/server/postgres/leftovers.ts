/** A PostgreSQL that outlived its app: told from a stranger that got the same process id. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** It writes to disk what it holds before it ends; a busy disk takes its time. */
const STOP_LIMIT_MS = 120_000;

/** Stop our orphan, if any, and remove its pid file. @throws {Error} when it will not stop. */
export async function clearLeftover(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (isOurs(pid, dataFolder)) {
    process.kill(pid, 'SIGINT');
    const deadline = Date.now() + STOP_LIMIT_MS;
    while (isOurs(pid, dataFolder)) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
      await sleep(50);
    }
  }
  rmSync(pidFile, { force: true });
}

function isOurs(pid: number, dataFolder: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const command = existsSync('/proc/self/cmdline')
    ? readCommand(`/proc/${pid}/cmdline`)
    : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return command.includes('postgres') && command.includes(dataFolder);
}

function readCommand(path: string): string {
  try {
    return readFileSync(path, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
