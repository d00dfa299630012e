/**
 * Score of one attempt of a task that a pupil does alone: choices, timed choices, or tiles.
 *
 * Measures: items right of the items answered. Right is recomputed from the battery; what a device
 * thought of an answer is never used.
 * Rule: the first answer to an item counts; an answer to an item or option that the form does not
 * have is left out; what was not reached is neither right nor wrong.
 * State: done when every item is answered, or the attempt is completed, ended by the hidden time, or
 * ended by a stop rule that the battery's table confirms. Ended for another reason it can be taken
 * up again where it stopped, so an answer after such an end opens it anew. A run against a hidden clock
 * is never taken up again: ended for another reason after its first item it is void.
 * Missing data: no answer gives 0 right of 0, which no formula turns into a probability.
 * Worked example: 24 items, 9 right and 2 wrong before the lesson was over: 9 right, 11 presented,
 * 2 wrong, 13 not reached, ended early.
 */
import type { AttemptEvent, EventBody } from '~/administration/attempt-event';
import {
  type FormId,
  isPossibleAnswer,
  isRightAnswer,
  listFormItems,
  type PupilItem,
  type PupilTask,
  readTiles,
} from '~/instruments/battery';

interface AnsweredItem {
  itemId: string;
  /** 0, 1, 2 … in the order the pupil met the items. */
  position: number;
  chosenOptionId: string;
  /** For tiles the graphemes of the word, with a space between. */
  correctOptionId: string;
  right: boolean;
  /** For tiles: graphemes that stand in their place; null for choices. */
  graphemesInPlace: number | null;
  /** Milliseconds from options active to the answer; null when unknown. */
  responseMs: number | null;
}

export type ScoreState = 'done' | 'in-progress' | 'ended-early' | 'void';

type ChoiceEnd = 'completed' | Extract<EventBody, { type: 'ended-early' }>['reason'];

export interface ChoiceCounts {
  kind: 'choice';
  state: ScoreState;
  endReason: ChoiceEnd | null;
  right: number;
  /** Items answered. */
  presented: number;
  wrong: number;
  notReached: number;
  items: AnsweredItem[];
}

const FINAL_ENDS: readonly ChoiceEnd[] = ['completed', 'stop-rule', 'time'];

/** @throws {Error} when the task has no such form. */
export function scoreChoice(
  task: PupilTask,
  formId: FormId,
  ordered: readonly AttemptEvent[],
): ChoiceCounts {
  const formItems = listFormItems(task, formId);
  if (formItems.length === 0) throw new Error(`Task ${task.id} has no form ${formId}`);
  const { items, end, clockRan } = readAnswers(task, formItems, ordered);
  const right = items.filter((item) => item.right).length;
  const presented = items.length;
  const endReason = presented === formItems.length ? 'completed' : end;
  return {
    kind: 'choice',
    state: clockRan && isCutOff(endReason) ? 'void' : stateOf(task, endReason, presented, right),
    endReason,
    right,
    presented,
    wrong: presented - right,
    notReached: formItems.length - presented,
    items: items.sort((one, other) => one.position - other.position),
  };
}

function isCutOff(end: ChoiceEnd | null): boolean {
  return end !== null && !FINAL_ENDS.includes(end);
}

function readAnswers(
  task: PupilTask,
  formItems: readonly PupilItem[],
  ordered: readonly AttemptEvent[],
) {
  const byId = new Map(formItems.map((item) => [item.id, item]));
  const answers = new Map<string, AnsweredItem>();
  let end: ChoiceEnd | null = null;
  /** The hidden clock of a timed task has begun to run. */
  let clockRan = false;
  for (const { body } of ordered) {
    if (end && (clockRan || FINAL_ENDS.includes(end))) break;
    if (body.type === 'item-presented') clockRan = task.kind === 'timed-choice';
    if (body.type === 'completed') end = 'completed';
    if (body.type === 'ended-early') end = body.reason;
    if (body.type !== 'item-answered') continue;
    const item = byId.get(body.itemId);
    if (!item || !isPossibleAnswer(item, body.optionId)) continue;
    end = null;
    if (!answers.has(item.id)) answers.set(item.id, judgeAnswer(item, body));
  }
  return { items: [...answers.values()], end, clockRan };
}

function judgeAnswer(
  item: PupilItem,
  answer: Extract<EventBody, { type: 'item-answered' }>,
): AnsweredItem {
  return {
    itemId: item.id,
    position: answer.position,
    chosenOptionId: answer.optionId,
    correctOptionId: 'graphemes' in item ? item.graphemes.join(' ') : item.correctOptionId,
    right: isRightAnswer(item, answer.optionId),
    graphemesInPlace: countInPlace(item, answer.optionId),
    responseMs: answer.responseMs,
  };
}

function countInPlace(item: PupilItem, answer: string): number | null {
  if (!('graphemes' in item)) return null;
  const built = readTiles(item, answer) ?? [];
  return item.graphemes.filter((grapheme, place) => built[place] === grapheme).length;
}

function stateOf(
  task: PupilTask,
  end: ChoiceEnd | null,
  presented: number,
  right: number,
): ScoreState {
  if (end === null) return 'in-progress';
  if (end === 'completed' || end === 'time') return 'done';
  const confirmed = task.stopTable.some(
    (row) => row.presented === presented && right <= row.atMost,
  );
  return end === 'stop-rule' && confirmed ? 'done' : 'ended-early';
}
