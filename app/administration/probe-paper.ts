/** Whether the figures of a probe that was read on paper can be right. */
import type { Day } from '~/platform/calendar';

export interface PaperProbe {
  /** The progress form that was read. */
  formId: string;
  day: Day;
  /** Items read right. */
  right: number;
  /** Items read, right and wrong. */
  read: number;
  /** Seconds of reading. */
  seconds: number;
}

export type PaperProbeProblem =
  | 'no-such-form'
  | 'day-ahead'
  | 'day-before-year'
  | 'no-read'
  | 'more-right-than-read'
  | 'no-seconds';

/** What the figures are held against: items of the form, the task's time, the first day of the school year. */
interface PaperLimits {
  items: number;
  seconds: number;
  firstDay: Day;
  today: Day;
}

/** The first problem from the top of the form; null when there is none. */
export function findPaperProbeProblem(
  { day, right, read, seconds }: PaperProbe,
  limits: PaperLimits,
): PaperProbeProblem | null {
  if (limits.items === 0) return 'no-such-form';
  if (day > limits.today) return 'day-ahead';
  if (day < limits.firstDay) return 'day-before-year';
  if (!Number.isInteger(read) || read < 0 || read > limits.items) return 'no-read';
  if (!Number.isInteger(right) || right < 0 || right > read) return 'more-right-than-read';
  return seconds > 0 && seconds <= limits.seconds ? null : 'no-seconds';
}
