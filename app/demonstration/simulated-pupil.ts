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
  type TimedBody,
} from '~/administration/choice-state';
import { stepGrid } from '~/administration/grid-machine';
import { createGridState, type GridPlan, listGridItems } from '~/administration/grid-state';
import type { ChoiceItem } from '~/instruments/battery';
import { pickInteger, pickOne, type Random } from './seeded-random';

export type Style = 'honest' | 'perfect' | 'always-wrong' | 'slow-guess' | 'too-fast' | 'one-sided';

/** What the pupil truly knows. */
export type Knowledge = {
  style: Style;
  /** Share of a choice task's items known, 0 to 1, by task id. */
  shareKnown: Record<string, number>;
  /** Words read right in a minute. */
  wordsPerMinute: number;
};

const RIGHT_WHEN_KNOWN = 0.97;
const READING_ERROR_SHARE = 0.08;
const SCREEN_PAUSE_MS = 700;

/** Which option the pupil chooses, and after how many milliseconds. */
export function chooseOption(
  random: Random,
  knowledge: Knowledge,
  taskId: string,
  item: ChoiceItem,
): { optionId: string; responseMs: number } {
  const wrong = item.options.filter(({ id }) => id !== item.correctOptionId);
  const guess = () => pickOne(random, item.options).id;
  const calmMs = pickInteger(random, 1_500, 6_000);
  switch (knowledge.style) {
    case 'perfect':
      return { optionId: item.correctOptionId, responseMs: calmMs };
    case 'always-wrong':
      return { optionId: pickOne(random, wrong).id, responseMs: calmMs };
    case 'slow-guess':
      return { optionId: guess(), responseMs: calmMs };
    case 'too-fast':
      return { optionId: guess(), responseMs: pickInteger(random, 120, 380) };
    case 'one-sided':
      return { optionId: item.options[0]?.id ?? guess(), responseMs: calmMs };
    case 'honest': {
      const known = random() < (knowledge.shareKnown[taskId] ?? 0);
      const right = known && random() < RIGHT_WHEN_KNOWN;
      return { optionId: right ? item.correctOptionId : guess(), responseMs: calmMs };
    }
  }
}

/** A whole run of a choice task, practice included: every event with its elapsed time. */
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
    playOneStep(plan, state, knowledge, random, act);
  }
  return events;
}

type Act = (action: Parameters<typeof stepChoice>[2], spentMs: number) => void;

function playOneStep(
  plan: ChoicePlan,
  state: ChoiceState,
  knowledge: Knowledge,
  random: Random,
  act: Act,
): void {
  const elapsedMs = 0;
  if (state.phase === 'sound-check') act({ type: 'sound-answer', heard: true, elapsedMs }, 3_000);
  else if (state.phase === 'practice') practise(plan, state, knowledge, act);
  else if (state.phase === 'ready') act({ type: 'begin-items', elapsedMs }, 2_000);
  else if (state.phase === 'item') answerNext(plan, state, knowledge, random, act);
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
  const wrongId = item.options.find(({ id }) => id !== item.correctOptionId)?.id ?? '';
  const optionId = knowledge.style === 'always-wrong' ? wrongId : item.correctOptionId;
  act({ type: 'practice-answer', itemId: item.id, optionId, elapsedMs: 0 }, 2_500);
}

function answerNext(
  plan: ChoicePlan,
  state: ChoiceState,
  knowledge: Knowledge,
  random: Random,
  act: Act,
): void {
  const next = findNextItem(plan, state.answeredItemIds);
  if (!next) throw new Error(`a run in phase ${state.phase} has no next item`);
  const { optionId, responseMs } = chooseOption(random, knowledge, plan.task.id, next.item);
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
    responseMs + SCREEN_PAUSE_MS,
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
  const perWordMs = 60_000 / Math.max(0.5, readingPace(knowledge));
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

function readingPace({ style, wordsPerMinute }: Knowledge): number {
  if (style === 'perfect') return 90;
  return style === 'always-wrong' ? 10 : wordsPerMinute / (1 - READING_ERROR_SHARE);
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
  const endMs = 4_000 + plan.task.seconds * 1_000 + 50;
  if (current().phase === 'running') {
    const all = read >= listGridItems(plan).length;
    act(all ? { type: 'all-read', elapsedMs } : { type: 'tick', elapsedMs: endMs });
  }
  if (current().phase === 'choosing-last') {
    act({ type: 'mark-last', position: Math.max(0, read - 1), elapsedMs: endMs + 3_000 });
  }
  act({ type: 'save', elapsedMs: endMs + 6_000 });
}
