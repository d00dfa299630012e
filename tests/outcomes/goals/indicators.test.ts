import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '~/outcomes/follow-up/figures';
import { showExactly } from '~/outcomes/follow-up/shown-figures';
import {
  INDICATORS,
  type Indicator,
  isReached,
  type MeasuredPlace,
  readIndicator,
} from '~/outcomes/goals/indicators';

const EMPTY = showExactly(measure([], { window: 0, today: '2026-11-24' }));

function place(own: Partial<MeasuredPlace> = {}, figures: Partial<MeasuredPlace['figures']> = {}) {
  return {
    planned: 25,
    screened: 22,
    withLevel: 23,
    levels: { 'needs-follow-up': 6, 'look-again': 3, above: 14, incomplete: 2 },
    ...own,
    figures: { ...EMPTY, ...figures },
  } satisfies MeasuredPlace;
}

const WAY = { undecided: 1, 'set-aside': 1, confirmed: 1, supported: 3 };

describe('a value read from the follow-up', () => {
  it.each([
    ['screened', {}, { part: 22, base: 25 }],
    ['with-level', {}, { part: 23, base: 25 }],
    ['needs-follow-up', {}, { part: 6, base: 23 }],
    ['supported', { way: WAY }, { part: 3, base: 6 }],
    ['in-time', { inTime: { 'in-time': 3, late: 2, open: 4 } }, { part: 3, base: 5 }],
    ['sessions-held', { dose: { planned: 40, held: 31 } }, { part: 31, base: 40 }],
    [
      'consultations',
      { steps: { 'no-case': 20, none: 1, assessment: 1, planning: 1, 'follow-up': 2 } },
      { part: 2, base: 5 },
    ],
    ['days-to-support', { days: { toConfirm: 4, toSupport: 12.5 } }, { value: 12.5 }],
  ] as [Indicator, Partial<MeasuredPlace['figures']>, object][])(
    '%s is two counts that the follow-up shows, or its days',
    (indicator, figures, value) => {
      expect(readIndicator(indicator, place({}, figures))).toEqual({ ok: true, value });
    },
  );

  it('says why there is none', () => {
    const why = (indicator: Indicator, own: Parameters<typeof place>[0]) =>
      readIndicator(indicator, place(own));
    const few = { 'needs-follow-up': 'few', 'look-again': 3, above: 14, incomplete: 2 } as const;
    expect(why('needs-follow-up', { levels: few })).toEqual({ ok: false, why: 'few' });
    expect(why('screened', { planned: 'protected' })).toEqual({ ok: false, why: 'protected' });
    expect(why('screened', { screened: null })).toEqual({ ok: false, why: 'not-of-a-school' });
    expect(why('screened', { planned: 0, screened: 0 })).toEqual({ ok: false, why: 'nothing' });
    expect(readIndicator('days-to-support', place())).toEqual({ ok: false, why: 'nothing' });
    const hidden = { steps: { ...EMPTY.steps, planning: 'few' as const, 'follow-up': 7 } };
    expect(readIndicator('consultations', place({}, hidden))).toEqual({
      ok: false,
      why: 'protected',
    });
  });

  it('tells a number only where both of its counts are numbers', () => {
    const count = fc.oneof(fc.nat(40), fc.constantFrom('few' as const, 'protected' as const));
    const shares = INDICATORS.filter(
      (one) => one !== 'counted-by-hand' && one !== 'days-to-support',
    );
    fc.assert(
      fc.property(fc.constantFrom(...shares), count, count, (indicator, part, base) => {
        const all = (of: typeof part) => ({
          way: { ...WAY, supported: of },
          inTime: { 'in-time': of, late: base, open: base },
          dose: { held: of, planned: base },
          steps: { 'no-case': base, none: base, assessment: base, planning: base, 'follow-up': of },
        });
        const own = place(
          {
            planned: base,
            screened: part,
            withLevel: indicator === 'needs-follow-up' ? base : part,
            levels: {
              'needs-follow-up': indicator === 'supported' ? base : part,
              'look-again': base,
              above: base,
              incomplete: base,
            },
          },
          all(part),
        );
        const read = readIndicator(indicator, own);
        if (typeof part !== 'number' || typeof base !== 'number') expect(read.ok).toBe(false);
        else if (base > 0) expect(read.ok).toBe(true);
      }),
    );
  });
});

describe('a target', () => {
  it.each([
    [{ part: 22, base: 25 }, 95, 'at-least', false],
    [{ part: 19, base: 20 }, 95, 'at-least', true],
    // 94.96 per cent is told as 95 and is not 95.
    [{ part: 1130, base: 1190 }, 95, 'at-least', false],
    [{ part: 2, base: 10 }, 20, 'at-most', true],
    [{ part: 3, base: 10 }, 20, 'at-most', false],
    [{ value: 28 }, 28, 'at-most', true],
    [{ value: 28.5 }, 28, 'at-most', false],
  ] as const)('%o against %d %s: %s', (value, target, direction, reached) => {
    expect(isReached(value, target, direction)).toBe(reached);
  });
});
