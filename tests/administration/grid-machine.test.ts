import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventBody, eventBodySchema } from '~/administration/attempt-event';
import { type GridAction, stepGrid } from '~/administration/grid-machine';
import {
  createGridState,
  type GridState,
  isInterrupted,
  listCountedErrors,
  restoreGrid,
} from '~/administration/grid-state';
import { makeGridPlan } from './small-tasks';

type Untimed<Action> = Action extends unknown ? Omit<Action, 'elapsedMs'> : never;
type Act = Untimed<GridAction>;
type Run = { state: GridState; journal: { body: EventBody; elapsedMs: number }[]; nowMs: number };

const plan = makeGridPlan();

function act(run: Run, action: Act, afterMs = 500): Run {
  const nowMs = run.nowMs + afterMs;
  const { state, events } = stepGrid(plan, run.state, { ...action, elapsedMs: nowMs });
  const written = events.map((body) => ({ body, elapsedMs: nowMs }));
  return { state, journal: [...run.journal, ...written], nowMs };
}

const actAll = (run: Run, actions: Act[]): Run =>
  actions.reduce((before, action) => act(before, action), run);
const mark = (position: number): Act => ({ type: 'mark', position });
const ready = act({ state: createGridState(), journal: [], nowMs: 0 }, { type: 'begin' });
const running = act(ready, { type: 'start' }, 5000);
const last = (run: Run) => run.journal.at(-1)?.body;

describe('marking', () => {
  it('is not possible before the first word', () => {
    expect(act(ready, mark(3)).journal).toEqual(ready.journal);
  });

  it('a tap is an error, a tap again is not', () => {
    expect(actAll(running, [mark(2), mark(5), mark(2)]).state.errors).toEqual([5]);
  });

  it('undo takes back the latest marks, one by one', () => {
    const marked = actAll(running, [mark(2), mark(5), mark(2)]);
    expect(act(marked, { type: 'undo' }).state.errors).toEqual([5, 2]);
    const all = actAll(marked, [{ type: 'undo' }, { type: 'undo' }, { type: 'undo' }]);
    expect(all.state.errors).toEqual([]);
    expect(act(all, { type: 'undo' }).journal).toEqual(all.journal);
  });

  it('a first row all wrong stops the reading', () => {
    const run = actAll(running, [mark(0), mark(1), mark(3), mark(2)]);
    expect(run.state).toMatchObject({
      phase: 'review',
      stopReason: 'first-row-wrong',
      lastPosition: 3,
    });
    expect(run.state.secondsUsed).toBeCloseTo(2);
    expect(act(run, mark(0)).journal).toEqual(run.journal);
    expect(act(run, { type: 'save' }).state.ending).toBe('completed');
  });

  it('three of four wrong does not stop it', () => {
    expect(actAll(running, [mark(0), mark(1), mark(3), mark(4)]).state.phase).toBe('running');
  });
});

describe('the end of time', () => {
  const ended = act(actAll(running, [mark(2), mark(9), mark(15)]), { type: 'tick' }, 60_000);

  it('comes at the task’s seconds, whatever action tells it', () => {
    expect(last(ended)).toEqual({ type: 'grid-time-ended', secondsUsed: 60 });
    const late = act(running, mark(4), 60_000);
    expect(late.state).toMatchObject({ phase: 'choosing-last', errors: [] });
    expect(act(running, { type: 'tick' }, 59_999).state.phase).toBe('running');
  });

  it('the last word must be pointed out before anything is saved', () => {
    expect(act(ended, { type: 'save' }).journal).toEqual(ended.journal);
    expect(ended.state.lastPosition).toBeNull();
  });

  it('marks after the last word are impossible, and cleared', () => {
    const chosen = act(ended, { type: 'mark-last', position: 10 });
    expect(listCountedErrors(chosen.state)).toEqual([2, 9]);
    expect(act(chosen, mark(11)).journal).toEqual(chosen.journal);
    const saved = act(chosen, { type: 'save' });
    expect(saved.journal.slice(-2).map(({ body }) => body)).toEqual([
      { type: 'grid-marked', itemId: 'word-16', position: 15, error: false },
      { type: 'completed' },
    ]);
  });

  it('the last word can be changed, and marks come back with it', () => {
    const changed = actAll(ended, [
      { type: 'mark-last', position: 3 },
      { type: 'change-last' },
      { type: 'mark-last', position: 19 },
    ]);
    expect(listCountedErrors(changed.state)).toEqual([2, 9, 15]);
  });
});

describe('before time', () => {
  it('all read keeps the seconds used and the last word is the last', () => {
    const run = act(running, { type: 'all-read' }, 43_217);
    expect(run.state).toMatchObject({ phase: 'review', secondsUsed: 43.217, lastPosition: 19 });
  });

  it('zero seconds are kept as zero', () => {
    const run = act(running, { type: 'stop' }, 0);
    expect(run.state).toMatchObject({
      secondsUsed: 0,
      phase: 'choosing-last',
      stopReason: 'adult',
    });
  });

  it('cut off while it ran it is void; cut off after time it goes on', () => {
    expect(isInterrupted(restoreGrid(actAll(running, [mark(1)]).journal))).toBe(true);
    const ended = act(actAll(running, [mark(1)]), { type: 'tick' }, 60_000);
    expect(isInterrupted(restoreGrid(ended.journal))).toBe(false);
    expect(restoreGrid(ended.journal)).toMatchObject({ phase: 'choosing-last', errors: [1] });
    expect(last(act(running, { type: 'abandon' }))).toEqual({
      type: 'ended-early',
      reason: 'abandoned',
    });
  });
});

const position = fc.nat({ max: 22 });
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: position.map(mark) },
  position.map((at): Act => ({ type: 'mark-last', position: at })),
  fc
    .constantFrom('undo', 'undo', 'tick', 'all-read', 'stop', 'change-last', 'save', 'start')
    .map((type): Act => ({ type })),
);

/** Errors by the events alone, as a scorer reads them. */
function foldErrors(bodies: readonly EventBody[]): Set<number> {
  const errors = new Set<number>();
  for (const body of bodies) {
    if (body.type !== 'grid-marked') continue;
    if (body.error) errors.add(body.position);
    else errors.delete(body.position);
  }
  return errors;
}

describe('properties', () => {
  it('a saved reading has its last word, and no error after it', () => {
    const steps = fc.array(fc.tuple(anyAct, fc.nat({ max: 9000 })), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (taps) => {
        const tapped = taps.reduce(
          (before, [action, afterMs]) => act(before, action, afterMs),
          running,
        );
        const ended = act(tapped, { type: 'tick' }, 60_000);
        const run = actAll(ended, [{ type: 'mark-last', position: 10 }, { type: 'save' }]);
        const bodies = run.journal.map(({ body }) => body);
        for (const body of bodies) expect(eventBodySchema.safeParse(body).success).toBe(true);
        const ends = bodies.filter((body) => body.type === 'completed');
        expect(ends).toHaveLength(1);
        expect(run.state.ending).toBe('completed');
        expect(last(run)).toEqual({ type: 'completed' });
        const chosen = bodies.findLast((body) => body.type === 'grid-last-marked');
        expect(chosen).toBeDefined();
        const lastPosition = chosen?.type === 'grid-last-marked' ? chosen.position : -1;
        expect([...foldErrors(bodies)].every((at) => at <= lastPosition)).toBe(true);
        expect(run.state.secondsUsed).toBeLessThanOrEqual(60);
      }),
      { numRuns: 400 },
    );
  });

  it('the journal alone gives the state that was shown', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 50 }), (taps) => {
        const shown = actAll(
          running,
          taps.filter((tap) => tap.type !== 'change-last'),
        ).state;
        const restored = restoreGrid(
          actAll(
            running,
            taps.filter((tap) => tap.type !== 'change-last'),
          ).journal,
        );
        expect({ ...restored, history: [] }).toEqual({ ...shown, history: [] });
      }),
    );
  });
});
