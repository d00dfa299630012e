/**
 * Score of one attempt of a choice task.
 *
 * Measures: items right of the items answered. Right is recomputed from the battery; what a device
 * thought of an answer is never used.
 * Rule: the first answer to an item counts; an answer to an item or option that the form does not
 * have is left out; what was not reached is neither right nor wrong.
 * State: done when every item is answered, or the attempt is completed, ended by the hidden time, or
 * ended by a stop rule that the battery's table confirms. Ended for another reason it can be taken
 * up again where it stopped, so an answer after such an end opens it anew.
 * Missing data: no answer gives 0 right of 0, which no formula turns into a probability.
 * Worked example: 24 items, 9 right and 2 wrong before the lesson was over: 9 right, 11 presented,
 * 2 wrong, 13 not reached, ended early.
 */
import type { AttemptEvent, EventBody } from '~/administration/attempt-event';
import type { ChoiceItem, ChoiceTask, FormId } from '~/instruments/battery';

interface AnsweredItem {
  itemId: string;
  /** 0, 1, 2 … in the order the pupil met the items. */
  position: number;
  chosenOptionId: string;
  correctOptionId: string;
  right: boolean;
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
  task: ChoiceTask,
  formId: FormId,
  ordered: readonly AttemptEvent[],
): ChoiceCounts {
  const form = task.forms[formId];
  if (!form) throw new Error(`Task ${task.id} has no form ${formId}`);
  const { items, end } = readAnswers(form.items, ordered);
  const right = items.filter((item) => item.right).length;
  const presented = items.length;
  const endReason = presented === form.items.length ? 'completed' : end;
  return {
    kind: 'choice',
    state: stateOf(task, endReason, presented, right),
    endReason,
    right,
    presented,
    wrong: presented - right,
    notReached: form.items.length - presented,
    items: items.sort((one, other) => one.position - other.position),
  };
}

function readAnswers(formItems: readonly ChoiceItem[], ordered: readonly AttemptEvent[]) {
  const byId = new Map(formItems.map((item) => [item.id, item]));
  const answers = new Map<string, AnsweredItem>();
  let end: ChoiceEnd | null = null;
  for (const { body } of ordered) {
    if (end && FINAL_ENDS.includes(end)) break;
    if (body.type === 'completed') end = 'completed';
    if (body.type === 'ended-early') end = body.reason;
    if (body.type !== 'item-answered') continue;
    const item = byId.get(body.itemId);
    if (!item?.options.some((option) => option.id === body.optionId)) continue;
    end = null;
    if (!answers.has(item.id)) answers.set(item.id, judgeAnswer(item, body));
  }
  return { items: [...answers.values()], end };
}

function judgeAnswer(
  item: ChoiceItem,
  answer: Extract<EventBody, { type: 'item-answered' }>,
): AnsweredItem {
  return {
    itemId: item.id,
    position: answer.position,
    chosenOptionId: answer.optionId,
    correctOptionId: item.correctOptionId,
    right: answer.optionId === item.correctOptionId,
    responseMs: answer.responseMs,
  };
}

function stateOf(
  task: ChoiceTask,
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
