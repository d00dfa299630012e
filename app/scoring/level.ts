/**
 * The level of one pupil in one window, by a cut policy.
 *
 * Measures: needs follow-up, look again, above, or incomplete, with the finding that decided, its
 * probability, what is missing and what is left to do one to one.
 * Rule: stage 1 (whole class), then stage 2 (one to one); every number is the policy's.
 * One-to-one tasks are asked of pupils to be looked at again, of control pupils, of pupils whose
 * whole-class tasks are incomplete when something else already asks for them, and, when they only
 * describe, of pupils whose readings have been judged. They are not asked of a
 * pupil who needs follow-up: waiting never delays support.
 * Twice in a row: look again with nothing left to read, after look again in the window before or after
 * a second reading of the same task, says so, because the special educator then decides.
 * Definition: deterministic; the same input gives the same level.
 * Missing data: see the two stages.
 * Worked example: letters 16 of 24 and real-or-made-up 18 of 32 in winter: P .98 and .87, both
 * clearly below, needs follow-up at stage 1, decided by letters.
 */
import type { CutPolicy } from '~/scoring/cut-policy';
import { gatherFacts } from '~/scoring/level-facts';
import {
  isClearlyBelow,
  isNotClearlyAbove,
  type LevelAssessment,
  type LevelFacts,
  type LevelInput,
  type LevelReason,
  type Verdict,
} from '~/scoring/level-shapes';
import { judgeStageOne, listLookAgainReasons } from '~/scoring/level-stage-one';
import { judgeStageTwo } from '~/scoring/level-stage-two';
import { findOneToOneSkill, type SkillFinding } from '~/scoring/skill-finding';

/** @throws {Error} when the policy has no such window. */
export function assessLevel(policy: CutPolicy, input: LevelInput): LevelAssessment {
  const facts = gatherFacts(policy, input);
  const verdict = judgeStageTwo(facts, judgeStageOne(facts));
  const { level, stage, decidedBy } = verdict;
  const judged = [...facts.core, ...facts.supporting];
  return {
    window: input.window,
    level,
    stage,
    decidedBySkill: decidedBy?.skill ?? null,
    decidedByTasks: decidedBy?.tasks ?? [],
    probability: decidedBy?.probabilityBelow ?? null,
    nearLimit: level === 'above' && judged.some((skill) => isNotClearlyAbove(facts, skill)),
    skills: [...judged, ...listOneToOneSkills(facts)],
    tasks: facts.tasks,
    oneToOne: isOneToOneAsked(facts, verdict) ? facts.waiting : [],
    missing: facts.missing.map((task) => task.taskId),
    reasons: listReasons(facts, verdict),
  };
}

function listOneToOneSkills(facts: LevelFacts) {
  const oneToOne = facts.window.oneToOne.tasks.map((entry) => entry.task);
  return facts.tasks
    .filter((task) => oneToOne.includes(task.taskId) && task.status !== 'missing')
    .map(findOneToOneSkill);
}

function isOneToOneAsked(facts: LevelFacts, { level, stage }: Verdict): boolean {
  if (level === 'needs-follow-up') return false;
  if (level === 'look-again') return true;
  if (level === 'above') return stage === 2 || facts.input.controlPupil === true;
  return listLookAgainReasons(facts).length > 0;
}

function listReasons(facts: LevelFacts, verdict: Verdict): LevelReason[] {
  const missing = facts.missing.map((task) => ({
    kind: 'missing' as const,
    task: task.taskId,
    problem: task.problem ?? ('not-done' as const),
  }));
  const readings = facts.readings.map((reading) => ({
    kind: readingReason(facts, reading),
    task: reading.tasks[0] ?? '',
  }));
  const control = facts.input.controlPupil ? [{ kind: 'control-pupil' as const }] : [];
  const twice = isSecondLookAgain(facts, verdict) ? [{ kind: 'look-again-twice' as const }] : [];
  return [...readings, ...listLookAgainReasons(facts), ...missing, ...control, ...twice];
}

function isSecondLookAgain({ input, readings, waitingToDecide }: LevelFacts, { level }: Verdict) {
  if (level !== 'look-again' || waitingToDecide.length > 0) return false;
  const timesRead = (taskId: string | undefined) =>
    input.results.filter((result) => result.taskId === taskId && result.problem === null).length;
  return input.lookAgainBefore === true || readings.some(({ tasks }) => timesRead(tasks[0]) > 1);
}

function readingReason(facts: LevelFacts, reading: SkillFinding) {
  if (isClearlyBelow(facts, reading)) return 'one-to-one-clearly-below' as const;
  if (isNotClearlyAbove(facts, reading)) return 'one-to-one-not-clear' as const;
  return 'one-to-one-clearly-above' as const;
}
