/**
 * An invented municipality through one window, school day by school day, and what somebody with a copy of its page of
 * every day, or of every so many, is told of single pupils. The same seed gives the same.
 */
import { protectMunicipality } from '~/outcomes/follow-up/protect-municipality';
import type { PupilFacts } from '~/outcomes/follow-up/pupil-facts';
import type { ShownCount } from '~/outcomes/protected-summary';
import { addDays, type Day } from '~/platform/calendar';
import { LEVEL_KINDS } from '~/ui/level';
import type { Shown } from './attack';
import { pupil } from './facts-factory';
import { makeRandom } from './random-municipality';

const FIRST_DAY: Day = '2026-01-12';
const SCHOOL_DAYS = 60;

/** What happens to a pupil, by the number of the school day; null is never. */
interface Fate {
  id: string;
  schoolId: string;
  level: 'n' | 'l' | 'a';
  comes: number;
  leaves: number | null;
  judged: number | null;
  reviewed: number | null;
  isSetAside: boolean;
  supported: number | null;
}
export interface InventedSchool {
  schoolId: string;
  fates: Fate[];
}

const dayOf = (number: number): Day =>
  addDays(FIRST_DAY, Math.floor(number / 5) * 7 + (number % 5));

export function inventTerm(seed: number): InventedSchool[] {
  const random = makeRandom(seed);
  const between = (least: number, most: number) =>
    least + Math.floor(random() * (most - least + 1));
  return Array.from({ length: between(5, 9) }, (_, place) => {
    const schoolId = `s${place}`;
    const size = between(12, 75);
    const lessons = Array.from({ length: Math.ceil(size / 25) }, () => between(2, 20));
    const fates = Array.from({ length: Math.round(size * 1.03) }, (_, at): Fate => {
      const comes = at < size ? 0 : between(1, SCHOOL_DAYS - 1);
      const chance = random();
      const level = chance < 0.14 ? 'n' : chance < 0.24 ? 'l' : 'a';
      // One of fifteen is away and is screened by oneself later; one of forty not at all.
      const isLate = comes > 0 || random() < 1 / 15;
      const lesson = lessons[at % lessons.length]!;
      const judged =
        random() < 1 / 40 ? null : isLate ? Math.max(lesson, comes) + between(1, 15) : lesson;
      const isProposed = level === 'n' && judged !== null;
      const reviewed = isProposed && random() < 0.95 ? judged + between(1, 12) : null;
      const isSetAside = random() < 0.25;
      const isHelped = reviewed !== null && !isSetAside && random() < 0.85;
      return {
        id: `${schoolId}-${at}`,
        ...{ schoolId, level, comes, judged, reviewed, isSetAside },
        leaves: random() < 0.015 ? between(1, SCHOOL_DAYS - 1) : null,
        supported: isHelped ? reviewed + between(0, 15) : null,
      };
    });
    return { schoolId, fates };
  });
}

/** Everyone there on a school day, by id. */
function factsOn({ fates }: InventedSchool, number: number): Facts {
  const has = (when: number | null) => when !== null && when <= number;
  const there = fates.filter(({ comes, leaves }) => comes <= number && !has(leaves));
  return new Map(
    there.map((own) => {
      const { schoolId, level, judged, reviewed, supported, isSetAside } = own;
      const isBelow = has(judged) && level === 'n';
      const flaggedOn = isBelow ? dayOf(judged!) : null;
      const now = {
        flaggedOn,
        confirmedOn: isBelow && has(reviewed) && !isSetAside ? dayOf(reviewed!) : null,
        isSetAside: isBelow && has(reviewed) && isSetAside,
        supportOn: isBelow && has(supported) ? dayOf(supported!) : null,
      };
      return [own.id, pupil(schoolId, has(judged) ? level : 'i', { now })];
    }),
  );
}

/** How a page is told: anew every so many school days, and of a school only when so many have changed. */
export interface Telling {
  everyDays: number;
  leastChanged: number;
}

export interface Told {
  /** Pupils who came, left or changed between two copies of the school's row. */
  changes: number;
  /** Of these, alone in their school between two copies, and seen in its row. */
  alone: number;
  /** Who came or left, and of these whose level the row gives away. */
  moved: number;
  movedWithLevel: number;
  /** Rows of schools over all days, and of these how many did not tell of somebody who had changed. */
  rows: number;
  rowsBehind: number;
}

export function watch(schools: readonly InventedSchool[], telling: Telling): Told {
  const told: Told = {
    ...{ changes: 0, alone: 0, moved: 0, movedWithLevel: 0 },
    ...{ rowsBehind: 0, rows: 0 },
  };
  let kept = schools.map((school) => factsOn(school, 0));
  let page = show(schools, kept, 0);
  for (let number = 1; number < SCHOOL_DAYS; number += 1) {
    const now = schools.map((school) => factsOn(school, number));
    const isDay = number % telling.everyDays === 0;
    const next = kept.map((own, place) =>
      isDay && listChanged(own, now[place]!).length >= telling.leastChanged ? now[place]! : own,
    );
    told.rows += schools.length;
    told.rowsBehind += next.filter((own, place) => listChanged(own, now[place]!).length > 0).length;
    if (!isDay) continue;
    const nextPage = show(schools, next, number);
    for (const [place, facts] of next.entries()) {
      const rows = [page.schools[place]!, nextPage.schools[place]!] as const;
      countTold(told, [kept[place]!, facts], rows);
    }
    [kept, page] = [next, nextPage];
  }
  return told;
}

type Row = Shown['schools'][number];
type Facts = Map<string, PupilFacts>;

/** What the row of a school before and now tells of who has changed in between. */
function countTold(
  told: Told,
  [before, now]: readonly [Facts, Facts],
  [row, nextRow]: readonly [Row, Row],
): void {
  const changed = listChanged(before, now);
  const moved = changed.filter((id) => before.has(id) !== now.has(id));
  const differences = compare(row, nextRow);
  told.changes += changed.length;
  told.moved += moved.length;
  if (changed.length === 1 && differences.some((by) => by !== 0)) told.alone += 1;
  const levels = differences.slice(0, LEVEL_KINDS.length).filter((by) => by !== 0);
  const isOne = levels.length === 1 && levels[0] === nextRow.enrolled - row.enrolled;
  if (moved.length === 1 && isOne) told.movedWithLevel += 1;
}

function show(schools: readonly InventedSchool[], kept: readonly Facts[], number: number): Shown {
  return protectMunicipality(
    schools.map(({ schoolId }, place) => ({
      schoolId,
      schoolName: schoolId,
      pupils: [...kept[place]!.values()],
    })),
    { window: 0, windowCount: 1, today: dayOf(number) },
  );
}

function listChanged(before: Facts, now: Facts): string[] {
  return [...new Set([...before.keys(), ...now.keys()])].filter(
    (id) => JSON.stringify(before.get(id)) !== JSON.stringify(now.get(id)),
  );
}

/** Levels first, then how far help has come; 0 where a count is not shown in both. */
function compare(before: Row, now: Row): number[] {
  const countsOf = ({ levels, figures: { way } }: Row): ShownCount[] => [
    ...Object.values(levels),
    ...Object.values(way),
  ];
  const later = countsOf(now);
  return countsOf(before).map((count, place) => {
    const other = later[place];
    return typeof count === 'number' && typeof other === 'number' ? other - count : 0;
  });
}
