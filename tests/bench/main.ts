/**
 * `npm run bench`: timings of this machine, as ratios where there is something to hold them against.
 *
 * Nothing here passes or fails: it prints tables. `npm run bench -- timing` prints one of them.
 */
import pg from 'pg';
import { startDemonstration } from '../journeys/support/demonstration';
import { printRows } from './bench-row';
import { openBrowser } from './browser';
import { measureCountry } from './country';
import { measureEstimation } from './estimation';
import { measureIngest } from './ingest';
import { compareAccuracies } from './oracle-accuracy';
import { compareGrowth } from './oracle-growth';
import { compareItems, compareOrev } from './oracle-items';
import { measurePublished } from './published-weight';
import { measureRescoring } from './rescoring';
import { measureStarts } from './starts';
import { measureSlowed, measureTiming, takeSeat } from './timing';
import { measureBundles, measureLoading, measureScript } from './weight';

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

/** `LASFYR_SEED` repeats the delays of an earlier run. */
async function benchTiming(): Promise<void> {
  const seed = Number(process.env.LASFYR_SEED) || Date.now() % 1_000_000;
  const server = await startDemonstration();
  const browser = await openBrowser();
  try {
    const seat = await takeSeat(server);
    const slowed = await measureSlowed(browser, seat, seed);
    printRows(`Response timing, seed ${seed}`, await measureTiming(browser, seat, seed));
    printRows('Answers on a slow device', slowed);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function benchWeight(): Promise<void> {
  const server = await startDemonstration();
  const browser = await openBrowser();
  try {
    const loading = await measureLoading(browser, server.url);
    const rows = [measureScript(), ...measurePublished(), measureBundles(), ...loading];
    printRows('Weight, at 1.6 Mbit/s, 150 ms and a processor slowed 4x', rows);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function benchEstimation(): Promise<void> {
  printRows('Ability and calibration', measureEstimation());
  printRows('Judging again', measureRescoring());
}

async function benchOracles(): Promise<void> {
  printRows('Items and abilities', compareItems());
  printRows('Accuracy and agreement', compareAccuracies());
  printRows('Growth and norms', compareGrowth());
  printRows('oREV', compareOrev());
}

async function benchCountry(): Promise<void> {
  for (const { title, rows } of await measureCountry()) printRows(title, rows);
}

const BENCHES: Record<string, () => Promise<void>> = {
  starts: benchStarts,
  estimation: benchEstimation,
  oracles: benchOracles,
  ingest: benchIngest,
  timing: benchTiming,
  weight: benchWeight,
  country: benchCountry,
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
