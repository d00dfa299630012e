/** What an adult does with devices and pupils during a sitting. */
import { audit, requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { notifyBoard } from './board-notice.server';
import { askForRoundReview } from './round-change.server';
import { getSitting } from './round-store.server';
import type { PupilState } from './round-words';

/** Let in waiting devices of the sitting: one, or all. Returns how many. @throws 404 or 403. */
export async function admitDevices(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
  deviceIds: readonly string[] | 'all',
): Promise<number> {
  const sitting = await getSitting(db, sittingId);
  const { count } = await db.transaction.device.updateMany({
    where: {
      municipalityId: db.municipalityId,
      sittingId: sitting.id,
      admittedAt: null,
      revokedAt: null,
      ...(deviceIds === 'all' ? {} : { id: { in: deviceIds.map(requireId) } }),
    },
    data: { admittedAt: now() },
  });
  await notifyBoard(db, sitting.roundId);
  return count;
}

async function requireDevice(db: ScopedDb<StaffViewer>, sittingId: string, deviceId: string) {
  const sitting = await getSitting(db, sittingId);
  const device = await db.transaction.device.findFirst({
    where: {
      municipalityId: db.municipalityId,
      id: requireId(deviceId),
      roundId: sitting.roundId,
    },
  });
  if (!device) throw notFound();
  return device;
}

/** Cut off a device of the round. What it made before is still taken in. @throws 404 or 403. */
export async function removeDevice(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
  deviceId: string,
): Promise<void> {
  const device = await requireDevice(db, sittingId, deviceId);
  await db.transaction.device.updateMany({
    where: { municipalityId: db.municipalityId, id: device.id, revokedAt: null },
    data: { revokedAt: now() },
  });
  await db.transaction.devicePresence.updateMany({
    where: { municipalityId: db.municipalityId, deviceId: device.id },
    data: { membershipId: null },
  });
  await notifyBoard(db, device.roundId);
}

/**
 * Let the pupil of a device go on after failed practice or a sound fault. Holds until the device
 * reports another state. @throws 404 or 403.
 */
export async function letPupilOn(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
  deviceId: string,
): Promise<void> {
  const device = await requireDevice(db, sittingId, deviceId);
  await db.transaction.devicePresence.updateMany({
    where: { municipalityId: db.municipalityId, deviceId: device.id },
    data: { letOn: true },
  });
  await notifyBoard(db, device.roundId);
}

/**
 * Say that a pupil is absent, exempt or declines in a round; null takes it back. The pupil's device
 * lets go of the sign. `reason` is a code, for an exempt pupil. @throws 404 or 403.
 */
export async function setPupilState(
  db: ScopedDb<StaffViewer>,
  roundId: string,
  membershipId: string,
  state: PupilState | null,
  reason: string | null = null,
): Promise<void> {
  const { municipalityId, transaction } = db;
  const place = { municipalityId, roundId: requireId(roundId) };
  const round = await transaction.round.findFirst({
    where: { municipalityId, id: place.roundId },
  });
  if (!round) throw notFound();
  const schoolClass = await requireClass(db, 'class.run-round', round.classId);
  const membership = await transaction.classMembership.findFirst({
    where: { municipalityId, id: requireId(membershipId), classId: schoolClass.id },
  });
  if (!membership) throw notFound();
  await transaction.roundPupilState.deleteMany({
    where: { ...place, membershipId: membership.id },
  });
  if (state) {
    await transaction.roundPupilState.create({
      data: {
        id: newId(),
        ...place,
        membershipId: membership.id,
        state,
        reason,
        staffMemberId: db.viewer.staffMemberId,
        createdAt: now(),
      },
    });
    await transaction.devicePresence.updateMany({
      where: { ...place, membershipId: membership.id },
      data: { membershipId: null },
    });
  }
  const detail = { roundId: round.id, state, reason };
  await audit(db, 'round-pupil-state.set', [membership.pupilId], detail);
  await askForRoundReview(db, round.id);
  await notifyBoard(db, round.id);
}
