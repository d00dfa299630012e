/** What has been done in another way in a round, and who is exempt: kept, taken back, listed. */
import * as z from 'zod';
import { audit, requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import { decideForClass } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import type { Task } from '~/instruments/battery';
import { now } from '~/platform/clock.server';
import { badRequest, forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { enqueueJob } from '~/platform/jobs.server';
import { findSetUp } from '~/roster/set-up/set-up.server';
import {
  ACCOMMODATION_KINDS,
  type AccommodationKind,
  EXEMPT_REASONS,
  listAdaptedTasks,
  measureReach,
} from './accommodations';
import type { AdaptationsPage } from './adaptations';
import { type AskResult, findLeftOut } from './left-out.server';
import { listLeftOut } from './left-out-tasks';
import { nameByMembership } from './round-names';
import { findRoundPlan, type RoundPlan } from './round-plan';
import { listRoundPupils } from './round-progress.server';
import { ensureRound, findWindow } from './round-store.server';
import { setPupilState } from './sitting-devices.server';

const uuid = z.uuid();

export const adaptationSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('record'),
    membershipId: uuid,
    /** Empty: every task of the round. */
    taskId: z.string().max(64),
    kind: z.enum(ACCOMMODATION_KINDS),
  }),
  z.object({ intent: z.literal('end'), accommodationId: uuid }),
  z.object({ intent: z.literal('exempt'), membershipId: uuid, reason: z.enum(EXEMPT_REASONS) }),
  z.object({ intent: z.literal('not-exempt'), membershipId: uuid }),
]);
export type AdaptationCommand = z.infer<typeof adaptationSchema>;

type OwnRound = RoundPlan & { classId: string; schoolId: string; roundId: string };

async function requireOwnRound(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
): Promise<OwnRound> {
  const schoolClass = await requireClass(db, 'class.run-round', classId);
  const window = await findWindow(db, schoolClass.schoolYearId);
  const found = window && findRoundPlan(window.batteryId, window.batteryVersion, window.kind);
  const ensured = await ensureRound(db, schoolClass);
  if (!found || !ensured.ok) throw badRequest();
  return {
    ...found,
    classId: schoolClass.id,
    schoolId: schoolClass.schoolId,
    roundId: ensured.round.id,
  };
}

/** A level is judged anew when what can be compared has changed. */
function askForAssessment(db: ScopedDb<StaffViewer>, roundId: string, membershipId: string) {
  const payload = { municipalityId: db.municipalityId, roundId, membershipId };
  return enqueueJob(db.transaction, 'pupil.changed', payload, `${roundId}:${membershipId}`);
}

/** What breaks a comparison is for those who may record about a pupil. @throws 403. */
function requireRight(db: ScopedDb<StaffViewer>, round: OwnRound, breaks: boolean): void {
  const target = { classId: round.classId, schoolId: round.schoolId };
  const verdict = decideForClass(db.viewer.grants, 'class.record', target);
  if (breaks && verdict !== 'allowed') throw forbidden();
}

function breaksComparison(round: RoundPlan, taskId: string, kind: AccommodationKind): boolean {
  const tasks = listGivenTasks(round);
  const meant = taskId === '' ? tasks : tasks.filter(({ id }) => id === taskId);
  if (meant.length === 0) throw badRequest();
  return measureReach(meant, kind) !== 'none';
}

async function requireMembership(db: ScopedDb, classId: string, membershipId: string) {
  const membership = await db.transaction.classMembership.findFirst({
    where: { municipalityId: db.municipalityId, id: requireId(membershipId), classId },
  });
  if (!membership) throw notFound();
  return membership;
}

/**
 * Change what is written of a pupil in the class's round of today. Refused, with nothing written, for a task
 * that the school leaves out; what was written of it before can be ended.
 * @throws 404; 403 without the right to run the round, or to record what breaks a comparison; 400
 * for a task the round does not give.
 */
export async function changeAdaptation(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  command: AdaptationCommand,
): Promise<AskResult> {
  if (command.intent === 'record') {
    const schoolClass = await requireClass(db, 'class.run-round', classId);
    const leftOut = await findLeftOut(db, schoolClass);
    if (leftOut?.taskIds.includes(command.taskId)) return { ok: false, problem: 'left-out' };
  }
  await writeAdaptation(db, await requireOwnRound(db, classId), command);
  return { ok: true };
}

async function writeAdaptation(
  db: ScopedDb<StaffViewer>,
  round: OwnRound,
  command: AdaptationCommand,
): Promise<void> {
  if (command.intent === 'end') return endAccommodation(db, round, command.accommodationId);
  const { id, pupilId } = await requireMembership(db, round.classId, command.membershipId);
  const { roundId } = round;
  if (command.intent === 'record') {
    const { kind, taskId } = command;
    const breaks = breaksComparison(round, taskId, kind);
    requireRight(db, round, breaks);
    await db.transaction.accommodation.create({
      data: {
        id: newId(),
        municipalityId: db.municipalityId,
        roundId,
        membershipId: id,
        taskId: taskId || null,
        kind,
        staffMemberId: db.viewer.staffMemberId,
        createdAt: now(),
      },
    });
    await audit(db, 'accommodation.recorded', [pupilId], { roundId, taskId, kind });
    if (breaks) await askForAssessment(db, roundId, id);
    return;
  }
  requireRight(db, round, true);
  const reason = command.intent === 'exempt' ? command.reason : null;
  await setPupilState(db, roundId, id, reason && 'exempt', reason);
}

async function endAccommodation(
  db: ScopedDb<StaffViewer>,
  round: OwnRound,
  accommodationId: string,
): Promise<void> {
  const place = { municipalityId: db.municipalityId, roundId: round.roundId };
  const held = await db.transaction.accommodation.findFirst({
    where: { ...place, id: requireId(accommodationId), endedAt: null },
    include: { membership: { select: { pupilId: true } } },
  });
  if (!held) throw notFound();
  const { kind, membershipId } = held;
  const breaks = breaksComparison(round, held.taskId ?? '', kind as AccommodationKind);
  requireRight(db, round, breaks);
  await db.transaction.accommodation.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: held.id } },
    data: { endedAt: now() },
  });
  const detail = { roundId: round.roundId, taskId: held.taskId, kind };
  await audit(db, 'accommodation.ended', [held.membership.pupilId], detail);
  if (breaks) await askForAssessment(db, round.roundId, membershipId);
}

/** The tasks that a pupil did in a way that cannot be compared, in a round. The caller has required the round. */
export async function listAdapted(
  db: ScopedDb,
  round: RoundPlan & { roundId: string },
  membershipId: string,
): Promise<string[]> {
  const held = await db.transaction.accommodation.findMany({
    where: {
      municipalityId: db.municipalityId,
      roundId: round.roundId,
      membershipId,
      endedAt: null,
    },
    select: { taskId: true, kind: true },
    orderBy: { createdAt: 'asc' },
  });
  return listAdaptedTasks(round.battery, held);
}

/** What is written of the pupils of a class in the round of today. @throws 404 or 403. */
export async function getAdaptations(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
): Promise<AdaptationsPage> {
  const schoolClass = await requireClass(db, 'class.run-round', classId);
  const window = await findWindow(db, schoolClass.schoolYearId);
  const found = window && findRoundPlan(window.batteryId, window.batteryVersion, window.kind);
  const roundId = window && (await findRoundId(db, schoolClass.id, window.id));
  const setUp = await findSetUp(db, schoolClass.schoolId);
  const { today } = db.viewer;
  const pupils = await listRoundPupils(db, { roundId, classId: schoolClass.id, today });
  const names = nameByMembership(pupils);
  const written = await listWritten(db, roundId);
  const target = { classId: schoolClass.id, schoolId: schoolClass.schoolId };
  const mayRecord = decideForClass(db.viewer.grants, 'class.record', target) === 'allowed';
  return {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    mayRecord,
    kinds: found ? listKinds(found).filter(({ breaks }) => mayRecord || breaks === 'none') : [],
    tasks: found ? listGiven(found, listLeftOut(found, window.kind, setUp)) : [],
    pupils: pupils
      .map(({ membershipId, signId }) => ({
        membershipId,
        signId,
        name: names.get(membershipId) ?? '',
        ...describeWritten(found, written, membershipId),
      }))
      .sort((one, other) => one.name.localeCompare(other.name, 'sv')),
  };
}

async function findRoundId(db: ScopedDb, classId: string, windowId: string) {
  const { municipalityId } = db;
  const round = await db.transaction.round.findUnique({
    where: { municipalityId_classId_windowId: { municipalityId, classId, windowId } },
    select: { id: true },
  });
  return round?.id ?? null;
}

async function listWritten(db: ScopedDb, roundId: string | null) {
  if (!roundId) return { held: [], exempt: [] };
  const place = { municipalityId: db.municipalityId, roundId };
  return {
    held: await db.transaction.accommodation.findMany({
      where: { ...place, endedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
    exempt: await db.transaction.roundPupilState.findMany({
      where: { ...place, state: 'exempt' },
    }),
  };
}

type Written = Awaited<ReturnType<typeof listWritten>>;

function describeWritten(found: RoundPlan | null, written: Written, membershipId: string) {
  const exempt = written.exempt.find((state) => state.membershipId === membershipId);
  const held = written.held.filter((one) => one.membershipId === membershipId);
  return {
    isExempt: exempt !== undefined,
    exemptReason: exempt?.reason ?? null,
    held: held.map(({ id, taskId, kind }) => ({
      accommodationId: id,
      taskId,
      kind,
      comparable: !found || listAdaptedTasks(found.battery, [{ taskId, kind }]).length === 0,
    })),
  };
}

function listGivenIds({ plan }: RoundPlan): string[] {
  return [...plan.wholeClass, ...(plan.secondSitting ?? []), ...plan.oneToOne];
}

function listGivenTasks(round: RoundPlan): Task[] {
  const given = listGivenIds(round);
  return round.battery.tasks.filter(({ id }) => given.includes(id));
}

function listGiven(round: RoundPlan, leftOut: readonly string[]): AdaptationsPage['tasks'] {
  return listGivenTasks(round).map(({ id, title }) => ({
    taskId: id,
    title: { ...title },
    isLeftOut: leftOut.includes(id),
  }));
}

function listKinds(round: RoundPlan): AdaptationsPage['kinds'] {
  const tasks = listGivenTasks(round);
  return ACCOMMODATION_KINDS.map((kind) => ({ kind, breaks: measureReach(tasks, kind) }));
}
