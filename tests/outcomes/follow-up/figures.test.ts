import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addFigures, measure } from '~/outcomes/follow-up/figures';
import { readMoves } from '~/outcomes/follow-up/movement';
import { findSupportStart, type PupilFacts } from '~/outcomes/follow-up/pupil-facts';
import { showExactly } from '~/outcomes/follow-up/shown-figures';
import { anyPupil, pupil, TODAY } from './facts-factory';

const NOW = { window: 1, today: TODAY };
const times = (count: number, make: () => PupilFacts) => Array.from({ length: count }, make);

/**
 * A municipality of two schools, autumn and winter, worked out by hand. Today is 2 March 2026.
 *
 * School S, 10 pupils:
 *   4 n→n  proposed 20 January. One confirmed 23 January (3 days) with support 3 February (14 days): in time.
 *          One confirmed 30 January (10 days), no support; 28 days after 20 January is 17 February: late.
 *          One watched. One of whom nobody has said anything.
 *   3 n→a
 *   2 a→a
 *   1 a→x
 * School T, 6 pupils:
 *   1 n→l
 *   1 l→n  proposed 25 February, confirmed 2 March (5 days), no support; 28 days are not over: open.
 *   2 a→n  proposed 20 January, support 25 February (36 days), not confirmed: late.
 *   1 i→a
 *   1 a→i  nothing was begun
 *
 * Coverage now: enrolled 10 + 6; exempt 1 + 0; planned 9 + 6 = 15; incomplete 0 + 1; screened 9 + 5 = 14.
 * Levels now: n 4 + 3 = 7; l 0 + 1; a 5 + 1 = 6; incomplete 1.
 * Movement of all, rows n l a without, columns the same:
 *   n: n 4, l 1 (T), a 3, without 0       base 8
 *   l: n 1                                base 1
 *   a: n 2, l 0, a 2, without 1 (x) + 1 (i) base 4
 *   without: a 1
 * Share n→a: 3 of 8 = .375. Wilson at z = 1.959964: centre (.375 + 3.841459/16)/(1 + 3.841459/8)
 *   = .6150912/1.4801824 = .4155510; reach 1.959964 × √(.375 × .625/8 + 3.841459/256)/1.4801824
 *   = 1.959964 × √(.0292969 + .0150057)/1.4801824 = 1.959964 × .2104818/1.4801824 = .2787049.
 *   So .1368 to .6943.
 * Way: S supported 1, confirmed 1, set aside 1, undecided 1. T confirmed 1, supported 2.
 * Time: S in time 1, late 1. T open 1, late 2. All: in time 1, late 3, open 1.
 * Days to confirmed: 3, 10 | 5: median of 3, 5, 10 is 5. Days to support: 14 | 36, 36: median 36.
 * Sessions: S 12 planned, 9 held of one pupil; T 10 and 10 of one. All: 22 and 19.
 * Cases: S one at planning; T one with nothing held. Without a case 9 + 5 = 14.
 */
const S: PupilFacts[] = [
  pupil('s', 'nn', {
    now: { flaggedOn: '2026-01-20', confirmedOn: '2026-01-23', supportOn: '2026-02-03' },
    dose: { planned: 12, held: 9 },
    caseStep: 'planning',
  }),
  pupil('s', 'nn', { now: { flaggedOn: '2026-01-20', confirmedOn: '2026-01-30' } }),
  pupil('s', 'nn', { now: { flaggedOn: '2026-01-20', isSetAside: true } }),
  pupil('s', 'nn', { now: { flaggedOn: '2026-01-20' } }),
  ...times(3, () => pupil('s', 'na')),
  ...times(2, () => pupil('s', 'aa')),
  pupil('s', 'ax'),
];
const T: PupilFacts[] = [
  pupil('t', 'nl'),
  pupil('t', 'ln', { now: { flaggedOn: '2026-02-25', confirmedOn: '2026-03-02' } }),
  ...times(2, () =>
    pupil('t', 'an', { now: { flaggedOn: '2026-01-20', supportOn: '2026-02-25' } }),
  ),
  pupil('t', 'ia', { caseStep: 'none' }),
  pupil('t', 'ai', { dose: { planned: 10, held: 10 } }),
];

describe('a small municipality worked out by hand', () => {
  const total = addFigures([measure(S, NOW), measure(T, NOW)]);
  test('coverage and levels', () => {
    expect(total.summary).toMatchObject({
      enrolled: 16,
      exempt: 1,
      planned: 15,
      screened: 14,
      missing: 1,
      levels: { 'needs-follow-up': 7, 'look-again': 1, above: 6, incomplete: 1 },
    });
    expect(total.summary.reasons['not-begun']).toBe(1);
  });
  test('movement with its intervals', () => {
    expect(total.moves).toEqual([
      [4, 1, 3, 0],
      [1, 0, 0, 0],
      [2, 0, 2, 2],
      [0, 0, 1, 0],
    ]);
    const [below, , , without] = readMoves(total.moves ?? []);
    expect(below).toMatchObject({ from: 'needs-follow-up', base: 8 });
    const up = below?.cells[2];
    expect(up).toMatchObject({ to: 'above', count: 3, share: 0.375 });
    expect(up?.limits?.lower).toBeCloseTo(0.1368, 4);
    expect(up?.limits?.upper).toBeCloseTo(0.6943, 4);
    expect(without?.cells[2]).toMatchObject({ count: 1, share: null, limits: null });
  });
  test('the way from proposal to support, and its time', () => {
    expect(measure(S, NOW).way).toEqual({
      undecided: 1,
      'set-aside': 1,
      confirmed: 1,
      supported: 1,
    });
    expect(measure(T, NOW).way).toEqual({
      undecided: 0,
      'set-aside': 0,
      confirmed: 1,
      supported: 2,
    });
    expect(total.inTime).toEqual({ 'in-time': 1, late: 3, open: 1 });
    expect(showExactly(total).days).toEqual({ toConfirm: 5, toSupport: 36 });
  });
  test('sessions and the consultations of the guarantee', () => {
    expect(total.dose).toEqual({ pupils: 2, planned: 22, held: 19 });
    expect(total.steps).toEqual({
      'no-case': 14,
      none: 1,
      assessment: 0,
      planning: 1,
      'follow-up': 0,
    });
  });
  test('the first window of a year has no movement', () => {
    expect(measure(S, { window: 0, today: TODAY }).moves).toBeNull();
    expect(readMoves([[0]])[0]?.cells[0]).toMatchObject({ share: null, limits: null });
  });
});

test('support that was there on the day of the proposal is support from that day', () => {
  const spans = [
    { from: '2026-01-07', to: '2026-01-19' },
    { from: '2026-01-10', to: '2026-02-28' },
    { from: '2026-01-26', to: null },
    { from: '2026-04-01', to: null },
  ];
  expect(findSupportStart('2026-01-20', spans, TODAY)).toBe('2026-01-20');
  expect(findSupportStart('2026-01-20', spans.slice(2), TODAY)).toBe('2026-01-26');
  expect(findSupportStart('2026-01-20', spans.slice(3), TODAY)).toBeNull();
  expect(findSupportStart('2026-01-20', spans.slice(0, 1), TODAY)).toBeNull();
});

test('the 28th day is in time, the 29th is late', () => {
  const part = (supportOn: string | null, flaggedOn: string) =>
    measure([pupil('s', 'an', { now: { flaggedOn, confirmedOn: flaggedOn, supportOn } })], NOW)
      .inTime;
  expect(part('2026-02-17', '2026-01-20')['in-time']).toBe(1);
  expect(part('2026-02-18', '2026-01-20').late).toBe(1);
  expect(part(null, '2026-02-02').open).toBe(1);
  expect(part(null, '2026-02-01').late).toBe(1);
});

test('classes add up to schools, schools to the municipality, and the parts of each figure to their whole', () => {
  const schools = fc.tuple(
    ...['s', 't', 'u'].map((id) => fc.array(anyPupil(id), { maxLength: 30 })),
  );
  fc.assert(
    fc.property(schools, (all) => {
      const everyone = all.flat();
      const whole = measure(everyone, NOW);
      const bySchool = all.map((pupils) => {
        const classIds = [...new Set(pupils.map(({ classId }) => classId))];
        const byClass = classIds.map((id) =>
          measure(
            pupils.filter(({ classId }) => classId === id),
            NOW,
          ),
        );
        const school = measure(pupils, NOW);
        if (classIds.length > 0) expect(addFigures(byClass)).toEqual(school);
        return school;
      });
      expect(addFigures(bySchool)).toEqual(whole);
      const sum = (own: Record<string, number>) =>
        Object.values(own).reduce((total, count) => total + count, 0);
      expect(sum(whole.way)).toBe(whole.summary.levels['needs-follow-up']);
      expect(sum(whole.inTime)).toBe(whole.way.confirmed + whole.way.supported);
      expect(sum(whole.steps)).toBe(everyone.length);
      expect(whole.moves?.flat().reduce((total, count) => total + count, 0)).toBe(everyone.length);
    }),
  );
});
