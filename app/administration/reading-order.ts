/**
 * The order of a one-to-one list, and how long it takes: pupils with the same first task stand
 * together, so that an adult starts one task at a time, and within it who has waited longest is first.
 */

/** What a pupil has to read, in the order of the window; `since` is ISO text, null when unknown. */
export type ReadingTask = { taskId: string; since: string | null };

/** Minutes an adult needs for a pupil, with coming and going; however many tasks there are. */
const MINUTES_A_PUPIL = 5;

/** Sorted by the place of the first task in `taskOrder`, then by the longest wait; equals keep their order. */
export function orderReaders<Reader extends { readings: readonly ReadingTask[] }>(
  readers: readonly Reader[],
  taskOrder: readonly string[],
): Reader[] {
  const place = ({ readings }: Reader) =>
    Math.min(...readings.map(({ taskId }) => placeOf(taskOrder, taskId)));
  return readers.toSorted(
    (one, other) => place(one) - place(other) || compareText(firstSince(one), firstSince(other)),
  );
}

/** About how many minutes it takes to read with so many pupils. */
export function estimateReadingMinutes(pupilCount: number): number {
  return pupilCount * MINUTES_A_PUPIL;
}

function placeOf(taskOrder: readonly string[], taskId: string): number {
  const place = taskOrder.indexOf(taskId);
  return place < 0 ? taskOrder.length : place;
}

/** Instants as ISO text sort as text; one that is unknown comes last. */
function firstSince({ readings }: { readings: readonly ReadingTask[] }): string {
  const known = readings.flatMap(({ since }) => since ?? []).sort(compareText);
  return known[0] ?? '~';
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
