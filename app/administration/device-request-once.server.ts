/** Requests that must be done once only: the second time, somebody else has caught and sent them. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { DeviceViewer } from '~/access/viewer.server';

/** Remember a signed request of the device that asks; false when it has been done before. */
export async function claimRequest(
  db: ScopedDb<DeviceViewer>,
  signatureHash: string,
): Promise<boolean> {
  const { count } = await db.transaction.deviceRequest.createMany({
    data: [{ municipalityId: db.municipalityId, deviceId: db.viewer.deviceId, signatureHash }],
    skipDuplicates: true,
  });
  return count === 1;
}
