/** Readings with figures that stand: what is judged and what counts as read. */
import type { Probe } from './probe-series';

export type ReadProbe = Probe & { probeId: string };

type Reading = Omit<ReadProbe, 'right' | 'seconds'> & {
  /** Null while a dealt form has not been read. */
  right: number | null;
  seconds: number | null;
  isWithdrawn: boolean;
};

export function listRead(rows: readonly Reading[]): ReadProbe[] {
  return rows.flatMap(({ probeId, day, right, seconds, isWithdrawn }) =>
    right === null || seconds === null || isWithdrawn ? [] : [{ probeId, day, right, seconds }],
  );
}

/** The task of the latest reading that was not withdrawn; nothing when it is none of these. */
export function findLastRead<Task extends { task: { id: string } }>(
  tasks: readonly Task[],
  rows: readonly { taskId: string; isWithdrawn: boolean }[],
): Task | undefined {
  const last = rows.findLast(({ isWithdrawn }) => !isWithdrawn);
  return tasks.find(({ task }) => task.id === last?.taskId);
}
