/** Scores the attempts of one pupil in a round, and keeps each new score as a row of its own. */

import type { ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { listAttemptEvents, listEventOrigins } from '~/administration/attempt-store.server';
import { isOutsideWindow } from '~/administration/outside-window';
import { getBattery } from '~/instruments/batteries';
import { type FormId, getTask } from '~/instruments/battery';
import { dayOf } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { forbidden } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { TaskScoreRecord } from '~/scoring/assessment-record';
import { sharesPlaces } from '~/scoring/attempt-order';
import type { ScoredAttempt } from '~/scoring/counted-attempt';
import type { CutPolicy } from '~/scoring/cut-policy';
import { hashInput } from '~/scoring/input-hash.server';
import { judgeValidity } from '~/scoring/response-validity';
import { SCORING_RULES_VERSION, scoreAttempt } from '~/scoring/task-score';

/** The columns of an attempt that its score is made of. */
export interface AttemptRow {
  id: string;
  batteryId: string;
  batteryVersion: number;
  taskId: string;
  taskVersion: number;
  formId: string;
  invalidatedAt: Date | null;
  secondMarker: boolean;
}

/** A scored attempt with its stored row; null while it is going on. */
export type StoredScore = ScoredAttempt & { taskScoreId: string | null };

/**
 * Score one attempt from its events; a score that is already there is found, not written again.
 * @throws 403 for anyone but the system, 404 when the attempt is not here.
 */
export async function recordTaskScore(
  db: ScopedDb<SystemViewer>,
  attempt: AttemptRow,
  policy: CutPolicy,
): Promise<StoredScore> {
  requireSystem(db);
  const events = await listAttemptEvents(db, attempt.id);
  const task = getTask(getBattery(attempt.batteryId, attempt.batteryVersion), attempt.taskId);
  const origins = sharesPlaces(events) ? await listEventOrigins(db, attempt.id) : undefined;
  const score = scoreAttempt(task, attempt.formId as FormId, events, origins);
  const validity = judgeValidity(score, policy.validity);
  const versions = {
    batteryId: attempt.batteryId,
    batteryVersion: attempt.batteryVersion,
    taskVersion: attempt.taskVersion,
    formId: attempt.formId,
    scoringRulesVersion: SCORING_RULES_VERSION,
    policyId: policy.id,
    policyVersion: policy.version,
  };
  const ordered = events.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const taskScoreId =
    score.state === 'in-progress'
      ? null
      : await keepScore(db, attempt.id, versions, hashInput({ versions, events: ordered }), {
          ...score,
          validity,
        });
  const invalidated = attempt.invalidatedAt !== null;
  const { id: attemptId, secondMarker } = attempt;
  return { attemptId, invalidated, secondMarker, score, validity, taskScoreId };
}

/** Score every screened attempt of a pupil in a window, whatever class it was taken in, in the order the server first heard of them. @throws 403 for anyone but the system. */
export async function scorePupil(
  db: ScopedDb<SystemViewer>,
  { pupilId, windowId }: { pupilId: string; windowId: string },
  policy: CutPolicy,
  window: { startDate: Date; endDate: Date; catchUpEndDate: Date },
): Promise<StoredScore[]> {
  requireSystem(db);
  const { municipalityId } = db;
  const { timeZone } = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: municipalityId },
    select: { timeZone: true },
  });
  const days = {
    startDate: dayOf(window.startDate),
    endDate: dayOf(window.endDate),
    catchUpEndDate: dayOf(window.catchUpEndDate),
  };
  const attempts = await db.transaction.attempt.findMany({
    where: { municipalityId, membership: { pupilId }, round: { windowId }, probeId: null },
    include: { device: { select: { sitting: { select: { openedAt: true } } } } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });
  const scores: StoredScore[] = [];
  for (const attempt of attempts) {
    const score = await recordTaskScore(db, attempt, policy);
    const { openedAt } = attempt.device.sitting;
    scores.push({ ...score, outsideWindow: isOutsideWindow(days, openedAt, timeZone) });
  }
  return scores;
}

/** Results are written by the rules, never by a person. @throws 403. */
export function requireSystem(db: ScopedDb): void {
  if (db.viewer.kind !== 'system') throw forbidden();
}

async function keepScore(
  db: ScopedDb,
  attemptId: string,
  versions: Record<string, string | number>,
  inputHash: string,
  score: TaskScoreRecord,
): Promise<string> {
  const { transaction, municipalityId } = db;
  const known = await transaction.taskScore.findUnique({
    where: { municipalityId_attemptId_inputHash: { municipalityId, attemptId, inputHash } },
    select: { id: true },
  });
  if (known) return known.id;
  const id = newId();
  await transaction.taskScore.create({
    data: {
      id,
      municipalityId,
      attemptId,
      versions,
      inputHash,
      score: JSON.parse(JSON.stringify(score)),
      interpretable: score.validity.interpretable,
      createdAt: now(),
    },
  });
  return id;
}
