import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventBody } from '~/administration/attempt-event';
import { eventBodySchema } from '~/administration/attempt-event';
import { type ChoiceAction, isStoppedByTable, stepChoice } from '~/administration/choice-machine';
import {
  type ChoicePlan,
  type ChoiceState,
  createChoiceState,
  restoreChoice,
  type TimedBody,
} from '~/administration/choice-state';
import { makeChoicePlan } from './small-tasks';

type Untimed<Action> = Action extends unknown ? Omit<Action, 'elapsedMs'> : never;
type Act = Untimed<ChoiceAction>;
type Run = { state: ChoiceState; journal: TimedBody[]; nowMs: number };

const begin = (): Run => ({ state: createChoiceState(), journal: [], nowMs: 0 });

function act(plan: ChoicePlan, run: Run, action: Act, afterMs = 1000): Run {
  const nowMs = run.nowMs + afterMs;
  const { state, events } = stepChoice(plan, run.state, { ...action, elapsedMs: nowMs });
  const written = events.map((body) => ({ body, elapsedMs: nowMs }));
  return { state, journal: [...run.journal, ...written], nowMs };
}

const actAll = (plan: ChoicePlan, run: Run, actions: Act[]): Run =>
  actions.reduce((before, action) => act(plan, before, action), run);

/** The answer to whatever is asked, right or wrong. */
function answerNow(plan: ChoicePlan, state: ChoiceState, right: boolean): Act {
  const optionId = right ? 'b' : 'c';
  if (state.phase === 'practice') {
    const itemId = plan.task.practice[state.practice.index]?.id ?? '';
    return { type: 'practice-answer', itemId, optionId };
  }
  const itemId = state.presentedItemId ?? '';
  return { type: 'answer', itemId, optionId, responseMs: 900, replays: 0, input: 'touch' };
}

function practise(plan: ChoicePlan, run: Run, rights: boolean[]): Run {
  return rights.reduce((before, right) => {
    const answered = act(plan, before, answerNow(plan, before.state, right));
    return act(plan, answered, { type: 'practice-next' });
  }, run);
}

function toItems(plan: ChoicePlan): Run {
  const practised = practise(plan, act(plan, begin(), { type: 'begin' }), [true, true, true]);
  return act(plan, practised, { type: 'begin-items' });
}

function answerItems(plan: ChoicePlan, run: Run, rights: boolean[]): Run {
  return rights.reduce(
    (before, right) => act(plan, before, answerNow(plan, before.state, right)),
    run,
  );
}

const typesOf = (run: Run) => run.journal.map(({ body }) => body.type);
const last = (run: Run) => run.journal.at(-1)?.body;

describe('practice', () => {
  const plan = makeChoicePlan();
  const started = act(plan, begin(), { type: 'begin' });

  it('is passed by a round with two right', () => {
    const run = practise(plan, started, [false, true, true]);
    expect(run.state.phase).toBe('ready');
    expect(last(run)).toEqual({ type: 'practice-passed' });
  });

  it('is repeated once, then fetches the teacher, who lets the task begin', () => {
    const second = practise(plan, started, [true, false, false]);
    expect(second.state.phase).toBe('practice');
    expect(second.state.practice).toEqual({ round: 2, index: 0, rightInRound: 0, feedback: null });
    const failed = practise(plan, second, [false, true, false]);
    expect(last(failed)).toEqual({ type: 'practice-failed' });
    expect(act(plan, failed, { type: 'begin-items' }).state.phase).toBe('practice-failed');
    const letOn = actAll(plan, failed, [{ type: 'let-on' }, { type: 'begin-items' }]);
    expect(letOn.state.phase).toBe('item');
  });

  it('takes no second answer while the first is being commented on', () => {
    const once = act(plan, started, answerNow(plan, started.state, false));
    expect(act(plan, once, answerNow(plan, once.state, true)).journal).toHaveLength(2);
  });
});

describe('sound check', () => {
  const plan = makeChoicePlan({}, true);
  const started = act(plan, begin(), { type: 'begin' });
  const miss: Act = { type: 'sound-answer', heard: false };

  it('goes on to practice when the pupil hears', () => {
    const run = actAll(plan, started, [miss, { type: 'sound-answer', heard: true }]);
    expect(run.state.phase).toBe('practice');
  });

  it('is a sound fault after two misses, tried again when the teacher lets on', () => {
    const fault = actAll(plan, started, [miss, miss]);
    expect(fault.state.phase).toBe('sound-fault');
    const over = act(plan, fault, { type: 'lesson-over' });
    expect(last(over)).toEqual({ type: 'ended-early', reason: 'sound-fault' });
    const again = act(plan, fault, { type: 'let-on' });
    expect(again.state).toMatchObject({ phase: 'sound-check', soundMisses: 0 });
  });
});

describe('items', () => {
  it('are completed when all are answered', () => {
    const plan = makeChoicePlan();
    const run = answerItems(plan, toItems(plan), Array(24).fill(true));
    expect(last(run)).toEqual({ type: 'completed' });
    expect(typesOf(run).filter((type) => type === 'item-answered')).toHaveLength(24);
  });

  it.each([
    [2, true],
    [3, false],
  ])('with %i right of the first eight: stopped is %s', (rightCount, isStopped) => {
    const plan = makeChoicePlan();
    const rights = Array.from({ length: 8 }, (_, index) => index < rightCount);
    const run = answerItems(plan, toItems(plan), rights);
    expect(run.state.ending).toBe(isStopped ? 'stop-rule' : null);
  });

  it('are never stopped inside a block', () => {
    expect(isStoppedByTable([{ presented: 8, atMost: 2 }], 7, 0)).toBe(false);
    expect(isStoppedByTable([{ presented: 8, atMost: 2 }], 8, 2)).toBe(true);
  });

  it('end when the hidden time is over, and pauses do not count', () => {
    const plan = makeChoicePlan({ timeLimitSeconds: 10 });
    const paused = act(
      plan,
      act(plan, toItems(plan), { type: 'pause' }),
      { type: 'resume' },
      60_000,
    );
    expect(act(plan, paused, { type: 'tick' }, 8_000).state.ending).toBeNull();
    expect(act(plan, paused, { type: 'tick' }, 9_000).state.ending).toBe('time');
  });

  it('end kindly after the item at hand when the lesson is over', () => {
    const plan = makeChoicePlan();
    const warned = act(plan, toItems(plan), { type: 'lesson-over' });
    expect(warned.state.phase).toBe('item');
    const run = answerItems(plan, warned, [true]);
    expect(last(run)).toEqual({ type: 'ended-early', reason: 'lesson-over' });
  });

  it('take no answer to another item, to an unknown option, or while paused', () => {
    const plan = makeChoicePlan();
    const run = toItems(plan);
    const good = answerNow(plan, run.state, true) as Extract<Act, { type: 'answer' }>;
    expect(act(plan, run, { ...good, itemId: 'item-2' }).journal).toEqual(run.journal);
    expect(act(plan, run, { ...good, optionId: 'x' }).journal).toEqual(run.journal);
    const paused = act(plan, run, { type: 'pause' });
    expect(act(plan, paused, good).journal).toEqual(paused.journal);
  });

  it('go on where another device stopped, without the stop table', () => {
    const plan = makeChoicePlan();
    const elsewhereItemIds = ['item-1', 'item-2', 'item-3', 'item-4', 'item-5', 'item-6'];
    const memory = { journal: [], adoptedItemIds: elsewhereItemIds, elsewhereItemIds };
    const adopted: Run = { state: restoreChoice(plan, memory), journal: [], nowMs: 0 };
    const run = actAll(plan, adopted, [{ type: 'resume' }, { type: 'begin-items' }]);
    expect(run.state.presentedItemId).toBe('item-7');
    expect(answerItems(plan, run, [false, false]).state.ending).toBeNull();
  });
});

/** Any tap, in any order, at any pace; "natural" ones answer what is asked. */
const anyAction = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('natural'), right: fc.boolean() }) },
  fc.record({
    kind: fc.constantFrom(
      'practice-next',
      'practice-next',
      'begin-items',
      'tick',
      'pause',
      'resume',
      'resume',
      'ask-help',
      'let-on',
    ),
    right: fc.boolean(),
  }),
);
const anyRun = fc.array(anyAction, { maxLength: 90 });

function toAct(
  plan: ChoicePlan,
  state: ChoiceState,
  { kind, right }: { kind: string; right: boolean },
): Act {
  if (kind !== 'natural') return { type: kind } as Act;
  if (state.phase === 'sound-check') return { type: 'sound-answer', heard: right };
  return answerNow(plan, state, right);
}

function play(plan: ChoicePlan, run: Run, taps: { kind: string; right: boolean }[]): Run {
  return taps.reduce((before, tap) => act(plan, before, toAct(plan, before.state, tap)), run);
}

/** What may follow what, pauses and calls for help left out. */
function isLegal(before: EventBody, after: EventBody): boolean {
  const followers: Partial<Record<EventBody['type'], EventBody['type'][]>> = {
    started: ['sound-checked', 'practice-answered'],
    'sound-checked': ['sound-checked', 'practice-answered'],
    'practice-answered': ['practice-answered', 'practice-passed', 'practice-failed'],
    'practice-passed': ['item-presented'],
    'practice-failed': ['item-presented'],
    'item-presented': ['item-answered', 'ended-early'],
    'item-answered': ['item-presented', 'completed', 'ended-early'],
  };
  return followers[before.type]?.includes(after.type) ?? false;
}

describe('properties', () => {
  const plan = makeChoicePlan({}, true);
  const started = act(plan, begin(), { type: 'begin' });

  it('never two answers or presentations of an item; the order of events is legal', () => {
    fc.assert(
      fc.property(anyRun, (taps) => {
        const bodies = play(plan, started, taps).journal.map(({ body }) => body);
        for (const type of ['item-answered', 'item-presented'] as const) {
          const ids = bodies.flatMap((body) => (body.type === type ? [body.itemId] : []));
          expect(new Set(ids).size).toBe(ids.length);
        }
        const asides = new Set(['paused', 'resumed', 'help-asked']);
        const main = bodies.filter((body) => !asides.has(body.type));
        main.slice(1).forEach((body, index) => {
          expect(isLegal(main[index] as EventBody, body)).toBe(true);
        });
        for (const body of bodies) expect(eventBodySchema.safeParse(body).success).toBe(true);
      }),
    );
  });

  it('a run that was cut off anywhere and resumed is the uninterrupted run', () => {
    const steady = anyRun.map((taps) => taps.filter((tap) => tap.kind === 'natural'));
    fc.assert(
      fc.property(steady, fc.nat({ max: 60 }), (taps, cut) => {
        const drive = (run: Run, tap: { kind: string; right: boolean }): Run => {
          const answered = act(plan, run, toAct(plan, run.state, tap));
          return actAll(plan, answered, [
            { type: 'practice-next' },
            { type: 'let-on' },
            { type: 'begin-items' },
          ]);
        };
        const whole = taps.reduce(drive, started);
        const before = taps.slice(0, cut).reduce(drive, started);
        const memory = { journal: before.journal, adoptedItemIds: null, elsewhereItemIds: [] };
        const back: Run = { ...before, state: restoreChoice(plan, memory) };
        const resumed = actAll(plan, back, [
          { type: 'resume' },
          { type: 'practice-next' },
          { type: 'let-on' },
          { type: 'begin-items' },
        ]);
        const after = taps.slice(cut).reduce(drive, resumed);
        const bodies = after.journal.flatMap(({ body }) => (body.type === 'resumed' ? [] : [body]));
        expect(bodies).toEqual(whole.journal.map(({ body }) => body));
        expect(after.state.answeredItemIds).toEqual(whole.state.answeredItemIds);
        expect(after.state.rightCount).toBe(whole.state.rightCount);
      }),
    );
  });
});
