/** Finds a Chromium for the browser tests, else installs one, else says clearly what to do. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail, say } from './shared.mjs';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function find() {
  return PLACES.find((path) => path && existsSync(path));
}

/** @returns {string} path of the program */
export function ensureChromium() {
  const found = find() ?? installFromDebian();
  if (found) return found;
  return fail(
    'The browser tests need Chromium and none was found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say('Installing Chromium for the browser tests …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: 'ignore',
    env,
  });
  return find();
}
