/**
 * `npm test`: everything continuous integration runs, ending in one line `N passed, N failed`.
 *
 * Static checks count one each; unit, data and browser tests count as their runners report them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS } from './checks.mjs';
import { ensureChromium } from './chromium.mjs';
import {
  bin,
  buildOnce,
  checkNode,
  generateClient,
  installPackages,
  ROOT,
  say,
} from './shared.mjs';

/** @typedef {{ title: string, seconds: number }} Timed */
/** @typedef {{ title: string, why: string }} Failure */
/** Characters of a failure, and of what its test said last, that are told again at the end. */
const FAILURE_LENGTH = 2_500;
const LAST_WORDS = 2_500;
const startedAt = Date.now();
let passed = 0;
let failed = 0;
/** @type {Timed[]} */
const timed = [];
/** What failed, told once more where a long log ends. @type {Failure[]} */
const failures = [];

/** @param {string} name @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
function stage(name, command, args, env = {}) {
  const began = Date.now();
  say(`\n— ${name}`);
  const ownEnv = { ...process.env, ...env };
  // A test never touches a database of the surroundings.
  for (const key of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_DIRECT_URL'])
    delete ownEnv[key];
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: ownEnv });
  say(`  ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return status === 0;
}

/** @param {boolean} ok */
function count(ok) {
  if (ok) passed += 1;
  else failed += 1;
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function runVitest() {
  const file = join(reports, 'vitest.json');
  const ok = stage('unit, oracle and data tests', bin('vitest'), [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = readReport(file);
  passed += report?.numPassedTests ?? 0;
  failed += report?.numFailedTests ?? 0;
  for (const suite of report?.testResults ?? []) {
    for (const test of suite.assertionResults) {
      timed.push({ title: test.fullName, seconds: (test.duration ?? 0) / 1000 });
      if (test.status === 'failed')
        failures.push({ title: test.fullName, why: test.failureMessages.join('\n') });
    }
    // A file that could not be read has no tests of its own to fail.
    if (suite.status === 'failed' && suite.message)
      failures.push({ title: suite.name, why: suite.message });
  }
  if (!ok && !(report?.numFailedTests > 0)) failed += 1;
}

/** @param {any[]} results */
function tellFailure(results) {
  const errors = results.flatMap((result) => result.errors ?? []);
  const said = results.flatMap((result) => [...(result.stdout ?? []), ...(result.stderr ?? [])]);
  const words = said.map((/** @type {any} */ line) => line.text ?? '').join('');
  const why = errors.map((error) => error.message ?? '').join('\n');
  return `${why.slice(0, FAILURE_LENGTH)}\n${words.slice(-LAST_WORDS)}`.trim();
}

/** @param {{ suites?: any[], specs?: any[], title?: string }} suite */
function collectSpecs(suite) {
  for (const spec of suite.specs ?? []) {
    count(spec.ok);
    const results = spec.tests.flatMap((/** @type {any} */ test) => test.results);
    if (!spec.ok) failures.push({ title: spec.title, why: tellFailure(results) });
    const ms = results.map((/** @type {any} */ result) => result.duration);
    timed.push({ title: spec.title, seconds: Math.max(0, ...ms) / 1000 });
  }
  for (const inner of suite.suites ?? []) collectSpecs(inner);
}

function runPlaywright() {
  const file = join(reports, 'playwright.json');
  const before = failed;
  const ok = stage('journeys in Chromium', bin('playwright'), ['test', '--reporter=line,json'], {
    CHROMIUM_PATH: ensureChromium(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  collectSpecs({ suites: readReport(file)?.suites ?? [] });
  if (!ok && failed === before) failed += 1;
}

checkNode();
process.chdir(ROOT);
installPackages();
generateClient();
const reports = mkdtempSync(join(tmpdir(), 'lasfyr-reports-'));
for (const { name, command, args } of CHECKS) count(stage(name, command, args));
buildOnce();
runVitest();
runPlaywright();

say('\nSlowest:');
for (const { title, seconds } of timed.sort((a, b) => b.seconds - a.seconds).slice(0, 20)) {
  say(`  ${seconds.toFixed(1).padStart(6)} s  ${title}`);
}
for (const { title, why } of failures) say(`\nFailed: ${title}\n${why}`);
say(`\nTook ${((Date.now() - startedAt) / 60_000).toFixed(1)} minutes.`);
say(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
