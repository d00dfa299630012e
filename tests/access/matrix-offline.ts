/** Answers set aside and saved as a file, behind the doors of the access matrix. */
import { inScope } from '~/access/in-scope.server';
import { ingestBatch } from '~/administration/ingest.server';
import { sealFile } from '~/administration/saved-file';
import { getFilePublicKey } from '~/administration/saved-file-key.server';
import { setLookedAt } from '~/administration/set-aside-store.server';
import { getClient } from '~/platform/database/client.server';
import { makeAttempt, makeBatch, pairTestDevice } from '../support/administration-factories';
import { form, type Knock, openLesson } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

/** The start of a task for a pupil of another class, sent by a device of this one. */
export async function setAside(world: MatrixWorld): Promise<string> {
  const sitting = await openLesson(world);
  const { viewer, deviceId } = await pairTestDevice(world, sitting);
  const membershipId = world.otherPupil.membership.id;
  const { events } = makeAttempt({ roundId: sitting.roundId, membershipId });
  await inScope(viewer, (db) => ingestBatch(db, makeBatch(events)));
  const { id } = await getClient().quarantinedEvent.findFirstOrThrow({ where: { deviceId } });
  return id;
}

export async function onSetAside(
  world: MatrixWorld,
  intent: 'release' | 'looked-at' | 'take-up',
): Promise<Knock> {
  const keptId = await setAside(world);
  if (intent === 'take-up') {
    await inScope(world.administrator, (db) => setLookedAt(db, keptId, true));
  }
  const target = `pupil:${world.pupil.membership.id}`;
  return form(`/operations/set-aside/${keptId}`, { intent, target });
}

/** A file that a device of the class has saved. */
export async function handIn(world: MatrixWorld): Promise<Knock> {
  const sitting = await openLesson(world);
  const { deviceId, keys } = await pairTestDevice(world, sitting);
  const membershipId = world.pupil.membership.id;
  const { events } = makeAttempt({ roundId: sitting.roundId, membershipId });
  const saved = { deviceTimeMs: Date.now(), events };
  const device = { deviceId, privateKey: keys.privateKey };
  const body = new FormData();
  body.set('file', new Blob([await sealFile(device, await getFilePublicKey(), saved)]), 'a.lasfyr');
  return { path: '/saved-answers', body };
}
