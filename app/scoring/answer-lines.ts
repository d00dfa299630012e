/**
 * Every answer of an attempt as text: what was asked, what the pupil chose, and whether it was right.
 *
 * Rule: a written stimulus is the question; a spoken one is told by the option that answers it. Grid
 * cells are their own question and have no choice. What was not reached has no line.
 * Missing data: an item that the battery no longer has is left out.
 */
import type { Task } from '~/instruments/battery';
import type { TaskScore } from '~/scoring/task-score';

export interface AnswerLine {
  itemId: string;
  /** 1, 2, 3 … in the order the pupil met the items. */
  number: number;
  asked: string;
  /** The question was heard, not read. */
  spoken: boolean;
  /** Null for a grid: the pupil read aloud and an adult marked. */
  chosen: string | null;
  correct: string | null;
  right: boolean;
  responseMs: number | null;
}

export function listAnswerLines(task: Task, score: TaskScore): AnswerLine[] {
  if (task.kind === 'timed-grid') return listGridLines(task, score);
  if (score.kind !== 'choice') return [];
  const items = new Map(task.forms[score.formId]?.items.map((item) => [item.id, item]));
  return score.items.flatMap((answer) => {
    const item = items.get(answer.itemId);
    if (!item) return [];
    const textOf = (optionId: string) =>
      item.options.find((option) => option.id === optionId)?.text ?? optionId;
    const correct = textOf(item.correctOptionId);
    return {
      itemId: item.id,
      number: answer.position + 1,
      asked: item.stimulus ?? correct,
      spoken: item.stimulus === undefined,
      chosen: textOf(answer.chosenOptionId),
      correct,
      right: answer.right,
      responseMs: answer.responseMs,
    };
  });
}

function listGridLines(task: Extract<Task, { kind: 'timed-grid' }>, score: TaskScore) {
  if (score.kind !== 'timed-grid') return [];
  const items = new Map(task.forms[score.formId]?.items.map((item) => [item.id, item]));
  return score.items.flatMap((read) => {
    const item = items.get(read.itemId);
    if (!item) return [];
    return {
      itemId: item.id,
      number: read.position + 1,
      asked: item.text,
      spoken: false,
      chosen: null,
      correct: null,
      right: read.right,
      responseMs: null,
    };
  });
}

/** Median milliseconds from options active to the answer; null when no time is known. */
export function medianResponseMs(lines: readonly AnswerLine[]): number | null {
  const times = lines.flatMap((line) => line.responseMs ?? []).sort((one, other) => one - other);
  const middle = Math.floor(times.length / 2);
  const upper = times[middle];
  if (upper === undefined) return null;
  return times.length % 2 === 1 ? upper : (upper + (times[middle - 1] ?? upper)) / 2;
}
