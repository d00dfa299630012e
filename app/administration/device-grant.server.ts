/** What a paired device was let into: its round, sitting and window, read through its own scope. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { DeviceViewer } from '~/access/viewer.server';
import type { WindowKind } from '~/instruments/battery';
import { Prisma } from '~/platform/database/generated/client';
import { notFound } from '~/platform/http.server';
import type { SetUpRow } from '~/roster/set-up/set-up';
import { selectSetUp } from '~/roster/set-up/set-up.server';
import type { SittingKind } from './round-words';

export type DeviceGrant = {
  deviceId: string;
  kind: 'pupil' | 'marker';
  admittedAt: Date | null;
  revokedAt: Date | null;
  grantExpiresAt: Date;
  roundId: string;
  classId: string;
  schoolId: string;
  /** First calendar year of the round's school year. */
  schoolYearStart: number;
  windowId: string;
  windowKind: WindowKind;
  batteryId: string;
  batteryVersion: number;
  sittingId: string;
  sittingKind: SittingKind;
  paused: boolean;
  lessonOver: boolean;
  closedAt: Date | null;
  timeZone: string;
  synthetic: boolean;
  /** Added to the device's clock it gives the server's, milliseconds; null before the first heartbeat. */
  clockOffsetMs: number | null;
  /** The latest time the device's clock has said, milliseconds since 1970. */
  heardDeviceTimeMs: number | null;
  /** Rows of the school's own set-up as it was when the sitting was opened, for `resolveSetUp`. */
  setUp: SetUpRow[];
};

/** The grant of the device that asks. @throws 404 when the municipality has no such device. */
export function getDeviceGrant(db: ScopedDb<DeviceViewer>): Promise<DeviceGrant> {
  return readDeviceGrant(db, db.viewer);
}

/**
 * The grant of a device of the municipality. The caller has established that the viewer may know of
 * the device. @throws 404 when the municipality has no such device.
 */
export async function readDeviceGrant(
  db: ScopedDb,
  device: { deviceId: string; roundId: string },
): Promise<DeviceGrant> {
  const rows = await db.transaction.$queryRaw<DeviceGrant[]>`
    SELECT d."id" AS "deviceId", d."kind", d."admittedAt", d."revokedAt", d."grantExpiresAt",
      d."clockOffsetMs", d."heardDeviceTimeMs",
      d."roundId", r."classId", c."schoolId", y."startYear" AS "schoolYearStart",
      w."id" AS "windowId", w."kind" AS "windowKind", w."batteryId", w."batteryVersion",
      s."id" AS "sittingId", s."kind" AS "sittingKind", s."paused", s."lessonOver", s."closedAt",
      m."timeZone", m."synthetic",
      ${selectSetUp(Prisma.sql`d."municipalityId"`, Prisma.sql`c."schoolId"`, Prisma.sql`s."openedAt"`)}
    FROM "Device" d
    JOIN "Sitting" s ON s."id" = d."sittingId"
    JOIN "Round" r ON r."id" = d."roundId"
    JOIN "ScreeningWindow" w ON w."id" = r."windowId"
    JOIN "SchoolYear" y ON y."id" = w."schoolYearId"
    JOIN "SchoolClass" c ON c."id" = r."classId"
    JOIN "Municipality" m ON m."id" = d."municipalityId"
    WHERE d."id" = ${device.deviceId}::uuid
      AND d."municipalityId" = ${db.municipalityId}::uuid
      AND d."roundId" = ${device.roundId}::uuid`;
  const grant = rows[0];
  if (!grant) throw notFound();
  return grant;
}
