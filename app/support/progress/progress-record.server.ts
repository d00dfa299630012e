/** Writing in a pupil's progress: events are only added, and a decision keeps the figures it stood on. */
import { audit, requirePupilOfClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { recordPaperProbe, setProbeWithdrawn } from '~/administration/probe.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';
import {
  type DecisionFigures,
  listStandingProgress,
  type ProgressEvent,
  type ProgressEventBody,
  type ProgressForm,
} from './progress-event';
import type { ProgressPage, ProgressPageForm, ProgressProblem } from './progress-page';
import { PROGRESS_RULE } from './progress-rule';
import { loadProgress } from './progress-store.server';

export type ProgressAnswer = { ok: true } | { ok: false; problem: ProgressProblem };

/**
 * What a form of the page asks for, except starting a reading; null is a form that could not be read.
 * @throws 404 when the pupil is not in the class today, 403.
 */
export async function recordProgress(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
  form: Exclude<ProgressPageForm, { intent: 'start' }> | null,
): Promise<ProgressAnswer> {
  const { pupil } = await requirePupilOfClass(db, 'class.record', classId, pupilId);
  if (form === null) return { ok: false, problem: 'form' };
  if (form.intent === 'write') return writeEvent(db, classId, pupil.id, form);
  if (form.intent === 'paper') {
    const { taskId, intent: _intent, ...paper } = form;
    return recordPaperProbe(db, classId, pupilId, taskId, paper);
  }
  await setProbeWithdrawn(db, classId, pupilId, form.probeId, form.intent === 'withdraw');
  return { ok: true };
}

async function writeEvent(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string,
  form: { taskId: string; day: Day; body: ProgressForm },
): Promise<ProgressAnswer> {
  const { taskId, day, body } = form;
  if (day > db.viewer.today) return { ok: false, problem: 'day-ahead' };
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`progress:${pupilId}`}, 0))`;
  const page = await loadProgress(db, classId, pupilId, taskId);
  if (page.task?.taskId !== taskId) return { ok: false, problem: 'no-progress-forms' };
  if (body.kind === 'taken-back') {
    const standing = listStandingProgress(await readEvents(db, pupilId, taskId));
    if (!standing.some(({ id }) => id === body.eventId)) return { ok: false, problem: 'not-there' };
  }
  const stored: ProgressEventBody =
    body.kind === 'decided' ? { ...body, figures: describeFigures(page) } : body;
  const eventId = newId();
  await db.transaction.progressEvent.create({
    data: {
      id: eventId,
      municipalityId: db.municipalityId,
      pupilId,
      taskId,
      day: toStoredDate(day),
      body: JSON.parse(JSON.stringify(stored)),
      staffMemberId: db.viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'progress.recorded', [pupilId], { eventId, kind: body.kind, taskId });
  return { ok: true };
}

/** The events of a pupil in a task, in the order they were written. The caller has required the pupil. */
async function readEvents(db: ScopedDb, pupilId: string, taskId: string): Promise<ProgressEvent[]> {
  const rows = await db.transaction.progressEvent.findMany({
    where: { municipalityId: db.municipalityId, pupilId, taskId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, day, body }) => ({
    id,
    day: dayOf(day),
    body: body as unknown as ProgressEventBody,
  }));
}

function describeFigures({ finding, goal, given }: ProgressPage): DecisionFigures | null {
  if (!finding) return null;
  const { verdict, because, probes, weeks, riseAskedFor, growth } = finding;
  return {
    verdict,
    because,
    probes,
    weeks,
    weeklyRise: growth?.weeklyRise ?? null,
    lower: growth?.lower ?? null,
    upper: growth?.upper ?? null,
    riseAskedFor,
    goalRate: goal?.rate ?? null,
    goalDay: goal?.day ?? null,
    sessionsPlanned: given.planned,
    sessionsHeld: given.held,
    ruleVersion: PROGRESS_RULE.version,
  };
}
