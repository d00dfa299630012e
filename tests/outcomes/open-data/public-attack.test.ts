/**
 * The attack on what is public, by itself and together with what the head of education is shown (page,
 * report, spreadsheet). A hidden count over 0 must be able to be two numbers at the least.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addFigures, measure } from '~/outcomes/follow-up/figures';
import { protectMunicipality, type SchoolFacts } from '~/outcomes/follow-up/protect-municipality';
import type { PupilFacts } from '~/outcomes/follow-up/pupil-facts';
import { type MEASURES, PUBLIC_NUMBERS, type PublicCounts } from '~/outcomes/open-data/measures';
import { publishWindow, type SchoolToPublish, showBy } from '~/outcomes/open-data/public-figures';
import { listPublicShares } from '~/outcomes/packages/municipality-figures';
import { REASONS } from '~/outcomes/summary';
import { findExposed, layOutAttack, type Shown } from '../follow-up/attack';
import { anyPupil, pupil, TODAY } from '../follow-up/facts-factory';

type Place = Shown['schools'][number];
const HIDDEN = 'protected';

/** Public counts in the shape of a page; what the public is not told of is hidden there. */
function asPlace(schoolId: string, enrolled: number, counts: PublicCounts | null): Place {
  const shown = (key: (typeof MEASURES)[number]) => counts?.[key] ?? HIDDEN;
  const place = {
    schoolId,
    schoolName: schoolId,
    standing: null,
    // How many go to a school is known to everyone, also of schools that are not named here.
    enrolled,
    exempt: shown('exempt'),
    planned: shown('planned'),
    withLevel: shown('with-level'),
    levels: {
      'needs-follow-up': shown('needs-follow-up'),
      'look-again': shown('look-again'),
      above: shown('above'),
      incomplete: shown('incomplete'),
    },
    reasons: Object.fromEntries(REASONS.map((reason) => [reason, HIDDEN])) as Place['reasons'],
    figures: {
      way: {
        undecided: shown('way-undecided'),
        'set-aside': shown('way-set-aside'),
        confirmed: shown('way-confirmed'),
        supported: shown('way-supported'),
      },
      inTime: { 'in-time': HIDDEN, late: HIDDEN, open: HIDDEN },
      days: { toConfirm: HIDDEN, toSupport: HIDDEN },
      dose: { planned: HIDDEN, held: HIDDEN },
      steps: {
        'no-case': HIDDEN,
        none: HIDDEN,
        assessment: HIDDEN,
        planning: HIDDEN,
        'follow-up': HIDDEN,
      },
    },
  } as const;
  return place;
}

function asPage(
  schools: readonly SchoolFacts[],
  countsOf: (school: SchoolFacts, place: number) => PublicCounts | null,
  total: PublicCounts,
): Shown {
  const places = schools.map((school, place) =>
    asPlace(school.schoolId, school.pupils.length, countsOf(school, place)),
  );
  const enrolled = schools.reduce((sum, { pupils }) => sum + pupils.length, 0);
  const whole = asPlace('all', enrolled, total);
  const page = {
    schools: places,
    total: whole,
    screened: HIDDEN,
    hidden: 0,
    comparable: 0,
    moves: null,
    movesHidden: false,
  } as const;
  return page;
}

const both = <Value>(make: (at: number) => Value) => [make(0), make(1)] as const;
const publicPages = (schools: readonly SchoolToPublish[]) =>
  both((at) => {
    const shown = publishWindow(schools, { at, today: TODAY });
    const find = ({ schoolName }: SchoolFacts) =>
      shown.schools.find(({ name }) => name === schoolName)?.counts ?? null;
    return asPage(schools, find, shown.total);
  });
/** What the public rule would show by itself: protected, but apart from the municipality's own. */
const apartPages = (schools: readonly SchoolToPublish[]) =>
  both((at) => {
    const shown = showBy(PUBLIC_NUMBERS, schools, { at, today: TODAY });
    return asPage(schools, (_, place) => shown.schools[place] ?? null, shown.total);
  });
const ownPages = (schools: readonly SchoolFacts[]) =>
  both((window) => protectMunicipality(schools, { window, windowCount: 2, today: TODAY }));
const matrixOf = (schools: readonly SchoolFacts[], pages: readonly [Shown, Shown]) =>
  pages[1].moves &&
  addFigures(schools.map(({ pupils }) => measure(pupils, { window: 1, today: TODAY }))).moves;

/** Of what the head of education is not shown, what can be worked out with the public tables. */
function exposeTogether(
  schools: readonly SchoolToPublish[],
  also: readonly [Shown, Shown],
): string[] {
  const own = ownPages(schools);
  return findExposed(layOutAttack(own, { moves: matrixOf(schools, own), also }));
}
/** The same for a reader of the public tables alone. */
const exposeInPublic = (schools: readonly SchoolToPublish[]) =>
  findExposed(layOutAttack(publicPages(schools), { moves: null }));

const school = (schoolId: string, pupils: PupilFacts[]): SchoolToPublish => ({
  schoolId,
  schoolName: schoolId,
  unitCode: null,
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

const sizes = fc.oneof(fc.integer({ min: 8, max: 29 }), fc.integer({ min: 30, max: 70 }));
const anySchools = fc
  .array(sizes, { minLength: 3, maxLength: 4 })
  .chain((all) =>
    fc.tuple(
      ...all.map((size, place) =>
        fc.array(anyPupil(`s${place}`), { minLength: size, maxLength: size }),
      ),
    ),
  )
  .map((all) => all.map((pupils, place) => school(`s${place}`, pupils)));

describe('what is public beside what the head of education is shown', () => {
  test('gives no hidden count away, together or by itself', () => {
    fc.assert(
      fc.property(anySchools, (schools) => {
        expect(exposeTogether(schools, publicPages(schools))).toEqual([]);
        expect(exposeInPublic(schools)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test('tables that are protected apart do, and the attack finds it', () => {
    const caught = fc
      .sample(anySchools, { seed: 1, numRuns: 20 })
      .filter((schools) => exposeTogether(schools, apartPages(schools)).length > 0);
    expect(caught.length).toBeGreaterThan(5);
  }, 120_000);

  test('a single count more than may be told is found', () => {
    const schools = [made('u', 'nn 3, aa 40'), made('v', 'nn 8, aa 32'), made('s', 'nn 9, aa 31')];
    const pages = publicPages(schools);
    expect(exposeTogether(schools, pages)).toEqual([]);
    const total = pages[1].total;
    const leaking = {
      ...pages[1],
      schools: pages[1].schools.map((own, place) => ({
        ...own,
        levels: { ...own.levels, 'needs-follow-up': place === 0 ? HIDDEN : place + 7 },
      })),
      total: { ...total, levels: { ...total.levels, 'needs-follow-up': 20 } },
    } satisfies Shown;
    expect(exposeTogether(schools, [pages[0], leaking])).toContain('now u needs-follow-up: 3 to 3');
  });
});

test('a package takes out shares of public counts and of nothing else', () => {
  const kept = fc.sample(anySchools, { seed: 3, numRuns: 40 }).flatMap((schools) => {
    const { total } = publishWindow(schools, { at: 1, today: TODAY });
    const counts = Object.values(total);
    const shares = listPublicShares(total);
    for (const { count, base } of shares) {
      expect(counts).toContain(count);
      expect(counts).toContain(base);
    }
    return shares;
  });
  expect(kept.length).toBeGreaterThan(10);
});

test('every published count is 0 or at least 5, of a school from 30 pupils, and one that the head of education sees', () => {
  fc.assert(
    fc.property(anySchools, (schools) => {
      for (const at of [0, 1]) {
        const shown = publishWindow(schools, { at, today: TODAY });
        const own = ownPages(schools)[at]!;
        for (const { name, counts } of shown.schools) {
          const known = own.schools.find(({ schoolName }) => schoolName === name)!;
          expect(known.enrolled).toBeGreaterThanOrEqual(30);
          for (const count of Object.values(counts)) {
            expect(count === null || count === 0 || count >= 5).toBe(true);
          }
          for (const level of ['needs-follow-up', 'look-again', 'above', 'incomplete'] as const) {
            if (counts[level] !== null) expect(known.levels[level]).toBe(counts[level]);
          }
        }
        const small = schools.filter(({ pupils }) => pupils.length < 30);
        expect(shown.smallSchools).toBe(small.length);
        for (const { schoolName } of small) {
          expect(JSON.stringify(shown)).not.toContain(`"${schoolName}"`);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a municipality worked out by hand', () => {
  // 46, 46 and 12 pupils. The small school has 2 who need follow-up and 10 above.
  const schools = [made('u', 'nn 6, aa 40'), made('v', 'nn 9, aa 37'), made('w', 'nn 2, aa 10')];
  const { schools: told, total, smallSchools } = publishWindow(schools, { at: 1, today: TODAY });
  expect(told.map(({ name }) => name)).toEqual(['u', 'v']);
  expect(smallSchools).toBe(1);
  expect(told[1]!.counts).toMatchObject({ enrolled: 46, exempt: 0, planned: 46, incomplete: 0 });
  // With both larger schools shown the total of 17 would give the 2 away.
  const shown = [...told.map(({ counts }) => counts), total].map((own) => own['needs-follow-up']);
  expect(shown.filter((count) => count !== null).length).toBeLessThan(3);
});
