/** Reads the reference groups of a window, and where pupils stand in them. */
import type { ScopedDb } from '~/access/in-scope.server';
import { findRoundPlan } from '~/administration/round-plan';
import { type Battery, getTask, type WindowKind } from '~/instruments/battery';
import type { GroupPlace } from '~/scoring/level-shapes';
import { listPlaces, type ReferenceGroup } from '~/scoring/reference-group';
import type { TaskFinding } from '~/scoring/task-finding';
import type { TaskResult } from '~/scoring/task-result';

type GroupRow = {
  taskId: string;
  enrolled: number;
  members: number;
  synthetic: boolean;
  /** Null in the one row of a group without members. */
  score: number | null;
  pupils: number;
  own: string[] | null;
};

type GrowingGroup = ReferenceGroup & { own: Map<string, number> };

/** The groups of a window with the scores of the pupils asked about. One query. */
export async function readReferenceGroups(
  db: ScopedDb,
  windowId: string,
  pupilIds: readonly string[],
): Promise<ReferenceGroup[]> {
  const rows = await db.transaction.$queryRaw<GroupRow[]>`
    SELECT g."taskId", g."enrolled", g."members", g."synthetic", s."score",
      count(s."pupilId")::int AS "pupils",
      array_agg(s."pupilId"::text) FILTER (WHERE s."pupilId" = ANY(${[...pupilIds]}::uuid[])) AS "own"
    FROM "ReferenceGroup" g
    LEFT JOIN "ReferenceScore" s ON s."municipalityId" = g."municipalityId" AND s."groupId" = g."id"
    WHERE g."municipalityId" = ${db.municipalityId}::uuid AND g."windowId" = ${windowId}::uuid
    GROUP BY g."id", s."score"
    ORDER BY g."taskId", s."score"`;
  const groups = new Map<string, GrowingGroup>();
  for (const { score, pupils, own, ...head } of rows) {
    const known = groups.get(head.taskId);
    const group: GrowingGroup = known ?? { ...head, scores: [], own: new Map() };
    groups.set(head.taskId, group);
    if (score === null) continue;
    group.scores.push({ score, pupils });
    for (const pupilId of own ?? []) group.own.set(pupilId, score);
  }
  return [...groups.values()];
}

export interface GroupWindow {
  id: string;
  kind: string;
  batteryId: string;
  batteryVersion: number;
}

/** A pupil with what counts of the pupil's tasks. */
export interface ComparedPupil {
  pupilId: string;
  tasks: readonly Pick<TaskFinding, 'taskId' | 'status' | 'right' | 'wrong'>[];
}

/** Places of pupils in a window's groups, in the order of the pupils; none where no group is large enough. One query. */
export async function readGroupPlaces(
  db: ScopedDb,
  window: GroupWindow,
  pupils: readonly ComparedPupil[],
): Promise<GroupPlace[][]> {
  const found = findRoundPlan(window.batteryId, window.batteryVersion, window.kind as WindowKind);
  if (!found) return pupils.map(() => []);
  const ids = pupils.map(({ pupilId }) => pupilId);
  const groups = await readReferenceGroups(db, window.id, ids);
  const kindOf = (taskId: string) => kindIn(found.battery, taskId);
  return pupils.map(({ pupilId, tasks }) => listPlaces(groups, kindOf, pupilId, tasks));
}

function kindIn(battery: Battery, taskId: string) {
  return getTask(battery, taskId).kind;
}

/** What counts of results that are to be judged: the first of each task, as a level takes it. */
export function listComparable(results: readonly TaskResult[]): ComparedPupil['tasks'] {
  const counted = results.filter(({ problem }) => problem === null);
  const isFirst = ({ taskId }: TaskResult, at: number) =>
    counted.findIndex((one) => one.taskId === taskId) === at;
  return counted.filter(isFirst).map((result) => ({ ...result, status: 'counted' }));
}
