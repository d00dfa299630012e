/**
 * The attack on all tables of pupils together, over random municipalities; each kind of leak that was mended or
 * is guarded against is planted, and found. ATTACK_SEEDS sets how many municipalities, ATTACK_FROM the first.
 */
import { describe, expect, test } from 'vitest';
import { findDoneSchools, isClassDone } from '~/outcomes/benefit/class-done';
import { showEffect } from '~/outcomes/effect/protect-effect';
import { protectMunicipality, type SchoolFacts } from '~/outcomes/follow-up/protect-municipality';
import type { ShownCount } from '~/outcomes/protected-summary';
import { tellSummary } from '~/outcomes/years/years';
import { reportMoves } from '~/scoring/rescoring-report';
import { showProtected } from '~/scoring/shown-preview';
import { ALL_TOLD } from '~/scoring/told-levels';
import { describeStudy } from '~/scoring/validation-report';
import { PROTECTED } from '~/scoring/validation-small-numbers';
import { findExposed, type Layout, layOutAttack, listRanges } from './attack';
import { tellFurther } from './attack-further';
import {
  type Everything,
  layOutEverything,
  measureSchoolEffect,
  poolAnyway,
  showEverything,
  summariseCohorts,
} from './attack-tables';
import { pupil, TODAY } from './facts-factory';
import { type FurtherSchool, inventFurther } from './random-further';
import { inventMunicipality, type RandomMunicipality } from './random-municipality';
import {
  countMoves,
  type Further,
  listMoves,
  showFurther,
  showReadingsAnyway,
  studyOf,
} from './show-further';

const FROM = Number(process.env.ATTACK_FROM ?? 1);
const SEEDS = Number(process.env.ATTACK_SEEDS ?? 24);
const seeds = (count: number) => Array.from({ length: count }, (_, place) => FROM + place);

/** 4 stands for 4 and more. */
const MOST = 4;

test('no hidden count can be worked out from all tables together', () => {
  const counted = { few: [0, 0, 0, 0, 0], protected: [0, 0, 0, 0, 0] };
  for (const seed of seeds(SEEDS)) {
    const municipality = inventMunicipality(seed);
    const attack = layOutAll(municipality);
    const ranges = listRanges(attack, MOST);
    const exposed = ranges.filter(({ values }) => values < 2).map(({ name }) => name);
    expect(exposed, `seed ${seed}`).toEqual([]);
    for (const { isFew, values } of ranges) counted[isFew ? 'few' : 'protected'][values]! += 1;
  }
  if (process.env.ATTACK_SEEDS) process.stdout.write(`${JSON.stringify(counted)}\n`);
  const share = (counts: readonly number[]) =>
    counts[MOST]! / counts.reduce((total, count) => total + count, 0);
  // So many of the fewer than 5 can be any of 1 to 4; docs/measurement.md has the rest.
  expect(share(counted.few)).toBeGreaterThan(0.2);
  expect(share(counted.protected)).toBeGreaterThan(0.5);
}, 1_200_000);

/** The pages beside the follow-up with everything else. */
function layOutAll(municipality: RandomMunicipality, plant: PlantFurther = () => ({})) {
  const shown = showEverything(municipality);
  const schools = inventFurther(municipality);
  const further = showFurther(schools, shown);
  const planted = { ...further, ...plant(schools, further) };
  return layOutEverything(municipality, shown, (layout, effect) =>
    tellFurther(schools, planted, layout, effect),
  );
}

type PlantFurther = (schools: readonly FurtherSchool[], shown: Further) => Partial<Further>;

function countFurtherLeaks(count: number, plant: PlantFurther): number {
  return seeds(count).filter(
    (seed) => findExposed(layOutAll(inventMunicipality(seed), plant)).length > 0,
  ).length;
}

/** In how many municipalities something is given away when something else is shown. */
function countLeaks(
  count: number,
  plant: (shown: Everything, municipality: RandomMunicipality) => Partial<Everything>,
): number {
  return seeds(count).filter((seed) => {
    const municipality = inventMunicipality(seed);
    const shown = showEverything(municipality);
    const planted = { ...shown, ...plant(shown, municipality) };
    return findExposed(layOutEverything(municipality, planted)).length > 0;
  }).length;
}

describe('a planted leak is found', () => {
  test('small schools’ years put together whatever their size, and again with a year more', () => {
    const leaks = countLeaks(8, (_, { schools }) => {
      const earlier = poolAnyway(schools, ({ earlier: own }) => own.slice(0, 2));
      const withThisYear = poolAnyway(schools, (own) => [
        ...own.earlier.slice(0, 2),
        ...summariseThisYear(own),
      ]);
      return {
        pool: [
          { years: 2, withThisYear: false, schools: earlier },
          { years: 2, withThisYear: true, schools: withThisYear },
        ],
      };
    });
    expect(leaks).toBeGreaterThan(1);
  });

  test('what came after support of the whole beside all schools but those of few', () => {
    const leaks = countLeaks(16, ({ effect }, { schools }) => {
      const all = schools.flatMap((own) => own.all);
      const whole = measureSchoolEffect({ ...schools[0]!, all });
      const exact = schools.map((own) => showEffect(measureSchoolEffect(own)));
      const few = ({ withSupport }: (typeof exact)[number]) =>
        typeof withSupport === 'number' && withSupport > 0 && withSupport < 10;
      const shown = exact.map((own, place) => (few(own) ? effect.schools[place]! : own));
      return { effect: { schools: shown, total: showEffect(whole) } };
    });
    expect(leaks).toBeGreaterThan(1);
  });

  test('cohorts of a whole whose counts are hidden', () => {
    const leaks = countLeaks(8, (_, { schools }) => ({
      cohorts: [0, 1].map((at) =>
        summariseCohorts(schools, at).map(({ cohort, summary }) => tellSummary(summary, cohort)),
      ),
    }));
    expect(leaks).toBeGreaterThan(1);
  });
});

describe('a leak planted in a page beside the follow-up is found', () => {
  test('a new judgement that divides levels which the follow-up does not tell', () => {
    const plant: PlantFurther = (schools) => ({
      judgedAgain: reportMoves(listMoves(schools), null),
    });
    expect(countFurtherLeaks(8, plant)).toBeGreaterThan(0);
  });

  test('the preview of a draft that does, in tens too', () => {
    const plant: PlantFurther = (schools) => {
      const everyone = schools.flatMap(({ pupils }) => pupils);
      return { preview: showProtected(countMoves(everyone, 'level', 'levelInDraft'), ALL_TOLD) };
    };
    expect(countFurtherLeaks(8, plant)).toBeGreaterThan(0);
  });

  test('validation that does', () => {
    const plant: PlantFurther = (schools) => ({
      validation: describeStudy(studyOf(schools), PROTECTED, { score: null, cut: null }),
      told: ALL_TOLD,
    });
    expect(countFurtherLeaks(8, plant)).toBeGreaterThan(0);
  });

  test('readings one to one of the whole beside all places but those of few', () => {
    const plant: PlantFurther = (schools, { freed }) => ({
      freed: showReadingsAnyway(schools, freed.done),
    });
    expect(countFurtherLeaks(8, plant)).toBeGreaterThan(0);
  });
});

function summariseThisYear(own: RandomMunicipality['schools'][number]) {
  return summariseCohorts([own], 1).map(({ summary }) => summary);
}

describe('which schools freed time counts', () => {
  const made = (schoolId: string, text: string): SchoolFacts => ({
    schoolId,
    schoolName: schoolId,
    pupils: text.split(', ').flatMap((part) => {
      const [letters = '', count] = part.split(' ');
      return Array.from({ length: Number(count) }, () => pupil(schoolId, letters));
    }),
  });
  // One class of 17 with 4 without a level: less than four of five have one.
  const schools = [made('u', 'aa 13, ai 4'), made('v', 'aa 30, ai 7'), made('w', 'aa 20, ai 9')];
  const page = (window: number) =>
    protectMunicipality(schools, { window, windowCount: 2, today: TODAY });
  const expose = (tellMore: (layout: Layout) => void) =>
    findExposed(layOutAttack([page(0), page(1)], { moves: null, tellMore }));

  test('by the class it would say how many fewer than 5 are', () => {
    expect(page(1).schools[0]!.levels.incomplete).toBe('few');
    expect(isClassDone(schools[0]!.pupils, 1)).toBe(false);
    const notCounted = ({ program, kindOf }: Layout) => {
      const without = new Map([...kindOf(0, 1, 'not-begun'), ...kindOf(0, 1, 'other')]);
      program.within(without, Math.floor(0.2 * 17) + 1, Number.POSITIVE_INFINITY);
    };
    expect(expose(() => undefined)).toEqual([]);
    expect(expose(notCounted)).toContain('now u incomplete: 4 to 4');
  });
  test('it is decided by what is shown: fewer than 5 without a level is counted, whether 1 or 4', () => {
    const shown = page(1).schools.map((own, place) => ({
      ...own,
      levels: { ...own.levels, incomplete: ([4, 7, 9] as const)[place]! },
    }));
    const withFirst = (incomplete: ShownCount) =>
      shown.map((own, place) =>
        place === 0 ? { ...own, levels: { ...own.levels, incomplete } } : own,
      );
    expect([...findDoneSchools(withFirst('few'))]).toEqual(['u', 'v']);
    expect([...findDoneSchools(withFirst(5))]).toEqual(['v']);
    // 30 of 37 and 20 of 29 together are fewer than four of five.
    expect([...findDoneSchools(withFirst('protected'))]).toEqual(['v']);
    const [hidden] = withFirst('protected');
    expect([...findDoneSchools([hidden!])]).toEqual([]);
  });
});
