/**
 * The municipality's own pupils in one task of one window, and where one pupil stands among them.
 *
 * Measures: a local percentile with its limits, or why there is none; and the place that the policy's
 * relative rule looks at.
 * Rule: only tasks that everyone is given; at least 80 in 100 of those enrolled have a result that can be
 * compared; a percentile from 20 others, always with its limits. Never the class. The pupil is not one
 * of the others.
 * Definition: percentile and limits as `percentile-limits` has them.
 * Missing data: a pupil without a result that counts has no place.
 * Worked example: 5 lower of 100 others: percentile 5, from 2 to 11.
 */
import type { Task, WindowPlan } from '~/instruments/battery';
import { type PercentileWithLimits, percentileWithLimits } from '~/psychometrics/percentile-limits';
import type { GroupPlace } from '~/scoring/level-shapes';
import type { TaskFinding } from '~/scoring/task-finding';

/** When a group may be compared with. `shareDone` 0 to 1, counts of pupils. */
export const REFERENCE_RULE = { shareDone: 0.8, percentileFrom: 20 };

export interface ReferenceGroup {
  taskId: string;
  /** Pupils enrolled to be screened, and those of them with a result that can be compared. */
  enrolled: number;
  members: number;
  /** Invented results, of a demonstration municipality. */
  synthetic: boolean;
  /** How many pupils have each score. */
  scores: { score: number; pupils: number }[];
  /** Scores of the pupils who are asked about and are members. */
  own: ReadonlyMap<string, number>;
}

/** Why a result is not compared. */
type NotNormed = 'not-for-everyone' | 'not-counted' | 'few-done' | 'few-pupils' | 'no-result';

export type ReferenceStanding =
  | ({ kind: 'percentile'; others: number; synthetic: boolean } & PercentileWithLimits)
  | { kind: 'not-normed'; why: NotNormed; enrolled: number; members: number };

/** Whether a window gives the task to every pupil of a class. */
export function isGivenToAll(plan: WindowPlan, taskId: string): boolean {
  return plan.wholeClass.includes(taskId) && !plan.carried?.includes(taskId);
}

/** What is compared: right answers; of a task against the clock right minus wrong, at least 0. */
export function comparableScore(
  kind: Task['kind'],
  { right, wrong }: { right: number; wrong: number },
): number {
  return kind === 'timed-choice' ? Math.max(0, right - wrong) : right;
}

export function isLargeEnough({
  enrolled,
  members,
}: Pick<ReferenceGroup, 'enrolled' | 'members'>): boolean {
  return members > 0 && members >= REFERENCE_RULE.shareDone * enrolled;
}

/** Where a score lies among the group's other pupils. */
export function findPlace(group: ReferenceGroup, pupilId: string, score: number): GroupPlace {
  const own = group.own.get(pupilId);
  const count = (holds: (other: number) => boolean) =>
    group.scores.reduce((sum, one) => sum + (holds(one.score) ? one.pupils : 0), 0) -
    (own !== undefined && holds(own) ? 1 : 0);
  return {
    task: group.taskId,
    lower: count((other) => other < score),
    tied: count((other) => other === score),
    others: count(() => true),
  };
}

type Counted = Pick<TaskFinding, 'taskId' | 'status' | 'right' | 'wrong'>;

/** The pupil's places in every group that may be compared with, for tasks that count. */
export function listPlaces(
  groups: readonly ReferenceGroup[],
  kindOf: (taskId: string) => Task['kind'],
  pupilId: string,
  findings: readonly Counted[],
): GroupPlace[] {
  return findings.flatMap((finding) => {
    const group = groups.find(({ taskId }) => taskId === finding.taskId);
    if (!group || finding.status !== 'counted' || !isLargeEnough(group)) return [];
    return [findPlace(group, pupilId, comparableScore(kindOf(finding.taskId), finding))];
  });
}

/** Percentile with limits, or why there is none. */
export function describeStanding(
  group: ReferenceGroup | undefined,
  place: { pupilId: string; score: number | null; isGivenToAll: boolean },
): ReferenceStanding {
  const { enrolled, members } = group ?? { enrolled: 0, members: 0 };
  const refuse = (why: NotNormed) => ({ kind: 'not-normed' as const, why, enrolled, members });
  if (!place.isGivenToAll) return refuse('not-for-everyone');
  if (place.score === null) return refuse('no-result');
  if (!group) return refuse('not-counted');
  if (!isLargeEnough(group)) return refuse('few-done');
  const own = findPlace(group, place.pupilId, place.score);
  const limits = percentileWithLimits(own);
  if (!limits || own.others < REFERENCE_RULE.percentileFrom) return refuse('few-pupils');
  return { kind: 'percentile', others: own.others, synthetic: group.synthetic, ...limits };
}
