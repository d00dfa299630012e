/** `npm run dev`: start, and build and start again whenever a source changes. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say } from './shared.mjs';

const QUIET_MS = 400;
/** @type {import('node:child_process').ChildProcess | undefined} */
let server;
/** @type {NodeJS.Timeout | undefined} */
let timer;
let stopping = false;

function start() {
  server = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs')], { stdio: 'inherit' });
  server.once('exit', () => {
    server = undefined;
    if (stopping) process.exit(0);
    say('Stopped. A change starts it again.');
  });
}

function restart() {
  if (!server) {
    start();
    return;
  }
  server.removeAllListeners('exit');
  server.once('exit', start);
  server.kill('SIGTERM');
}

function stop() {
  stopping = true;
  if (!server) process.exit(0);
  server?.kill('SIGTERM');
}

for (const folder of ['app', 'prisma']) {
  watch(join(ROOT, folder), { recursive: true }, (_event, name) => {
    if (!name || name.includes('generated')) return;
    clearTimeout(timer);
    timer = setTimeout(restart, QUIET_MS);
  });
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
start();
