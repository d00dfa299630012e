/** The follow-up in short says what the tables show, and nothing of what they hide. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellInShort } from '~/outcomes/follow-up/in-short';
import type { ShownFigures } from '~/outcomes/follow-up/shown-figures';
import type { ShownCount } from '~/outcomes/protected-summary';

const FIGURES: ShownFigures = {
  way: { undecided: 3, 'set-aside': 1, confirmed: 0, supported: 2 },
  inTime: { 'in-time': 2, late: 1, open: 0 },
  days: { toConfirm: 4, toSupport: 9 },
  dose: { planned: 0, held: 0 },
  steps: { 'no-case': 6, none: 0, assessment: 0, planning: 0, 'follow-up': 0 },
};
const TOTAL = { planned: 46, withLevel: 40, incomplete: 6, figures: FIGURES };

describe('the follow-up in short', () => {
  it('tells the counts of a school', () => {
    const places = [
      { name: '1A', incomplete: 2 },
      { name: '1B', incomplete: 4 },
      { name: '1C', incomplete: 0 },
    ];
    expect(tellInShort(TOTAL, places)).toEqual({
      seen: { planned: 46, withLevel: 40, without: 6 },
      lacking: [
        { name: '1B', count: 4 },
        { name: '1A', count: 2 },
      ],
      decided: { undecided: 3, base: 6 },
      inTime: { inTime: 2, late: 1, open: 0, base: 3 },
    });
  });

  it('says of a hidden part that it is hidden, whatever the others are', () => {
    const way = { ...FIGURES.way, supported: 'few' as const };
    const inTime = { ...FIGURES.inTime, open: 'protected' as const };
    const short = tellInShort(
      { ...TOTAL, withLevel: 'protected', figures: { ...FIGURES, way, inTime } },
      [
        { name: 'Norra', incomplete: 'few' },
        { name: 'Södra', incomplete: 24 },
      ],
    );
    expect(short).toEqual({
      seen: null,
      lacking: [{ name: 'Södra', count: 24 }],
      decided: null,
      inTime: null,
    });
  });

  it('never tells a number when any of its parts is not one', () => {
    const count = fc.oneof(fc.nat(60), fc.constantFrom('few', 'protected'));
    fc.assert(
      fc.property(count, count, count, count, (undecided, aside, confirmed, supported) => {
        const way = { undecided, 'set-aside': aside, confirmed, supported } as Record<
          'undecided' | 'set-aside' | 'confirmed' | 'supported',
          ShownCount
        >;
        const { decided } = tellInShort({ ...TOTAL, figures: { ...FIGURES, way } }, []);
        const isShown = Object.values(way).every((own) => typeof own === 'number');
        expect(decided !== null).toBe(isShown);
      }),
    );
  });
});
