/**
 * `npm run bench`: timings of this machine, as ratios where there is something to hold them against.
 *
 * Nothing here passes or fails: it prints tables. `npm run bench -- timing` prints one of them.
 */
import pg from 'pg';
import { startDemonstration } from '../journeys/support/demonstration';
import { printRows } from './bench-row';
import { measureIngest } from './ingest';
import { measureStarts } from './starts';

pg.types.setTypeParser(20, Number);

async function benchStarts(): Promise<void> {
  printRows('Starts', await measureStarts());
}

async function benchIngest(): Promise<void> {
  const server = await startDemonstration();
  try {
    printRows('Responses taken in', await measureIngest(server));
  } finally {
    await server.stop();
  }
}

const BENCHES: Record<string, () => Promise<void>> = {
  starts: benchStarts,
  ingest: benchIngest,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  process.stderr.write(`There is no bench "${unknown}": ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length === 0 || asked.includes(name)) await bench();
}
