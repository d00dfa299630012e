import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '~/scoring/level-shapes';
import { type ShownCount, showExactly, showProtected } from '~/scoring/shown-preview';
import { ALL_TOLD, NOTHING_TOLD } from '~/scoring/told-levels';
import { inTens } from '~/scoring/validation-small-numbers';

/** Rows and columns: needs follow-up, look again, above, incomplete. */
const table = [
  [12, 0, 0, 0],
  [0, 27, 3, 0],
  [0, 0, 40, 0],
  [0, 0, 0, 0],
];

describe('a preview of a policy', () => {
  it('is exact for who may see the pupils', () => {
    expect(showExactly(table)).toMatchObject({
      pupils: 82,
      changed: 3,
      before: { 'needs-follow-up': 12, 'look-again': 30, above: 40, incomplete: 0 },
      after: { 'needs-follow-up': 12, 'look-again': 27, above: 43, incomplete: 0 },
    });
  });

  it('says fewer than five for others, and hides what would give the number away', () => {
    const shown = showProtected(table, ALL_TOLD);
    expect(shown).toMatchObject({ isInTens: true, pupils: 80, changed: 'few' });
    expect(shown.before).toEqual({
      ...{ 'needs-follow-up': 10, 'look-again': 30, above: 40, incomplete: 'protected' },
    });
    expect(shown.table[1]).toEqual([0, 'protected', 'few', 0]);
    // 30 of which 27 stay, or 43 of which 40 were there: neither is told.
    expect(shown.after['look-again']).not.toBe(27);
    expect(shown.after.above).not.toBe(43);
  });

  it('hides the whole row of a level that few have', () => {
    const shown = showProtected(
      [
        [2, 0, 0, 0],
        [0, 30, 0, 0],
        [0, 0, 40, 0],
        [1, 0, 0, 0],
      ],
      ALL_TOLD,
    );
    expect(shown.before['needs-follow-up']).toBe('few');
    // Who has been judged incomplete is not counted at all.
    expect(shown.before.incomplete).toBe('protected');
    expect(shown.pupils).toBe(70);
    expect(shown.table[0]).toEqual(LEVELS.map(() => 'protected'));
  });

  it('divides only what the follow-up tells', () => {
    const told = { ...ALL_TOLD, levels: new Set(['needs-follow-up', 'incomplete'] as const) };
    const shown = showProtected(table, told);
    expect(shown).toMatchObject({ pupils: 'protected', changed: 'protected' });
    expect(shown.before).toMatchObject({ 'needs-follow-up': 10, 'look-again': 'protected' });
    expect(Object.values(shown.after)).toEqual(LEVELS.map(() => 'protected'));
    expect(shown.table[0]).toEqual([10, 0, 0, 0]);
    expect(shown.table[1]).toEqual(LEVELS.map(() => 'protected'));
    expect(showProtected(table, NOTHING_TOLD).table.flat()).toEqual(Array(16).fill('protected'));
  });

  const counts = fc.array(
    fc.array(
      fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ max: 60, min: 10 })),
      {
        minLength: 4,
        maxLength: 4,
      },
    ),
    { minLength: 4, maxLength: 4 },
  );
  const isSmall = (count: ShownCount) => typeof count === 'number' && count > 0 && count < 5;

  it('never tells 1 to 4, nor leaves one hidden number alone among shown ones', () => {
    fc.assert(
      fc.property(counts, (table) => {
        const shown = showProtected(table, ALL_TOLD);
        const all = [
          ...shown.table.flat(),
          ...Object.values(shown.before),
          ...Object.values(shown.after),
          shown.changed,
        ];
        expect(all.filter(isSmall)).toEqual([]);
        const counted = shown.table.slice(0, -1);
        for (const [at, level] of LEVELS.entries()) {
          const isHidden = (count: ShownCount) => typeof count !== 'number';
          const row = shown.table[at]!.filter(isHidden).length;
          if (typeof shown.before[level] === 'number') expect(row).not.toBe(1);
          const column = counted.filter((cells) => isHidden(cells[at]!)).length;
          if (typeof shown.after[level] === 'number') expect(column).not.toBe(1);
        }
        const { incomplete: _incomplete, ...before } = shown.before;
        const hiddenLevels = Object.values(before).filter((count) => typeof count !== 'number');
        expect(hiddenLevels).not.toHaveLength(1);
        if (typeof shown.changed === 'number') {
          const { changed } = showExactly([...table.slice(0, -1), [0, 0, 0, 0]]);
          expect(shown.changed).toBe(inTens(changed as number));
        }
        const numbers = all.filter((count) => typeof count === 'number');
        expect(numbers.filter((count) => count % 10 !== 0)).toEqual([]);
      }),
    );
  });
});
