/** The readings of a round that two adults marked, for those who may see results. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getBattery } from '~/instruments/batteries';
import { getTask } from '~/instruments/battery';
import type { TaskScoreRecord } from '~/scoring/assessment-record';
import type { GridCounts } from '~/scoring/grid-score';
import { describeAgreement, type ReadingAgreement } from '~/scoring/marking-agreement';

/**
 * Agreement of every reading that was marked twice in a round, or of one pupil's. The second adult's
 * marks are set beside the first finished reading of the same pupil, task and form. The caller has
 * asked for the round's class with `requireClass(db, 'class.see-results', …)`; readings are looked up
 * in the viewer's municipality only.
 */
export async function readAgreements(
  db: ScopedDb<StaffViewer>,
  roundId: string,
  membershipId: string | null = null,
): Promise<ReadingAgreement[]> {
  const seconds = await listReadings(db, roundId, true, membershipId ? [membershipId] : null);
  if (seconds.length === 0) return [];
  const memberships = [...new Set(seconds.map((reading) => reading.membershipId))];
  const firsts = await listReadings(db, roundId, false, memberships);
  return seconds.flatMap(({ score: second, ...place }) => {
    const first = firsts.find(
      (reading) =>
        reading.membershipId === place.membershipId &&
        reading.taskId === place.taskId &&
        reading.formId === place.formId,
    );
    return (first && describeAgreement({ ...place, first: first.score, second })) ?? [];
  });
}

/** Finished readings in the order the server first heard of them, each by its latest score. */
async function listReadings(
  db: ScopedDb,
  roundId: string,
  secondMarker: boolean,
  membershipIds: readonly string[] | null,
) {
  const attempts = await db.transaction.attempt.findMany({
    where: {
      municipalityId: db.municipalityId,
      roundId,
      driver: 'marker',
      secondMarker,
      invalidatedAt: null,
      probeId: null,
      ...(membershipIds ? { membershipId: { in: [...membershipIds] } } : {}),
    },
    select: {
      membershipId: true,
      taskId: true,
      formId: true,
      batteryId: true,
      batteryVersion: true,
      startedAt: true,
      taskScores: { select: { score: true }, orderBy: { createdAt: 'desc' }, take: 1 },
    },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });
  return attempts.flatMap(({ batteryId, batteryVersion, startedAt, taskScores, ...place }) => {
    const score = taskScores[0]?.score as TaskScoreRecord | undefined;
    if (!isDone(score)) return [];
    const task = getTask(getBattery(batteryId, batteryVersion), place.taskId);
    return [{ ...place, taskTitle: task.title, startedAt: startedAt.toISOString(), score }];
  });
}

function isDone(score: TaskScoreRecord | undefined): score is TaskScoreRecord & GridCounts {
  return score?.kind === 'timed-grid' && score.state === 'done';
}
