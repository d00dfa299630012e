/**
 * A reading on paper, entered afterwards as three figures: last item, errors, seconds.
 *
 * Measures: nothing by itself; it decides whether the figures can be right.
 * Valid input: a last position inside the form (from 0), whole errors from 0 to the number of items
 * reached, and seconds above 0 and at most the task's own time.
 */
import type { MarkedTask } from '~/instruments/battery';

export type PaperFigures = {
  /** Position of the last item read, from 0; null while it has not been entered. */
  lastPosition: number | null;
  /** Items read wrong; null while it has not been entered. */
  errors: number | null;
  /** Seconds of reading; null while it has not been entered. */
  secondsUsed: number | null;
};

export type PaperProblem =
  | 'no-last'
  | 'no-errors'
  | 'more-errors-than-read'
  | 'no-seconds'
  | 'too-many-seconds';

type ReadFigures = { lastPosition: number; errors: number; secondsUsed: number };
type PaperReading = { ok: true; figures: ReadFigures } | { ok: false; problem: PaperProblem };

/** The figures when they can be right, or the first problem from the top. */
export function readPaperFigures(
  task: MarkedTask,
  itemCount: number,
  { lastPosition, errors, secondsUsed }: PaperFigures,
): PaperReading {
  const refuse = (problem: PaperProblem) => ({ ok: false as const, problem });
  if (lastPosition === null || !isWholeWithin(lastPosition, 0, itemCount - 1)) {
    return refuse('no-last');
  }
  if (errors === null || !isWholeWithin(errors, 0, Number.MAX_SAFE_INTEGER)) {
    return refuse('no-errors');
  }
  if (errors > lastPosition + 1) return refuse('more-errors-than-read');
  if (secondsUsed === null || !(secondsUsed > 0)) return refuse('no-seconds');
  if (secondsUsed > task.seconds) return refuse('too-many-seconds');
  return { ok: true, figures: { lastPosition, errors, secondsUsed } };
}

function isWholeWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
