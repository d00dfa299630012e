/**
 * Gzipped size of the script in published packages of another screener, read at run time.
 *
 * They are measured and thrown away: nothing of them is installed, run or kept.
 */
import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchRow } from './bench-row';

const PACKAGES = ['@bdelab/roar-swr', '@bdelab/roar-pa', '@bdelab/roar-letter'];
const LONGEST_MS = 60_000;

function measurePackage(name: string, folder: string): BenchRow {
  const quiet: ExecFileSyncOptions = {
    cwd: folder,
    timeout: LONGEST_MS,
    stdio: ['ignore', 'pipe', 'ignore'],
  };
  execFileSync('npm', ['pack', name, '--silent'], quiet);
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
  execFileSync('tar', ['xzf', archive], quiet);
  const { main, version } = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8'));
  const bytes = gzipSync(readFileSync(join(folder, 'package', main))).length;
  return {
    figure: `published beside it: ${name} ${version}, its script gzipped`,
    value: `${(bytes / 1024).toFixed(1)} kB`,
    against: '',
  };
}

/** One row for each package; a plain line where the registry is out of reach. */
export function measurePublished(): BenchRow[] {
  return PACKAGES.map((name) => {
    const folder = mkdtempSync(join(tmpdir(), 'lasfyr-weight-'));
    try {
      return measurePackage(name, folder);
    } catch {
      return {
        figure: `published beside it: ${name}`,
        value: '-',
        against: 'not to be had from here',
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
