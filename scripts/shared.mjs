/** Pieces of the commands. Node built-ins only: this runs before anything is installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepEarlierAssets } from './earlier-assets.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MINIMUM_NODE = [20, 19];

/** @param {string} line @returns {never} */
export function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = MINIMUM_NODE;
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    fail(`Läsfyr needs Node ${MINIMUM_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  }
}

/** Run a command with its output shown; end with its code when it fails. */
/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (result.error) fail(`${command} could not be run: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** A program of the installed packages. @param {string} name */
export function bin(name) {
  return join(ROOT, 'node_modules', '.bin', name);
}

/** `npm ci` when packages are missing or the lock file has changed since. */
export function installPackages() {
  const lock = hashOf([readFileSync(join(ROOT, 'package-lock.json'))]);
  const stamp = join(ROOT, 'node_modules', '.lasfyr-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  if (!existsSync(stamp) && existsSync(join(ROOT, 'node_modules', '.package-lock.json'))) {
    // Installed by hand: trust it when npm itself agrees.
    const check = spawnSync('npm', ['ls', '--depth=0'], { cwd: ROOT, stdio: 'ignore' });
    if (check.status === 0) {
      writeFileSync(stamp, lock);
      return;
    }
  }
  say('Installing packages …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** @param {(string | Buffer)[]} parts */
function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

const SOURCES = ['app', 'prisma', 'package-lock.json', 'remix.config.js', 'tsconfig.json'];
const SOURCE_CONFIGS = /^vite\..*config\.ts$/;

function hashSources() {
  const files = [...SOURCES, ...readdirSync(ROOT).filter((name) => SOURCE_CONFIGS.test(name))]
    .flatMap((name) => listFiles(join(ROOT, name)))
    .filter((file) => !file.includes('generated'))
    .sort();
  return hashOf(files.flatMap((file) => [relative(ROOT, file), readFileSync(file)]));
}

/** @param {string} path @returns {string[]} */
function listFiles(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
}

/** The database client from the schema. The generator needs no engine; it only wants a file to be there. */
export function generateClient() {
  execFileSync(bin('prisma'), ['generate'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
}

/** Build for production, unless the sources are the ones that were built last. */
export function buildOnce() {
  const hash = hashSources();
  const stamp = join(ROOT, 'build', '.sources');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Building …');
  generateClient();
  run(process.execPath, [join(ROOT, 'scripts', 'check-translations.mjs')]);
  keepEarlierAssets(join(ROOT, 'build'), join(ROOT, 'build-earlier'), Date.now());
  const quiet = ['--logLevel', 'error'];
  run(bin('remix'), ['vite:build', ...quiet], { NODE_ENV: 'production' });
  run(bin('vite'), ['build', '--config', 'vite.process.config.ts', ...quiet]);
  run(bin('vite'), ['build', '--config', 'vite.runner.config.ts', ...quiet]);
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(stamp, hash);
}
