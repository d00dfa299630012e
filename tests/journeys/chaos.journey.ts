/** A short chaos run: ten pupils, three kills, every fault; in = out, exactly. `npm run chaos` is the long one. */
import { isPassed, printChaos } from '../chaos/print-chaos';
import { runChaos } from '../chaos/run-chaos';
import { expect, test } from './support/fixtures';

test.use({ trace: 'off' });

test('ten pupils under every fault: nothing is lost, nothing is double', async ({ browser }) => {
  test.setTimeout(600_000);
  const settings = {
    pupils: 10,
    kills: 3,
    databaseRestarts: 1,
    tasks: 1,
    together: 5,
    seed: Number(process.env.LASFYR_SEED) || 4,
  };
  // What each pupil met is told as it happens: a run that fails cannot be asked afterwards.
  const tell = (line: string) => process.stdout.write(`  ${line}\n`);
  const result = await runChaos(browser, settings, tell);
  printChaos(result);
  const { differences, ...counts } = result.counts;
  expect(differences).toEqual([]);
  expect(counts).toMatchObject({ lost: 0, doubled: 0, quarantined: 0, stored: counts.made });
  expect(counts.answersStored).toBe(counts.answersGiven);
  expect(counts.made).toBeGreaterThan(300);
  expect(result.blows).toEqual({ kill: 3, 'database-restart': 1, deploy: 1 });
  expect(result.faced).toMatchObject({ daysOffline: 6, fullStorages: 2, secondDevices: 2 });
  expect(isPassed(result)).toBe(true);
});
