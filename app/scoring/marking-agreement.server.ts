/** The readings of a round that two adults marked, for those who may see results. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getBattery } from '~/instruments/batteries';
import { getTask } from '~/instruments/battery';
import type { Prisma } from '~/platform/database/generated/client';
import type { TaskScoreRecord } from '~/scoring/assessment-record';
import type { GridCounts } from '~/scoring/grid-score';
import { describeAgreement, type ReadingAgreement } from '~/scoring/marking-agreement';

/**
 * Agreement of every reading that was marked twice in a round. One query. The caller has asked for the
 * round's class with `requireClass(db, 'class.see-results', …)`; readings are looked up in the viewer's
 * municipality only.
 */
export async function readAgreements(
  db: ScopedDb<StaffViewer>,
  roundId: string,
): Promise<ReadingAgreement[]> {
  const { municipalityId, transaction } = db;
  const marked = { roundId, driver: 'marker', invalidatedAt: null, probeId: null };
  const attempts = await transaction.attempt.findMany({
    where: {
      municipalityId,
      ...marked,
      membership: { attempts: { some: { ...marked, secondMarker: true } } },
    },
    include: { taskScores: { select: { score: true }, orderBy: { createdAt: 'desc' }, take: 1 } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });
  return compareReadings(attempts);
}

/** An attempt of a round that is no probe, with its scores, the latest first. */
type Marked = Prisma.AttemptGetPayload<true> & { taskScores: { score: Prisma.JsonValue }[] };

/**
 * The second adult's marks beside the first finished reading of the same pupil, task and form; attempts are
 * in the order the server first heard of them.
 */
export function compareReadings(attempts: readonly Marked[]): ReadingAgreement[] {
  const readings = attempts.flatMap(toReading);
  const firsts = readings.filter(({ secondMarker }) => !secondMarker);
  const seconds = readings.filter(({ secondMarker }) => secondMarker);
  return seconds.flatMap(({ score: second, secondMarker: _second, ...place }) => {
    const first = firsts.find(
      (reading) =>
        reading.membershipId === place.membershipId &&
        reading.taskId === place.taskId &&
        reading.formId === place.formId,
    );
    return (first && describeAgreement({ ...place, first: first.score, second })) ?? [];
  });
}

/** A finished reading that an adult marked and that stands, by its latest score. */
function toReading({ driver, invalidatedAt, taskScores, ...attempt }: Marked) {
  const score = taskScores[0]?.score as TaskScoreRecord | undefined;
  if (driver !== 'marker' || invalidatedAt || !isDone(score)) return [];
  const { membershipId, taskId, formId, secondMarker, startedAt } = attempt;
  const task = getTask(getBattery(attempt.batteryId, attempt.batteryVersion), taskId);
  const place = { membershipId, taskId, formId, secondMarker };
  return [{ ...place, taskTitle: task.title, startedAt: startedAt.toISOString(), score }];
}

function isDone(score: TaskScoreRecord | undefined): score is TaskScoreRecord & GridCounts {
  return score?.kind === 'timed-grid' && score.state === 'done';
}
