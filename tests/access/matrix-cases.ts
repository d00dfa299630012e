/** What is asked of cases in the access matrix. */
import { toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { today } from '../support/factories';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

/** A consultation in a case that is open: it can be written as often as somebody knocks. */
export async function caseEvent(
  world: MatrixWorld,
  { pupil }: MatrixWorld['pupil'],
): Promise<Knock> {
  const { municipalityId, id: pupilId } = pupil;
  const staff = await getClient().staffMember.findFirstOrThrow({ where: { municipalityId } });
  await getClient().caseEvent.create({
    data: {
      id: newId(),
      municipalityId,
      pupilId,
      day: toStoredDate(today()),
      body: { kind: 'indicated', by: 'other' },
      staffMemberId: staff.id,
    },
  });
  const path = `/classes/${world.schoolClass.id}/pupils/${pupil.id}/case`;
  return form(path, { kind: 'consulted', about: 'planning' });
}
