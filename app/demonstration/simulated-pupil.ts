/**
 * Simulated pupils: known knowledge, known style. They answer through the same machines as the
 * screens, so what they leave behind is what a device would.
 */
import { stepChoice } from '~/administration/choice-machine';
import {
  type ChoicePlan,
  type ChoiceState,
  createChoiceState,
  findNextItem,
  measureItemTime,
  type TimedBody,
} from '~/administration/choice-state';
import { stepGrid } from '~/administration/grid-machine';
import { createGridState, type GridPlan, listGridItems } from '~/administration/grid-state';
import type { Random } from './seeded-random';
import { answerRight, answerWrong, chooseOption, type Knowledge } from './simulated-answer';

export type { Knowledge, Style } from './simulated-answer';

const READING_ERROR_SHARE = 0.08;
/** Between two items, in milliseconds: looking up, and the screen's own rest. */
const SCREEN_PAUSE_MS = 700;
/** The same against the hidden clock, where the sentence is there at once. */
const TIMED_SCREEN_PAUSE_MS = 340;

/** A whole run of a task the pupil does alone, practice included: every event with its elapsed time. */
export function playChoiceTask(
  plan: ChoicePlan,
  knowledge: Knowledge,
  random: Random,
): TimedBody[] {
  const events: TimedBody[] = [];
  let state = createChoiceState();
  let elapsedMs = 0;
  const act = (action: Parameters<typeof stepChoice>[2], spentMs: number): void => {
    elapsedMs += spentMs;
    const step = stepChoice(plan, state, { ...action, elapsedMs });
    events.push(...step.events.map((body) => ({ body, elapsedMs })));
    state = step.state;
  };
  act({ type: 'begin', elapsedMs }, 0);
  while (state.phase !== 'ended') {
    playOneStep(plan, { state, elapsedMs }, knowledge, random, act);
  }
  return events;
}

type Moment = { state: ChoiceState; elapsedMs: number };
type Act = (action: Parameters<typeof stepChoice>[2], spentMs: number) => void;

function playOneStep(
  plan: ChoicePlan,
  now: Moment,
  knowledge: Knowledge,
  random: Random,
  act: Act,
): void {
  const elapsedMs = 0;
  const { state } = now;
  if (state.phase === 'sound-check') act({ type: 'sound-answer', heard: true, elapsedMs }, 3_000);
  else if (state.phase === 'practice') practise(plan, state, knowledge, act);
  else if (state.phase === 'ready') act({ type: 'begin-items', elapsedMs }, 2_000);
  else if (state.phase === 'item') answerNext(plan, now, knowledge, random, act);
  // Failed practice or a sound fault: the adult comes and lets the pupil go on.
  else act({ type: 'let-on', elapsedMs }, 10_000);
}

/** Practice is shown and helped with: every style but the always wrong passes it. */
function practise(plan: ChoicePlan, state: ChoiceState, knowledge: Knowledge, act: Act): void {
  const item = plan.task.practice[state.practice.index];
  if (state.practice.feedback !== null || !item) {
    act({ type: 'practice-next', elapsedMs: 0 }, SCREEN_PAUSE_MS);
    return;
  }
  const optionId = knowledge.style === 'always-wrong' ? answerWrong(item) : answerRight(item);
  act({ type: 'practice-answer', itemId: item.id, optionId, elapsedMs: 0 }, 2_500);
}

/** Milliseconds until the hidden time is up: the screens look at it on every whole second of it. */
function measureTimeLeft(plan: ChoicePlan, { state, elapsedMs }: Moment): number {
  return Math.max(0, plan.task.timeLimitSeconds * 1_000 - measureItemTime(state, elapsedMs));
}

function answerNext(
  plan: ChoicePlan,
  now: Moment,
  knowledge: Knowledge,
  random: Random,
  act: Act,
): void {
  const next = findNextItem(plan, now.state.answeredItemIds);
  if (!next) throw new Error(`a run in phase ${now.state.phase} has no next item`);
  const { optionId, responseMs } = chooseOption(random, knowledge, plan.task, next.item);
  const pauseMs = plan.task.kind === 'timed-choice' ? TIMED_SCREEN_PAUSE_MS : SCREEN_PAUSE_MS;
  const leftMs = measureTimeLeft(plan, now);
  if (responseMs + pauseMs >= leftMs) {
    act({ type: 'tick', elapsedMs: 0 }, leftMs);
    return;
  }
  act(
    {
      type: 'answer',
      itemId: next.item.id,
      optionId,
      responseMs,
      replays: 0,
      input: 'simulated',
      elapsedMs: 0,
    },
    responseMs + pauseMs,
  );
}

/** A whole reading of a grid, as an attentive adult would mark it. */
export function playGridTask(plan: GridPlan, knowledge: Knowledge, random: Random): TimedBody[] {
  const events: TimedBody[] = [];
  let state = createGridState();
  let elapsedMs = 0;
  const act = (action: Parameters<typeof stepGrid>[2]): void => {
    elapsedMs = action.elapsedMs;
    const step = stepGrid(plan, state, action);
    events.push(...step.events.map((body) => ({ body, elapsedMs })));
    state = step.state;
  };
  act({ type: 'begin', elapsedMs: 0 });
  act({ type: 'start', elapsedMs: 4_000 });
  const items = listGridItems(plan);
  const perWordMs = 60_000 / Math.max(0.5, readingPace(knowledge, plan.task.id));
  let position = 0;
  while (state.phase === 'running' && position < items.length) {
    const atMs = elapsedMs + perWordMs * (0.6 + 0.8 * random());
    if (atMs - 4_000 >= plan.task.seconds * 1_000) break;
    if (isMisread(knowledge, random)) act({ type: 'mark', position, elapsedMs: atMs });
    else elapsedMs = atMs;
    position += 1;
  }
  finishReading(plan, () => state, act, position, elapsedMs);
  return events;
}

function readingPace(knowledge: Knowledge, taskId: string): number {
  const { style, wordsPerMinute, itemsPerMinute } = knowledge;
  if (style === 'perfect') return 90;
  if (style === 'always-wrong') return 10;
  return (itemsPerMinute?.[taskId] ?? wordsPerMinute) / (1 - READING_ERROR_SHARE);
}

function isMisread({ style }: Knowledge, random: Random): boolean {
  if (style === 'perfect') return false;
  return style === 'always-wrong' || random() < READING_ERROR_SHARE;
}

function finishReading(
  plan: GridPlan,
  current: () => { phase: string },
  act: (action: Parameters<typeof stepGrid>[2]) => void,
  read: number,
  elapsedMs: number,
): void {
  const all = read >= listGridItems(plan).length;
  const endMs = all ? elapsedMs : 4_000 + plan.task.seconds * 1_000 + 50;
  if (current().phase === 'running') {
    act(all ? { type: 'all-read', elapsedMs } : { type: 'tick', elapsedMs: endMs });
  }
  if (current().phase === 'choosing-last') {
    act({ type: 'mark-last', position: Math.max(0, read - 1), elapsedMs: endMs + 3_000 });
  }
  act({ type: 'save', elapsedMs: endMs + 6_000 });
}
