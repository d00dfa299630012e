/**
 * What another policy would make of results that have been judged already.
 *
 * Measures: how many pupils would have another level, from which to which.
 * Rule: the facts of a stored assessment (counts, seconds, adapted ways, who was added) are judged
 * again; nothing is stored. Several readings of one task are one with their summed counts, as the rate
 * formula takes them.
 * Missing data: a pupil without an assessment is not counted.
 * Worked example: 58 pupils of whom six had letters at 12 and 13 known: a limit of 11 changes six.
 */
import type { CutPolicy } from '~/scoring/cut-policy';
import { assessLevel } from '~/scoring/level';
import type { Level, LevelAssessment, LevelInput } from '~/scoring/level-shapes';
import type { TaskFinding } from '~/scoring/task-finding';
import type { TaskResult } from '~/scoring/task-result';

export interface PolicyPreview {
  /** Pupils whose stored assessment was judged again. */
  pupils: number;
  changed: number;
  moves: { from: Level; to: Level; pupils: number }[];
  /** Pupils at each level before and after. */
  before: Record<Level, number>;
  after: Record<Level, number>;
}

/** What a stored assessment was judged from. */
export function rebuildInput(record: LevelAssessment): LevelInput {
  const has = (kind: string) => record.reasons.some((reason) => reason.kind === kind);
  return {
    window: record.window,
    results: record.tasks.filter(wasTried).map(toResult),
    teacherAdded: has('teacher-added'),
    controlPupil: has('control-pupil'),
    adaptedTasks: record.tasks.flatMap(({ status, taskId }) =>
      status === 'adapted' ? [taskId] : [],
    ),
    carriedTasks: record.skills.flatMap(({ role, tasks }) => (role === 'one-to-one' ? [] : tasks)),
    lookAgainBefore: has('look-again-twice'),
  };
}

function wasTried({ status, problem }: TaskFinding): boolean {
  return status !== 'missing' || (problem !== null && problem !== 'not-done');
}

function toResult(finding: TaskFinding): TaskResult {
  const { taskId, right, presented, wrong, seconds, problem } = finding;
  return { taskId, right, presented, wrong, seconds, stopped: false, problem };
}

const none = (): Record<Level, number> => ({
  'needs-follow-up': 0,
  'look-again': 0,
  above: 0,
  incomplete: 0,
});

/** @throws {Error} when the policy has no limits for a window of the records. */
export function previewPolicy(
  policy: CutPolicy,
  records: readonly LevelAssessment[],
): PolicyPreview {
  const [before, after] = [none(), none()];
  const moves = new Map<string, PolicyPreview['moves'][number]>();
  for (const record of records) {
    const to = assessLevel(policy, rebuildInput(record)).level;
    before[record.level] += 1;
    after[to] += 1;
    if (to === record.level) continue;
    const key = `${record.level} ${to}`;
    const move = moves.get(key) ?? { from: record.level, to, pupils: 0 };
    moves.set(key, { ...move, pupils: move.pupils + 1 });
  }
  const all = [...moves.values()].sort((one, other) => other.pupils - one.pupils);
  return {
    pupils: records.length,
    changed: all.reduce((sum, { pupils }) => sum + pupils, 0),
    moves: all,
    before,
    after,
  };
}
