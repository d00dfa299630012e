/** What stands of one practice run, and the certificate that a good one gives. */
import * as z from 'zod';
import { NEEDED_AGREEMENT } from '~/administration/training/training-agreement';
import type { MarkedTask } from '~/instruments/battery';
import type { Day } from '~/platform/calendar';

const positions = z.array(z.int().min(0).max(999)).max(1000);

/** A run's marks beside the key they were judged by: a later key never changes an old run. */
export const storedMarksSchema = z.object({
  errors: positions,
  lastPosition: z.int().min(0).max(999),
  keyErrors: positions,
  keyLastPosition: z.int().min(0).max(999),
});
type StoredMarks = z.infer<typeof storedMarksSchema>;

export type StoredRun = {
  taskId: string;
  exerciseId: string;
  agreement: number;
  marks: StoredMarks;
  createdAt: Date;
};

export type Certificate = { exerciseId: string; agreement: number; createdAt: Date };

/** Whether a run was good enough for a certificate. */
export function isPassed({ agreement, marks }: Pick<StoredRun, 'agreement' | 'marks'>): boolean {
  return agreement >= NEEDED_AGREEMENT && marks.lastPosition === marks.keyLastPosition;
}

/**
 * The certificate of a task: of the first run that was good enough. Null while there is none.
 * @param runs of one adult, in any order
 */
export function findCertificate(runs: readonly StoredRun[], taskId: string): Certificate | null {
  const [first] = runs
    .filter((run) => run.taskId === taskId && isPassed(run))
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  if (!first) return null;
  const { exerciseId, agreement, createdAt } = first;
  return { exerciseId, agreement, createdAt };
}

/** A task to practise, as an adult sees it. */
export type TrainingTask = {
  taskId: string;
  title: MarkedTask['title'];
  runs: number;
  /** Null until a run was good enough. */
  certificate: { day: Day; agreement: number } | null;
};
