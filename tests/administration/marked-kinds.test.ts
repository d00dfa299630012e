import { describe, expect, it } from 'vitest';
import { type EventBody, eventBodySchema } from '~/administration/attempt-event';
import { type GridAction, stepGrid } from '~/administration/grid-machine';
import { createGridState, type GridPlan } from '~/administration/grid-state';
import { type PaperFigures, readPaperFigures } from '~/administration/paper-figures';
import { makeMarkedPlan } from './marked-tasks';

type Untimed<Action> = Action extends unknown ? Omit<Action, 'elapsedMs'> : never;

/** Runs the actions half a second apart; an action may say how long it took instead. */
function play(plan: GridPlan, actions: (Untimed<GridAction> & { afterMs?: number })[]) {
  let state = createGridState();
  let nowMs = 0;
  const bodies: EventBody[] = [];
  for (const { afterMs = 500, ...action } of actions) {
    nowMs += afterMs;
    const step = stepGrid(plan, state, { ...action, elapsedMs: nowMs } as GridAction);
    state = step.state;
    bodies.push(...step.events);
  }
  return { state, bodies };
}

const mark = (position: number): Untimed<GridAction> => ({ type: 'mark', position });
const START: Untimed<GridAction>[] = [{ type: 'begin' }, { type: 'start' }];
const FIRST_ROW = [0, 1, 2, 3].map(mark);

describe('a first row that is all wrong', () => {
  it('stops a grid', () => {
    const { state } = play(makeMarkedPlan('timed-grid'), [...START, ...FIRST_ROW]);
    expect(state).toMatchObject({ phase: 'review', stopReason: 'first-row-wrong' });
  });

  it.each(['timed-passage', 'rapid-naming'] as const)('does not stop %s', (kind) => {
    const { state } = play(makeMarkedPlan(kind), [...START, ...FIRST_ROW]);
    expect(state).toMatchObject({ phase: 'running', errors: [0, 1, 2, 3], stopReason: null });
  });
});

describe('naming', () => {
  const plan = makeMarkedPlan('rapid-naming');

  it('ends with all named, and the seconds are those of the clock', () => {
    const run = play(plan, [...START, mark(4), { type: 'all-read', afterMs: 21_500 }]);
    expect(run.state).toMatchObject({ phase: 'review', lastPosition: 19, secondsUsed: 22 });
    const saved = play(plan, [
      ...START,
      mark(4),
      { type: 'all-read', afterMs: 21_500 },
      mark(19),
      { type: 'save' },
    ]);
    expect(saved.bodies.at(-1)).toEqual({ type: 'completed' });
    expect(saved.state.errors).toEqual([4, 19]);
  });

  it('waits no longer than the task says, and then the last picture must be pointed out', () => {
    const run = play(plan, [...START, { type: 'tick', afterMs: 60_000 }, { type: 'save' }]);
    expect(run.state).toMatchObject({ phase: 'choosing-last', secondsUsed: 60 });
  });
});

describe('a reading on paper', () => {
  const plan = makeMarkedPlan('timed-passage');
  const figures = { lastPosition: 11, errors: 3, secondsUsed: 48 };
  const enter = (changes: Partial<PaperFigures> = {}): Untimed<GridAction> => ({
    type: 'enter-paper',
    ...figures,
    ...changes,
  });

  it('is started as paper, entered and completed, in events that the server knows', () => {
    const { state, bodies } = play(plan, [enter()]);
    expect(bodies).toEqual([
      { ...plan.started, onPaper: true },
      { type: 'paper-entered', ...figures },
      { type: 'completed' },
    ]);
    for (const body of bodies) expect(eventBodySchema.safeParse(body).success).toBe(true);
    expect(state).toMatchObject({ phase: 'ended', ending: 'completed', paperErrors: 3 });
  });

  it('can still be entered when the grid was opened and nothing was read', () => {
    const { bodies } = play(plan, [{ type: 'begin' }, enter()]);
    expect(bodies.map(({ type }) => type)).toEqual(['started', 'paper-entered', 'completed']);
  });

  it('cannot be entered while the clock runs, twice, or by a second adult', () => {
    expect(play(plan, [...START, enter()]).state.phase).toBe('running');
    expect(play(plan, [enter(), enter()]).bodies).toHaveLength(3);
    const second = { ...plan, started: { ...plan.started, secondMarker: true } };
    expect(play(second, [enter()]).bodies).toEqual([]);
  });

  it.each([
    ['no last item', { lastPosition: null }, 'no-last'],
    ['a last item that the text does not have', { lastPosition: 20 }, 'no-last'],
    ['no errors given', { errors: null }, 'no-errors'],
    ['half an error', { errors: 1.5 }, 'no-errors'],
    ['fewer errors than none', { errors: -1 }, 'no-errors'],
    ['more errors than were read', { errors: 13 }, 'more-errors-than-read'],
    ['no seconds', { secondsUsed: null }, 'no-seconds'],
    ['zero seconds', { secondsUsed: 0 }, 'no-seconds'],
    ['more seconds than the task has', { secondsUsed: 60.5 }, 'too-many-seconds'],
  ] as const)('%s: is refused with its reason, and nothing is written', (_, changes, problem) => {
    const read = readPaperFigures(plan.task, 20, { ...figures, ...changes });
    expect(read).toEqual({ ok: false, problem });
    expect(play(plan, [enter(changes)]).bodies).toEqual([]);
  });

  it('every item wrong, and the whole time, can both be right', () => {
    expect(readPaperFigures(plan.task, 20, { ...figures, errors: 12 }).ok).toBe(true);
    expect(readPaperFigures(plan.task, 20, { ...figures, secondsUsed: 60 }).ok).toBe(true);
  });
});
