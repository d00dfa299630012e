import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addEffects,
  BESIDES,
  CHANGES,
  type EffectFacts,
  type EffectFigures,
  measureEffect,
  readShare,
} from '~/outcomes/effect/effect-figures';
import { protectEffect, showEffect } from '~/outcomes/effect/protect-effect';
import { HELPED_VERDICTS } from '~/support/progress/helped';

const facts = (own: Partial<EffectFacts>): EffectFacts => ({
  verdict: 'no-readings',
  change: null,
  beside: null,
  ...own,
});
const times = (count: number, own: Partial<EffectFacts>) =>
  Array.from({ length: count }, () => facts(own));

describe('after support', () => {
  test('the worked example', () => {
    const figures = measureEffect(
      [
        facts({ verdict: 'on-the-way', change: 'more', beside: 'faster' }),
        facts({ verdict: 'too-early' }),
        facts({}),
      ],
      20,
    );
    expect(figures).toMatchObject({ enrolled: 20, withSupport: 3 });
    expect(figures.verdict).toEqual({
      'on-the-way': 1,
      'too-early': 1,
      'no-readings': 1,
      'not-on-the-way': 0,
      'no-goal': 0,
    });
    expect(showEffect(figures)).toMatchObject({
      more: { count: 1, base: 1 },
      faster: { count: 1, base: 1 },
    });
  });
  test('6 of 8 read surely more: Wilson .4093 to .9285', () => {
    const share = readShare({ more: 6, unsure: 2, less: 0 }, 'more');
    expect(share).toMatchObject({ count: 6, base: 8 });
    expect(share?.limits.lower).toBeCloseTo(0.4093, 4);
    expect(share?.limits.upper).toBeCloseTo(0.9285, 4);
    expect(readShare({ faster: 0, 'not-faster': 0 }, 'faster')).toBeNull();
  });
  test('classes add up to their school', () => {
    const anyFacts = fc.record({
      classId: fc.constantFrom('1', '2', '3'),
      verdict: fc.constantFrom(...HELPED_VERDICTS),
      change: fc.option(fc.constantFrom(...CHANGES)),
      beside: fc.option(fc.constantFrom(...BESIDES)),
    });
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 40 }), (all) => {
        const whole = measureEffect(all, 50);
        const parts = ['1', '2', '3'].map((id) =>
          measureEffect(
            all.filter(({ classId }) => classId === id),
            id === '1' ? 30 : 10,
          ),
        );
        expect(addEffects(parts)).toEqual(whole);
        const verdicts = Object.values(whole.verdict).reduce((sum, count) => sum + count, 0);
        expect(verdicts).toBe(whole.withSupport);
      }),
    );
  });
});

describe('small numbers after support', () => {
  const school = (enrolled: number, pupils: EffectFacts[]): EffectFigures =>
    measureEffect(pupils, enrolled);
  test('a school with three of a verdict tells none of its shares', () => {
    const [small, large] = [
      school(60, [
        ...times(10, { verdict: 'on-the-way', change: 'more' }),
        ...times(3, { verdict: 'not-on-the-way', change: 'less' }),
      ]),
      school(200, [
        ...times(30, { verdict: 'on-the-way', change: 'more' }),
        ...times(20, { verdict: 'not-on-the-way', change: 'unsure' }),
      ]),
    ];
    const shown = protectEffect([small, large]);
    expect(shown.schools[0]!.verdict['not-on-the-way']).toBe('few');
    expect(shown.schools[0]!.more).toBe('protected');
    expect(shown.schools[0]!.withSupport).toBe('protected');
  });
  test('large schools without small counts are shown as they are', () => {
    const own = () =>
      school(200, [
        ...times(30, { verdict: 'on-the-way', change: 'more', beside: 'faster' }),
        ...times(20, { verdict: 'not-on-the-way', change: 'unsure', beside: 'not-faster' }),
        ...times(10, { verdict: 'too-early' }),
      ]);
    const shown = protectEffect([own(), own()]);
    expect(shown.schools[0]).toEqual(showEffect(own()));
    expect(shown.total).toMatchObject({ withSupport: 120, more: { count: 60, base: 100 } });
  });
  test('no shown count is 1 to 4, and no share has a part of 1 to 4', () => {
    const anySchool = fc
      .tuple(fc.array(fc.nat(12), { minLength: 5, maxLength: 5 }), fc.nat(8), fc.nat(8), fc.nat(60))
      .map(([verdicts, more, faster, rest]) => {
        const pupils = verdicts.flatMap((count, place) =>
          times(count, { verdict: HELPED_VERDICTS[place] }),
        );
        for (const pupil of pupils.slice(0, more)) pupil.change = 'more';
        for (const pupil of pupils.slice(0, faster)) pupil.beside = 'faster';
        return school(pupils.length + rest, pupils);
      });
    const isFew = (count: unknown) => typeof count === 'number' && count > 0 && count < 5;
    fc.assert(
      fc.property(fc.array(anySchool, { minLength: 1, maxLength: 6 }), (all) => {
        const { schools, total } = protectEffect(all);
        for (const { verdict, withSupport, more, faster } of [...schools, total]) {
          for (const count of Object.values(verdict)) expect(isFew(count)).toBe(false);
          expect(isFew(withSupport)).toBe(false);
          for (const share of [more, faster]) {
            if (share === null || share === 'protected') continue;
            expect(isFew(share.count) || isFew(share.base - share.count)).toBe(false);
          }
        }
      }),
    );
  });
});
