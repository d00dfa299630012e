/**
 * What another policy would make of results that have been judged already.
 *
 * Measures: how many pupils would have another level, from which to which.
 * Rule: the facts of a stored assessment (counts, seconds, adapted ways, who was added, which readings
 * were asked for, the place in the municipality's group) are judged again; nothing is stored. Several
 * readings of one task are one with their summed counts, as the rate formula takes them.
 * Missing data: a pupil without an assessment is not counted.
 * Worked example: 58 pupils of whom six had letters at 12 and 13 known: a limit of 11 changes six.
 */
import type { JudgedBeside } from '~/scoring/assessment-record';
import type { CutPolicy } from '~/scoring/cut-policy';
import { assessLevel } from '~/scoring/level';
import { LEVELS, type LevelAssessment, type LevelInput } from '~/scoring/level-shapes';
import type { TaskFinding } from '~/scoring/task-finding';
import type { TaskResult } from '~/scoring/task-result';

type JudgedRecord = LevelAssessment & JudgedBeside;

/** Pupils by level: a row for each level as it is, a column for each as it would be, as `LEVELS` has them. */
export type PreviewTable = number[][];

/** What a stored assessment was judged from. */
export function rebuildInput(record: JudgedRecord): LevelInput {
  const has = (kind: string) => record.reasons.some((reason) => reason.kind === kind);
  return {
    window: record.window,
    results: record.tasks.filter(wasTried).map(toResult),
    teacherAdded: has('teacher-added'),
    askedTasks: record.askedTasks ?? [],
    controlPupil: has('control-pupil'),
    adaptedTasks: record.tasks.flatMap(({ status, taskId }) =>
      status === 'adapted' ? [taskId] : [],
    ),
    carriedTasks: record.skills.flatMap(({ role, tasks }) => (role === 'one-to-one' ? [] : tasks)),
    lookAgainBefore: has('look-again-twice'),
    groupPlaces: record.groupPlaces ?? [],
  };
}

function wasTried({ status, problem }: TaskFinding): boolean {
  return status !== 'missing' || (problem !== null && problem !== 'not-done');
}

function toResult(finding: TaskFinding): TaskResult {
  const { taskId, right, presented, wrong, seconds, problem } = finding;
  return { taskId, right, presented, wrong, seconds, stopped: false, problem };
}

/** @throws {Error} when the policy has no limits for a window of the records. */
export function previewPolicy(policy: CutPolicy, records: readonly JudgedRecord[]): PreviewTable {
  const table = LEVELS.map(() => LEVELS.map(() => 0));
  for (const record of records) {
    const row = table[LEVELS.indexOf(record.level)]!;
    row[LEVELS.indexOf(assessLevel(policy, rebuildInput(record)).level)]! += 1;
  }
  return table;
}
