import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protectSummaries, type ShownCount } from '~/outcomes/protected-summary';
import {
  addSummaries,
  countAskable,
  emptySummary,
  type PupilStanding,
  REASONS,
  summarise,
} from '~/outcomes/summary';

const pupil = (overrides: Partial<PupilStanding> = {}): PupilStanding => ({
  state: null,
  level: 'above',
  problems: [],
  isWaiting: false,
  ...overrides,
});
const notBegun = pupil({ level: null });

describe('summarise', () => {
  test('24 enrolled, 1 exempt, 20 screened gives 23 planned and 3 missing', () => {
    const pupils = [
      ...Array.from({ length: 20 }, () => pupil()),
      pupil({ state: 'exempt', level: 'needs-follow-up' }),
      notBegun,
      pupil({ state: 'absent', level: null }),
      pupil({ level: 'incomplete', problems: ['too-fast'] }),
    ];
    expect(summarise(pupils)).toEqual({
      enrolled: 24,
      exempt: 1,
      planned: 23,
      screened: 20,
      missing: 3,
      partly: 0,
      reasons: {
        declined: 0,
        'new-in-class': 0,
        absent: 1,
        'cannot-be-interpreted': 1,
        'not-finished': 0,
        'not-begun': 1,
      },
      levels: { 'needs-follow-up': 0, 'look-again': 0, above: 20, incomplete: 3 },
    });
  });
  test('a pupil who lacks a task and has a level is missing, and has that level', () => {
    const summary = summarise([pupil({ level: 'look-again', problems: ['not-done'] })]);
    expect(summary).toMatchObject({
      screened: 0,
      missing: 1,
      partly: 1,
      levels: { 'look-again': 1 },
      reasons: emptySummary().reasons,
    });
  });
  test.each([
    [{ state: 'declined', level: null }, 'declined'],
    [{ level: 'incomplete', problems: ['declined', 'not-done'] }, 'declined'],
    [{ state: 'absent', level: 'incomplete', problems: ['not-done'] }, 'absent'],
    [{ level: 'incomplete', problems: ['sound-fault', 'not-done'] }, 'cannot-be-interpreted'],
    [{ level: 'incomplete', problems: ['in-progress', 'not-done'] }, 'not-finished'],
    [{ level: 'incomplete', problems: ['ended-early'] }, 'not-finished'],
    [{ level: 'incomplete', problems: ['not-done', 'not-done'] }, 'not-begun'],
    [{ level: null }, 'not-begun'],
    [{ level: null, isWaiting: true }, 'new-in-class'],
    [{ level: null, isWaiting: true, state: 'absent' }, 'new-in-class'],
    [{ level: null, isWaiting: true, state: 'declined' }, 'declined'],
    [{ level: 'incomplete', isWaiting: true, problems: ['not-done'] }, 'new-in-class'],
  ] as const)('%j is missing because: %s', (standing, reason) => {
    expect(summarise([pupil(standing as Partial<PupilStanding>)]).reasons[reason]).toBe(1);
  });
  test('new in the class and yet done is screened', () => {
    expect(summarise([pupil({ isWaiting: true })])).toMatchObject({ screened: 1, missing: 0 });
  });
  test('nobody can be asked who declined or waits', () => {
    const missing = [
      notBegun,
      pupil({ state: 'declined', level: null }),
      pupil({ level: null, isWaiting: true }),
      pupil({ level: 'look-again', problems: ['not-done'] }),
    ];
    expect(countAskable(summarise(missing))).toBe(2);
  });
  test('absent and yet done afterwards is screened', () => {
    expect(summarise([pupil({ state: 'absent' })]).screened).toBe(1);
  });
});

const standings = fc.record<PupilStanding>({
  state: fc.constantFrom(null, 'absent', 'exempt', 'declined'),
  level: fc.constantFrom(null, 'needs-follow-up', 'look-again', 'above', 'incomplete'),
  problems: fc.array(fc.constantFrom('not-done', 'too-fast', 'in-progress', 'declined'), {
    maxLength: 2,
  }),
  isWaiting: fc.boolean(),
});
const places = fc.array(fc.array(standings, { maxLength: 60 }), { minLength: 1, maxLength: 8 });

test('every part of a summary adds up, and sums of places are the figures of all their pupils', () => {
  fc.assert(
    fc.property(places, (all) => {
      const each = all.map(summarise);
      for (const summary of each) {
        expect(summary.planned).toBe(summary.enrolled - summary.exempt);
        expect(summary.missing).toBe(summary.planned - summary.screened);
        expect(summary.missing).toBe(summary.partly + summary.levels.incomplete);
        expect(REASONS.reduce((sum, reason) => sum + summary.reasons[reason], 0)).toBe(
          summary.levels.incomplete,
        );
        const levels = Object.values(summary.levels);
        expect(levels.reduce((sum, count) => sum + count, 0)).toBe(summary.planned);
      }
      expect(addSummaries(each)).toEqual(summarise(all.flat()));
    }),
  );
});

test('what the municipality is shown is true, small numbers are not shown, and shown parts add up', () => {
  fc.assert(
    fc.property(places, (all) => {
      const schools = all.map((own, index) => ({
        schoolId: String(index),
        schoolName: `Skola ${index}`,
        summary: summarise(own),
      }));
      const shown = protectSummaries(schools);
      const isTrue = (count: ShownCount, truth: number) => {
        if (typeof count === 'number') {
          expect(count).toBe(truth);
          expect(count === 0 || count >= 5).toBe(true);
        } else if (count === 'few') {
          expect(truth).toBeGreaterThan(0);
          expect(truth).toBeLessThan(5);
        }
      };
      for (const [index, school] of shown.schools.entries()) {
        const { summary } = schools[index]!;
        expect(school.enrolled).toBe(summary.enrolled);
        isTrue(school.exempt, summary.exempt);
        for (const level of Object.keys(summary.levels) as (keyof typeof summary.levels)[]) {
          isTrue(school.levels[level], summary.levels[level]);
          if (summary.enrolled < 10) expect(school.levels[level]).toBe('protected');
        }
        for (const reason of REASONS) {
          isTrue(school.reasons[reason], summary.reasons[reason]);
          if (summary.enrolled < 10) expect(school.reasons[reason]).toBe('protected');
        }
        const whole = [school.levels.incomplete, ...Object.values(school.reasons)];
        expect(whole.filter((part) => typeof part !== 'number').length).not.toBe(1);
        const parts = [school.exempt, ...Object.values(school.levels)];
        expect(parts.filter((part) => typeof part !== 'number').length).not.toBe(1);
      }
      const total = addSummaries(schools.map(({ summary }) => summary));
      expect(shown.total.enrolled).toBe(total.enrolled);
      isTrue(shown.total.exempt, total.exempt);
      for (const reason of REASONS) isTrue(shown.total.reasons[reason], total.reasons[reason]);
      if (typeof shown.screened === 'number') expect(shown.screened).toBe(total.screened);
    }),
    { numRuns: 60 },
  );
});

test('one school alone with small numbers shows nothing that gives them away', () => {
  const summary = {
    ...emptySummary(),
    enrolled: 40,
    planned: 40,
    screened: 40,
    levels: { 'needs-follow-up': 3, 'look-again': 7, above: 30, incomplete: 0 },
  };
  const { schools, total } = protectSummaries([{ schoolId: 'a', schoolName: 'A', summary }]);
  for (const figures of [schools[0]!, total]) {
    expect(figures.levels['needs-follow-up']).not.toBeTypeOf('number');
    const open = Object.values(figures.levels).filter((count) => typeof count === 'number');
    expect(open.reduce((sum, count) => sum + count, 0)).not.toBe(37);
  }
});
