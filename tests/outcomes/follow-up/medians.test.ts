/**
 * What medians tell of pupils whose own are not shown: every table of days that fits the medians of a school and
 * of the whole is tried, and counted how many of the others can have waited longer than a limit.
 */
import { describe, expect, test } from 'vitest';
import { addFigures, measure } from '~/outcomes/follow-up/figures';
import { protectMunicipality } from '~/outcomes/follow-up/protect-municipality';
import { median } from '~/psychometrics/median';
import { TODAY } from './facts-factory';
import { inventMunicipality } from './random-municipality';

test('median days of the whole are told where the schools without a median have nobody or 10 pupils', () => {
  const found = { told: 0, heldBack: 0 };
  // The last three are ones in which the counts of the whole are told, and the median is not.
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2230, 2487, 2964]) {
    const { schools } = inventMunicipality(seed);
    for (const window of [0, 1]) {
      const page = protectMunicipality(schools, { window, windowCount: 2, today: TODAY });
      const exact = schools.map(({ pupils }) => measure(pupils, { window, today: TODAY }));
      const { days } = addFigures(exact);
      for (const key of ['toConfirm', 'toSupport'] as const) {
        const others = exact.reduce(
          (sum, own, place) =>
            typeof page.schools[place]!.figures.days[key] === 'number'
              ? sum
              : sum + own.days[key].length,
          0,
        );
        const areCountsTold = Object.values(page.total.figures.inTime).every(
          (count) => typeof count === 'number',
        );
        const isEnough = others === 0 || others >= 10;
        const isMedian = areCountsTold && days[key].length >= 10 && isEnough;
        expect(page.total.figures.days[key]).toBe(isMedian ? median(days[key]) : 'protected');
        if (isMedian) found.told += 1;
        else if (areCountsTold && days[key].length >= 10) found.heldBack += 1;
      }
    }
  }
  expect(found.told).toBeGreaterThan(0);
  expect(found.heldBack).toBeGreaterThan(0);
});

/** Every ordered list of so many days from 0 to 3. */
function listDays(count: number, least = 0): number[][] {
  if (count === 0) return [[]];
  return [0, 1, 2, 3]
    .filter((day) => day >= least)
    .flatMap((day) => listDays(count - 1, day).map((rest) => [day, ...rest]));
}

/** For each pair of medians, of some and of all: how many of the others can have waited 2 days or more. */
function listPossible(known: number, others: number): Set<number>[] {
  const possible = new Map<string, Set<number>>();
  for (const one of listDays(known)) {
    for (const other of listDays(others)) {
      const key = `${median(one)} ${median([...one, ...other].toSorted((a, b) => a - b))}`;
      const own = possible.get(key) ?? new Set();
      possible.set(key, own.add(other.filter((days) => days >= 2).length));
    }
  }
  return [...possible.values()];
}

describe('the medians of a school and of the whole, all days tried', () => {
  test('say of one more pupil on which side of a limit the days lie', () => {
    expect(listPossible(5, 1).filter(({ size }) => size === 1).length).toBeGreaterThan(0);
  });
  test('leave a range of the number of ten more, whatever they are', () => {
    const sizes = listPossible(11, 10).map(({ size }) => size);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(4);
  });
});
