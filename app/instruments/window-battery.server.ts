/**
 * Which version of its battery a window gives. Until its first round a window takes the newest
 * version that ships; from then on it keeps it, so that its classes are compared on the same items
 * and a round that has begun goes on as it was.
 */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getBattery } from '~/instruments/batteries';
import { notFound } from '~/platform/http.server';

type Window = { id: string; batteryId: string; batteryVersion: number };

/**
 * Call before a round is made. @returns the version that the window gives
 * @throws 404 for a window of another municipality.
 */
export async function renewWindowBattery(
  db: ScopedDb<StaffViewer>,
  { id, batteryId, batteryVersion }: Window,
): Promise<number> {
  const newest = getBattery(batteryId).version;
  if (newest <= batteryVersion) return batteryVersion;
  const { count } = await db.transaction.screeningWindow.updateMany({
    where: { municipalityId: db.municipalityId, id, batteryVersion, rounds: { none: {} } },
    data: { batteryVersion: newest },
  });
  if (count === 0) return readVersion(db, id);
  await audit(db, 'window.battery-renewed', [], { batteryId, version: newest });
  return newest;
}

/** A window with a round keeps its version; another class may have renewed it a moment ago. */
async function readVersion(db: ScopedDb<StaffViewer>, windowId: string): Promise<number> {
  const window = await db.transaction.screeningWindow.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: windowId } },
    select: { batteryVersion: true },
  });
  if (!window) throw notFound();
  return window.batteryVersion;
}
