import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithGroup, type UnitShares } from '~/outcomes/benchmark/benchmark';

const followUp = (count: number, base: number): UnitShares => ({
  'needs-follow-up': { count, base },
});
const compare = (own: UnitShares, units: UnitShares[]) =>
  compareWithGroup(own, units).find(({ id }) => id === 'needs-follow-up');
const five = (count: number, base: number) =>
  Array.from({ length: 5 }, () => followUp(count, base));

describe('own share beside a group', () => {
  it.each([
    [followUp(30, 60), 'higher'],
    [followUp(8, 60), 'not-apart'],
    [followUp(0, 120), 'lower'],
  ])('%j beside 40 of 400', (own, standing) => {
    expect(compare(own, five(8, 80))).toMatchObject({
      units: 5,
      standing,
      group: { kind: 'told', count: 40, base: 400 },
    });
  });

  it('is not made with four units, nor with five of whom one is hidden', () => {
    for (const units of [five(8, 80).slice(1), [...five(8, 80).slice(1), {}]]) {
      expect(compare(followUp(30, 60), units)).toMatchObject({
        units: 4,
        standing: null,
        group: { kind: 'too-few' },
      });
    }
  });

  it('is not made with a base under 30, or with few on one side', () => {
    expect(compare(followUp(30, 60), five(1, 5))?.group).toEqual({ kind: 'too-few' });
    const [first, ...rest] = five(0, 80);
    expect(first).toBeDefined();
    expect(compare(followUp(30, 60), [followUp(3, 80), ...rest])?.group).toEqual({
      kind: 'too-few',
    });
  });

  it('tells own figures also when nothing can be compared, and nothing of what one has not', () => {
    expect(compare(followUp(3, 9), [])).toMatchObject({ own: { kind: 'told', count: 3, base: 9 } });
    expect(compare({}, five(8, 80))).toMatchObject({ own: { kind: 'too-few' }, standing: null });
  });

  it('does not depend on the order of the units, and never tells of few', () => {
    const unit = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([count, others]) => followUp(count, count + others));
    fc.assert(
      fc.property(unit, fc.array(unit, { maxLength: 9 }), (own, units) => {
        const one = compare(own, units);
        expect(compare(own, units.toReversed())).toEqual(one);
        if (one?.group.kind !== 'told') return;
        expect(units.length).toBeGreaterThanOrEqual(5);
        expect(one.group.base).toBeGreaterThanOrEqual(30);
        for (const part of [one.group.count, one.group.base - one.group.count]) {
          expect(part === 0 || part >= 5).toBe(true);
        }
      }),
    );
  });
});
