/**
 * Runs PostgreSQL beside the app, in a process group of its own so that Ctrl-C does not reach it.
 *
 * Stops it (fast) when the app closes its pipe, however the app ended; starts it again when it ends
 * by itself. Its one argument is JSON: {program, args, uid, gid}.
 */
import { type ChildProcess, spawn } from 'node:child_process';

const settings = JSON.parse(process.argv[2] ?? '{}') as {
  program: string;
  args: string[];
  uid?: number;
  gid?: number;
};
const RESTART_DELAY_MS = 250;
let stopping = false;
let postgres: ChildProcess | undefined;

function start(): void {
  postgres = spawn(settings.program, settings.args, {
    uid: settings.uid,
    gid: settings.gid,
    cwd: '/',
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  postgres.on('error', () => process.exit(1));
  postgres.on('exit', () => {
    if (stopping) process.exit(0);
    setTimeout(start, RESTART_DELAY_MS);
  });
}

/** SIGINT is PostgreSQL's fast stop: sessions are ended, data is safe. */
function stop(): void {
  if (stopping) return;
  stopping = true;
  // Ended by a signal, as when the system kills it, it has no exit code: then a new start is due.
  if (!postgres || postgres.exitCode !== null || postgres.signalCode !== null) process.exit(0);
  postgres.kill('SIGINT');
}

process.stdin.on('end', stop);
process.stdin.on('close', stop);
process.stdin.on('error', stop);
process.stdin.resume();
process.on('SIGTERM', stop);
process.on('SIGINT', () => undefined);
start();
