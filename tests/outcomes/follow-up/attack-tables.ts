/**
 * Further tables of a random municipality, as they are shown, told to the attack together with the pages of
 * its two windows: after support, sessions, cohorts, earlier school years, small schools over several years,
 * freed time, what is public and what a package takes out. Long, because every kind of table is told here once.
 */
import { findDoneSchools } from '~/outcomes/benefit/class-done';
import { BESIDES, CHANGES, measureEffect } from '~/outcomes/effect/effect-figures';
import { protectEffect, type ShownEffect } from '~/outcomes/effect/protect-effect';
import { addFigures, measure } from '~/outcomes/follow-up/figures';
import type { MoveMatrix } from '~/outcomes/follow-up/movement';
import { protectMunicipality } from '~/outcomes/follow-up/protect-municipality';
import type { Measure, PublicCounts } from '~/outcomes/open-data/measures';
import { publishWindow } from '~/outcomes/open-data/public-figures';
import {
  listPublicShares,
  type MunicipalityFigures,
} from '~/outcomes/packages/municipality-figures';
import { protectSummaries, type ShownCount } from '~/outcomes/protected-summary';
import { addSummaries, summarise } from '~/outcomes/summary';
import {
  type PooledSchool,
  poolSmallSchools,
  protectCohorts,
  type YearLine,
} from '~/outcomes/years/years';
import { HELPED_VERDICTS } from '~/support/progress/helped';
import {
  add,
  KINDS,
  type Kind,
  type Layout,
  layOutAttack,
  negative,
  type PlainShown,
  type Shown,
  sumOf,
  tellLevels,
} from './attack';
import { TODAY } from './facts-factory';
import type { RandomMunicipality, RandomSchool } from './random-municipality';
import type { Sum } from './simplex';

const LEVELED = ['needs-follow-up', 'look-again', 'above'] as const satisfies readonly Kind[];
const both = <Value>(make: (at: number) => Value) => [make(0), make(1)] as const;

/** All that is shown of a municipality. A test may show something else instead. */
export interface Everything {
  pages: readonly [Shown, Shown];
  moves: MoveMatrix | null;
  effect: ReturnType<typeof protectEffect>;
  /** By window: by cohort, or null where they are not shown. */
  cohorts: readonly (YearLine[] | null)[];
  /** Of earlier school years, the newest first. */
  earlier: PlainShown[];
  /** Over this many of the earlier years, the newest among them, and this year too when it says so. */
  pool: { years: number; withThisYear: boolean; schools: PooledSchool[] }[];
  /** Ids of schools that freed time counts, and the least share with a level that this speaks of; by window. */
  done: readonly ReadonlySet<string>[];
  published: readonly { schools: Map<string, PublicCounts>; total: PublicCounts }[];
  packaged: MunicipalityFigures['shares'];
}

export function showEverything({ schools }: RandomMunicipality): Everything {
  const pages = both((window) =>
    protectMunicipality(schools, { window, windowCount: 2, today: TODAY }),
  );
  const published = [0, 1].map((at) => {
    const shown = publishWindow(schools, { at, today: TODAY });
    return {
      schools: new Map(shown.schools.map(({ name, counts }) => [name, counts])),
      total: shown.total,
    };
  });
  const figures = schools.map(({ pupils }) => measure(pupils, { window: 1, today: TODAY }));
  return {
    pages,
    moves: pages[1].moves && addFigures(figures).moves,
    effect: protectEffect(schools.map(measureSchoolEffect)),
    cohorts: pages.map(({ total }, at) => protectCohorts(total, summariseCohorts(schools, at))),
    earlier: EARLIER.map((year) =>
      protectSummaries(schools.map((own) => ({ ...own, summary: own.earlier[year]! }))),
    ),
    pool: [
      {
        years: EARLIER.length,
        withThisYear: false,
        schools: poolSmallSchools(
          EARLIER.map((year) => schools.map((own) => ({ ...own, summary: own.earlier[year]! }))),
        ),
      },
    ],
    done: pages.map((page) => findDoneSchools(page.schools)),
    published,
    packaged: listPublicShares(published[1]!.total),
  };
}

const EARLIER = [0, 1, 2];

export function measureSchoolEffect({ all }: RandomSchool) {
  return measureEffect(
    all.flatMap(({ effect }) => effect ?? []),
    all.length,
  );
}

export function summariseCohorts(schools: readonly RandomSchool[], at: number) {
  const everyone = schools.flatMap(({ all }) => all);
  const cohorts = [0, 1].filter((cohort) => everyone.some((own) => own.cohort === cohort));
  return cohorts.map((cohort) => ({
    cohort,
    summary: summarise(
      everyone.flatMap((own) =>
        own.cohort === cohort ? (own.facts.windows[at]?.standing ?? []) : [],
      ),
    ),
  }));
}

export function layOutEverything(
  municipality: RandomMunicipality,
  shown: Everything,
  tellFurther: (layout: Layout, effect: readonly EffectUnknowns[]) => void = () => undefined,
) {
  const { schools } = municipality;
  const areCohortsTold = shown.cohorts.some((lines) => lines !== null && lines.length > 0);
  return layOutAttack(shown.pages, {
    moves: shown.moves,
    cohorts: areCohortsTold ? 2 : 1,
    tellMore: (layout) => {
      if (areCohortsTold) tellCohorts(shown.cohorts, layout);
      const effect = tellEffect(schools, shown.effect, layout);
      tellYears(schools, shown, layout);
      tellPublic(schools, shown, layout);
      tellPackage(shown.packaged, layout);
      tellFurther(layout, effect);
    },
  });
}

const others: readonly Kind[] = ['not-begun', 'other'];

function tellCohorts(windows: Everything['cohorts'], { program, schools, kindOf }: Layout): void {
  for (const [at, lines] of windows.entries()) {
    for (const line of lines ?? []) {
      const whole = (kinds: readonly Kind[]) =>
        add(
          ...schools.flatMap((_, school) =>
            kinds.map((kind) => kindOf(school, at, kind, line.cohort ?? 0)),
          ),
        );
      const isShown = (count: ShownCount, kinds: readonly Kind[]) => {
        if (typeof count === 'number') program.equal(whole(kinds), count);
      };
      isShown(line.planned, [...LEVELED, ...others]);
      isShown(line.withLevel, LEVELED);
      isShown(line.needsFollowUp, ['needs-follow-up']);
    }
  }
}

export interface EffectUnknowns {
  verdict: number[];
  without: number[];
  change: number[];
  beside: number[];
  /** In plans and not in a part that has begun. */
  waiting: number[];
}

/** Verdicts are parts of the enrolled; the shares parts of those with support; these are among those with plans. */
function tellEffect(
  municipality: readonly RandomSchool[],
  shown: Everything['effect'],
  { program, tell, many }: Layout,
): EffectUnknowns[] {
  const unknowns = municipality.map(
    (): EffectUnknowns => ({
      verdict: many(HELPED_VERDICTS.length),
      without: many(1),
      change: many(CHANGES.length + 1),
      beside: many(BESIDES.length + 1),
      waiting: many(1),
    }),
  );
  const isMarked = [...shown.schools, shown.total].some(({ verdict }) =>
    Object.values(verdict).includes('few'),
  );
  const tellPlace = (name: string, own: ShownEffect, isTold: boolean, all: typeof unknowns) => {
    const least = isMarked && isTold ? 5 : 0;
    for (const [at, key] of HELPED_VERDICTS.entries()) {
      const sum = sumOf(all.map(({ verdict }) => verdict[at] ?? -1));
      tell(`effect ${name} ${key}`, own.verdict[key], sum, least);
    }
    const support = sumOf(all.flatMap(({ verdict }) => verdict));
    if (typeof own.withSupport === 'number') program.equal(support, own.withSupport);
    for (const [key, share] of [
      ['change', own.more],
      ['beside', own.faster],
    ] as const) {
      if (share === null || share === 'protected') continue;
      program.equal(sumOf(all.map((one) => one[key][0] ?? -1)), share.count);
      program.equal(sumOf(all.flatMap((one) => one[key].slice(0, -1))), share.base);
    }
  };
  for (const [place, own] of municipality.entries()) {
    const { verdict, without, change, beside, waiting } = unknowns[place]!;
    program.equal(sumOf([...verdict, ...without]), own.pupils.length);
    program.equal(add(sumOf(change), negative(sumOf(verdict))), 0);
    program.equal(add(sumOf(beside), negative(sumOf(verdict))), 0);
    const { withSupport, enrolled } = measureSchoolEffect(own);
    const isTold = enrolled >= 10 && withSupport >= 10;
    tellPlace(own.schoolId, shown.schools[place]!, isTold, [unknowns[place]!]);
    tellDose(own, sumOf([...verdict, ...waiting]), program);
    // Which rows are held back says whether it is 1 to 9.
    if (withSupport > 0 && withSupport < 10) program.within(sumOf(verdict), 1, 9);
    if (withSupport >= 10) program.within(sumOf(verdict), 10, Number.POSITIVE_INFINITY);
  }
  tellPlace('all', shown.total, isWholeTold(shown.total), unknowns);
  return unknowns;
}

/** Any count shown of the whole says that its hidden ones are hidden one by one. */
function isWholeTold({ verdict }: ShownEffect): boolean {
  return Object.values(verdict).some((count) => count !== 'protected');
}

/** Hidden sessions are of 1 to 9 pupils; shown ones over 0 of 10 at least. The number is never shown. */
function tellDose({ pupils }: RandomSchool, sum: Sum, program: Layout['program']): void {
  const { dose } = measure(pupils, { window: 1, today: TODAY });
  if (dose.pupils === 0) program.equal(sum, 0);
  else if (dose.pupils < 10) program.within(sum, 1, 9);
  else program.within(sum, 10, Number.POSITIVE_INFINITY);
}

/** Each earlier year as its own page, and the years that are put together. */
function tellYears(
  municipality: readonly RandomSchool[],
  { earlier, pool }: Everything,
  layout: Layout,
): void {
  const years = earlier.map((shown, year) => {
    const unknowns = municipality.map(() => layout.many(KINDS.length));
    const kindOf = (school: number, kind: Kind) =>
      sumOf([unknowns[school]![KINDS.indexOf(kind)] ?? -1]);
    tellLevels(shown, `year ${year + 1} ago`, kindOf, layout);
    return kindOf;
  });
  for (const { years: count, withThisYear, schools } of pool) {
    for (const { schoolId, line } of schools) {
      const school = municipality.findIndex((own) => own.schoolId === schoolId);
      const whole = (kinds: readonly Kind[]) =>
        add(
          ...kinds.flatMap((kind) => [
            ...years.slice(0, count).map((kindOf) => kindOf(school, kind)),
            ...(withThisYear ? [layout.kindOf(school, 1, kind)] : []),
          ]),
        );
      const isShown = (told: ShownCount, kinds: readonly Kind[]) => {
        if (typeof told === 'number') layout.program.equal(whole(kinds), told);
        else if (told === 'few') layout.program.within(whole(kinds), 1, 4);
      };
      isShown(line.planned, [...LEVELED, ...others]);
      isShown(line.withLevel, LEVELED);
      isShown(line.needsFollowUp, ['needs-follow-up']);
    }
  }
}

function tellPublic(
  municipality: readonly RandomSchool[],
  { published }: Everything,
  { program, schools, kindOf }: Layout,
): void {
  const kindsOf: Partial<Record<Measure, readonly Kind[]>> = {
    exempt: ['exempt'],
    planned: [...LEVELED, ...others],
    'with-level': LEVELED,
    'needs-follow-up': ['needs-follow-up'],
    'look-again': ['look-again'],
    above: ['above'],
    incomplete: others,
  };
  const ways = ['way-undecided', 'way-set-aside', 'way-confirmed', 'way-supported'] as const;
  for (const [at, { schools: named, total }] of published.entries()) {
    const tellPlace = (counts: PublicCounts | undefined, places: readonly number[]) => {
      if (!counts) return;
      for (const [measured, kinds] of Object.entries(kindsOf)) {
        const count = counts[measured as Measure];
        const sums = places.flatMap((place) => kinds.map((kind) => kindOf(place, at, kind)));
        if (count !== null) program.equal(add(...sums), count);
      }
      for (const [step, measured] of ways.entries()) {
        const count = counts[measured];
        const sum = sumOf(places.map((place) => schools[place]?.way[at]?.[step] ?? -1));
        if (count !== null) program.equal(sum, count);
      }
    };
    for (const [place, { schoolName }] of municipality.entries()) {
      tellPlace(named.get(schoolName), [place]);
    }
    tellPlace(total, [...municipality.keys()]);
  }
}

/** Shares of the whole municipality, as their two counts. */
function tellPackage(
  shares: MunicipalityFigures['shares'],
  { program, schools, kindOf }: Layout,
): void {
  const whole = (kinds: readonly Kind[]) =>
    add(...schools.flatMap((_, school) => kinds.map((kind) => kindOf(school, 1, kind))));
  const ofParts = (key: 'way' | 'time', part: number) =>
    sumOf(schools.map((own) => own[key][1]?.[part] ?? -1));
  const sums = {
    'with-level': [whole(LEVELED), whole([...LEVELED, ...others])],
    'needs-follow-up': [whole(['needs-follow-up']), whole(LEVELED)],
    supported: [ofParts('way', 3), whole(['needs-follow-up'])],
    'in-time': [ofParts('time', 0), add(ofParts('time', 0), ofParts('time', 1))],
  } as const;
  for (const { id, count, base } of shares) {
    program.equal(sums[id][0], count);
    program.equal(sums[id][1], base);
  }
}

/** What was shown before the rule was mended: a pool of the years, whatever the school's size in each. */
export function poolAnyway(
  schools: readonly RandomSchool[],
  summariesOf: (school: RandomSchool) => readonly ReturnType<typeof summarise>[],
): PooledSchool[] {
  const small = schools.filter(({ pupils }) => pupils.length < 10);
  const shown = protectSummaries(
    small.map((own) => ({ ...own, summary: addSummaries(summariesOf(own)) })),
  );
  return shown.schools.map(({ schoolId, schoolName, planned, withLevel, levels }, place) => ({
    ...{ schoolId, schoolName, years: summariesOf(small[place]!).length },
    line: {
      cohort: null,
      planned,
      withLevel,
      needsFollowUp: levels['needs-follow-up'],
      limits: null,
    },
  }));
}
