/**
 * Hashed files of earlier builds: a page that is open while a new version is deployed goes on
 * asking for its own. They are kept beside the build for thirty days from when they were replaced.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** Folders of hashed files inside the build. */
const FOLDERS = ['client/assets', 'runner/assets'];

/** @param {string} from @param {string} to @param {number} nowMs */
function copyWithDate(from, to, nowMs) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const target = join(to, name);
    copyFileSync(join(from, name), target);
    utimesSync(target, nowMs / 1000, nowMs / 1000);
  }
}

/** @param {string} folder @param {number} nowMs */
function prune(folder, nowMs) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (nowMs - statSync(file).mtimeMs > KEPT_MS) rmSync(file);
  }
}

/**
 * Copies the build's hashed files before the next build replaces them, and removes those that were
 * replaced long ago. The place is beside the build, because a build begins by emptying its own.
 * @param {string} build folder of the build
 * @param {string} earlier folder of the copies, with the same folders in it
 * @param {number} nowMs
 */
export function keepEarlierAssets(build, earlier, nowMs) {
  for (const folder of FOLDERS) {
    const from = join(build, folder);
    const to = join(earlier, folder);
    if (existsSync(from)) copyWithDate(from, to, nowMs);
    if (existsSync(to)) prune(to, nowMs);
  }
}
