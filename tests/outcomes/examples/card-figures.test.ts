import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  shownFiguresSchema,
  tellDose,
  tellOnTheWay,
  tellShare,
  toShown,
} from '~/outcomes/examples/card-figures';

describe('a share on a card', () => {
  it.each([
    [9, 14, { kind: 'told', count: 9, base: 14, lower: 0.388, upper: 0.837 }],
    [0, 10, { kind: 'told', count: 0, base: 10, lower: 0, upper: 0.278 }],
    [5, 10, { kind: 'told', count: 5, base: 10, lower: 0.237, upper: 0.763 }],
    [10, 10, { kind: 'told', count: 10, base: 10, lower: 0.722, upper: 1 }],
  ])('%d of %d is told', (count, base, expected) => {
    const told = tellShare(count, base);
    const rounded = Object.entries(told).map(([key, value]) => [
      key,
      typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value,
    ]);
    expect(Object.fromEntries(rounded)).toEqual(expected);
  });

  it.each([
    [0, 0],
    [5, 9],
    [9, 9],
    [4, 14],
    [1, 100],
    [9, 12],
  ])('%d of %d is held back', (count, base) => {
    expect(tellShare(count, base)).toEqual({ kind: 'too-few' });
  });

  it('never tells of 1 to 4 pupils, on either side, nor of a base under 10', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (count, others) => {
        const told = tellShare(count, count + others);
        if (told.kind === 'too-few') return;
        expect(told.base).toBeGreaterThanOrEqual(10);
        for (const part of [told.count, told.base - told.count]) {
          expect(part === 0 || part >= 5).toBe(true);
        }
        expect(told.lower).toBeLessThanOrEqual(told.count / told.base);
        expect(told.upper).toBeGreaterThanOrEqual(told.count / told.base);
      }),
    );
  });

  it('is of those who have been read with and have a goal', () => {
    const verdicts = [
      ...Array.from({ length: 6 }, () => 'on-the-way' as const),
      ...Array.from({ length: 3 }, () => 'not-on-the-way' as const),
      ...Array.from({ length: 2 }, () => 'too-early' as const),
      'no-readings' as const,
      'no-goal' as const,
    ];
    expect(tellOnTheWay(verdicts)).toMatchObject({ kind: 'told', count: 6, base: 11 });
  });
});

it('sessions and medians of plans are told from ten pupils', () => {
  const plan = { minutes: 20, timesAWeek: 3, weeks: 8, sessionsPlanned: 20, sessionsHeld: 15 };
  const plans = [plan, { ...plan, minutes: 30, timesAWeek: 4 }];
  expect(tellDose(plans, 9)).toBeNull();
  expect(tellDose([], 12)).toBeNull();
  expect(tellDose(plans, 10)).toEqual({
    plans: 2,
    minutes: 25,
    timesAWeek: 3.5,
    weeks: 8,
    sessionsPlanned: 40,
    sessionsHeld: 30,
  });
});

it('figures that were told fit a package, without the rest of the school', () => {
  const share = tellShare(9, 14);
  const shown = { countedOn: '2026-11-23', dose: null, onTheWay: share, faster: share };
  const counted = { ...shown, besides: share };
  expect(toShown(counted)).toEqual(shown);
  expect(shownFiguresSchema.safeParse(shown).success).toBe(true);
  expect(shownFiguresSchema.safeParse(counted).success).toBe(false);
});
