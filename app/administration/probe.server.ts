/**
 * Probes: dealing a progress form for a reading that is marked on a device, entering one that was read on
 * paper, and taking either back. A probe is never part of a screening result.
 */
import { audit, requireId, requirePupilOfClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getBattery } from '~/instruments/batteries';
import { isMarkedTask, listFormItems, type MarkedTask } from '~/instruments/battery';
import { dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { makeMarkerCode } from './marking.server';
import { listOpenProbes } from './probe-deal.server';
import { dealForms, listProgressForms, type TakenForm } from './probe-forms';
import { findPaperProbeProblem, type PaperProbe, type PaperProbeProblem } from './probe-paper';
import { findWindow, openSitting } from './round-store.server';
import { hasPractised } from './training/training-requirement.server';

export type ProbeTask = { task: MarkedTask; batteryId: string; batteryVersion: number };
type TaskProblem = 'no-window' | 'no-progress-forms';

export type ProbeStart =
  | { ok: true; code: string; membershipId: string; taskId: string; formId: string }
  | {
      ok: false;
      problem: TaskProblem | 'no-tasks' | 'forms-resting' | 'not-practised' | 'not-prepared';
    };

/**
 * Deal the pupil's next progress form of a task, or go on with the one that waits, and make this browser
 * a marking device. @throws 404 when the pupil is not in the class today, 403.
 */
export async function startProbe(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
  taskId: string,
): Promise<ProbeStart> {
  const { schoolClass, membership } = await requirePupilOfClass(
    db,
    'class.record',
    classId,
    pupilId,
  );
  const before = await findProbeTask(db, schoolClass, taskId);
  if (!before.ok) return before;
  if (!(await hasPractised(db, taskId))) return { ok: false, problem: 'not-practised' };
  await lockProbes(db, membership.pupilId);
  const opened = await openSitting(db, schoolClass.id, 'one-to-one');
  if (!opened.ok) return opened;
  // Opening the first sitting of a window may take up a newer version of its battery.
  const found = await findProbeTask(db, schoolClass, taskId);
  if (!found.ok) return found;
  const { task, ...battery } = found;
  const place = { ...battery, classId: schoolClass.id, today: db.viewer.today };
  const waiting = (await listOpenProbes(db, place)).find(
    (probe) => probe.membershipId === membership.id && probe.taskId === taskId,
  );
  const dealt = waiting ?? (await deal(db, membership, { task, ...battery }));
  if (!dealt) return { ok: false, problem: 'forms-resting' };
  const code = await makeMarkerCode(db, opened.sittingId);
  return { ok: true, code, membershipId: membership.id, taskId, formId: dealt.formId };
}

async function deal(
  db: ScopedDb<StaffViewer>,
  membership: { id: string; pupilId: string },
  { task, batteryId, batteryVersion }: ProbeTask,
): Promise<{ formId: string } | null> {
  const { municipalityId, transaction, viewer } = db;
  const taken = await listTakenForms(db, membership.pupilId, task.id);
  const forms = dealForms(task, taken, viewer.today);
  if (!forms) return null;
  const probeId = newId();
  await transaction.probe.create({
    data: {
      id: probeId,
      municipalityId,
      pupilId: membership.pupilId,
      membershipId: membership.id,
      batteryId,
      batteryVersion,
      taskId: task.id,
      ...forms,
      day: toStoredDate(viewer.today),
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  const detail = { probeId, taskId: task.id, formId: forms.formId };
  await audit(db, 'probe.dealt', [membership.pupilId], detail);
  return forms;
}

/**
 * Every form of a task that the pupil has seen, with the day; one that was entered by mistake and taken
 * back was not seen. The caller has required the pupil.
 */
export async function listTakenForms(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  taskId: string,
): Promise<TakenForm[]> {
  const rows = await db.transaction.probe.findMany({
    where: { municipalityId: db.municipalityId, pupilId, taskId },
    select: {
      formId: true,
      day: true,
      spareFormId: true,
      withdrawnAt: true,
      attempts: { select: { formId: true } },
    },
  });
  return rows.flatMap(({ formId, day, spareFormId, withdrawnAt, attempts }) => {
    const read = attempts.map((attempt) => attempt.formId);
    const isSeen = withdrawnAt === null || (spareFormId !== null && read.includes(formId));
    const seen = [...new Set([...(isSeen ? [formId] : []), ...read])];
    return seen.map((one) => ({ formId: one, day: dayOf(day) }));
  });
}

export type PaperProbeResult =
  | { ok: true; probeId: string }
  | { ok: false; problem: TaskProblem | PaperProbeProblem };

/**
 * Enter a reading that was done on paper. @throws 404 when the pupil is not in the class today, 403.
 */
export async function recordPaperProbe(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
  taskId: string,
  paper: PaperProbe,
): Promise<PaperProbeResult> {
  const { schoolClass, membership } = await requirePupilOfClass(
    db,
    'class.record',
    classId,
    pupilId,
  );
  const found = await findProbeTask(db, schoolClass, taskId);
  if (!found.ok) return found;
  const { task, batteryId, batteryVersion } = found;
  const formId = listProgressForms(task).find((one) => one === paper.formId);
  const problem = findPaperProbeProblem(paper, {
    items: formId ? listFormItems(task, formId).length : 0,
    seconds: task.seconds,
    firstDay: dayOf(schoolClass.schoolYear.startDate),
    today: db.viewer.today,
  });
  if (problem) return { ok: false, problem };
  await takeBackUnread(db, membership.pupilId, taskId, paper.formId);
  const probeId = newId();
  await db.transaction.probe.create({
    data: {
      id: probeId,
      municipalityId: db.municipalityId,
      pupilId: membership.pupilId,
      membershipId: membership.id,
      batteryId,
      batteryVersion,
      taskId,
      formId: paper.formId,
      day: toStoredDate(paper.day),
      staffMemberId: db.viewer.staffMemberId,
      paperRight: paper.right,
      paperRead: paper.read,
      paperSeconds: paper.seconds,
      createdAt: now(),
    },
  });
  await audit(db, 'probe.entered', [membership.pupilId], { probeId, taskId });
  return { ok: true, probeId };
}

/** A form that was dealt for a device and read on paper instead no longer waits. */
async function takeBackUnread(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  taskId: string,
  formId: string,
): Promise<void> {
  await db.transaction.probe.updateMany({
    where: {
      municipalityId: db.municipalityId,
      pupilId,
      taskId,
      formId,
      spareFormId: { not: null },
      withdrawnAt: null,
      attempts: { none: {} },
    },
    data: { withdrawnAt: now(), withdrawnById: db.viewer.staffMemberId },
  });
}

/**
 * Take a probe back, or let it stand again: it stays as a row. @throws 404 when the pupil is not in the
 * class today or has no such probe, 403.
 */
export async function setProbeWithdrawn(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
  probeId: string,
  isWithdrawn: boolean,
): Promise<void> {
  const { membership } = await requirePupilOfClass(db, 'class.record', classId, pupilId);
  const place = { municipalityId: db.municipalityId, id: requireId(probeId) };
  const changed = await db.transaction.probe.updateMany({
    where: { ...place, pupilId: membership.pupilId },
    data: {
      withdrawnAt: isWithdrawn ? now() : null,
      withdrawnById: isWithdrawn ? db.viewer.staffMemberId : null,
    },
  });
  if (changed.count === 0) throw notFound();
  const action = isWithdrawn ? 'probe.withdrawn' : 'probe.restored';
  await audit(db, action, [membership.pupilId], { probeId });
}

/**
 * A task of the battery that the class is given now, when it has progress forms. Before the first window
 * of the year has begun there is no battery to read from. The class has been required.
 */
export async function findProbeTask(
  db: ScopedDb<StaffViewer>,
  schoolClass: { schoolYearId: string },
  taskId: string,
): Promise<({ ok: true } & ProbeTask) | { ok: false; problem: TaskProblem }> {
  const tasks = await listProbeTasks(db, schoolClass);
  if (!tasks) return { ok: false, problem: 'no-window' };
  const found = tasks.find(({ task }) => task.id === taskId);
  return found ? { ok: true, ...found } : { ok: false, problem: 'no-progress-forms' };
}

/** The tasks of the class's battery that have progress forms; null before the first window has begun. */
export async function listProbeTasks(
  db: ScopedDb<StaffViewer>,
  schoolClass: { schoolYearId: string },
): Promise<ProbeTask[] | null> {
  const window = await findWindow(db, schoolClass.schoolYearId);
  if (!window || window.startDate > db.viewer.today) return null;
  return listTasksOf(window);
}

/** The tasks of a battery that have progress forms. */
export function listTasksOf(battery: { batteryId: string; batteryVersion: number }): ProbeTask[] {
  const { batteryId, batteryVersion } = battery;
  return getBattery(batteryId, batteryVersion).tasks.flatMap((task) =>
    isMarkedTask(task) && listProgressForms(task).length > 0
      ? [{ task, batteryId, batteryVersion }]
      : [],
  );
}

/** Two adults who deal at once deal one form. */
async function lockProbes(db: ScopedDb, pupilId: string): Promise<void> {
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`probe:${pupilId}`}, 0))`;
}
