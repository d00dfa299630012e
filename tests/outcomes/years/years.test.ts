import { describe, expect, test } from 'vitest';
import type { ProtectedFigures } from '~/outcomes/protected-summary';
import { addSummaries, emptySummary, type Summary } from '~/outcomes/summary';
import {
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
  const school = (schoolId: string, ...summaries: Summary[]) => ({
    ...{ schoolId, schoolName: schoolId },
    summaries,
  });
  test('of 7, 8 and 9 pupils are told of together, and not by the year', () => {
    const pooled = poolSmallSchools([
      school('small', summary(2, 0, 5, 0), summary(3, 0, 5, 0), summary(2, 0, 7, 0)),
      school('also small', summary(4, 0, 5, 0), summary(3, 0, 6, 0)),
    ]);
    expect(pooled).toMatchObject([
      { schoolId: 'small', years: 3, line: { planned: 24, withLevel: 24, needsFollowUp: 7 } },
      { schoolId: 'also small', years: 2, line: { planned: 18, needsFollowUp: 7 } },
    ]);
  });
  test('a large school, and one with a single year, are not among them', () => {
    expect(
      poolSmallSchools([
        school('large', summary(5, 0, 20, 0), summary(5, 0, 20, 0)),
        school('new', summary(2, 0, 5, 0)),
      ]),
    ).toEqual([]);
  });
  test('a count of few stays hidden over the years, and so does a base under 10', () => {
    const [few] = poolSmallSchools([school('few', summary(1, 0, 6, 0), summary(2, 0, 7, 0))]);
    expect(few?.line).toMatchObject({ limits: null });
    expect(few?.line.needsFollowUp).not.toBe(3);
    const [tiny] = poolSmallSchools([school('tiny', summary(0, 0, 4, 0), summary(0, 0, 5, 0))]);
    expect(tiny?.line).toMatchObject({ withLevel: 'protected', needsFollowUp: 'protected' });
  });
});
