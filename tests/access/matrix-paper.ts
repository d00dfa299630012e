/** What is asked of papers in the access matrix. */
import { toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { COMMON_TEMPLATES } from '~/support/paper/letter-words';
import { createPupil, createStaff, today } from '../support/factories';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

/** A step of a hand-over of a pupil who is new in the class; what is received was given by a colleague. */
export async function handOver(
  { schoolClass }: MatrixWorld,
  intent: 'give' | 'receive' | 'take-back',
): Promise<Knock> {
  const { pupil } = await createPupil(schoolClass);
  const { municipalityId } = schoolClass;
  if (intent === 'receive') {
    const giver = await createStaff(municipalityId);
    await getClient().handOverEvent.create({
      data: {
        id: newId(),
        municipalityId,
        pupilId: pupil.id,
        day: toStoredDate(today()),
        kind: 'given',
        staffMemberId: giver.id,
      },
    });
  }
  return form(`/classes/${schoolClass.id}/pupils/${pupil.id}/hand-over`, { intent });
}

/** Words that are new each time; to undo and to reset there are words before, in every municipality. */
export async function letterWords(intent: 'save' | 'undo' | 'reset'): Promise<Knock> {
  const text = `${COMMON_TEMPLATES.sv}\n\n${newId()}`;
  if (intent === 'save') return form('/letter-template', { intent, text });
  for (const { id: municipalityId } of await getClient().municipality.findMany()) {
    const staff = await createStaff(municipalityId);
    await getClient().letterTemplate.create({
      data: {
        id: newId(),
        municipalityId,
        language: 'sv',
        text,
        staffMemberId: staff.id,
        createdAt: now(),
      },
    });
  }
  return form('/letter-template', { intent });
}
