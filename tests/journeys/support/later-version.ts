/** A later version of the runner's page, as a deploy brings it: other bytes, other names. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const nameLater = (script: string) => script.replace(/\.js$/, '-later.js');

function link(from: string, to: string, except: string): void {
  for (const name of readdirSync(from)) {
    if (name !== except) symlinkSync(resolve(from, name), join(to, name));
  }
}

/**
 * A folder from which a server serves the later version, with the files of the present one kept as
 * a build keeps them. The page of the later version has a `<meta name="version" content="later">`.
 */
export function makeLaterVersion(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lasfyr-later-'));
  link('.', folder, 'build');
  mkdirSync(join(folder, 'build'));
  link('build', join(folder, 'build'), 'runner');
  const runner = join(folder, 'build/runner');
  cpSync('build/runner', runner, { recursive: true });
  cpSync('build/runner/assets', join(folder, 'build-earlier/runner/assets'), { recursive: true });

  // Other bytes have other names: whatever names a script names the later one.
  const assets = join(runner, 'assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const rename = (text: string) =>
    scripts.reduce((so, name) => so.replaceAll(name, nameLater(name)), text);
  for (const name of scripts) {
    const text = readFileSync(join(assets, name), 'utf8');
    rmSync(join(assets, name));
    writeFileSync(join(assets, nameLater(name)), rename(text));
  }
  const before = readFileSync(join(runner, 'index.html'), 'utf8');
  const page = rename(before).replace('<head>', '<head><meta name="version" content="later" />');
  writeFileSync(join(runner, 'index.html'), page);
  const worker = readFileSync(join(runner, 'offline-worker.js'), 'utf8');
  const laterWorker = rename(worker).replaceAll(sha256(before), sha256(page));
  writeFileSync(join(runner, 'offline-worker.js'), laterWorker);
  return folder;
}
