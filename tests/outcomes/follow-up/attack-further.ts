/**
 * Pages beside the follow-up, told to the attack with everything else.
 *
 * Where a reader may believe more than the pages say, the attack does: every new judgement is of all who have a level,
 * and everyone who needs follow-up or another look has been read with one to one, once. Long, because every such page
 * is told here.
 */
import type { ShownFreed } from '~/outcomes/benefit/protect-freed';
import { LEVELS, type Level } from '~/scoring/level-shapes';
import { REPORT_LEVELS, type RescoringReport } from '~/scoring/rescoring-report';
import type { ShownPreview } from '~/scoring/shown-preview';
import { PROTECTED, type ToldCount } from '~/scoring/validation-small-numbers';
import { listCompared, STUDY_LEVELS } from '~/scoring/validation-study';
import { HELPED_VERDICTS } from '~/support/progress/helped';
import { add, type Kind, type Layout, sumOf } from './attack';
import type { EffectUnknowns } from './attack-tables';
import { type FurtherPupil, type FurtherSchool, METHODS } from './random-further';
import { type Card, type Further, SHARE_KEYS, SHARES, studyOf } from './show-further';
import type { Sum } from './simplex';

const KIND_OF = {
  'needs-follow-up': ['needs-follow-up'],
  'look-again': ['look-again'],
  above: ['above'],
  incomplete: ['not-begun', 'other'],
} as const satisfies Record<Level, readonly Kind[]>;

export function tellFurther(
  schools: readonly FurtherSchool[],
  shown: Further,
  layout: Layout,
  effect: readonly EffectUnknowns[],
): void {
  tellFreed(schools, shown.freed, layout);
  tellCards(schools, shown.cards, layout, effect);
  tellPreview(schools, shown.preview, layout);
  tellJudgedAgain(schools, shown.judgedAgain, layout);
  tellValidation(schools, shown, layout);
}

/**
 * Every school divided by which methods its pupils have had; hidden are the parts of 1 to 4 of any method, of the rest of
 * it and of a division.
 */
function tellCards(
  schools: readonly FurtherSchool[],
  cards: readonly Card[],
  { program, tell, many }: Layout,
  effect: readonly EffectUnknowns[],
): void {
  for (const [place, { schoolId, pupils }] of schools.entries()) {
    const { verdict, beside } = effect[place]!;
    const verdictOf = (key: (typeof HELPED_VERDICTS)[number]) =>
      verdict[HELPED_VERDICTS.indexOf(key)]!;
    const wholes = {
      onTheWay: [[verdictOf('on-the-way')], [verdictOf('not-on-the-way'), verdictOf('too-early')]],
      faster: [[beside[0]!], [beside[1]!]],
    };
    for (const key of SHARE_KEYS) {
      const unknowns = DIVISION.map(() => many(2));
      const sumIn = (isIn: (methods: readonly string[]) => boolean, side: number) =>
        sumOf(unknowns.flatMap((own, at) => (isIn(DIVISION[at]!) ? [own[side]!] : [])));
      for (const side of [0, 1]) {
        program.equal(
          add(
            sumIn(() => true, side),
            minus(sumOf(wholes[key][side]!)),
          ),
          0,
        );
      }
      const hide = (name: string, isIn: (methods: readonly string[]) => boolean) => {
        for (const side of [0, 1]) {
          const isOwn = (pupil: FurtherPupil) =>
            SHARES[key](pupil) === (side === 0) && isIn(pupil.methods);
          const count = pupils.filter(isOwn).length;
          if (count > 0 && count < 5) {
            tell(`card ${schoolId} ${key} ${name} ${side}`, 'protected', sumIn(isIn, side), 0);
          }
        }
      };
      for (const method of METHODS) {
        const told = cards.find((card) => card.schoolId === schoolId && card.method === method)?.[
          key
        ];
        const isBy = (methods: readonly string[]) => methods.includes(method);
        if (told?.kind === 'told') {
          program.equal(sumIn(isBy, 0), told.count);
          program.equal(sumIn(isBy, 1), told.base - told.count);
        }
        hide(`by ${method}`, isBy);
        hide(`not by ${method}`, (methods) => !isBy(methods));
      }
      for (const part of DIVISION) {
        hide(part.join(' and '), (methods) => [...methods].sort().join() === part.join());
      }
    }
  }
}

/** Every set of methods that a pupil can have had, each in order. */
const DIVISION = [
  ...METHODS.map((method) => [method]),
  ['one', 'two'],
  ['one', 'three'],
  ['three', 'two'],
];

/**
 * How many were read with is told twice: of numbers that nothing else is known of, which are hidden where it is not
 * shown; and of numbers that are at least those who need follow-up or another look, for what it tells of these.
 */
function tellFreed(
  schools: readonly FurtherSchool[],
  { places, total, done }: Further['freed'],
  { program, tell, many, kindOf }: Layout,
): void {
  const free = schools.map(() => many(1)[0]!);
  const tied = schools.map((_, place) => {
    const [read = -1, others = -1] = many(2);
    const low = add(kindOf(place, 1, 'needs-follow-up'), kindOf(place, 1, 'look-again'));
    program.equal(add(low, sumOf([others]), minus(sumOf([read]))), 0);
    return read;
  });
  const tellPlace = (name: string, own: ShownFreed, isIn: (schoolId: string) => boolean) => {
    const sumIn = (unknowns: readonly number[]) =>
      sumOf(unknowns.filter((_, place) => isIn(schools[place]!.schoolId)));
    const count = own.isSplitShown ? own.time.readings!.special : 'protected';
    const read = schools.filter(({ schoolId }) => isIn(schoolId)).flatMap(({ pupils }) => pupils);
    // Hidden for the sake of levels alone: of ten at least it is nothing to find.
    const isFew = read.filter(({ isRead }) => isRead).length < PROTECTED.minimumBase;
    if (own.isSplitShown || isFew) tell(`read with, ${name}`, count, sumIn(free), 0);
    if (typeof count === 'number') program.equal(sumIn(tied), count);
  };
  const hasRow = (schoolId: string) => places.some(({ id }) => id === schoolId);
  for (const own of places) {
    tellPlace(own.id ?? 'small schools', own, (schoolId) =>
      own.id === null ? done.has(schoolId) && !hasRow(schoolId) : schoolId === own.id,
    );
  }
  if (total) tellPlace('all', total, (schoolId) => done.has(schoolId));
}

type Told = number | 'few' | 'protected' | null;

/** A count that is told in tens is one of ten numbers; 0 is 0, for 1 to 4 are hidden. */
function tellInTens(count: Told, sum: Sum, program: Layout['program']): void {
  if (count === 0) program.equal(sum, 0);
  else if (typeof count === 'number') program.within(sum, count - 5, count + 4);
  else if (count === 'few') program.within(sum, 1, 4);
}

function tellExactly(count: Told, sum: Sum, program: Layout['program']): void {
  if (typeof count === 'number') program.equal(sum, count);
}

/** Levels of the whole: those judged are all with a level, and of those without some. */
function tieLevels(
  cellsOf: (level: number) => Sum,
  wholeOf: (kinds: readonly Kind[]) => Sum,
  { program, many }: Pick<Layout, 'program' | 'many'>,
) {
  for (const [at, level] of LEVELS.entries()) {
    const rest = level === 'incomplete' ? sumOf(many(1)) : new Map();
    program.equal(
      add(
        cellsOf(at),
        rest,
        new Map([...wholeOf(KIND_OF[level])].map(([own, factor]) => [own, -factor])),
      ),
      0,
    );
  }
}

function tellPreview(
  schools: readonly FurtherSchool[],
  preview: ShownPreview | null,
  layout: Layout,
) {
  if (!preview) return;
  const { program, many, kindOf } = layout;
  const moves = LEVELS.map(() => many(LEVELS.length));
  const whole = (kinds: readonly Kind[]) =>
    add(...schools.flatMap((_, place) => kinds.map((kind) => kindOf(place, 1, kind))));
  tieLevels((level) => sumOf(moves[level]!), whole, layout);
  const columnOf = (to: number) => sumOf(moves.map((row) => row[to]!));
  for (const [at, level] of LEVELS.entries()) {
    tellInTens(preview.before[level], sumOf(moves[at]!), program);
    tellInTens(preview.after[level], columnOf(at), program);
    for (const [to, count] of preview.table[at]!.entries())
      tellInTens(count, sumOf([moves[at]![to]!]), program);
  }
  tellInTens(
    preview.changed,
    sumOf(moves.flatMap((row, from) => row.filter((_, to) => to !== from))),
    program,
  );
  const withLevel = moves.filter((_, from) => LEVELS[from] !== 'incomplete');
  tellInTens(preview.pupils, sumOf(withLevel.flat()), program);
}

function tellJudgedAgain(
  schools: readonly FurtherSchool[],
  report: RescoringReport,
  layout: Layout,
) {
  const { program, many, kindOf } = layout;
  const tellCount = report.isProtected ? tellInTens : tellExactly;
  const moves = schools.map((_, place) => {
    const own = LEVELS.map(() => many(LEVELS.length));
    tieLevels(
      (to) => sumOf(own.map((row) => row[to]!)),
      (kinds) => add(...kinds.map((kind) => kindOf(place, 1, kind))),
      layout,
    );
    return own;
  });
  const offDiagonal = (own: number[][]) =>
    own.flatMap((row, from) => row.filter((_, to) => to !== from));
  for (const [from, row] of report.matrix.entries()) {
    for (const [to, count] of row.entries()) {
      const [before, after] = [placeOf(from), placeOf(to)];
      tellCount(count, sumOf(moves.map((own) => own[before]![after]!)), program);
    }
  }
  const judged = moves.map((own) =>
    own.map((row) => row.filter((_, to) => !report.isProtected || LEVELS[to] !== 'incomplete')),
  );
  tellCount(report.judged, sumOf(judged.flat(2)), program);
  tellCount(report.changed, sumOf(judged.flatMap(offDiagonal)), program);
}

/** The report has its levels in another order. */
const placeOf = (place: number) => LEVELS.indexOf(REPORT_LEVELS[place]!);

const OUTCOMES = ['cases', 'controls', 'missing'] as const;
const FLAGGED = ['needs-follow-up', 'look-again'];
const GROUPED = [
  { grouping: 'swedishSubject', names: ['sv', 'sva'] },
  { grouping: 'cohort', names: ['0', '1'] },
] as const;

function tellValidation(
  schools: readonly FurtherSchool[],
  { validation: report, told: toldLevels }: Pick<Further, 'validation' | 'told'>,
  { program, many, kindOf }: Layout,
) {
  if (report.status !== 'shown') return;
  // By school, level and outcome; and the same by language and by cohort.
  const cells = schools.map(() => STUDY_LEVELS.map(() => many(OUTCOMES.length)));
  const inGroups = GROUPED.map(({ names }) =>
    names.map(() => schools.map(() => STUDY_LEVELS.map(() => many(OUTCOMES.length)))),
  );
  for (const [place] of schools.entries()) {
    for (const [at, level] of STUDY_LEVELS.entries()) {
      program.equal(add(sumOf(cells[place]![at]!), minus(kindOf(place, 0, level))), 0);
      for (const groups of inGroups) {
        for (const outcome of OUTCOMES.keys()) {
          program.equal(
            add(
              sumOf(groups.map((group) => group[place]![at]![outcome]!)),
              new Map([[cells[place]![at]![outcome]!, -1]]),
            ),
            0,
          );
        }
      }
    }
  }
  const sumCells = (table: typeof cells, levels: readonly string[], outcomes: readonly string[]) =>
    sumOf(
      table.flatMap((own) =>
        own.flatMap((row, at) =>
          levels.includes(STUDY_LEVELS[at]!)
            ? row.filter((_, outcome) => outcomes.includes(OUTCOMES[outcome]!))
            : [],
        ),
      ),
    );
  const tellCount = (count: ToldCount, sum: Sum) => {
    if (typeof count === 'number') program.equal(sum, count);
    else if (count === 'few') program.within(sum, 1, 4);
  };
  tellCount(report.pupils, sumCells(cells, STUDY_LEVELS, ['cases', 'controls']));
  tellCount(report.cases, sumCells(cells, STUDY_LEVELS, ['cases']));
  for (const row of report.rows) {
    for (const outcome of OUTCOMES) tellCount(row[outcome], sumCells(cells, row.levels, [outcome]));
  }
  const compared = listCompared(studyOf(schools).pupils);
  for (const { grouping, rows } of report.groups) {
    const isSmall = (name: string) =>
      compared.filter(({ groups }) => groups[grouping] === name).length < PROTECTED.minimumBase ||
      (grouping === 'school' && toldLevels.schools !== 'all' && !toldLevels.schools.has(name));
    const tables = new Map(
      grouping === 'school'
        ? schools.map(({ schoolName }, place) => [schoolName, [cells[place]!]])
        : GROUPED.flatMap((own, at) =>
            own.grouping === grouping
              ? own.names.map((name, value) => [name as string, inGroups[at]![value]!] as const)
              : [],
          ),
    );
    for (const { name, pupils, cases, accuracy } of rows) {
      const table =
        name === null
          ? [...tables].flatMap(([own, table]) => (isSmall(own) ? table : []))
          : tables.get(name)!;
      tellCount(pupils, sumCells(table, STUDY_LEVELS, ['cases', 'controls']));
      tellCount(cases, sumCells(table, STUDY_LEVELS, ['cases']));
      if (!accuracy) continue;
      const { truePositives, falsePositives, falseNegatives, trueNegatives } = accuracy.table;
      tellCount(truePositives, sumCells(table, FLAGGED, ['cases']));
      tellCount(falsePositives, sumCells(table, FLAGGED, ['controls']));
      tellCount(falseNegatives, sumCells(table, ['above'], ['cases']));
      tellCount(trueNegatives, sumCells(table, ['above'], ['controls']));
    }
  }
}

function minus(sum: Sum): Sum {
  return new Map([...sum].map(([own, factor]) => [own, -factor]));
}
