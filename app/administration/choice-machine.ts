/**
 * The rules of a task that a pupil does alone, item by item: practice until two are right, then the items, then an end.
 *
 * A pure reducer: `(plan, state, action) → { state, events }`. The events are written down before
 * the new state is shown. An action that is not possible in the state gives no event and leaves
 * the state as it is, so a late or doubled tap can do no harm.
 */
import type { EventBody } from '~/administration/attempt-event';
import {
  type ChoicePlan,
  type ChoiceState,
  evolveChoice,
  findNextItem,
  listItems,
  measureItemTime,
} from '~/administration/choice-state';
import { orderTargets } from '~/administration/option-order';
import { isPossibleAnswer, isRightAnswer } from '~/instruments/battery';

/** A practice round is passed with this many right answers. */
const PRACTICE_RIGHT_NEEDED = 2;
/** After this many failed rounds the pupil is asked to fetch the teacher. */
const PRACTICE_ROUNDS = 2;

type ItemAnswer = Pick<
  Extract<EventBody, { type: 'item-answered' }>,
  'itemId' | 'optionId' | 'responseMs' | 'replays' | 'input'
>;

/** `elapsedMs`: milliseconds since the attempt started, never falling. */
export type ChoiceAction = { elapsedMs: number } & (
  | { type: 'begin' }
  | { type: 'sound-answer'; heard: boolean }
  | { type: 'practice-answer'; itemId: string; optionId: string }
  | { type: 'practice-next' }
  | { type: 'begin-items' }
  | ({ type: 'answer' } & ItemAnswer)
  | { type: 'tick' }
  | { type: 'pause' }
  | { type: 'resume' }
  | { type: 'ask-help' }
  | { type: 'let-on' }
  | { type: 'lesson-over' }
  | { type: 'decline' }
);
type ActionOf<Type extends ChoiceAction['type']> = Extract<ChoiceAction, { type: Type }>;

type ChoiceStep = { state: ChoiceState; events: EventBody[] };

function presentNext(plan: ChoicePlan, answeredItemIds: readonly string[]): EventBody[] {
  const next = findNextItem(plan, answeredItemIds);
  if (!next) return [{ type: 'completed' }];
  const optionOrder = orderTargets(plan.attemptId, plan.task, next.item);
  return [{ type: 'item-presented', itemId: next.item.id, position: next.position, optionOrder }];
}

/** Whether the stop table ends the run after `presented` items of which `rightCount` are right. */
export function isStoppedByTable(
  stopTable: ChoicePlan['task']['stopTable'],
  presented: number,
  rightCount: number,
): boolean {
  return stopTable.some((row) => row.presented === presented && rightCount <= row.atMost);
}

function isTimeOver(plan: ChoicePlan, state: ChoiceState, elapsedMs: number): boolean {
  return measureItemTime(state, elapsedMs) >= plan.task.timeLimitSeconds * 1000;
}

function decideAnswer(
  plan: ChoicePlan,
  state: ChoiceState,
  action: ActionOf<'answer'>,
): EventBody[] {
  if (state.phase !== 'item' || action.itemId !== state.presentedItemId) return [];
  const position = listItems(plan).findIndex((item) => item.id === action.itemId);
  const item = listItems(plan)[position];
  if (!item || !isPossibleAnswer(item, action.optionId)) return [];
  const { itemId, optionId, responseMs, replays, input } = action;
  const answered: EventBody = {
    type: 'item-answered',
    itemId,
    position,
    optionId,
    responseMs,
    replays,
    input,
  };
  const after = evolveChoice(plan, state, { body: answered, elapsedMs: action.elapsedMs });
  return [answered, ...decideContinuation(plan, after, action.elapsedMs)];
}

function decideContinuation(plan: ChoicePlan, after: ChoiceState, elapsedMs: number): EventBody[] {
  const presented = after.answeredItemIds.length;
  if (presented >= listItems(plan).length) return [{ type: 'completed' }];
  if (after.rightCount !== null) {
    if (isStoppedByTable(plan.task.stopTable, presented, after.rightCount)) {
      return [{ type: 'ended-early', reason: 'stop-rule' }];
    }
  }
  if (isTimeOver(plan, after, elapsedMs)) return [{ type: 'ended-early', reason: 'time' }];
  if (after.lessonOver) return [{ type: 'ended-early', reason: 'lesson-over' }];
  return presentNext(plan, after.answeredItemIds);
}

function decidePracticeAnswer(
  plan: ChoicePlan,
  state: ChoiceState,
  action: ActionOf<'practice-answer'>,
): EventBody[] {
  const { round, index, feedback } = state.practice;
  const item = plan.task.practice[index];
  if (state.phase !== 'practice' || feedback !== null || item?.id !== action.itemId) return [];
  if (!isPossibleAnswer(item, action.optionId)) return [];
  const right = isRightAnswer(item, action.optionId);
  return [{ type: 'practice-answered', itemId: item.id, optionId: action.optionId, right, round }];
}

function decidePracticeNext(plan: ChoicePlan, state: ChoiceState): EventBody[] {
  const { round, index, rightInRound, feedback } = state.practice;
  if (state.phase !== 'practice' || feedback === null) return [];
  if (index + 1 < plan.task.practice.length) return [];
  if (rightInRound >= PRACTICE_RIGHT_NEEDED) return [{ type: 'practice-passed' }];
  return round >= PRACTICE_ROUNDS ? [{ type: 'practice-failed' }] : [];
}

function decideEnd(state: ChoiceState): EventBody[] {
  if (state.phase === 'item' && !state.paused) return [];
  if (state.phase === 'sound-fault') return [{ type: 'ended-early', reason: 'sound-fault' }];
  return [{ type: 'ended-early', reason: 'lesson-over' }];
}

/** Which events an action gives in a run that has begun and is not over. */
function decideRunning(plan: ChoicePlan, state: ChoiceState, action: ChoiceAction): EventBody[] {
  switch (action.type) {
    case 'sound-answer':
      return state.phase === 'sound-check' ? [{ type: 'sound-checked', heard: action.heard }] : [];
    case 'practice-answer':
      return decidePracticeAnswer(plan, state, action);
    case 'practice-next':
      return decidePracticeNext(plan, state);
    case 'begin-items':
      return state.phase === 'ready' ? presentNext(plan, state.answeredItemIds) : [];
    case 'answer':
      return decideAnswer(plan, state, action);
    case 'tick':
      return state.phase === 'item' && isTimeOver(plan, state, action.elapsedMs)
        ? [{ type: 'ended-early', reason: 'time' }]
        : [];
    case 'pause':
      return [{ type: 'paused' }];
    case 'ask-help':
      return [{ type: 'help-asked' }, { type: 'paused' }];
    default:
      return [];
  }
}

function decide(plan: ChoicePlan, state: ChoiceState, action: ChoiceAction): EventBody[] {
  if (state.phase === 'ended') return [];
  if (state.phase === 'new') return action.type === 'begin' ? [plan.started] : [];
  if (action.type === 'decline') return [{ type: 'ended-early', reason: 'declined' }];
  if (action.type === 'lesson-over') return decideEnd(state);
  if (!state.paused) return decideRunning(plan, state, action);
  if (action.type === 'resume') return [{ type: 'resumed' }];
  return action.type === 'ask-help' ? [{ type: 'help-asked' }] : [];
}

/** Changes that no event records, because the next event makes them plain. */
function changeSilently(
  plan: ChoicePlan,
  state: ChoiceState,
  action: ChoiceAction,
  events: readonly EventBody[],
): ChoiceState {
  if (action.type === 'lesson-over' && state.phase !== 'ended' && state.phase !== 'new') {
    return { ...state, lessonOver: true };
  }
  if (action.type === 'let-on') return letOn(state);
  if (action.type !== 'practice-next' || state.paused || events.length > 0) return state;
  const { round, index, rightInRound, feedback } = state.practice;
  if (state.phase !== 'practice' || feedback === null) return state;
  const practice =
    index + 1 < plan.task.practice.length
      ? { round, index: index + 1, rightInRound, feedback: null }
      : { round: round + 1, index: 0, rightInRound: 0, feedback: null };
  return { ...state, practice };
}

/** The teacher lets the pupil go on after failed practice, or try the sound again. */
function letOn(state: ChoiceState): ChoiceState {
  if (state.phase === 'practice-failed') return { ...state, phase: 'ready' };
  if (state.phase === 'sound-fault') return { ...state, phase: 'sound-check', soundMisses: 0 };
  return state;
}

/** One step of the run. @returns the next state and the events to write down before it shows. */
export function stepChoice(plan: ChoicePlan, state: ChoiceState, action: ChoiceAction): ChoiceStep {
  const events = decide(plan, state, action);
  const changed = changeSilently(plan, state, action, events);
  const next = events.reduce(
    (before, body) => evolveChoice(plan, before, { body, elapsedMs: action.elapsedMs }),
    changed,
  );
  return { state: next, events };
}
