/**
 * What copies of a municipality's page of different days tell of single pupils. DAYS_SEEDS sets how many municipalities;
 * with it the counts are printed. docs/decisions/0012 is about them.
 */
import { expect, test } from 'vitest';
import { inventTerm, type Telling, type Told, watch } from './day-by-day';

const SEEDS = Number(process.env.DAYS_SEEDS ?? 2);

function watchAll(telling: Telling): Told {
  const all = Array.from({ length: SEEDS }, (_, place) => watch(inventTerm(place + 1), telling));
  const sum = (key: keyof Told) => all.reduce((total, one) => total + one[key], 0);
  const told = Object.fromEntries(
    Object.keys(all[0]!).map((key) => [key, sum(key as keyof Told)]),
  ) as unknown as Told;
  if (process.env.DAYS_SEEDS) {
    process.stdout.write(`${JSON.stringify({ ...telling, ...told })}\n`);
  }
  return told;
}

test('a page told anew every day gives single changes away; by the week, and of five at least, fewer', () => {
  const daily = watchAll({ everyDays: 1, leastChanged: 1 });
  const weekly = watchAll({ everyDays: 5, leastChanged: 1 });
  const five = watchAll({ everyDays: 1, leastChanged: 5 });
  const both = watchAll({ everyDays: 5, leastChanged: 5 });
  expect(daily.alone).toBeGreaterThan(weekly.alone);
  expect(weekly.alone).toBeGreaterThan(0);
  expect(five.alone).toBe(0);
  expect(both.alone).toBe(0);
  expect(five.movedWithLevel).toBeLessThan(daily.movedWithLevel);
}, 600_000);
