/** What is asked of probes in the access matrix. */
import { toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { today } from '../support/factories';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

/** A reading on paper that stands. */
export async function standingProbe(
  world: MatrixWorld,
  { pupil, membership }: MatrixWorld['pupil'],
  intent: 'withdraw' | 'restore',
): Promise<Knock> {
  const { municipalityId, id: pupilId } = pupil;
  const staff = await getClient().staffMember.findFirstOrThrow({ where: { municipalityId } });
  const probeId = newId();
  await getClient().probe.create({
    data: {
      id: probeId,
      municipalityId,
      pupilId,
      membershipId: membership.id,
      batteryId: 'arskurs-1',
      batteryVersion: 1,
      taskId: 'read-words',
      formId: 'P01',
      day: toStoredDate(today()),
      staffMemberId: staff.id,
      paperRight: 8,
      paperRead: 9,
      paperSeconds: 60,
      ...(intent === 'restore' && { withdrawnAt: new Date(), withdrawnById: staff.id }),
    },
  });
  const path = `/classes/${world.schoolClass.id}/pupils/${pupilId}/progress`;
  return form(path, { intent, probeId });
}
