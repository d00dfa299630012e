/** Whether one pupil above the limit in each class is also read with, to see what the first stage misses. */
import { audit, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';

/** For the operations page. @throws 403. */
export async function getControlSwitch(db: ScopedDb<StaffViewer>): Promise<{ isOn: boolean }> {
  requireMunicipality(db, 'rounds.configure');
  const { controlPupil } = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: db.municipalityId },
    select: { controlPupil: true },
  });
  return { isOn: controlPupil };
}

/** A control pupil is drawn in rounds from now on, or no longer; who has been drawn stays. @throws 403. */
export async function setControlSwitch(db: ScopedDb<StaffViewer>, isOn: boolean): Promise<void> {
  if ((await getControlSwitch(db)).isOn === isOn) return;
  await db.transaction.municipality.update({
    where: { id: db.municipalityId },
    data: { controlPupil: isOn },
  });
  await audit(db, 'control-pupil.switched', [], { isOn });
}
