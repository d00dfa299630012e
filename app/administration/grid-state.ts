/**
 * Where a marked reading stands, derived from its events and nothing else.
 *
 * Positions count from 0 in reading order; times are milliseconds of the attempt's own clock.
 */
import type { EventBody } from '~/administration/attempt-event';
import type { StartedBody, TimedBody } from '~/administration/choice-state';
import { type FormId, type GridItem, listFormItems, type MarkedTask } from '~/instruments/battery';

export type GridPlan = {
  attemptId: string;
  started: StartedBody;
  task: MarkedTask;
  formId: FormId;
};

export type StopReason = Extract<EventBody, { type: 'grid-stopped' }>['reason'];

export type GridState = {
  /** `choosing-last`: time is up, the last item read must be pointed out. `review`: may be saved. */
  phase: 'new' | 'ready' | 'running' | 'choosing-last' | 'review' | 'ended';
  startedAtMs: number | null;
  /** Positions marked as errors, in the order they were marked. */
  errors: number[];
  /** Marked positions that may be undone, latest last. */
  history: number[];
  /** Null until an adult has pointed it out; never guessed. */
  lastPosition: number | null;
  secondsUsed: number | null;
  stopReason: StopReason | null;
  /** Number of errors of a reading on paper; which items they were is not known. */
  paperErrors: number | null;
  ending: 'completed' | 'abandoned' | 'declined' | 'lesson-over' | null;
};

export function createGridState(): GridState {
  return {
    phase: 'new',
    startedAtMs: null,
    errors: [],
    history: [],
    lastPosition: null,
    secondsUsed: null,
    stopReason: null,
    paperErrors: null,
    ending: null,
  };
}

/** The items of the run's form, in reading order. */
export function listGridItems(plan: GridPlan): readonly GridItem[] {
  return listFormItems(plan.task, plan.formId);
}

/** The heading of a running text; undefined when the form has none. */
export function readGridHeading(plan: GridPlan): string | undefined {
  return plan.task.forms[plan.formId]?.heading;
}

/** Whether a first row that is all wrong ends the reading: in grids of items that say so. */
export function stopsAfterFirstRow(task: MarkedTask): boolean {
  return task.kind === 'timed-grid' && task.stopAfterFirstRowWrong;
}

function evolveMark(state: GridState, position: number, error: boolean): GridState {
  const others = state.errors.filter((marked) => marked !== position);
  return { ...state, errors: error ? [...others, position] : others };
}

function evolveLast(state: GridState, position: number): GridState {
  return { ...state, phase: 'review', lastPosition: position };
}

/** The errors that count: in reading order, and none after the last item read. */
export function listCountedErrors(state: GridState): number[] {
  const last = state.lastPosition ?? Number.POSITIVE_INFINITY;
  return state.errors.filter((marked) => marked <= last).sort((one, other) => one - other);
}

function evolveEnd(state: GridState, body: EventBody): GridState {
  if (body.type === 'completed') return { ...state, phase: 'ended', ending: 'completed' };
  if (body.type !== 'ended-early') return state;
  const { reason } = body;
  const ending = reason === 'declined' || reason === 'lesson-over' ? reason : 'abandoned';
  return { ...state, phase: 'ended', ending };
}

/** The state after one event. */
export function evolveGrid(state: GridState, { body, elapsedMs }: TimedBody): GridState {
  switch (body.type) {
    case 'started':
      return { ...state, phase: 'ready' };
    case 'grid-started':
      return { ...state, phase: 'running', startedAtMs: elapsedMs };
    case 'grid-marked':
      return evolveMark(state, body.position, body.error);
    case 'grid-time-ended':
      return { ...state, phase: 'choosing-last', secondsUsed: body.secondsUsed };
    case 'grid-stopped':
      return {
        ...state,
        phase: 'choosing-last',
        secondsUsed: body.secondsUsed,
        stopReason: body.reason,
      };
    case 'grid-last-marked':
      return evolveLast(state, body.position);
    case 'paper-entered':
      return {
        ...state,
        lastPosition: body.lastPosition,
        secondsUsed: body.secondsUsed,
        paperErrors: body.errors,
      };
    default:
      return evolveEnd(state, body);
  }
}

/**
 * A reading after a reload. When time had already ended the marks are all there and the adult goes
 * on; a reading that was cut off while it ran cannot be trusted (`isInterrupted`).
 */
export function restoreGrid(journal: readonly TimedBody[]): GridState {
  return journal.reduce(evolveGrid, createGridState());
}

/** Whether a restored reading was cut off while time ran: it is void and restarts on form D. */
export function isInterrupted(restored: GridState): boolean {
  return restored.phase === 'running';
}
