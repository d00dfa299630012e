/** Rounds and sittings: opening, finding, steering and ending them. */
import { randomInt } from 'node:crypto';
import { requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { windowKindSchema } from '~/instruments/battery';
import { renewWindowBattery } from '~/instruments/window-battery.server';
import { type Day, dayOf } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { readFrame } from '~/roster/municipality-frame.server';
import { notifyBoard } from './board-notice.server';
import { readChecklist } from './preconditions/precondition-store.server';
import { listBlocking } from './preconditions/preconditions';
import { askForRoundReview } from './round-change.server';
import { findRoundPlan } from './round-plan';
import { chooseWindow, timeWindow } from './round-time';
import { CLASS_SITTINGS, type SittingKind } from './round-words';

/** A code on a projector is good for a long lesson with setting up. */
const CODE_MS = 3 * 60 * 60 * 1000;
/** A sitting that nobody ended is over by itself. */
export const SITTING_MS = 12 * 60 * 60 * 1000;

/** A sitting in the viewer's scope with its round and class. @throws 404 or 403. */
export async function getSitting(db: ScopedDb<StaffViewer>, sittingId: string | undefined) {
  const sitting = await db.transaction.sitting.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: requireId(sittingId) } },
    include: { round: { include: { window: true } } },
  });
  if (!sitting) throw notFound();
  const schoolClass = await requireClass(db, 'class.run-round', sitting.round.classId);
  return { ...sitting, schoolClass };
}

/** The window that a class would be screened in today; null when its school year has none. */
export async function findWindow(db: ScopedDb<StaffViewer>, schoolYearId: string) {
  return windowOf(await listWindowRows(db, [schoolYearId]), db.viewer.today);
}

/** Of the windows of a school year as they are stored, the one that a class would be screened in on a day. */
export function windowOf(rows: readonly Prisma.ScreeningWindowGetPayload<true>[], today: Day) {
  const dated = rows.map((window) => ({
    id: window.id,
    kind: windowKindSchema.parse(window.kind),
    batteryId: window.batteryId,
    batteryVersion: window.batteryVersion,
    policyId: window.policyId,
    policyVersion: window.policyVersion,
    startDate: dayOf(window.startDate),
    endDate: dayOf(window.endDate),
    catchUpEndDate: dayOf(window.catchUpEndDate),
  }));
  const chosen = chooseWindow(dated, today);
  return chosen && { ...chosen, timing: timeWindow(chosen, today) };
}

/** The windows of school years of the viewer's municipality, as they are stored. */
export async function listWindowRows(db: ScopedDb, schoolYearIds: readonly string[]) {
  if (db.remembered) {
    const { screeningWindows } = await readFrame(db);
    return screeningWindows.filter(({ schoolYearId }) => schoolYearIds.includes(schoolYearId));
  }
  return db.transaction.screeningWindow.findMany({
    where: { municipalityId: db.municipalityId, schoolYearId: { in: [...schoolYearIds] } },
  });
}

/** The open sitting of a class, the latest when there are several; of one kind when asked. @throws 404 or 403. */
export async function findOpenSitting(
  db: ScopedDb<StaffViewer>,
  classId: string,
  kinds: readonly SittingKind[] = CLASS_SITTINGS,
) {
  const schoolClass = await requireClass(db, 'class.run-round', classId);
  return findOpenSittingOf(db, schoolClass, kinds);
}

/**
 * The same for a class that the caller has required: pages that show results need the right to see
 * them, which is narrower. Sittings are looked up in the viewer's municipality only.
 */
export function findOpenSittingOf(
  db: ScopedDb<StaffViewer>,
  schoolClass: { id: string },
  kinds: readonly SittingKind[] = CLASS_SITTINGS,
) {
  return db.transaction.sitting.findFirst({
    where: {
      municipalityId: db.municipalityId,
      round: { classId: schoolClass.id },
      ...goesOn(kinds),
    },
    orderBy: { openedAt: 'desc' },
  });
}

/** `where` of sittings that nobody has ended and that are not over by themselves. */
export function goesOn(kinds: readonly SittingKind[]) {
  return {
    kind: { in: [...kinds] },
    closedAt: null,
    openedAt: { gt: new Date(now().getTime() - SITTING_MS) },
  };
}

export type OpenResult =
  | { ok: true; sittingId: string; roundId: string; code: string }
  | { ok: false; problem: 'no-window' | 'no-tasks' | 'not-prepared' };

/**
 * Open a sitting of the class's round, which is made when it is the first. An open one of the same
 * kind is gone on with. Outside the window's dates it opens all the same; while a condition that rounds
 * wait for is not met it does not. @throws 404 or 403.
 */
export async function openSitting(
  db: ScopedDb<StaffViewer>,
  classId: string,
  kind: SittingKind,
): Promise<OpenResult> {
  const schoolClass = await requireClass(db, 'class.run-round', classId);
  await lock(db, `open:${schoolClass.id}`);
  const open = await findOpenSitting(db, schoolClass.id, [kind]);
  if (open) return { ok: true, sittingId: open.id, roundId: open.roundId, code: open.code };
  if (!(await isPrepared(db, schoolClass))) return { ok: false, problem: 'not-prepared' };
  const ensured = await ensureRound(db, schoolClass);
  if (!ensured.ok) return ensured;
  const { round } = ensured;
  const sitting = await db.transaction.sitting.create({
    data: {
      id: newId(),
      municipalityId: db.municipalityId,
      roundId: round.id,
      staffMemberId: db.viewer.staffMemberId,
      kind,
      ...(await makeCode(db)),
      openedAt: now(),
    },
  });
  return { ok: true, sittingId: sitting.id, roundId: round.id, code: sitting.code };
}

/** Nothing that rounds wait for is lacking; a class without a window is refused for that instead. */
async function isPrepared(
  db: ScopedDb<StaffViewer>,
  { id: classId, schoolYearId }: { id: string; schoolYearId: string },
): Promise<boolean> {
  const window = await findWindow(db, schoolYearId);
  if (!window) return true;
  const conditions = await readChecklist(db, { classId, schoolYearId, windowId: window.id });
  return listBlocking(conditions).length === 0;
}

/** The class's round in the window of today, made when it is not there. The class has been required. */
export async function ensureRound(
  db: ScopedDb<StaffViewer>,
  schoolClass: { id: string; schoolYearId: string },
) {
  const { municipalityId } = db;
  const window = await findWindow(db, schoolClass.schoolYearId);
  if (!window) return { ok: false as const, problem: 'no-window' as const };
  const batteryVersion = await renewWindowBattery(db, window);
  const found = findRoundPlan(window.batteryId, batteryVersion, window.kind);
  if (!found) return { ok: false as const, problem: 'no-tasks' as const };
  const place = { municipalityId, classId: schoolClass.id, windowId: window.id };
  const round = await db.transaction.round.upsert({
    where: { municipalityId_classId_windowId: place },
    create: { id: newId(), ...place },
    update: {},
  });
  return { ok: true as const, round, found, windowKind: window.kind };
}

function lock(db: ScopedDb, name: string): Promise<unknown> {
  return db.transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** Six digits that no other open sitting of the installation has. */
async function makeCode(db: ScopedDb): Promise<{ code: string; codeExpiresAt: Date }> {
  await lock(db, 'sitting-code');
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const taken = await db.transaction.sitting.findFirst({
      where: { code, closedAt: null, codeExpiresAt: { gt: now() } },
      select: { id: true },
    });
    if (!taken) return { code, codeExpiresAt: new Date(now().getTime() + CODE_MS) };
  }
}

async function changeSitting(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
  data: {
    paused?: boolean;
    lessonOver?: boolean;
    closedAt?: Date;
    code?: string;
    codeExpiresAt?: Date;
  },
): Promise<{ classId: string }> {
  const sitting = await getSitting(db, sittingId);
  if (!sitting.closedAt) {
    await db.transaction.sitting.update({
      where: { municipalityId_id: { municipalityId: db.municipalityId, id: sitting.id } },
      data,
    });
    await notifyBoard(db, sitting.roundId);
    if (data.closedAt) await askForRoundReview(db, sitting.roundId);
  }
  return { classId: sitting.round.classId };
}

/** A new code, when the old one has run out or become too well known. @throws 404 or 403. */
export async function renewCode(db: ScopedDb<StaffViewer>, sittingId: string): Promise<void> {
  const sitting = await getSitting(db, sittingId);
  await changeSitting(db, sitting.id, await makeCode(db));
}

/** "Pausa alla": devices rest until it is taken back. @throws 404 or 403. */
export async function setPaused(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
  paused: boolean,
): Promise<void> {
  await changeSitting(db, sittingId, { paused });
}

/** "Lektionen är slut": devices end kindly after the item at hand. @throws 404 or 403. */
export async function setLessonOver(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
  lessonOver: boolean,
): Promise<void> {
  await changeSitting(db, sittingId, { lessonOver });
}

/** End the sitting. What devices have not sent yet is still taken in. @throws 404 or 403. */
export async function closeSitting(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
): Promise<{ classId: string }> {
  return changeSitting(db, sittingId, { closedAt: now(), lessonOver: true });
}
