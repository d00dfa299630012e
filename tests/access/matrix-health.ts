/** What is asked of pupil health in the access matrix. */
import { toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { today } from '../support/factories';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

type Noted = Pick<MatrixWorld, 'schoolClass'> & {
  pupil: MatrixWorld['pupil'];
  staff: Pick<MatrixWorld['staff'], 'special-educator'>;
};

/** A note that the special educator wrote. */
export async function writeHealthNote(
  { schoolClass, pupil: { pupil }, staff }: Noted,
  text: string,
): Promise<string> {
  const { municipalityId, schoolId } = schoolClass;
  const id = newId();
  await getClient().healthNote.create({
    data: {
      id,
      municipalityId,
      pupilId: pupil.id,
      schoolId,
      kind: 'written',
      day: toStoredDate(today()),
      text,
      staffMemberId: staff['special-educator'].staffMemberId,
      createdAt: now(),
    },
  });
  return id;
}

/** A form on the page, with words that are new each time, about a note that is as the form needs it. */
export async function healthNote(
  world: MatrixWorld,
  what: 'write' | 'correct' | 'withdraw' | 'bring-back',
): Promise<Knock> {
  const { schoolClass, pupil, staff } = world;
  const path = `/classes/${schoolClass.id}/pupils/${pupil.pupil.id}/health`;
  const intent = `${what}-health-note`;
  const wording = { day: today(), text: newId() };
  if (what === 'write') return form(path, { intent, ...wording });
  const noteId = await writeHealthNote(world, newId());
  if (what === 'correct') return form(path, { intent, noteId, ...wording });
  if (what === 'bring-back') {
    const { municipalityId, schoolId } = schoolClass;
    await getClient().healthNote.create({
      data: {
        id: newId(),
        municipalityId,
        pupilId: pupil.pupil.id,
        schoolId,
        kind: 'withdrawn',
        noteId,
        staffMemberId: staff['special-educator'].staffMemberId,
        createdAt: now(),
      },
    });
  }
  return form(path, { intent, noteId });
}
