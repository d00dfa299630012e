/**
 * Stage 2: what the one-to-one tasks change in the level of stage 1.
 *
 * Rule, first that holds:
 *   1. needs follow-up from stage 1 stays, whatever the readings say;
 *   2. needs follow-up, when any row of the policy's deciding rule holds;
 *   3. no reading yet: the level of stage 1 stays;
 *   4. incomplete stays incomplete, because the missing whole-class task is still missing;
 *   5. above, when every deciding one-to-one task that is due has been read, every reading is clearly above
 *      (P ≤ lower), none was adapted, and no core skill is clearly below;
 *   6. above from stage 1 stays while readings are left and those done are clearly above;
 *   7. look again from stage 1 stays while readings are left and those done are clearly above;
 *   8. look again.
 * Missing data: a reading that does not count is as one not yet done, and is asked for again.
 * Worked example: look again from stage 1, read-words 14 in 60 s against 10: P = .164, above.
 */
import type { FollowUpCondition } from '~/scoring/cut-policy';
import {
  findLowest,
  isClearlyBelow,
  isNotClearlyAbove,
  type LevelFacts,
  type Verdict,
} from '~/scoring/level-shapes';
import type { SkillFinding } from '~/scoring/skill-finding';

export function judgeStageTwo(facts: LevelFacts, stageOne: Verdict): Verdict {
  if (stageOne.level === 'needs-follow-up') return stageOne;
  const followUp = findFollowUp(facts);
  if (followUp) return { level: 'needs-follow-up', stage: 2, decidedBy: followUp };
  if (facts.readings.length === 0 || stageOne.level === 'incomplete') return stageOne;
  const notClear = facts.readings.filter((reading) => isNotClearlyAbove(facts, reading));
  if (notClear.length > 0) {
    return { level: 'look-again', stage: 2, decidedBy: findLowest(notClear) };
  }
  if (facts.waitingToDecide.length > 0 || isAnyReadingAdapted(facts)) return stageOne;
  const coreBelow = facts.core.filter((skill) => isClearlyBelow(facts, skill));
  if (coreBelow.length > 0) {
    return { level: 'look-again', stage: 2, decidedBy: findLowest(coreBelow) };
  }
  return { level: 'above', stage: 2, decidedBy: findLowest(facts.readings) };
}

function isAnyReadingAdapted(facts: LevelFacts): boolean {
  const deciding = facts.window.oneToOne.tasks.filter((entry) => entry.decides);
  const oneToOne = deciding.map((entry) => entry.task);
  return facts.tasks.some((task) => task.status === 'adapted' && oneToOne.includes(task.taskId));
}

/** The finding that decides by the policy's rows: of a row that holds, the one with the highest P. */
function findFollowUp(facts: LevelFacts): SkillFinding | null {
  const { followUpWhen } = facts.window.oneToOne;
  const row = followUpWhen.find((conditions) =>
    conditions.every((condition) => findMatches(facts, condition).length > 0),
  );
  if (!row) return null;
  const matches = row
    .filter((condition) => condition.is === 'clearly-below')
    .flatMap((condition) => findMatches(facts, condition));
  return (
    findLowest(matches) ?? findLowest(row.flatMap((condition) => findMatches(facts, condition)))
  );
}

function findMatches(facts: LevelFacts, condition: FollowUpCondition): SkillFinding[] {
  const isStrong = condition.is === 'clearly-below' ? isClearlyBelow : isNotClearlyAbove;
  const among =
    condition.of === 'any-core-skill'
      ? facts.core
      : facts.readings.filter(
          (reading) => condition.of === 'any-one-to-one' || reading.tasks[0] === condition.task,
        );
  return among.filter((finding) => isStrong(facts, finding));
}
