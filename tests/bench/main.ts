/**
 * `npm run bench`: timings of this machine, as ratios where there is something to hold them against.
 *
 * Nothing here passes or fails: it prints a table.
 */

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { makeDataFolder, startAppServer } from '../support/app-server';
import { measureEstimation } from './estimation';
import { measureFinishToLevel } from './finish-to-level';
import { measureIngest } from './ingest';

type Row = { figure: string; value: string; against: string };

const rows: Row[] = [];

async function measureStarts(): Promise<void> {
  const dataDir = makeDataFolder();
  const began = performance.now();
  const env = { LASFYR_DEMONSTRATION: 'small' };
  const first = await startAppServer({ dataDir, env });
  const firstSeconds = (performance.now() - began) / 1000;
  await first.kill();
  const again = performance.now();
  const second = await startAppServer({ dataDir, env });
  const secondSeconds = (performance.now() - again) / 1000;
  rows.push({
    figure: 'first start (made database, small demonstration loaded), built',
    value: `${firstSeconds.toFixed(1)} s`,
    against: '',
  });
  rows.push({
    figure: 'second start to first page',
    value: `${secondSeconds.toFixed(1)} s`,
    against: `${(secondSeconds / firstSeconds).toFixed(2)} of the first; aim 6 s`,
  });
  const finish = await measureFinishToLevel(second);
  rows.push({
    figure: 'last response to level on the class page',
    value: `${finish.toFixed(2)} s`,
    against: 'aim 2 s',
  });
  const ingest = await measureIngest(second);
  rows.push({
    figure: 'responses stored over HTTP, batches of 500',
    value: `${Math.round(ingest.eventsPerSecond)} a second`,
    against: `${ingest.ratio.toFixed(2)} of a direct batched insert; aim 0.4`,
  });
  await second.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** What a pupil's device fetches: the page's script and what it imports at once. */
function measureRunner(): void {
  const page = readFileSync('build/runner/index.html', 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/runner\/([^"]+\.js)"/g)].map(
    ([, file]) => file,
  );
  const bytes = scripts.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join('build/runner', file ?? ''))).length,
    0,
  );
  rows.push({
    figure: 'runner JavaScript, gzipped',
    value: `${(bytes / 1024).toFixed(1)} kB`,
    against: `${(bytes / 1024 / 90).toFixed(2)} of 90 kB`,
  });
}

pg.types.setTypeParser(20, Number);
measureRunner();
rows.push(...measureEstimation());
await measureStarts();
const width = Math.max(...rows.map(({ figure }) => figure.length));
for (const { figure, value, against } of rows) {
  process.stdout.write(`${figure.padEnd(width)}  ${value.padStart(14)}  ${against}\n`);
}
