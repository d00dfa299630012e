/** What a special educator's desk and the register behind it send, as knocks of the access matrix. */
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

export function schooling({ schoolClass, pupil }: MatrixWorld): Knock {
  return form(`/roster/classes/${schoolClass.id}`, {
    intent: 'set-schooling',
    membershipId: pupil.membership.id,
    swedishSubject: 'sva',
    swedishSchoolStart: '',
  });
}
