import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findWhereToStart,
  GROUNDS,
  type Ground,
  readStartShares,
  type ShareOf,
  type StartPlace,
} from '~/outcomes/follow-up/where-to-start';

const NOTHING: StartPlace['shares'] = {
  late: null,
  undecided: null,
  'needs-follow-up': null,
  'without-level': null,
};
const place = (id: string, shares: Partial<StartPlace['shares']>): StartPlace => ({
  id,
  name: id,
  shares: { ...NOTHING, ...shares },
});
const flagged = (id: string, count: number, base: number) =>
  place(id, { 'needs-follow-up': { count, base } });

describe('where to start', () => {
  test('30 of 60 beside 40 of 400 is a reason; the others cannot be told apart', () => {
    const { ranks, notApart, hidden } = findWhereToStart([
      flagged('a', 10, 100),
      flagged('b', 30, 60),
      flagged('c', 9, 100),
      flagged('d', 10, 100),
      flagged('e', 11, 100),
    ]);
    expect({ notApart, hidden }).toEqual({ notApart: 4, hidden: 0 });
    expect(ranks).toHaveLength(1);
    const [first] = ranks[0]!.places;
    expect(first?.id).toBe('b');
    const [reason] = first?.reasons ?? [];
    expect(reason).toMatchObject({
      ground: 'needs-follow-up',
      count: 30,
      base: 60,
      others: { count: 40, base: 400 },
    });
    // Wilson, worked out in `proportion-interval`.
    expect(reason?.limits.lower).toBeCloseTo(0.3774, 3);
    expect(reason?.others.limits.upper).toBeCloseTo(0.1332, 3);
  });
  test('more reasons come first; as many share a rank, and the next rank counts them', () => {
    const many = { count: 40, base: 50 };
    const few = { count: 5, base: 100 };
    const all = (shares: Partial<Record<Ground, ShareOf>>) => ({
      'needs-follow-up': few,
      late: few,
      'without-level': few,
      ...shares,
    });
    const { ranks, notApart } = findWhereToStart([
      place('none', all({})),
      place('one', all({ late: many })),
      place('two', all({ 'needs-follow-up': many, 'without-level': many })),
      place('also two', all({ 'needs-follow-up': many, 'without-level': many })),
    ]);
    expect(ranks.map(({ rank, places }) => [rank, places.map(({ id }) => id)])).toEqual([
      [1, ['two', 'also two']],
      [3, ['one']],
    ]);
    expect(notApart).toBe(1);
  });
  test('a hidden share is no ground, and a place by itself has nothing to stand beside', () => {
    expect(findWhereToStart([flagged('a', 30, 60), place('b', {})])).toEqual({
      ranks: [],
      notApart: 1,
      hidden: 1,
    });
    expect(findWhereToStart([]).ranks).toEqual([]);
  });
  test('shares are of what is shown only', () => {
    const figures = {
      way: { undecided: 3, 'set-aside': 0, confirmed: 1, supported: 8 },
      inTime: { 'in-time': 6, late: 2, open: 1 },
    };
    const shown = { planned: 40, withLevel: 36, needsFollowUp: 12, figures };
    expect(readStartShares(shown)).toEqual({
      late: { count: 2, base: 8 },
      undecided: { count: 3, base: 12 },
      'needs-follow-up': { count: 12, base: 36 },
      'without-level': { count: 4, base: 40 },
    });
    const hidden = { ...figures, inTime: { ...figures.inTime, late: 'few' as const } };
    expect(
      readStartShares({ planned: 40, withLevel: 36, needsFollowUp: 'protected', figures: hidden }),
    ).toEqual({ ...NOTHING, 'without-level': { count: 4, base: 40 } });
  });
  test('no place is above another whose shares are all as high, and every place is told of once', () => {
    const share = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([count, more]): ShareOf => ({ count, base: count + more }));
    const anyPlace = fc
      .record(Object.fromEntries(GROUNDS.map((ground) => [ground, fc.option(share)])))
      .map((shares) => shares as StartPlace['shares']);
    fc.assert(
      fc.property(fc.array(anyPlace, { maxLength: 8 }), (all) => {
        const places = all.map((shares, index) => place(String(index), shares));
        const { ranks, notApart, hidden } = findWhereToStart(places);
        const ranked = ranks.flatMap(({ places: own }) => own);
        expect(ranked.length + notApart + hidden).toBe(places.length);
        for (const { reasons } of ranked) {
          expect(reasons.length).toBeGreaterThan(0);
          for (const { limits, others } of reasons) {
            expect(limits.lower).toBeGreaterThan(others.limits.upper);
          }
        }
      }),
    );
  });
});
