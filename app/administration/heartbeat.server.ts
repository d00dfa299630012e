/**
 * The heartbeat: a device says where its pupil is, and hears what it may know.
 *
 * Presence is overwritten, never kept. A pupil device hears signs and what is left to do, never a
 * name; no device ever hears a result.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { DeviceViewer } from '~/access/viewer.server';
import { findPublishedVoice } from '~/instruments/voice-publish.server';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { Prisma } from '~/platform/database/generated/client';
import { resolveSetUp } from '~/roster/set-up/set-up';
import { notifyBoard } from './board-notice.server';
import { isCaughtRequest, learnClock } from './device-clock';
import { type DeviceGrant, getDeviceGrant } from './device-grant.server';
import type { HeartbeatResponse, Presence } from './device-protocol';
import { isSilent, listDevicePupils, SIGN_SILENT_MS } from './device-pupils';
import { leaveOut } from './left-out-tasks';
import { listOpenProbes } from './probe-deal.server';
import { nameByMembership } from './round-names';
import { findRoundPlan } from './round-plan';
import { type AttemptFacts, isLeftElsewhere, readAttemptState } from './round-progress';
import {
  listAnsweredItems,
  listAskedTasks,
  listAttemptFacts,
  listHiddenClockTasks,
  listRoundPupils,
  type RoundPupil,
} from './round-progress.server';
import { getFilePublicKey } from './saved-file-key.server';
import { listSecureTasks } from './task-standing.server';
import { keepPractised } from './training/training-requirement.server';

/** A board that thought a device silent hears at once that it is back. */
const BOARD_SILENT_MS = 60 * 1000;
/** A device of an ended sitting has so long to finish and send before it asks for a new code. */
const ENDED_MS = 30 * 60 * 1000;

type Heard = { presence: Presence | null; deviceTimeMs: number };

/** Keep what the device says and answer what it may know. @throws 404 for a device of elsewhere. */
export async function recordHeartbeat(
  db: ScopedDb<DeviceViewer>,
  heard: Heard,
): Promise<HeartbeatResponse> {
  const grant = await getDeviceGrant(db);
  const at = now();
  const isCaught = isCaughtRequest(grant, heard.deviceTimeMs);
  const admission = isCaught ? 'expired' : readAdmission(grant, at);
  const fileKey = await getFilePublicKey();
  const answer = { ...emptyAnswer(grant, admission), fileKey, serverTimeMs: at.getTime() };
  if (!isCaught) await keepClock(db, grant, heard.deviceTimeMs, at);
  if (admission === 'expired') return answer;
  // Of a removed device the board shows how much it still has to send.
  const kept = await keepPresence(db, grant, heard.presence, at);
  if (admission !== 'admitted') return answer;
  return { ...answer, ...(await describeRound(db, grant, kept, at)) };
}

/** The device's clock beside the server's: what is made without contact is timed by it later. */
async function keepClock(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant,
  deviceTimeMs: number,
  at: Date,
): Promise<void> {
  const learnt = learnClock(grant, deviceTimeMs, at.getTime());
  if (!learnt) return;
  await db.transaction.device.updateMany({
    where: { id: grant.deviceId, municipalityId: db.municipalityId },
    data: learnt,
  });
}

function readAdmission(grant: DeviceGrant, at: Date): HeartbeatResponse['admission'] {
  if (grant.revokedAt) return 'removed';
  const endedMs = grant.closedAt ? grant.closedAt.getTime() + ENDED_MS : Number.POSITIVE_INFINITY;
  if (grant.grantExpiresAt <= at || at.getTime() > endedMs) return 'expired';
  return grant.admittedAt ? 'admitted' : 'waiting';
}

function emptyAnswer(
  grant: DeviceGrant,
  admission: HeartbeatResponse['admission'],
): Omit<HeartbeatResponse, 'serverTimeMs' | 'fileKey'> {
  const { kind } = grant;
  return { admission, kind, round: null, pupils: [], own: null, letOn: false, showGrid: null };
}

type Kept = { membershipId: string | null; letOn: boolean };
type Known = Kept & { presence: Presence | null; seenAt: Date };

/** Overwrite presence; a new state ends "let on". Tells the boards only what they would show. */
async function keepPresence(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant,
  presence: Presence | null,
  at: Date,
): Promise<Kept> {
  const { deviceId, roundId } = grant;
  const known = (await db.transaction.devicePresence.findUnique({
    where: { deviceId, municipalityId: db.municipalityId },
    select: { membershipId: true, letOn: true, presence: true, seenAt: true },
  })) as Known | null;
  const letOn = (known?.letOn ?? false) && known?.presence?.state === presence?.state;
  const fresh = { presence: presence ?? Prisma.DbNull, letOn, seenAt: at };
  await db.transaction.devicePresence.upsert({
    where: { deviceId },
    create: { deviceId, municipalityId: db.municipalityId, roundId, ...fresh },
    update: fresh,
  });
  const isNews =
    !known ||
    JSON.stringify(sortPresence(known.presence)) !== JSON.stringify(sortPresence(presence)) ||
    isSilent(known.seenAt, at.getTime(), BOARD_SILENT_MS);
  if (isNews) await notifyBoard(db, roundId);
  return { membershipId: known?.membershipId ?? null, letOn };
}

/** The same fields in the same order, for comparing: the database keeps its own order of keys. */
function sortPresence(presence: Presence | null) {
  if (!presence) return null;
  const { state, taskId, answered, total, unsent, provisioned, rapid, reading } = presence;
  const shown = [state, taskId, answered, total, unsent, provisioned ?? null, rapid];
  return [...shown, reading?.membershipId, reading?.formId];
}

async function describeRound(db: ScopedDb<DeviceViewer>, grant: DeviceGrant, kept: Kept, at: Date) {
  const { roundId, classId } = grant;
  const whole = findRoundPlan(grant.batteryId, grant.batteryVersion, grant.windowKind);
  if (!whole) return {};
  const found = leaveOut(whole, grant.windowKind, resolveSetUp(grant.setUp));
  const today = dayInZone(at, grant.timeZone);
  const pupils = await listRoundPupils(db, { roundId, classId, today });
  const attempts = leaveElsewhere(grant, await listAttemptFacts(db, roundId));
  const listed = await listAskedTasks(db, roundId);
  const asked = grant.kind === 'marker' ? await keepPractised(db, listed) : listed;
  const secure = await listSecureTasks(db, grant);
  const names = grant.kind === 'marker' ? nameByMembership(pupils) : new Map<string, string>();
  const probes = grant.kind === 'marker' ? await listOpenProbes(db, { ...grant, today }) : [];
  const view = { ...grant, found, nowMs: at.getTime(), asked, secure, probes, names };
  const reading = await findReading(db, grant, at);
  const ownId = grant.kind === 'marker' ? (reading?.membershipId ?? null) : kept.membershipId;
  return {
    round: { ...describeSitting(grant), voice: await findPublishedVoice(db) },
    pupils: listDevicePupils(pupils, attempts, view),
    own: await describeOwn(db, ownId, attempts, at),
    letOn: kept.letOn,
    showGrid: grant.kind === 'pupil' ? await findGridToShow(db, grant, kept, pupils, at) : null,
  };
}

/** A pupil device never goes on with a timed run that another device left in the middle. */
function leaveElsewhere(grant: DeviceGrant, attempts: AttemptFacts[]): AttemptFacts[] {
  if (grant.kind !== 'pupil') return attempts;
  const timedIds = new Set(listHiddenClockTasks());
  return attempts.map((facts) =>
    timedIds.has(facts.taskId) && isLeftElsewhere(facts, grant.deviceId)
      ? { ...facts, invalidated: true }
      : facts,
  );
}

function describeSitting(grant: DeviceGrant): NonNullable<HeartbeatResponse['round']> {
  const { roundId, batteryId, batteryVersion, windowKind, paused, synthetic } = grant;
  const lessonOver = grant.lessonOver || grant.closedAt !== null;
  return { roundId, batteryId, batteryVersion, windowKind, paused, lessonOver, synthetic };
}

/** The resume index of the pupil whom the device holds, or whom the marker reads with. */
async function describeOwn(
  db: ScopedDb<DeviceViewer>,
  membershipId: string | null,
  attempts: readonly AttemptFacts[],
  at: Date,
): Promise<HeartbeatResponse['own']> {
  if (!membershipId) return null;
  const own = attempts.filter((facts) => facts.membershipId === membershipId && !facts.invalidated);
  const answered = await listAnsweredItems(
    db,
    own.map(({ attemptId }) => attemptId),
  );
  return {
    membershipId,
    attempts: own.map((facts) => ({
      attemptId: facts.attemptId,
      taskId: facts.taskId,
      formId: facts.formId,
      state: readAttemptState(facts, at.getTime()),
      answeredItemIds: answered.get(facts.attemptId) ?? [],
      deviceId: facts.deviceId,
      nextSequence: facts.lastSequence + 1,
    })),
  };
}

/** What this marker says it reads. */
async function findReading(db: ScopedDb<DeviceViewer>, grant: DeviceGrant, at: Date) {
  if (grant.kind !== 'marker') return null;
  const own = await db.transaction.devicePresence.findUnique({
    where: { deviceId: grant.deviceId, municipalityId: db.municipalityId },
  });
  const presence = own?.presence as Presence | null | undefined;
  return isSilent(own?.seenAt ?? null, at.getTime(), SIGN_SILENT_MS) ? null : presence?.reading;
}

/** The grid a marker of the same round reads with this device's pupil right now. */
async function findGridToShow(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant,
  kept: Kept,
  pupils: readonly RoundPupil[],
  at: Date,
): Promise<HeartbeatResponse['showGrid']> {
  const isHere = pupils.some(({ membershipId }) => membershipId === kept.membershipId);
  if (!kept.membershipId || !isHere) return null;
  const markers = await db.transaction.devicePresence.findMany({
    where: {
      municipalityId: db.municipalityId,
      roundId: grant.roundId,
      device: { kind: 'marker', revokedAt: null },
      seenAt: { gt: new Date(at.getTime() - SIGN_SILENT_MS) },
      presence: { path: ['reading', 'membershipId'], equals: kept.membershipId },
    },
    orderBy: { seenAt: 'desc' },
    take: 1,
  });
  const reading = (markers[0]?.presence as Presence | null | undefined)?.reading;
  return reading ? { taskId: reading.taskId, formId: reading.formId } : null;
}
