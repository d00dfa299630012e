import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProtectedFigures } from '~/outcomes/protected-summary';
import { addSummaries, emptySummary, type Summary } from '~/outcomes/summary';
import {
  findPooledYears,
  poolSmallSchools,
  protectCohorts,
  tellProtected,
  tellSummary,
} from '~/outcomes/years/years';

/** needs follow-up, look again, above, without a level. */
const summary = (n: number, l: number, a: number, i: number): Summary => ({
  ...emptySummary(),
  enrolled: n + l + a + i,
  planned: n + l + a + i,
  levels: { 'needs-follow-up': n, 'look-again': l, above: a, incomplete: i },
  reasons: { ...emptySummary().reasons, 'not-begun': i },
});
const shown = (own: Summary): ProtectedFigures => ({
  ...own,
  withLevel: own.planned - own.levels.incomplete,
});

describe('over the years', () => {
  test('24 planned, 20 with a level, 5 of them need follow-up: .25, between .112 and .469', () => {
    const line = tellSummary(summary(5, 5, 10, 4));
    expect(line).toMatchObject({ cohort: null, planned: 24, withLevel: 20, needsFollowUp: 5 });
    expect(line.limits?.lower).toBeCloseTo(0.1119, 4);
    expect(line.limits?.upper).toBeCloseTo(0.4687, 4);
  });
  test('nobody with a level has no share, and a hidden count none that can be told', () => {
    expect(tellSummary(summary(0, 0, 0, 12)).limits).toBeNull();
    const hidden = { ...shown(summary(3, 9, 20, 0)) };
    expect(
      tellProtected({ ...hidden, levels: { ...hidden.levels, 'needs-follow-up': 'few' } }),
    ).toMatchObject({ needsFollowUp: 'few', limits: null });
  });
});

describe('cohorts of a municipality', () => {
  const told = (...cohorts: Summary[]) =>
    protectCohorts(
      shown(addSummaries(cohorts)),
      cohorts.map((own, place) => ({ cohort: 2025 - place, summary: own })),
    );
  test('are told when no count is of few', () => {
    expect(told(summary(20, 10, 60, 5), summary(6, 0, 9, 0))?.map(({ cohort }) => cohort)).toEqual([
      2025, 2024,
    ]);
  });
  test('are not told when one has a count of 1 to 4', () => {
    expect(told(summary(20, 10, 60, 5), summary(6, 1, 9, 0))).toBeNull();
  });
  test('are not told where a count of the whole is hidden: they would give it away', () => {
    const [one, other] = [summary(20, 10, 60, 5), summary(6, 5, 9, 0)];
    const total = shown(addSummaries([one, other]));
    expect(
      protectCohorts({ ...total, levels: { ...total.levels, above: 'protected' } }, [
        { cohort: 2025, summary: one },
        { cohort: 2024, summary: other },
      ]),
    ).toBeNull();
  });
  test('one cohort is the whole', () => {
    expect(told(summary(20, 10, 60, 5))).toEqual([]);
  });
});

describe('small schools over several years', () => {
  /** Each school's years in order, as tables of the years. */
  const pool = (schools: Record<string, Summary[]>) => {
    const longest = Math.max(...Object.values(schools).map(({ length }) => length));
    return poolSmallSchools(
      Array.from({ length: longest }, (_, year) =>
        Object.entries(schools).flatMap(([schoolId, own]) =>
          own[year] ? [{ schoolId, schoolName: schoolId, summary: own[year] }] : [],
        ),
      ),
    );
  };
  const large = Array.from({ length: 3 }, () => summary(7, 7, 15, 3));
  const largeToo = Array.from({ length: 3 }, () => summary(8, 2, 28, 2));
  const none = { planned: 'protected', withLevel: 'protected', needsFollowUp: 'protected' };

  test('of 7, 8 and 9 pupils are told of together, and not by the year', () => {
    const pooled = pool({
      small: [summary(2, 1, 4, 0), summary(3, 1, 4, 0), summary(2, 1, 5, 1)],
      large,
      'large too': largeToo,
    });
    expect(pooled).toMatchObject([
      { schoolId: 'small', years: 3, line: { planned: 24, needsFollowUp: 7 } },
    ]);
  });
  test('a large school, and one with a single year, are not among them', () => {
    expect(
      pool({
        large: [summary(5, 0, 20, 0), summary(5, 0, 20, 0)],
        new: [summary(2, 0, 5, 0)],
      }),
    ).toEqual([]);
  });
  test('a school that was larger in one of the years is not: that year would be taken off', () => {
    expect(pool({ grew: [summary(2, 0, 5, 0), summary(5, 0, 7, 0)], large })).toEqual([]);
  });
  test('a count of few stays hidden over the years, and so does a base under 10', () => {
    const [few] = pool({ few: [summary(1, 0, 6, 0), summary(2, 0, 7, 0)], large });
    expect(few?.line).toMatchObject({ limits: null });
    expect(few?.line.needsFollowUp).not.toBe(3);
    const [tiny] = pool({ tiny: [summary(0, 0, 4, 0), summary(0, 0, 5, 0)], large });
    expect(tiny?.line).toMatchObject(none);
  });
  test('a sum that the years’ own tables would take apart is not told', () => {
    // Nobody of either school needs follow-up in the second year, which the year's table shows of all.
    const [small] = pool({
      small: [summary(5, 0, 4, 0), summary(0, 2, 7, 0)],
      large: [summary(8, 6, 20, 0), summary(0, 8, 30, 0)],
    });
    expect(small?.line).toMatchObject(none);
  });

  const sizes = fc.integer({ min: 0, max: 4 });
  const anyYears = fc.array(fc.tuple(sizes, sizes, sizes, sizes), { minLength: 3, maxLength: 3 });
  test('beside random years, a sum that is told is 0 or at least 5', () => {
    let told = 0;
    fc.assert(
      fc.property(anyYears, (years) => {
        const small = years.map((own) => summary(...own));
        const [only] = pool({ small, large, 'large too': largeToo });
        if (typeof only?.line.needsFollowUp !== 'number') return;
        told += 1;
        expect(only.line.needsFollowUp === 0 || only.line.needsFollowUp >= 5).toBe(true);
      }),
      { numRuns: 100, seed: 5 },
    );
    expect(told).toBeGreaterThan(10);
  });
});

describe('the school years that are put together', () => {
  test.each([
    [2026, 2022, 2024],
    [2027, 2025, 2027],
    [2028, 2025, 2027],
    [2029, 2025, 2027],
    [2030, 2028, 2030],
  ])('with %i over they are %i to %i', (newestOver, first, last) => {
    expect(findPooledYears(newestOver)).toEqual({ first, last });
  });
  test('no year is in two of them', () => {
    const all = Array.from({ length: 30 }, (_, place) => findPooledYears(2025 + place));
    const different = new Map(all.flatMap((own) => (own ? [[own.first, own] as const] : [])));
    const years = [...different.values()].flatMap(({ first, last }) => [first, first + 1, last]);
    expect(new Set(years).size).toBe(years.length);
  });
  test('none before a year is over', () => expect(findPooledYears(null)).toBeNull());
});
