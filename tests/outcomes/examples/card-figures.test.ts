import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseFigures,
  shownFiguresSchema,
  tellDose,
  tellOnTheWay,
  tellShare,
  toShown,
} from '~/outcomes/examples/card-figures';
import { type CountedPupil, findTellable } from '~/outcomes/examples/tellable-methods';

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

describe('the methods of a school whose shares are told together', () => {
  /** "one+two 7/12": of 12 pupils who have had both methods 7 are counted. */
  const made = (text: string): CountedPupil[] =>
    text.split(', ').flatMap((part) => {
      const [methods = '', share = ''] = part.split(' ');
      const [counted = 0, base = 0] = share.split('/').map(Number);
      return Array.from({ length: base }, (_, at) => ({
        methodIds: methods === 'none' ? [] : methods.split('+'),
        isCounted: at < counted,
      }));
    });

  it.each([
    ['one 7/12, none 5/12', ['one']],
    ['one 9/14', ['one']],
    ['one 9/14, none 2/4', []],
    ['one 9/14, none 0/6', ['one']],
    ['one 9/14, two 6/12, none 5/10', ['one', 'two']],
    // Both would leave the 3 of 3 who have had both; of one alone the rest is large enough.
    ['one 9/16, two 6/12, one+two 3/3, none 5/10', ['one']],
    ['one 4/20', []],
  ])('%s', (text, told) => {
    expect([...findTellable(made(text))].sort()).toEqual(told);
  });

  it('leave no part of 1 to 4 pupils in any sum or difference of them', () => {
    const sets = ['none', 'one', 'two', 'three', 'one+two', 'two+three'];
    const part = fc.tuple(fc.constantFrom(...sets), fc.nat(14), fc.nat(14));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
        const pupils = made(parts.map(([set, on, off]) => `${set} ${on}/${on + off}`).join(', '));
        const told = [...findTellable(pupils)];
        for (const isCounted of [true, false]) {
          const side = pupils.filter((pupil) => pupil.isCounted === isCounted);
          const has = (method: string) => side.filter((one) => one.methodIds.includes(method));
          const few = told.flatMap((one) => [
            ...[has(one).length, side.length - has(one).length],
            ...told.flatMap((other) => {
              const both = has(one).filter((pupil) => has(other).includes(pupil)).length;
              return [
                both,
                has(one).length - both,
                side.length - has(other).length - has(one).length + both,
              ];
            }),
          ]);
          for (const count of few) expect(count === 0 || count >= 5).toBe(true);
        }
      }),
    );
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

it('a version tells no share anew of which 1 to 4 pupils have changed', () => {
  const at = (countedOn: string, count: number, base: number) => {
    const share = tellShare(count, base);
    return { countedOn, dose: null, onTheWay: share, faster: tellShare(0, 0) };
  };
  const first = at('2026-10-01', 9, 15);
  for (const [count, base, isNew] of [
    [9, 15, true],
    [10, 16, false],
    [9, 16, false],
    [14, 20, true],
    [14, 21, false],
    [4, 15, true],
  ] as const) {
    const fresh = at('2026-11-23', count, base);
    expect(chooseFigures([first], fresh)).toBe(isNew ? fresh : first);
  }
  // Any earlier version counts, not the newest alone.
  const second = at('2026-11-01', 14, 20);
  expect(chooseFigures([second, first], at('2026-11-23', 9, 14))).toBe(second);
});

it('figures that were told fit a package, without the rest of the school', () => {
  const share = tellShare(9, 14);
  const shown = { countedOn: '2026-11-23', dose: null, onTheWay: share, faster: share };
  const counted = { ...shown, besides: share };
  expect(toShown(counted)).toEqual(shown);
  expect(shownFiguresSchema.safeParse(shown).success).toBe(true);
  expect(shownFiguresSchema.safeParse(counted).success).toBe(false);
});
