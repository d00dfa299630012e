/** Readings to be done this week, as the start page lists them. */
import type { Day } from '~/platform/calendar';
import type { TaskName } from '~/scoring/class-result';
import type { ProbeDue } from './probe-due';

export interface DueProbe {
  pupilId: string;
  name: string;
  classId: string;
  className: string;
  task: TaskName;
  due: ProbeDue;
  /** The day of the latest reading of the task; null when there is none. */
  lastRead: Day | null;
  /** Every plan of the pupil is the teacher's to carry out. */
  isTeachers: boolean;
}

export interface DueProbes {
  /** Pupils with a plan that lasts today, whether a reading is due or not. */
  planned: number;
  due: DueProbe[];
}

/** Overdue ones first, then by class and name. */
export function orderDueProbes(due: readonly DueProbe[]): DueProbe[] {
  const names = new Intl.Collator('sv', { numeric: true });
  const place = (probe: DueProbe) => (probe.due === 'overdue' ? 0 : 1);
  return due.toSorted(
    (one, other) =>
      place(one) - place(other) ||
      names.compare(one.className, other.className) ||
      names.compare(one.name, other.name),
  );
}
