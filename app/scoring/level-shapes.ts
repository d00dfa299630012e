/** What goes into a level and what comes out of it. */
import type { WindowKind } from '~/instruments/battery';
import type { CutPolicy, PolicyWindow } from '~/scoring/cut-policy';
import type { SkillFinding } from '~/scoring/skill-finding';
import type { TaskFinding } from '~/scoring/task-finding';
import type { ResultProblem, TaskResult } from '~/scoring/task-result';

export const LEVELS = ['needs-follow-up', 'look-again', 'above', 'incomplete'] as const;
export type Level = (typeof LEVELS)[number];

/** Where a pupil stands in one task among the municipality's others in the same window. */
export interface GroupPlace {
  task: string;
  /** Others with a lower result, with the same, and in all; the pupil is not one of them. */
  lower: number;
  tied: number;
  others: number;
}

export interface LevelInput {
  window: WindowKind;
  results: readonly TaskResult[];
  /** A teacher put the pupil on the one-to-one list. */
  teacherAdded?: boolean;
  /** One-to-one tasks that a person asked for: they are due whatever the policy's conditions say. */
  askedTasks?: readonly string[];
  /** Drawn at random among pupils above the limit, to do the one-to-one tasks as well. */
  controlPupil?: boolean;
  /** Tasks done in an adapted way: described, never compared with a limit. */
  adaptedTasks?: readonly string[];
  /** Tasks of skills that are carried over from the window before for this pupil. */
  carriedTasks?: readonly string[];
  /** The pupil was to be looked at again in the latest window before this one, too. */
  lookAgainBefore?: boolean;
  /** Places in tasks that everyone was given; none until there is a group to compare with. */
  groupPlaces?: readonly GroupPlace[];
}

export type LevelReason =
  /** A skill with P at least the upper bound. */
  | { kind: 'skill-clearly-below'; skill: string }
  /** A core skill between the look-again value and the upper bound. */
  | { kind: 'skill-not-clear'; skill: string }
  | { kind: 'one-to-one-clearly-below'; task: string }
  | { kind: 'one-to-one-not-clear'; task: string }
  | { kind: 'one-to-one-clearly-above'; task: string }
  | { kind: 'adapted'; task: string }
  | { kind: 'teacher-added' }
  /** Among the lowest of the municipality's own pupils, by the policy's relative rule. */
  | { kind: 'low-in-group'; task: string }
  | { kind: 'control-pupil' }
  /** Looked at again twice in a row, and still not clear. */
  | { kind: 'look-again-twice' }
  /** A whole-class core task without a result that counts. */
  | { kind: 'missing'; task: string; problem: ResultProblem };

/** The level and what it stands on, before the findings are laid beside it. */
export interface Verdict {
  level: Level;
  /** 1 whole class, 2 one to one. */
  stage: 1 | 2;
  /** The finding whose probability decided; null when a person or a missing task did. */
  decidedBy: SkillFinding | null;
}

export interface LevelAssessment {
  window: WindowKind;
  level: Level;
  stage: 1 | 2;
  decidedBySkill: string | null;
  /** Tasks of the finding that decided. */
  decidedByTasks: string[];
  /** P(below the limit) of the finding that decided, unrounded. */
  probability: number | null;
  /** Above, and yet some finding is not clearly above its limit. */
  nearLimit: boolean;
  skills: SkillFinding[];
  tasks: TaskFinding[];
  /** One-to-one tasks that this pupil has still to do. */
  oneToOne: string[];
  /** Whole-class core tasks without a result that counts. */
  missing: string[];
  reasons: LevelReason[];
}

/** Everything the two stages look at. */
export interface LevelFacts {
  policy: CutPolicy;
  window: PolicyWindow;
  input: LevelInput;
  tasks: TaskFinding[];
  core: SkillFinding[];
  supporting: SkillFinding[];
  /** Deciding one-to-one tasks with a probability. */
  readings: SkillFinding[];
  /** One-to-one tasks that are due and have no result that counts. */
  waiting: string[];
  /** Those of them that a level waits for. */
  waitingToDecide: string[];
  missing: TaskFinding[];
}

/** Clearly below: P at or over the upper bound. */
export function isClearlyBelow(facts: LevelFacts, finding: SkillFinding): boolean {
  return (
    finding.probabilityBelow !== null && finding.probabilityBelow >= facts.policy.decision.upper
  );
}

/** Not clearly above: P over the lower bound. */
export function isNotClearlyAbove(facts: LevelFacts, finding: SkillFinding): boolean {
  return (
    finding.probabilityBelow !== null && finding.probabilityBelow > facts.policy.decision.lower
  );
}

/** The finding with the highest probability; the first of equals; null when none has one. */
export function findLowest(findings: readonly SkillFinding[]): SkillFinding | null {
  let lowest: SkillFinding | null = null;
  for (const finding of findings) {
    if (finding.probabilityBelow === null) continue;
    if (!lowest || finding.probabilityBelow > (lowest.probabilityBelow ?? 0)) lowest = finding;
  }
  return lowest;
}
