/**
 * Whether a score can be interpreted. It stands beside the score and never changes it.
 *
 * Measures: signs that the answers do not show what the pupil can: too rapid answers, a device or
 * sound fault, more than one pupil or device.
 * Rule: at least the policy's share (30 %) of the answered items under its time (400 ms) is too fast.
 * Chance-level or one-sided answers at a normal pace are a valid low result. Uninterpretable grids are
 * only those with a fault: their time is the adult's.
 * Definition: a fixed threshold for rapid answers, as in response-time effort; not the share of the
 * item's median, which needs calibrated items.
 * Valid range: times in milliseconds from options active to the answer.
 * Missing data: an unknown response time is not rapid, and its item stays in the base.
 * Worked example: 10 answers, 3 of them under 400 ms: 30 %, cannot be interpreted; 2 of 10 can.
 */
import type { TaskScore } from '~/scoring/task-score';

export type ValidityReason = 'too-fast' | 'sound-fault' | 'wrong-pupil' | 'two-devices';

export interface ResponseValidity {
  interpretable: boolean;
  reasons: ValidityReason[];
  /** Rapid answers and the answers they are counted among. */
  rapid: number;
  answered: number;
}

/** What staff or the server know about the attempt that its events do not say. */
export interface AttemptCircumstances {
  wrongPupil?: boolean;
  twoDevices?: boolean;
}

export function judgeValidity(
  score: TaskScore,
  rule: { rapidUnderMs: number; rapidShare: number },
  circumstances: AttemptCircumstances = {},
): ResponseValidity {
  const times = score.kind === 'choice' ? score.items.map((item) => item.responseMs) : [];
  const rapid = times.filter((time) => time !== null && time < rule.rapidUnderMs).length;
  const { soundFault, severalPupils, severalDevices } = score.signals;
  const reasons: ValidityReason[] = [];
  if (rapid > 0 && rapid >= rule.rapidShare * times.length) reasons.push('too-fast');
  if (soundFault) reasons.push('sound-fault');
  if (severalPupils || circumstances.wrongPupil) reasons.push('wrong-pupil');
  if (severalDevices || circumstances.twoDevices) reasons.push('two-devices');
  return { interpretable: reasons.length === 0, reasons, rapid, answered: times.length };
}
