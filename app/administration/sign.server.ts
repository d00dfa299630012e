/**
 * Taking a sign and letting it go: a pupil is held by one device at a time.
 *
 * A device that has been silent for two minutes may lose the sign to another; what either made
 * stays. A pupil who takes a sign is here, so "absent" ends.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { DeviceViewer } from '~/access/viewer.server';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notifyBoard } from './board-notice.server';
import { type DeviceGrant, getDeviceGrant } from './device-grant.server';
import type { DeviceProblem } from './device-protocol';
import { isSilent, SIGN_SILENT_MS } from './device-pupils';
import { isWaiting } from './late-joiners';
import { listRoundPupils } from './round-progress.server';

export type SignResult = { ok: true } | { ok: false; problem: DeviceProblem };

/** Hold the pupil of a membership of the device's class, or nobody (null). */
export async function takeSign(
  db: ScopedDb<DeviceViewer>,
  membershipId: string | null,
): Promise<SignResult> {
  const grant = await getDeviceGrant(db);
  const at = now();
  if (grant.revokedAt) return { ok: false, problem: 'device-removed' };
  if (grant.grantExpiresAt <= at) return { ok: false, problem: 'expired-code' };
  if (!grant.admittedAt) return { ok: false, problem: 'not-admitted' };
  if (membershipId !== null) {
    if (grant.kind !== 'pupil' || !(await isExpected(db, grant, membershipId, at))) {
      return { ok: false, problem: 'bad-request' };
    }
    if (!(await freeSign(db, grant, membershipId, at))) return { ok: false, problem: 'sign-taken' };
    await endAbsence(db, grant, membershipId);
  }
  await holdSign(db, grant, membershipId, at);
  await notifyBoard(db, grant.roundId);
  return { ok: true };
}

/** In the class today, screened, takes part in the round, and does not wait as new in the class. */
async function isExpected(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant,
  membershipId: string,
  at: Date,
): Promise<boolean> {
  const { roundId, classId, sittingKind } = grant;
  const today = dayInZone(at, grant.timeZone);
  const pupils = await listRoundPupils(db, { roundId, classId, today });
  const pupil = pupils.find((one) => one.membershipId === membershipId);
  if (!pupil || pupil.state === 'exempt' || pupil.state === 'declined') return false;
  return !isWaiting(pupil.late, sittingKind);
}

/** One taker at a time; the sign of a silent or removed device comes free. */
async function freeSign(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant,
  membershipId: string,
  at: Date,
): Promise<boolean> {
  const lock = `sign:${grant.roundId}:${membershipId}`;
  await db.transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  const holder = await db.transaction.devicePresence.findFirst({
    where: { municipalityId: db.municipalityId, roundId: grant.roundId, membershipId },
    include: { device: { select: { revokedAt: true } } },
  });
  if (!holder || holder.deviceId === grant.deviceId) return true;
  const isFree =
    holder.device.revokedAt !== null || isSilent(holder.seenAt, at.getTime(), SIGN_SILENT_MS);
  if (!isFree) return false;
  await db.transaction.devicePresence.update({
    where: { deviceId: holder.deviceId },
    data: { membershipId: null },
  });
  return true;
}

async function endAbsence(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant,
  membershipId: string,
): Promise<void> {
  await db.transaction.roundPupilState.deleteMany({
    where: {
      municipalityId: db.municipalityId,
      roundId: grant.roundId,
      membershipId,
      state: 'absent',
    },
  });
}

async function holdSign(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant,
  membershipId: string | null,
  at: Date,
): Promise<void> {
  const { deviceId, roundId } = grant;
  const { municipalityId } = db;
  await db.transaction.devicePresence.upsert({
    where: { deviceId },
    create: { deviceId, municipalityId, roundId, membershipId, seenAt: at },
    update: { membershipId, letOn: false, seenAt: at },
  });
}
