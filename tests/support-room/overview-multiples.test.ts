import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countMultiples } from '~/support/overview-multiples';

type Row = Parameters<typeof countMultiples>[0][number];
type Skill = Row['skills'][number];
const BOUNDS = { lower: 0.2, upper: 0.8 };

function row(chances: (number | null)[], role: Skill['role'] = 'core', hasBegun = true): Row {
  const skills = chances.map((probabilityBelow, place) => ({
    key: String(place),
    skill: `skill-${place}`,
    title: { sv: 'färdighet', en: 'skill' },
    role,
    probabilityBelow,
    drawing: null as unknown as Skill['drawing'],
    tasks: [],
  }));
  return { classId: 'a', className: '1A', schoolName: 'Skolan', skills, hasBegun };
}

test('by the bounds of the policy, both of them included', () => {
  const rows = [0.9, 0.8, 0.79, 0.21, 0.2, 0.1, null].map((chance) => row([chance]));
  expect(countMultiples(rows, BOUNDS)[0]?.skills).toMatchObject([
    { skill: 'skill-0', below: 2, near: 2, above: 2 },
  ]);
});

test('classes that have not begun and tasks read one to one are left out', () => {
  expect(countMultiples([row([0.9], 'core', false), row([0.9], 'one-to-one')], BOUNDS)).toEqual([]);
});

test('every result is counted once, in whatever order', () => {
  const chance = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(chance), (chances) => {
      const count = (list: typeof chances) =>
        countMultiples(
          list.map((one) => row([one])),
          BOUNDS,
        )[0]?.skills[0];
      const own = count(chances);
      const known = chances.filter((one) => one !== null).length;
      expect((own?.below ?? 0) + (own?.near ?? 0) + (own?.above ?? 0)).toBe(known);
      expect(count(chances.toReversed())).toEqual(own);
    }),
  );
});
