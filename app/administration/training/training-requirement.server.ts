/** Whether an adult must have practised a task before marking it for real, and who has. */
import { audit, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { DeviceViewer, StaffViewer } from '~/access/viewer.server';
import { findCertificate } from './certificate';
import { listRuns } from './training-store.server';

async function isRequired(db: ScopedDb): Promise<boolean> {
  const municipality = await db.transaction.municipality.findUnique({
    where: { id: db.municipalityId },
    select: { trainingRequired: true },
  });
  return municipality?.trainingRequired ?? false;
}

/** For the operations page. @throws 403. */
export async function getTrainingRequirement(
  db: ScopedDb<StaffViewer>,
): Promise<{ isRequired: boolean }> {
  requireMunicipality(db, 'rounds.configure');
  return { isRequired: await isRequired(db) };
}

/** Practice is asked for from now on, or no longer. @throws 403. */
export async function setTrainingRequired(
  db: ScopedDb<StaffViewer>,
  required: boolean,
): Promise<void> {
  requireMunicipality(db, 'rounds.configure');
  if ((await isRequired(db)) === required) return;
  await db.transaction.municipality.update({
    where: { id: db.municipalityId },
    data: { trainingRequired: required },
  });
  await audit(db, 'training.required-set', [], { required });
}

/** Whether the viewer may mark a real reading of the task, as far as practice goes. */
export async function hasPractised(db: ScopedDb<StaffViewer>, taskId: string): Promise<boolean> {
  if (!(await isRequired(db))) return true;
  const runs = await listRuns(db, db.viewer.staffMemberId);
  return findCertificate(runs, taskId) !== null;
}

/**
 * Of the tasks asked for, by membership, those that the adult of a marking device has practised; all of
 * them where practice is not asked for.
 */
export async function keepPractised(
  db: ScopedDb<DeviceViewer>,
  asked: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (!(await isRequired(db))) return asked;
  const device = await db.transaction.device.findFirst({
    where: { id: db.viewer.deviceId, municipalityId: db.municipalityId },
    select: { staffMemberId: true },
  });
  const runs = device?.staffMemberId ? await listRuns(db, device.staffMemberId) : [];
  const kept = [...asked].map(([membershipId, taskIds]): [string, Set<string>] => [
    membershipId,
    new Set([...taskIds].filter((taskId) => findCertificate(runs, taskId) !== null)),
  ]);
  return new Map(kept);
}
