/** Who is being marked, and in what. */
import type { HeartbeatResponse } from '~/administration/device-protocol';
import type { FormId } from '~/instruments/battery';
import { SignPicture } from './choose-sign';
import { nameSign } from './sign-words';

export type Pupil = HeartbeatResponse['pupils'][number];
export type Reading = {
  membershipId: string;
  taskId: string;
  formId: FormId;
  /** Of a probe: the form to use when the reading is cut off. */
  spareFormId?: FormId;
};

export function nameReading({
  membershipId,
  taskId,
  formId,
}: Omit<Reading, 'formId'> & { formId: string }): string {
  return `${membershipId} ${taskId} ${formId}`;
}

/** The pupil's name and sign: on every marking screen, so that the right child is marked. */
export function PupilLine({ pupil }: { pupil: Pupil }) {
  return (
    <span className="pupil-line" data-testid="pupil">
      <SignPicture signId={pupil.signId} />
      <span>{pupil.displayName ?? nameSign(pupil.signId)}</span>
    </span>
  );
}
