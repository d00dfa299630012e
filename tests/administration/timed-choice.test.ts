import { describe, expect, it } from 'vitest';
import { type ChoiceAction, stepChoice } from '~/administration/choice-machine';
import {
  type ChoiceState,
  createChoiceState,
  isCutOff,
  measureItemTime,
  restoreChoice,
  type TimedBody,
} from '~/administration/choice-state';
import { makeChoicePlan, makeTimedPlan } from './small-tasks';

const plan = makeTimedPlan();
type Run = { state: ChoiceState; journal: TimedBody[] };
type Act = ChoiceAction extends infer Action
  ? Action extends ChoiceAction
    ? Omit<Action, 'elapsedMs'>
    : never
  : never;

function act(run: Run, elapsedMs: number, action: Act): Run {
  const { state, events } = stepChoice(plan, run.state, { ...action, elapsedMs } as ChoiceAction);
  return { state, journal: [...run.journal, ...events.map((body) => ({ body, elapsedMs }))] };
}

/** The first sentence shows ten seconds after the start. */
function begin(): Run {
  let run: Run = { state: createChoiceState(), journal: [] };
  run = act(run, 0, { type: 'begin' });
  for (const { id } of plan.task.practice) {
    run = act(run, 1_000, { type: 'practice-answer', itemId: id, optionId: 'true' });
    run = act(run, 2_000, { type: 'practice-next' });
  }
  return act(run, 10_000, { type: 'begin-items' });
}

function answer(run: Run, elapsedMs: number): Run {
  const itemId = run.state.presentedItemId ?? '';
  const given = { optionId: 'true', responseMs: 900, replays: 0, input: 'touch' } as const;
  return act(run, elapsedMs, { type: 'answer', itemId, ...given });
}

const memoryOf = (journal: readonly TimedBody[]) => ({
  journal,
  adoptedItemIds: null,
  elsewhereItemIds: [],
});

describe('a run against the hidden clock', () => {
  it('ends by the tick when the time is up, and the sentence at hand is not reached', () => {
    const run = answer(begin(), 15_000);
    expect(act(run, 29_999, { type: 'tick' }).state.phase).toBe('item');
    const over = act(run, 30_000, { type: 'tick' });
    expect(over.state.ending).toBe('time');
    expect(over.state.answeredItemIds).toHaveLength(1);
    expect(answer(over, 30_001).journal).toHaveLength(over.journal.length);
  });

  it('does not let time run while it is paused', () => {
    const paused = act(begin(), 12_000, { type: 'pause' });
    expect(act(paused, 300_000, { type: 'tick' }).state.phase).toBe('item');
    const back = act(paused, 300_000, { type: 'resume' });
    expect(measureItemTime(back.state, 305_000)).toBe(7_000);
    expect(act(back, 317_999, { type: 'tick' }).state.phase).toBe('item');
    expect(act(back, 318_000, { type: 'tick' }).state.ending).toBe('time');
  });

  it('is void after a reload among the items, and goes on after one before them', () => {
    const started = begin();
    const beforeItems = started.journal.filter(({ body }) => body.type !== 'item-presented');
    expect(isCutOff(plan, memoryOf(beforeItems))).toBe(false);
    expect(isCutOff(plan, memoryOf(started.journal))).toBe(true);
    expect(isCutOff(plan, { ...memoryOf([]), adoptedItemIds: ['sentence-1'] })).toBe(true);
    expect(isCutOff(plan, { ...memoryOf([]), adoptedItemIds: [] })).toBe(false);
    expect(isCutOff(makeChoicePlan(), memoryOf(started.journal))).toBe(false);
  });

  it('stays ended when its time had ended before the reload', () => {
    const over = act(begin(), 30_000, { type: 'tick' });
    expect(restoreChoice(plan, memoryOf(over.journal)).phase).toBe('ended');
  });
});
