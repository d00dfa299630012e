/**
 * Every answer of an attempt as text: what was asked, what the pupil chose, and whether it was right.
 *
 * Rule: a written stimulus is the question; a spoken one is told by the option that answers it, or by
 * what was said when that is another word. A picture is named by its word, and a built word is written
 * as it was built. Grid cells are their own question and have no choice. What was not reached has no line.
 * Missing data: an item that the battery no longer has is left out.
 */
import {
  type FormId,
  isMarkedTask,
  listFormItems,
  type MarkedTask,
  type PupilItem,
  type PupilTask,
  readTiles,
  type Task,
} from '~/instruments/battery';
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

/** @param spokenText what a clip says, where the caller knows it */
export function listAnswerLines(
  task: Task,
  score: TaskScore,
  spokenText: (clip: string) => string | undefined = () => undefined,
): AnswerLine[] {
  if (isMarkedTask(task)) return listReadLines(task, score);
  if (score.kind !== 'choice') return [];
  const items = itemsById<PupilItem>(listFormItems(task as PupilTask, score.formId));
  return score.items.flatMap((answer) => {
    const item = items.get(answer.itemId);
    if (!item) return [];
    const written = 'graphemes' in item ? undefined : item.stimulus;
    const correct = writeRight(item);
    const heard = findOtherWord(item, spokenText) ?? correct;
    return {
      itemId: item.id,
      number: answer.position + 1,
      asked: written ?? heard,
      spoken: written === undefined,
      chosen: writeAnswer(item, answer.chosenOptionId),
      correct,
      right: answer.right,
      responseMs: answer.responseMs,
    };
  });
}

/** The word that was said beside a picture of its own: the answer is then another word. */
function findOtherWord(
  item: PupilItem,
  spokenText: (clip: string) => string | undefined,
): string | undefined {
  if ('graphemes' in item || !item.stimulusPicture || !item.clip) return undefined;
  return spokenText(item.clip);
}

function itemsById<Item extends { id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function writeAnswer(item: PupilItem, answer: string): string {
  if ('graphemes' in item) return readTiles(item, answer)?.join('') ?? answer;
  return item.options.find((option) => option.id === answer)?.text ?? answer;
}

function writeRight(item: PupilItem): string {
  return 'graphemes' in item ? item.graphemes.join('') : writeAnswer(item, item.correctOptionId);
}

function listReadLines(task: MarkedTask, score: TaskScore & { formId: FormId }): AnswerLine[] {
  if (score.kind !== 'timed-grid') return [];
  const items = itemsById(listFormItems(task, score.formId));
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
