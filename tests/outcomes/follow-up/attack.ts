/**
 * Everything that a head of education is shown of two windows of a year, as linear equalities over what is
 * not known: how many pupils of each school and cohort have each pair of standings, and how they are told
 * in parts. What a hidden count can be is then between two bounds. Further tables of the same pupils are
 * told to the same program (`attack-tables`).
 */
import { CASE_PARTS, TIME_PARTS, WAY_STEPS } from '~/outcomes/follow-up/figures';
import type { MunicipalityFollowUp, ShownYear } from '~/outcomes/follow-up/shown-figures';
import type { ProtectedFigures, ShownCount } from '~/outcomes/protected-summary';
import { REASONS } from '~/outcomes/summary';
import { LinearProgram, type Sum } from './simplex';

/** Exempt, the levels, and those without one by reason, which is told as the first or another. */
export const KINDS = [
  'exempt',
  'needs-follow-up',
  'look-again',
  'above',
  'not-begun',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];
const LEVELED = ['needs-follow-up', 'look-again', 'above'] as const;

export type Shown = Omit<MunicipalityFollowUp, keyof ShownYear | 'municipalityName' | 'leftOut'>;

/** A count that is not shown, with what it is summed of. */
export interface HiddenCount {
  name: string;
  sum: Sum;
  /** Whether the reader is told that it is 1 to 4. */
  isFew: boolean;
}

interface Unknowns {
  /** By cohort, then window before, then window now. */
  pairs: number[][][];
  /** By window. */
  way: number[][];
  time: number[][];
  steps: number[];
}

type Teller = (name: string, count: ShownCount, sum: Sum, leastHidden: number) => void;

/** What further tables are told to. */
export interface Layout {
  program: LinearProgram;
  schools: readonly Unknowns[];
  tell: Teller;
  many: (count: number) => number[];
  /** Pupils of a school with a standing in a window (0 or 1), of one cohort or of all. */
  kindOf: (school: number, window: number, kind: Kind, cohort?: number) => Sum;
}

export const add = (...sums: Sum[]): Sum => {
  const total: Sum = new Map();
  for (const sum of sums) {
    for (const [unknown, factor] of sum) total.set(unknown, (total.get(unknown) ?? 0) + factor);
  }
  return total;
};
export const sumOf = (unknowns: readonly number[]): Sum => new Map(unknowns.map((own) => [own, 1]));
export const negative = (sum: Sum): Sum => new Map([...sum].map(([own, factor]) => [own, -factor]));

interface More {
  /** The movement, where it is shown. */
  moves: readonly (readonly number[])[] | null;
  /** What else is shown of the same schools in the two windows, whose hidden counts are not asked for. */
  also?: readonly [Shown, Shown];
  /** Cohorts that are told apart; one when none are. */
  cohorts?: number;
  /** Tells further tables. */
  tellMore?: (layout: Layout) => void;
}

/** `before` and `now` are the pages of the two windows. */
export function layOutAttack(
  [before, now]: readonly [Shown, Shown],
  { moves, also, cohorts = 1, tellMore }: More,
): { program: LinearProgram; hidden: HiddenCount[] } {
  const program = new LinearProgram();
  const many = (count: number) => Array.from({ length: count }, () => program.unknown());
  const schools = now.schools.map(
    (): Unknowns => ({
      pairs: Array.from({ length: cohorts }, () => KINDS.map(() => many(KINDS.length))),
      way: [0, 1].map(() => many(WAY_STEPS.length)),
      time: [0, 1].map(() => many(TIME_PARTS.length)),
      steps: many(CASE_PARTS.length),
    }),
  );
  const hidden: HiddenCount[] = [];
  const tell: Teller = (name, count, sum, leastHidden) => {
    if (typeof count === 'number') program.equal(sum, count);
    else {
      if (count === 'few') program.within(sum, 1, 4);
      else program.within(sum, leastHidden, Number.POSITIVE_INFINITY);
      hidden.push({ name, sum, isFew: count === 'few' });
    }
  };
  const tellOpen: Teller = (_name, count, sum) => {
    if (typeof count === 'number') program.equal(sum, count);
  };
  const kindOf: Layout['kindOf'] = (school, window, kind, cohort) => {
    const place = KINDS.indexOf(kind);
    const { pairs } = schools[school]!;
    const own = cohort === undefined ? pairs : [pairs[cohort]!];
    return sumOf(
      own.flatMap((table) => (window === 0 ? table[place]! : table.map((row) => row[place] ?? -1))),
    );
  };
  const layout: Layout = { program, schools, tell, many, kindOf };
  tieParts(layout);
  tellPages([before, now], layout);
  if (also) tellPages(also, { ...layout, tell: tellOpen });
  if (moves) tellMoves(moves, layout);
  tellMore?.(layout);
  program.solve();
  return { program, hidden };
}

function tellPages(pages: readonly [Shown, Shown], layout: Layout): void {
  for (const [at, page] of pages.entries()) {
    const kindOf = (school: number, kind: Kind) => layout.kindOf(school, at, kind);
    tellLevels(page, at === 0 ? 'before' : 'now', kindOf, layout);
    tellParts(page, at, layout);
  }
}

/** `kindOf` sums up the pupils of a school with a standing in the window of the page. */
export function tellLevels(
  page: Pick<Shown, 'schools' | 'total'> | PlainShown,
  name: string,
  kindOf: (school: number, kind: Kind) => Sum,
  { tell, program }: Pick<Layout, 'tell' | 'program'>,
): void {
  const isMarked = [...page.schools, page.total].some((own) => allOf(own).includes('few'));
  const tellPlace = (place: string, own: ProtectedFigures, sums: Sum[], isHeldBack: boolean) => {
    program.equal(add(...sums), own.enrolled);
    const least = isMarked && !isHeldBack ? 5 : 0;
    const [exempt, below, middle, above, notBegun, other] = sums as [Sum, Sum, Sum, Sum, Sum, Sum];
    tell(`${place} exempt`, own.exempt, exempt, least);
    for (const [level, sum] of [below, middle, above].entries()) {
      tell(`${place} ${LEVELED[level]}`, own.levels[LEVELED[level]!], sum, least);
    }
    tell(`${place} incomplete`, own.levels.incomplete, add(notBegun, other), least);
    tell(`${place} not-begun`, own.reasons['not-begun'], notBegun, least);
    // The other reasons are one unknown here: between the sums of what each can be.
    const others = REASONS.filter((reason) => reason !== 'not-begun').map(
      (reason) => own.reasons[reason],
    );
    const lower = others.map((count) =>
      typeof count === 'number' ? count : count === 'few' ? 1 : least,
    );
    const upper = others.map((count) =>
      typeof count === 'number' ? count : count === 'few' ? 4 : Number.POSITIVE_INFINITY,
    );
    const total = (all: number[]) => all.reduce((sum, count) => sum + count, 0);
    program.within(other, total(lower), total(upper));
  };
  for (const [place, own] of page.schools.entries()) {
    const sums = KINDS.map((kind) => kindOf(place, kind));
    tellPlace(`${name} ${own.schoolId}`, own, sums, own.enrolled < 10);
  }
  const whole = KINDS.map((kind) => add(...page.schools.map((_, place) => kindOf(place, kind))));
  tellPlace(`${name} all`, page.total, whole, false);
}

/** Levels without the rest of a page: of an earlier school year. */
export interface PlainShown {
  schools: readonly (ProtectedFigures & { schoolId: string })[];
  total: ProtectedFigures;
}

function allOf({ exempt, levels, reasons }: ProtectedFigures): ShownCount[] {
  return [exempt, ...Object.values(levels), ...Object.values(reasons)];
}

/** What the parts add up to. */
function tieParts({ program, schools, kindOf }: Layout): void {
  for (const [place, { pairs, way, time, steps }] of schools.entries()) {
    for (const at of [0, 1]) {
      const ways = way[at] ?? [];
      program.equal(add(sumOf(ways), negative(kindOf(place, at, 'needs-follow-up'))), 0);
      const helped = sumOf(ways.slice(WAY_STEPS.indexOf('confirmed')));
      program.equal(add(sumOf(time[at] ?? []), negative(helped)), 0);
    }
    program.equal(add(sumOf(steps), negative(sumOf(pairs.flat(2)))), 0);
  }
}

function tellParts(page: Shown, at: number, { schools, tell }: Layout): void {
  const tables = [
    { key: 'way', keys: WAY_STEPS, wholeOf: (own: Place) => own.levels['needs-follow-up'] },
    {
      key: 'inTime',
      keys: TIME_PARTS,
      wholeOf: ({ figures: { way } }: Place) => plus(way.confirmed, way.supported),
    },
    ...(at === 1
      ? [{ key: 'steps', keys: CASE_PARTS, wholeOf: (own: Place) => own.enrolled } as const]
      : []),
  ] as const;
  for (const { key, keys, wholeOf } of tables) {
    const unknownsOf = ({ way, time, steps }: Unknowns) =>
      key === 'steps' ? steps : (key === 'inTime' ? time : way)[at]!;
    const rowOf = (own: Place) =>
      keys.map((name) => (own.figures[key] as Record<string, ShownCount>)[name] ?? 'protected');
    const isMarked = [...page.schools, page.total].some((own) => rowOf(own).includes('few'));
    const leastOf = (own: Place, base: number) => {
      const whole = wholeOf(own);
      return isMarked && typeof whole === 'number' && whole >= base ? 5 : 0;
    };
    const when = at === 0 ? 'before ' : '';
    for (const [part, name] of keys.entries()) {
      for (const [place, own] of page.schools.entries()) {
        const sum = sumOf([unknownsOf(schools[place]!)[part] ?? -1]);
        tell(`${when}${key} ${own.schoolId} ${name}`, rowOf(own)[part]!, sum, leastOf(own, 10));
      }
      const sum = sumOf(schools.map((school) => unknownsOf(school)[part] ?? -1));
      tell(`${when}${key} all ${name}`, rowOf(page.total)[part]!, sum, leastOf(page.total, 0));
    }
  }
}

type Place = ProtectedFigures & { figures: Shown['total']['figures'] };

function plus(one: ShownCount, other: ShownCount): ShownCount {
  return typeof one === 'number' && typeof other === 'number' ? one + other : 'protected';
}

/** Rows and columns: needs follow-up, look again, above, without a level. */
function tellMoves(moves: readonly (readonly number[])[], { schools, program }: Layout): void {
  const groups = [['needs-follow-up'], ['look-again'], ['above'], ['exempt', 'not-begun', 'other']];
  const kindsOf = (group: string[]) =>
    KINDS.flatMap((kind, place) => (group.includes(kind) ? [place] : []));
  for (const [from, row] of moves.entries()) {
    for (const [to, count] of row.entries()) {
      const cells = schools.flatMap(({ pairs }) =>
        pairs.flatMap((table) =>
          kindsOf(groups[from] ?? []).flatMap((before) =>
            kindsOf(groups[to] ?? []).map((now) => table[before]?.[now] ?? -1),
          ),
        ),
      );
      program.equal(sumOf(cells), count);
    }
  }
}

/** Hidden counts over 0 that can be one number only. Of each what is found of its bounds. */
export function findExposed(attack: ReturnType<typeof layOutAttack>): string[] {
  return listRanges(attack, 2).flatMap(({ name, values, lower, upper }) =>
    values < 2 ? [`${name}: ${lower} to ${upper}`] : [],
  );
}

export interface Range extends HiddenCount {
  lower: number;
  upper: number;
  /** How many numbers it can be, as far as asked. */
  values: number;
}

/** How many numbers each hidden count can be, counted until there are `enough`; those that must be 0 left out. */
export function listRanges(
  { program, hidden }: ReturnType<typeof layOutAttack>,
  enough: number,
): Range[] {
  const bounds = program.spread(
    hidden.map(({ sum }) => sum),
    enough - 1 - 1e-6,
  );
  return hidden.flatMap((count, place) => {
    const { lower, upper } = bounds[place]!;
    const values = Math.floor(upper + 1e-6) - Math.ceil(lower - 1e-6) + 1;
    return upper < 0.5 ? [] : [{ ...count, lower, upper, values: Math.min(values, enough) }];
  });
}
