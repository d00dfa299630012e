/**
 * `npm run chaos`: simulated classes through real browsers against the real server, under every fault.
 *
 * `npm run chaos -- --pupils 40 --kills 5`; `LASFYR_SEED` repeats the faults of an earlier run. Ends in
 * a table; exit code 1 when an event is lost, doubled or put aside, or a score differs.
 */
import { parseArgs } from 'node:util';
import { openBrowser } from '../bench/browser';
import { isPassed, printChaos } from './print-chaos';
import { runChaos } from './run-chaos';

const { values } = parseArgs({
  options: {
    pupils: { type: 'string', default: '200' },
    kills: { type: 'string', default: '20' },
    'database-restarts': { type: 'string', default: '5' },
    tasks: { type: 'string', default: '1' },
    together: { type: 'string', default: '3' },
    first: { type: 'string', default: '0' },
  },
});

function readNumber(name: keyof typeof values, lowest: number, highest: number): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= lowest && number <= highest) return number;
  process.stderr.write(`--${name} is a whole number from ${lowest} to ${highest}\n`);
  process.exit(2);
}

const settings = {
  pupils: readNumber('pupils', 1, 2_000),
  kills: readNumber('kills', 0, 500),
  databaseRestarts: readNumber('database-restarts', 0, 500),
  tasks: readNumber('tasks', 1, 2),
  together: readNumber('together', 1, 12),
  firstPupil: readNumber('first', 0, 2_000),
  seed: Number(process.env.LASFYR_SEED) || Date.now() % 1_000_000,
};
process.stdout.write(`Chaos with seed ${settings.seed}\n`);
const browser = await openBrowser();
try {
  const result = await runChaos(browser, settings, (line) => process.stdout.write(`  ${line}\n`));
  printChaos(result);
  process.exitCode = isPassed(result) ? 0 : 1;
} finally {
  await browser.close();
}
