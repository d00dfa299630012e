/**
 * Everything that a head of education is shown, as linear equalities over what is not known: how many
 * pupils of each school have each pair of standings, and how they are told in parts. What a hidden count
 * can be is then between two bounds.
 */
import { CASE_PARTS, TIME_PARTS, WAY_STEPS } from '~/outcomes/follow-up/figures';
import type { MunicipalityFollowUp, ShownYear } from '~/outcomes/follow-up/shown-figures';
import type { ProtectedFigures, ShownCount } from '~/outcomes/protected-summary';
import { REASONS } from '~/outcomes/summary';
import { LinearProgram, type Sum } from './simplex';

/** Exempt, the levels, and those without one by reason, which is told as the first or another. */
const KINDS = ['exempt', 'needs-follow-up', 'look-again', 'above', 'not-begun', 'other'] as const;
const LEVELED = ['needs-follow-up', 'look-again', 'above'] as const;

export type Shown = Omit<MunicipalityFollowUp, keyof ShownYear | 'municipalityName'>;

/** A count that is not shown, with what it is summed of. */
export interface HiddenCount {
  name: string;
  sum: Sum;
}

interface Unknowns {
  /** By window before, then window now. */
  pairs: number[][];
  way: number[];
  time: number[];
  steps: number[];
}

const add = (...sums: Sum[]): Sum => {
  const total: Sum = new Map();
  for (const sum of sums) {
    for (const [unknown, factor] of sum) total.set(unknown, (total.get(unknown) ?? 0) + factor);
  }
  return total;
};
const sumOf = (unknowns: readonly number[]): Sum => new Map(unknowns.map((own) => [own, 1]));
const negative = (sum: Sum): Sum => new Map([...sum].map(([own, factor]) => [own, -factor]));

/** `before` and `now` are the pages of the two windows; `moves` the matrix, whether it is shown or not. */
export function layOutAttack(
  [before, now]: readonly [Shown, Shown],
  moves: readonly (readonly number[])[] | null,
): { program: LinearProgram; hidden: HiddenCount[] } {
  const program = new LinearProgram();
  const many = (count: number) => Array.from({ length: count }, () => program.unknown());
  const schools = now.schools.map(
    (): Unknowns => ({
      pairs: KINDS.map(() => many(KINDS.length)),
      way: many(WAY_STEPS.length),
      time: many(TIME_PARTS.length),
      steps: many(CASE_PARTS.length),
    }),
  );
  const hidden: HiddenCount[] = [];
  const tell = (name: string, count: ShownCount, sum: Sum, leastHidden: number) => {
    if (typeof count === 'number') program.equal(sum, count);
    else {
      if (count === 'few') program.within(sum, 1, 4);
      else program.within(sum, leastHidden, Number.POSITIVE_INFINITY);
      hidden.push({ name, sum });
    }
  };
  for (const [at, page] of [before, now].entries()) {
    const kindOf = ({ pairs }: Unknowns, kind: number) =>
      sumOf(at === 0 ? (pairs[kind] ?? []) : pairs.map((row) => row[kind] ?? -1));
    tellLevels(page, at === 0 ? 'before' : 'now', { schools, kindOf, tell, program });
  }
  tellParts(now, { schools, tell, program });
  if (moves) tellMoves(moves, schools, program);
  program.solve();
  return { program, hidden };
}

type Teller = (name: string, count: ShownCount, sum: Sum, leastHidden: number) => void;

function tellLevels(
  page: Shown,
  name: string,
  {
    schools,
    kindOf,
    tell,
    program,
  }: {
    schools: readonly Unknowns[];
    kindOf: (school: Unknowns, kind: number) => Sum;
    tell: Teller;
    program: LinearProgram;
  },
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
    const sums = KINDS.map((_, kind) => kindOf(schools[place]!, kind));
    tellPlace(`${name} ${own.schoolId}`, own, sums, own.enrolled < 10);
  }
  const whole = KINDS.map((_, kind) => add(...schools.map((school) => kindOf(school, kind))));
  tellPlace(`${name} all`, page.total, whole, false);
}

function allOf({ exempt, levels, reasons }: ProtectedFigures): ShownCount[] {
  return [exempt, ...Object.values(levels), ...Object.values(reasons)];
}

function tellParts(
  page: Shown,
  {
    schools,
    tell,
    program,
  }: { schools: readonly Unknowns[]; tell: Teller; program: LinearProgram },
): void {
  const below = KINDS.indexOf('needs-follow-up');
  for (const { pairs, way, time, steps } of schools) {
    const followUp = sumOf(pairs.map((row) => row[below] ?? -1));
    program.equal(add(sumOf(way), negative(followUp)), 0);
    const helped = sumOf(way.slice(WAY_STEPS.indexOf('confirmed')));
    program.equal(add(sumOf(time), negative(helped)), 0);
    program.equal(add(sumOf(steps), negative(sumOf(pairs.flat()))), 0);
  }
  const tables = [
    { key: 'way', keys: WAY_STEPS },
    { key: 'inTime', keys: TIME_PARTS },
    { key: 'steps', keys: CASE_PARTS },
  ] as const;
  for (const { key, keys } of tables) {
    const unknownsOf = (school: Unknowns) => (key === 'inTime' ? school.time : school[key]);
    for (const [part, name] of keys.entries()) {
      const shownOf = (own: { figures: Shown['total']['figures'] }) =>
        (own.figures[key] as Record<string, ShownCount>)[name] ?? 'protected';
      for (const [place, own] of page.schools.entries()) {
        const sum = sumOf([unknownsOf(schools[place]!)[part] ?? -1]);
        tell(`${key} ${own.schoolId} ${name}`, shownOf(own), sum, 0);
      }
      const sum = sumOf(schools.map((school) => unknownsOf(school)[part] ?? -1));
      tell(`${key} all ${name}`, shownOf(page.total), sum, 0);
    }
  }
}

/** Rows and columns: needs follow-up, look again, above, without a level. */
function tellMoves(
  moves: readonly (readonly number[])[],
  schools: readonly Unknowns[],
  program: LinearProgram,
): void {
  const groups = [['needs-follow-up'], ['look-again'], ['above'], ['exempt', 'not-begun', 'other']];
  const kindsOf = (group: string[]) =>
    KINDS.flatMap((kind, place) => (group.includes(kind) ? [place] : []));
  for (const [from, row] of moves.entries()) {
    for (const [to, count] of row.entries()) {
      const cells = schools.flatMap(({ pairs }) =>
        kindsOf(groups[from] ?? []).flatMap((before) =>
          kindsOf(groups[to] ?? []).map((now) => pairs[before]?.[now] ?? -1),
        ),
      );
      program.equal(sumOf(cells), count);
    }
  }
}
