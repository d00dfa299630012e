/** The pupil devices of a sitting, and pupils whose answers come from two devices at once. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { BoardDevice } from './board';
import { type DeviceNow, LEFT_MS } from './board-devices';
import type { Presence } from './device-protocol';
import type { AttemptFacts } from './round-progress';

export type SittingDevices = {
  waiting: BoardDevice[];
  choosing: BoardDevice[];
  admittedCount: number;
  all: DeviceNow[];
};

/** Every pupil device of a sitting that the caller has required. */
export async function listSittingDevices(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
  at: Date,
): Promise<SittingDevices> {
  const devices = await db.transaction.device.findMany({
    where: { municipalityId: db.municipalityId, sittingId, kind: 'pupil' },
    select: {
      id: true,
      number: true,
      admittedAt: true,
      revokedAt: true,
      createdAt: true,
      devicePresences: { select: { membershipId: true, presence: true, seenAt: true } },
    },
    orderBy: { number: 'asc' },
  });
  const all = devices.map(({ devicePresences: [here], ...device }) => ({
    deviceId: device.id,
    number: device.number,
    isAdmitted: device.admittedAt !== null,
    isRemoved: device.revokedAt !== null,
    holderId: here?.membershipId ?? null,
    presence: (here?.presence ?? null) as Presence | null,
    heardAtMs: (here?.seenAt ?? device.createdAt).getTime(),
  }));
  const kept = all.filter(({ isRemoved }) => !isRemoved);
  const free = kept.filter(
    ({ holderId, heardAtMs }) => holderId === null && at.getTime() - heardAtMs <= LEFT_MS,
  );
  const pick = (isIn: boolean) =>
    free
      .filter(({ isAdmitted }) => isAdmitted === isIn)
      .map(({ deviceId, number }) => ({ deviceId, number }));
  const admittedCount = kept.filter(({ isAdmitted }) => isAdmitted).length;
  return { waiting: pick(false), choosing: pick(true), admittedCount, all };
}

/**
 * Pupils of a round for whom two devices wrote in the same place of one attempt, or each made an
 * attempt of its own at the same form. Everything is kept; the adult sees it.
 */
export async function findTwoDevices(
  db: ScopedDb<StaffViewer>,
  roundId: string,
  attempts: readonly AttemptFacts[],
): Promise<Set<string>> {
  const rows = await db.transaction.$queryRaw<{ membershipId: string }[]>`
    SELECT DISTINCT a."membershipId" FROM "Attempt" a
    JOIN LATERAL (
      SELECT 1 FROM "AttemptEvent" v
      WHERE v."municipalityId" = a."municipalityId"
        AND v."schoolYearStart" = a."schoolYearStart" AND v."attemptId" = a."id"
      GROUP BY v."sequence" HAVING count(DISTINCT v."deviceId") > 1 LIMIT 1
    ) twice ON true
    WHERE a."municipalityId" = ${db.municipalityId}::uuid AND a."roundId" = ${roundId}::uuid
      AND a."invalidatedAt" IS NULL AND NOT a."secondMarker" AND a."probeId" IS NULL`;
  const found = new Set(rows.map(({ membershipId }) => membershipId));
  const made = new Map<string, string>();
  for (const { membershipId, taskId, formId, driver, deviceId, invalidated } of attempts) {
    if (driver !== 'pupil' || invalidated) continue;
    const key = `${membershipId} ${taskId} ${formId}`;
    if ((made.get(key) ?? deviceId) !== deviceId) found.add(membershipId);
    made.set(key, deviceId);
  }
  return found;
}
