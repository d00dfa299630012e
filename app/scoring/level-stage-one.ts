/**
 * Stage 1: the level that the whole-class tasks give.
 *
 * Rule, first that holds:
 *   1. needs follow-up, when at least `skillsForFollowUp` core skills are clearly below;
 *   2. incomplete, when a core task has no result that counts and no core skill is clearly below;
 *   3. look again, when any core skill has P over the look-again value, a supporting skill is clearly
 *      below, a task was done in an adapted way, the teacher added the pupil, or the relative rule
 *      says that the pupil is among the lowest of the municipality's own in a task;
 *   4. above.
 * Definition: bounds are half-open; clearly below is P ≥ upper, clearly above is P ≤ lower.
 * Missing data: an adapted task is described and not missing; its skill has no probability.
 * Worked example: letter sounds 19 of 24 against 18 in winter has P = .405: over .35, look again.
 */
import { probabilityRankBelow } from '~/psychometrics/rank-probability';
import type { CutPolicy } from '~/scoring/cut-policy';
import {
  findLowest,
  type GroupPlace,
  isClearlyBelow,
  type LevelFacts,
  type LevelReason,
  type Verdict,
} from '~/scoring/level-shapes';

export function judgeStageOne(facts: LevelFacts): Verdict {
  const { core, supporting, policy, missing } = facts;
  const clearlyBelow = core.filter((skill) => isClearlyBelow(facts, skill));
  const verdict = (level: Verdict['level'], decidedBy: Verdict['decidedBy']): Verdict => ({
    level,
    stage: 1,
    decidedBy,
  });
  if (clearlyBelow.length >= policy.decision.skillsForFollowUp) {
    return verdict('needs-follow-up', findLowest(clearlyBelow));
  }
  if (missing.length > 0 && clearlyBelow.length === 0) return verdict('incomplete', null);
  if (listLookAgainReasons(facts).length > 0) {
    const overValue = core.filter((skill) => isOverLookAgain(facts, skill.probabilityBelow));
    const supportingBelow = supporting.filter((skill) => isClearlyBelow(facts, skill));
    return verdict('look-again', findLowest(overValue) ?? findLowest(supportingBelow));
  }
  return verdict('above', findLowest(core));
}

/** Why the pupil is to be looked at again, whatever else is missing; empty when nothing says so. */
export function listLookAgainReasons(facts: LevelFacts): LevelReason[] {
  const { core, supporting, input, tasks } = facts;
  const skillReasons = core
    .filter((skill) => isOverLookAgain(facts, skill.probabilityBelow))
    .map((skill) => ({
      kind: isClearlyBelow(facts, skill)
        ? ('skill-clearly-below' as const)
        : ('skill-not-clear' as const),
      skill: skill.skill,
    }));
  const supportingReasons = supporting
    .filter((skill) => isClearlyBelow(facts, skill))
    .map((skill) => ({ kind: 'skill-clearly-below' as const, skill: skill.skill }));
  const adapted = tasks
    .filter((task) => task.status === 'adapted')
    .map((task) => ({ kind: 'adapted' as const, task: task.taskId }));
  const added = input.teacherAdded ? [{ kind: 'teacher-added' as const }] : [];
  return [...skillReasons, ...supportingReasons, ...adapted, ...added, ...listLowInGroup(facts)];
}

/** Tasks in which the pupil is surely among the lowest, and has a result that counts. */
function listLowInGroup({ policy, input, tasks }: LevelFacts): LevelReason[] {
  return listLowTasks(policy, input.groupPlaces ?? [])
    .filter((task) => tasks.some(({ taskId, status }) => taskId === task && status === 'counted'))
    .map((task) => ({ kind: 'low-in-group' as const, task }));
}

/** Tasks whose place is surely among the lowest of a group that is large enough, by the relative rule. */
export function listLowTasks(
  { relative, decision }: CutPolicy,
  places: readonly GroupPlace[],
): string[] {
  if (!relative) return [];
  return places
    .filter(({ others }) => others >= relative.minimumOthers)
    .filter((place) => {
      const probability = probabilityRankBelow(relative.lowestShare, place);
      return probability !== null && probability >= decision.upper;
    })
    .map(({ task }) => task);
}

function isOverLookAgain(facts: LevelFacts, probability: number | null): boolean {
  return probability !== null && probability > facts.policy.decision.lookAgainAbove;
}
