/**
 * The special educator's view over the assigned classes: who needs help first, why, how sure, what
 * now, did it help.
 *
 * Levels, probabilities and words come from the assessments. Here they are counted, filtered and laid
 * beside what people have decided. Language, accommodations and health are never counted or filtered on.
 */
import * as z from 'zod';
import type { DrawnSkill, PupilResult } from '~/scoring/class-result';
import type { Bilingual } from '~/scoring/cut-policy';
import { LEVELS, type Level } from '~/scoring/level-shapes';
import type { FlagView } from '~/support/flag-view';
import { HELPED_VERDICTS, type Helped, type HelpedVerdict } from '~/support/progress/helped';
import { askRetestOfSchema, type RetestProblem } from '~/support/retest';
import { type ReviewProblem, reviewForm, type WaitingReason } from '~/support/review-rules';

/** What the page's forms send: a decision on a flag, or a task to be done again. */
export const overviewForm = z.union([askRetestOfSchema, reviewForm]);
export type OverviewForm = z.infer<typeof overviewForm>;

/** A decision that could not be taken. */
export interface RefusedDecision {
  flagId: string;
  problem: ReviewProblem;
}

/** A task that is not asked for again. */
export interface RefusedRetest {
  pupilId: string;
  problem: RetestProblem;
}

export interface OverviewFlag extends FlagView {
  /** Of an earlier round than the one shown. */
  isEarlier: boolean;
  title: Bilingual;
  /** Null when it does not wait for a decision. */
  waiting: WaitingReason | null;
}

/** What the page and its file show of a pupil's result, and nothing else of it. */
type ShownResult = Pick<
  PupilResult,
  | 'pupilId'
  | 'givenName'
  | 'familyName'
  | 'swedishSubject'
  | 'swedishSchoolTime'
  | 'synthetic'
  | 'level'
  | 'deciding'
  | 'oneToOne'
  | 'missing'
  | 'state'
>;

export interface OverviewRow extends ShownResult {
  skills: DrawnSkill[];
  /** The level and the next step in words, in the reader's language. */
  sentence: string;
  nextStep: string;
  classId: string;
  className: string;
  schoolName: string;
  /** The class's round in this window has begun. */
  hasBegun: boolean;
  flags: OverviewFlag[];
  hasWorry: boolean;
  /** Tasks asked to be done again and not begun since. */
  retests: string[];
  /** Level in the window before this one; null when there was none. */
  levelBefore: Level | null;
  /** How it has gone with the support; null without a plan this school year. */
  helped: Helped | null;
}

export interface OverviewClass {
  classId: string;
  className: string;
  schoolName: string;
  pupils: number;
  hasBegun: boolean;
}

/**
 * Pupils of a class whose round has not begun lack everything, and would hide those who need somebody:
 * they are listed only when their class is chosen.
 */
export function hideNotBegun(rows: readonly OverviewRow[], classIds: readonly string[]) {
  return rows.filter((row) => row.hasBegun || classIds.includes(row.classId));
}

/** A skill that many of a class are clearly below in: teach the whole class. */
export interface ClassPattern {
  classId: string;
  className: string;
  skill: Bilingual;
  below: number;
  pupils: number;
}

export interface OverviewFilter {
  classIds: readonly string[];
  levels: readonly Level[];
  /** `decide`: a flag waits for a decision. `missing`: a whole-class task has no result that counts. */
  needs: readonly ('decide' | 'missing')[];
  /** What the decision rule says of pupils with a plan. */
  helped: readonly HelpedVerdict[];
}

const savedFilter = z.object({
  classIds: z.array(z.string()),
  levels: z.array(z.enum(LEVELS)),
  needs: z.array(z.enum(['decide', 'missing'])),
  // A view that was saved before the column was there has none chosen.
  helped: z.array(z.enum(HELPED_VERDICTS)).default([]),
});

/** A filter as a saved view keeps it; no filter when it cannot be read. */
export function readSavedFilter(text: string): OverviewFilter {
  const none = { classIds: [], levels: [], needs: [], helped: [] };
  try {
    const read = savedFilter.safeParse(JSON.parse(text));
    return read.success ? read.data : none;
  } catch {
    return none;
  }
}

export function isMissingSomething(row: Pick<OverviewRow, 'missing' | 'state'>): boolean {
  return row.state !== 'exempt' && row.missing.length > 0;
}

export function isWaiting(row: Pick<OverviewRow, 'flags'>): boolean {
  return row.flags.some(({ waiting }) => waiting !== null);
}

/** Rows that pass: any of the chosen classes, levels and verdicts, and all of the needs. None chosen: all. */
export function filterRows(rows: readonly OverviewRow[], filter: OverviewFilter): OverviewRow[] {
  const { classIds, levels, needs, helped } = filter;
  return rows.filter(
    (row) =>
      (classIds.length === 0 || classIds.includes(row.classId)) &&
      (levels.length === 0 || levels.includes(row.level)) &&
      (helped.length === 0 || (row.helped !== null && helped.includes(row.helped.verdict))) &&
      (!needs.includes('decide') || isWaiting(row)) &&
      (!needs.includes('missing') || isMissingSomething(row)),
  );
}

/** The skill with the probability that decided; undefined when a person or a missing task decided. */
export function findDecidingSkill(row: Pick<OverviewRow, 'deciding' | 'skills'>) {
  const { deciding, skills } = row;
  return skills.find(
    (skill: DrawnSkill) =>
      deciding !== null &&
      skill.title.sv === deciding.skill.sv &&
      skill.probabilityBelow === deciding.probability,
  );
}

export interface OverviewFigures {
  pupils: number;
  needFollowUp: number;
  /** Of those who need follow-up: the skill that decided most often. */
  commonSkill: { skill: Bilingual; pupils: number } | null;
  /** Of those who need follow-up: at least nine chances in ten. */
  quiteSure: number;
  /** Pupils with a flag that waits for a decision, and pupils with any flag that stands. */
  waiting: number;
  flagged: number;
  missing: number;
}

/** Chances from which a result is called quite sure in the heading. Words only: levels use the policy. */
const QUITE_SURE = 0.9;

export function countOverview(rows: readonly OverviewRow[]): OverviewFigures {
  const below = rows.filter(({ level }) => level === 'needs-follow-up');
  return {
    pupils: rows.length,
    needFollowUp: below.length,
    commonSkill: findCommonSkill(below),
    quiteSure: below.filter(({ deciding }) => (deciding?.probability ?? 0) >= QUITE_SURE).length,
    waiting: rows.filter(isWaiting).length,
    flagged: rows.filter(({ flags }) => flags.some(({ state }) => state !== 'superseded')).length,
    missing: rows.filter(isMissingSomething).length,
  };
}

function findCommonSkill(rows: readonly OverviewRow[]) {
  const counts = new Map<string, { skill: Bilingual; pupils: number }>();
  for (const { deciding } of rows) {
    if (!deciding) continue;
    const known = counts.get(deciding.skill.sv) ?? { skill: deciding.skill, pupils: 0 };
    counts.set(deciding.skill.sv, { ...known, pupils: known.pupils + 1 });
  }
  return [...counts.values()].sort((one, other) => other.pupils - one.pupils)[0] ?? null;
}
