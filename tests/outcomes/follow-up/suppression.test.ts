/**
 * The attack on what a head of education is shown: all tables of a year together, as a linear program.
 * A hidden count over 0 must be able to be two numbers at the least.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addFigures, measure, WAY_STEPS } from '~/outcomes/follow-up/figures';
import { isMovementSafe } from '~/outcomes/follow-up/movement-proof';
import { protectMunicipality, type SchoolFacts } from '~/outcomes/follow-up/protect-municipality';
import { protectSplit } from '~/outcomes/follow-up/protect-split';
import type { PupilFacts } from '~/outcomes/follow-up/pupil-facts';
import { layOutAttack, findExposed as listExposed } from './attack';
import { anyPupil, pupil, TODAY } from './facts-factory';
import { LinearProgram } from './simplex';

const pages = (schools: readonly SchoolFacts[]) => {
  const page = (window: number) =>
    protectMunicipality(schools, { window, windowCount: 2, today: TODAY });
  return [page(0), page(1)] as const;
};
const matrixOf = (schools: readonly SchoolFacts[]) =>
  addFigures(schools.map(({ pupils }) => measure(pupils, { window: 1, today: TODAY }))).moves ?? [];
const school = (schoolId: string, pupils: PupilFacts[]): SchoolFacts => ({
  schoolId,
  schoolName: schoolId,
  pupils,
});
/** "nn 4, na 2": so many pupils with these standings in the two windows. */
const made = (schoolId: string, text: string) =>
  school(
    schoolId,
    text.split(', ').flatMap((part) => {
      const [letters = '', count] = part.split(' ');
      return Array.from({ length: Number(count) }, () => pupil(schoolId, letters));
    }),
  );

/** Hidden counts over 0 that can be one number only. */
function findExposed(
  schools: readonly SchoolFacts[],
  moves: readonly (readonly number[])[] | null,
): string[] {
  return listExposed(layOutAttack(pages(schools), { moves }));
}

describe('the simplex that attacks', () => {
  test('finds bounds that are known', () => {
    // x + y = 10, x + z = 7, x at most 4: x 0 to 4, y 6 to 10, z 3 to 7.
    const program = new LinearProgram();
    const [x, y, z] = [program.unknown(), program.unknown(), program.unknown()];
    const one = (unknown: number) => new Map([[unknown, 1]]);
    program.equal(new Map([...one(x), ...one(y)]), 10);
    program.equal(new Map([...one(x), ...one(z)]), 7);
    program.within(one(x), 0, 4);
    program.solve();
    const near = ({ lower, upper }: { lower: number; upper: number }) =>
      [lower, upper].map((value) => Math.round(value * 1e6) / 1e6 + 0);
    expect(near(program.bounds(one(x)))).toEqual([0, 4]);
    expect(near(program.bounds(one(y)))).toEqual([6, 10]);
    expect(near(program.bounds(one(z)))).toEqual([3, 7]);
  });
});

/**
 * In autumn 9, 10 and 8 need follow-up, all shown. Five of u move up, so u has 4 in winter: hidden. Its
 * neighbour is hidden for its sake. With the matrix the sum of the two is known to be 27 - 5 - 8 = 14, and
 * since nobody moved down, v cannot have more than 10: u has 4.
 */
const GIVEN_AWAY = [
  made('u', 'nn 4, na 5, aa 20'),
  made('v', 'nn 10, aa 20'),
  made('s', 'nn 8, aa 22'),
];

describe('the movement beside the levels', () => {
  test('a matrix that gives a hidden count away is found by the attack, and is not shown', () => {
    expect(findExposed(GIVEN_AWAY, null)).toEqual([]);
    expect(findExposed(GIVEN_AWAY, matrixOf(GIVEN_AWAY))).not.toEqual([]);
    const [, now] = pages(GIVEN_AWAY);
    expect(now.moves).toBeNull();
    expect(now.movesHidden).toBe(true);
  });
  test('a matrix with a count of 1 to 4 is not shown', () => {
    const few = [made('u', 'nn 20, na 4, aa 20'), made('v', 'nn 20, aa 20')];
    const shown = pages(few);
    expect(isMovementSafe(matrixOf(few), few, { shown, today: TODAY })).toBe(false);
    expect(shown[1].moves).toBeNull();
  });
  test('in a large municipality it is shown, small schools and all', () => {
    const large = [
      made('p', 'nn 8, na 6, an 5, aa 40'),
      made('q', 'nn 9, na 7, an 6, aa 50'),
      made('r', 'nn 2, na 1, an 1, aa 30'),
      made('t', 'nn 1, na 2, an 1, aa 26'),
    ];
    const [, now] = pages(large);
    expect(now.hidden).toBeGreaterThan(0);
    expect(now.moves?.[0]?.cells.map(({ count }) => count)).toEqual([20, 0, 16, 0]);
    expect(findExposed(large, matrixOf(large))).toEqual([]);
  });
});

test('no hidden count of a year can be worked out from all that is shown of it', () => {
  const sizes = fc.integer({ min: 4, max: 60 });
  const schools = fc
    .tuple(sizes, sizes, sizes)
    .chain((all) =>
      fc.tuple(
        ...all.map((size, place) =>
          fc.array(anyPupil(`s${place}`), { minLength: size, maxLength: size }),
        ),
      ),
    )
    .map((all) => all.map((pupils, place) => school(`s${place}`, pupils)));
  fc.assert(
    fc.property(schools, (all) => {
      const isShown = pages(all)[1].moves !== null;
      expect(findExposed(all, isShown ? matrixOf(all) : null)).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('what is shown of municipalities whose movement is shown gives nothing away', () => {
  const counts = fc.record({
    nn: fc.integer({ min: 1, max: 12 }),
    na: fc.integer({ min: 1, max: 8 }),
    an: fc.integer({ min: 1, max: 8 }),
    aa: fc.integer({ min: 8, max: 40 }),
  });
  let shown = 0;
  fc.assert(
    fc.property(fc.array(counts, { minLength: 4, maxLength: 5 }), (all) => {
      const schools = all.map(({ nn, na, an, aa }, place) =>
        made(`s${place}`, `nn ${nn}, na ${na}, an ${an}, aa ${aa}`),
      );
      if (pages(schools)[1].moves === null) return;
      shown += 1;
      expect(findExposed(schools, matrixOf(schools))).toEqual([]);
    }),
    { numRuns: 40 },
  );
  expect(shown).toBeGreaterThan(3);
}, 120_000);

describe('a count told in parts', () => {
  test('is not told where the count itself is hidden, and its total only when that is shown', () => {
    const rows = [
      { isWholeShown: true, parts: [10, 5] },
      { isWholeShown: false, parts: [6, 6] },
    ];
    expect(protectSplit(rows, false)).toEqual({
      rows: [
        [10, 5],
        ['protected', 'protected'],
      ],
      total: ['protected', 'protected'],
    });
    expect(protectSplit(rows, true).total).toEqual([16, 11]);
  });
  test('a school that is not told is no difference between the total and the others', () => {
    const rows = [
      { isWholeShown: true, parts: [10, 5] },
      { isWholeShown: false, parts: [12, 1] },
    ];
    const { total } = protectSplit(rows, true);
    expect(total).not.toContain(6);
    expect(total).toHaveLength(2);
  });
  test('the way stands only beside a shown count of those who need follow-up', () => {
    const [, now] = pages([made('u', 'nn 4, aa 30'), made('v', 'nn 25, aa 30')]);
    for (const { levels, figures } of now.schools) {
      if (typeof levels['needs-follow-up'] === 'number') continue;
      expect(WAY_STEPS.map((step) => figures.way[step])).toEqual(WAY_STEPS.map(() => 'protected'));
    }
  });
});
