/** A corrected window: its rule by example, and the attack on two versions that are held against each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, correctWindow, versionOf } from '~/outcomes/open-data/correct-window';
import {
  MEASURES,
  type Measure,
  type PublicCounts,
  type PublicWindow,
} from '~/outcomes/open-data/measures';
import { publishWindow, type SchoolToPublish } from '~/outcomes/open-data/public-figures';
import { pupil, TODAY } from '../follow-up/facts-factory';
import { LinearProgram, type Sum } from '../follow-up/simplex';

const ABOUT = { on: '2026-11-24', reason: 'En klass var dubbelt inläst.' };

/** "n 12, a 30": so many pupils with these standings. */
function school(schoolId: string, text: string): SchoolToPublish {
  const pupils = text.split(', ').flatMap((part) => {
    const [letter = '', count] = part.split(' ');
    return Array.from({ length: Number(count) }, () => pupil(schoolId, letter));
  });
  return { schoolId, schoolName: schoolId, unitCode: null, pupils };
}
const publish = (...schools: SchoolToPublish[]): PublicWindow => ({
  ...{ startYear: 2026, kind: 'autumn', definitionsVersion: '1' },
  ...publishWindow(schools, { at: 0, today: TODAY }),
});
const correct = (earlier: PublicWindow[], fresh: PublicWindow) => {
  const corrected = correctWindow(earlier, fresh, ABOUT);
  if (!corrected) throw new Error('nothing');
  return corrected;
};
const countsOf = (window: PublicWindow, name: string) =>
  window.schools.find((one) => one.name === name)?.counts;

const V = school('v', 'n 12, a 30');
const S = school('s', 'n 9, a 31');

describe('a corrected window', () => {
  it('shows counts that have changed by 5 or more, with the version, day and reason', () => {
    const first = publish(V, S);
    const second = correct([first], publish(school('v', 'n 18, a 24'), S));
    expect(countsOf(second, 'v')).toMatchObject({ 'needs-follow-up': 18, above: 24 });
    expect(countsOf(second, 's')).toEqual(countsOf(first, 's'));
    expect(second.total).toMatchObject({ 'needs-follow-up': 27, above: 55 });
    expect(second.corrections).toEqual([ABOUT]);
    expect([versionOf(first), versionOf(second)]).toEqual([1, 2]);
    const told = correct([first], { ...publish(V, S), leftOutSchools: 2 });
    expect([second.leftOutSchools, told.leftOutSchools]).toEqual([undefined, 2]);
    expect(compareVersions(first, second).hidden).toBe(0);
  });

  it('hides the levels of a school of which one count changed by 1, and of all schools with it', () => {
    const first = publish(V, S);
    const second = correct([first], publish(school('v', 'n 13, a 29'), S));
    expect(countsOf(second, 'v')).toMatchObject({
      ...{ enrolled: 42, planned: null, 'needs-follow-up': null, above: null },
    });
    expect(countsOf(second, 's')).toEqual(countsOf(first, 's'));
    expect(second.total).toMatchObject({ enrolled: 82, 'needs-follow-up': null, above: null });
    // Hidden it stays, whatever is corrected after that.
    const third = correct([first, second], publish(school('v', 'n 30, a 12'), S));
    expect(countsOf(third, 'v')).toMatchObject({ 'needs-follow-up': null });
    expect(versionOf(third)).toBe(3);
  });

  it('tells no small change against the first version when two large ones nearly cancel', () => {
    const first = publish(V, S);
    const second = correct([first], publish(school('v', 'n 20, a 22'), S));
    expect(countsOf(second, 'v')).toMatchObject({ 'needs-follow-up': 20 });
    const third = correct([first, second], publish(school('v', 'n 13, a 29'), S));
    expect(countsOf(third, 'v')).toMatchObject({ 'needs-follow-up': null });
  });

  it('hides all schools together when what the shown ones leave over is small', () => {
    // The small school, which is not named, has one who needs follow-up more.
    const small = school('u', 'n 10, a 10');
    const first = publish(V, S, small);
    const second = correct(
      [first],
      publish(school('v', 'n 18, a 24'), S, school('u', 'n 11, a 9')),
    );
    expect(countsOf(second, 'v')).toMatchObject({ 'needs-follow-up': 18 });
    expect(second.total['needs-follow-up']).toBeNull();
  });

  it('hides a school that is small now, names none that was not named, and finds one that has a new name', () => {
    const first = publish({ ...V, unitCode: '12345678' }, S);
    const renamed = { ...school('v', 'n 18, a 24'), schoolName: 'Nya v', unitCode: '12345678' };
    const second = correct(
      [first],
      publish(renamed, school('s', 'n 9, a 12'), school('w', 'n 20, a 20')),
    );
    expect(second.schools.map(({ name }) => name)).toEqual(first.schools.map(({ name }) => name));
    expect(countsOf(second, 'v')).toMatchObject({ 'needs-follow-up': 18 });
    expect(Object.values(countsOf(second, 's')!).every((count) => count === null)).toBe(true);
  });
});

const KINDS = [
  'exempt',
  'look-again',
  'above',
  'incomplete',
  'way-undecided',
  'way-set-aside',
  'way-confirmed',
  'way-supported',
] as const;
const FOLLOW_UP = KINDS.filter((kind) => kind.startsWith('way-'));
const PARTS: Record<Measure, readonly (typeof KINDS)[number][]> = {
  ...(Object.fromEntries(KINDS.map((kind) => [kind, [kind]])) as Record<
    (typeof KINDS)[number],
    (typeof KINDS)[number][]
  >),
  enrolled: KINDS,
  planned: KINDS.filter((kind) => kind !== 'exempt'),
  'with-level': [...FOLLOW_UP, 'look-again', 'above'],
  'needs-follow-up': FOLLOW_UP,
};

/** Changes of 1 to 4 that follow from two versions, of any count of any school, of all, or of those not shown. */
function findToldChanges(schools: readonly SchoolToPublish[], versions: readonly PublicWindow[]) {
  const program = new LinearProgram();
  const unknowns = versions.map(() => schools.map(() => KINDS.map(() => program.unknown())));
  const sumOf = (version: number, places: readonly number[], measure: Measure): Sum =>
    new Map(
      places.flatMap((place) =>
        PARTS[measure].map((kind): [number, number] => [
          unknowns[version]![place]![KINDS.indexOf(kind)]!,
          1,
        ]),
      ),
    );
  const all = schools.map((_, place) => place);
  for (const [version, window] of versions.entries()) {
    const tell = (places: readonly number[], counts: PublicCounts | undefined) => {
      for (const measure of MEASURES) {
        const count = counts?.[measure] ?? null;
        if (count !== null) program.equal(sumOf(version, places, measure), count);
      }
    };
    for (const place of all) tell([place], countsOf(window, schools[place]!.schoolName));
    tell(all, window.total);
  }
  program.solve();
  const shown = (measure: Measure) =>
    all.filter((place) => countsOf(versions[1]!, schools[place]!.schoolName)?.[measure] != null);
  return MEASURES.filter((measure) => measure !== 'enrolled').flatMap((measure) => {
    const rest = all.filter((place) => !shown(measure).includes(place));
    return [...all.map((place) => [place]), all, rest].flatMap((places) => {
      if (places.length === 0) return [];
      const difference: Sum = new Map([
        ...sumOf(1, places, measure),
        ...[...sumOf(0, places, measure)].map(([own]): [number, number] => [own, -1]),
      ]);
      const { lower, upper } = program.bounds(difference);
      const isTold = upper - lower < 1 - 1e-6;
      const change = Math.abs((lower + upper) / 2);
      return isTold && change > 0.5 && change < 4.5
        ? [`${places.join('+')} ${measure}: ${lower}`]
        : [];
    });
  });
}

const anySchool = fc.record({
  needs: fc.integer({ min: 0, max: 20 }),
  again: fc.integer({ min: 0, max: 9 }),
  above: fc.integer({ min: 10, max: 30 }),
});
/** Pupils who are other than they were thought to be: few or many. */
const anyChange = fc.constantFrom(0, 0, 0, 1, 3, 6, 9);

describe('two versions that are held against each other', () => {
  const anyVersions = fc
    .array(fc.tuple(anySchool, anyChange, anyChange), { minLength: 2, maxLength: 3 })
    .map((all) => {
      const text = (needs: number, again: number, above: number) =>
        `n ${needs}, l ${again}, a ${above}`;
      const first = all.map(([{ needs, again, above }], place) =>
        school(`s${place}`, text(needs, again, above)),
      );
      const second = all.map(([{ needs, again, above }, more, other], place) =>
        school(`s${place}`, text(needs + more, again + other, Math.max(0, above - more - other))),
      );
      return { first, second };
    });

  it('tell no change of 1 to 4 pupils', () => {
    fc.assert(
      fc.property(anyVersions, ({ first, second }) => {
        const before = publish(...first);
        const after = correct([before], publish(...second));
        expect(findToldChanges(first, [before, after])).toEqual([]);
      }),
      { numRuns: 60, seed: 11 },
    );
  }, 120_000);

  it('would, were the new figures shown as they are, and the attack finds it', () => {
    const told = fc
      .sample(anyVersions, { seed: 3, numRuns: 15 })
      .filter(
        ({ first, second }) =>
          findToldChanges(first, [publish(...first), publish(...second)]).length > 0,
      );
    expect(told.length).toBeGreaterThan(5);
  }, 120_000);
});
