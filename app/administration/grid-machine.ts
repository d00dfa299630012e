/**
 * The rules of a reading that an adult marks: a grid, a running text, or pictures to name.
 *
 * A pure reducer: `(plan, state, action) → { state, events }`. The clock starts on the pupil's
 * first word. A tap is an error, a tap again is not an error. The whole first row of a grid wrong stops
 * the reading. When time ends the last item read must be pointed out before anything can be saved; it
 * is never guessed, and there are no marks after it. A finish before time keeps the seconds used;
 * zero seconds are kept as they are and give no rate. A reading on paper is entered afterwards as three
 * figures, in place of the clock and the marks.
 */
import type { EventBody } from '~/administration/attempt-event';
import {
  evolveGrid,
  type GridPlan,
  type GridState,
  listGridItems,
  type StopReason,
  stopsAfterFirstRow,
} from '~/administration/grid-state';
import { type PaperFigures, readPaperFigures } from '~/administration/paper-figures';

/** `elapsedMs`: milliseconds since the attempt started, never falling. */
export type GridAction = { elapsedMs: number } & (
  | { type: 'begin' }
  | { type: 'start' }
  | { type: 'mark'; position: number }
  | { type: 'undo' }
  | { type: 'tick' }
  | { type: 'all-read' }
  | { type: 'stop' }
  | { type: 'mark-last'; position: number }
  | { type: 'change-last' }
  | { type: 'save' }
  | ({ type: 'enter-paper' } & PaperFigures)
  | { type: 'abandon' }
  | { type: 'decline' }
);

type GridStep = { state: GridState; events: EventBody[] };

/** Seconds of reading so far, at most the task's own time. */
function measureReadingSeconds(plan: GridPlan, state: GridState, elapsedMs: number): number {
  if (state.startedAtMs === null) return 0;
  const seconds = Math.max(0, elapsedMs - state.startedAtMs) / 1000;
  return Math.min(seconds, plan.task.seconds);
}

function toMark(plan: GridPlan, position: number, error: boolean): EventBody[] {
  const item = listGridItems(plan)[position];
  return item ? [{ type: 'grid-marked', itemId: item.id, position, error }] : [];
}

function decideStop(
  plan: GridPlan,
  state: GridState,
  reason: StopReason,
  elapsedMs: number,
): EventBody[] {
  const secondsUsed = measureReadingSeconds(plan, state, elapsedMs);
  return [{ type: 'grid-stopped', secondsUsed, reason }];
}

function isFirstRowWrong(plan: GridPlan, errors: readonly number[]): boolean {
  const { columns } = plan.task;
  if (!stopsAfterFirstRow(plan.task) || listGridItems(plan).length < columns) return false;
  return errors.filter((position) => position < columns).length === columns;
}

function mayMark(state: GridState, position: number): boolean {
  if (state.phase === 'running') return true;
  if (state.phase !== 'review' || state.stopReason === 'first-row-wrong') return false;
  return state.lastPosition !== null && position <= state.lastPosition;
}

function decideMark(
  plan: GridPlan,
  state: GridState,
  position: number,
  elapsedMs: number,
): EventBody[] {
  if (!mayMark(state, position)) return [];
  const marked = toMark(plan, position, !state.errors.includes(position));
  const after = marked.reduce((before, body) => evolveGrid(before, { body, elapsedMs }), state);
  if (state.phase !== 'running' || !isFirstRowWrong(plan, after.errors)) return marked;
  return [
    ...marked,
    ...decideStop(plan, state, 'first-row-wrong', elapsedMs),
    { type: 'grid-last-marked', position: plan.task.columns - 1 },
  ];
}

/** The latest mark that may still be changed; undefined when there is none. */
function findUndoable(state: GridState): number | undefined {
  return state.history.findLast((position) => mayMark(state, position));
}

function decideUndo(plan: GridPlan, state: GridState, elapsedMs: number): EventBody[] {
  const position = findUndoable(state);
  return position === undefined ? [] : decideMark(plan, state, position, elapsedMs);
}

/** Takes back every mark after the last item read, then ends. */
function decideSave(plan: GridPlan, state: GridState): EventBody[] {
  const { lastPosition } = state;
  if (state.phase !== 'review' || lastPosition === null) return [];
  const beyond = state.errors.filter((marked) => marked > lastPosition).sort((a, b) => a - b);
  return [...beyond.flatMap((marked) => toMark(plan, marked, false)), { type: 'completed' }];
}

function decideRunning(plan: GridPlan, state: GridState, action: GridAction): EventBody[] {
  const { elapsedMs } = action;
  switch (action.type) {
    case 'mark':
      return decideMark(plan, state, action.position, elapsedMs);
    case 'undo':
      return decideUndo(plan, state, elapsedMs);
    case 'all-read':
      return [
        ...decideStop(plan, state, 'all-read', elapsedMs),
        { type: 'grid-last-marked', position: listGridItems(plan).length - 1 },
      ];
    case 'stop':
      return decideStop(plan, state, 'adult', elapsedMs);
    default:
      return [];
  }
}

function decideAfterTime(plan: GridPlan, state: GridState, action: GridAction): EventBody[] {
  switch (action.type) {
    case 'mark-last': {
      const isItem = listGridItems(plan)[action.position] !== undefined;
      if (state.phase !== 'choosing-last' || !isItem) return [];
      return [{ type: 'grid-last-marked', position: action.position }];
    }
    case 'mark':
      return decideMark(plan, state, action.position, action.elapsedMs);
    case 'undo':
      return decideUndo(plan, state, action.elapsedMs);
    case 'save':
      return decideSave(plan, state);
    default:
      return [];
  }
}

/** Time is up whatever the action is: a tap that comes later counts as a tap after time. */
function decideTimeEnd(plan: GridPlan, state: GridState, elapsedMs: number): EventBody[] {
  const isOver = measureReadingSeconds(plan, state, elapsedMs) >= plan.task.seconds;
  return isOver ? [{ type: 'grid-time-ended', secondsUsed: plan.task.seconds }] : [];
}

/** Figures that cannot be right are not written down. */
function decidePaper(plan: GridPlan, state: GridState, figures: PaperFigures): EventBody[] {
  const read = readPaperFigures(plan.task, listGridItems(plan).length, figures);
  if (!read.ok || plan.started.secondMarker) return [];
  const start: EventBody[] = state.phase === 'new' ? [{ ...plan.started, onPaper: true }] : [];
  return [...start, { type: 'paper-entered', ...read.figures }, { type: 'completed' }];
}

function decide(plan: GridPlan, state: GridState, action: GridAction): EventBody[] {
  if (state.phase === 'ended') return [];
  const isBefore = state.phase === 'new' || state.phase === 'ready';
  if (isBefore && action.type === 'enter-paper') return decidePaper(plan, state, action);
  if (state.phase === 'new') return action.type === 'begin' ? [plan.started] : [];
  if (action.type === 'abandon') return [{ type: 'ended-early', reason: 'abandoned' }];
  if (action.type === 'decline') return [{ type: 'ended-early', reason: 'declined' }];
  if (state.phase === 'ready') return action.type === 'start' ? [{ type: 'grid-started' }] : [];
  if (state.phase !== 'running') return decideAfterTime(plan, state, action);
  const timeEnd = decideTimeEnd(plan, state, action.elapsedMs);
  return timeEnd.length > 0 ? timeEnd : decideRunning(plan, state, action);
}

function reopenLast(state: GridState): GridState {
  const isFixed = state.stopReason === 'first-row-wrong' || state.stopReason === 'all-read';
  if (state.phase !== 'review' || isFixed) return state;
  return { ...state, phase: 'choosing-last', lastPosition: null };
}

/** The undo list grows with every mark and shrinks with every undo; no event carries it. */
function updateHistory(before: GridState, after: GridState, action: GridAction): GridState {
  if (after.errors === before.errors) return after;
  if (action.type === 'mark') return { ...after, history: [...after.history, action.position] };
  if (action.type !== 'undo') return after;
  const undone = findUndoable(before);
  const at = undone === undefined ? -1 : after.history.lastIndexOf(undone);
  return { ...after, history: after.history.filter((_, index) => index !== at) };
}

/** One step of the reading. @returns the next state and the events to write down before it shows. */
export function stepGrid(plan: GridPlan, state: GridState, action: GridAction): GridStep {
  const events = decide(plan, state, action);
  const evolved = events.reduce(
    (before, body) => evolveGrid(before, { body, elapsedMs: action.elapsedMs }),
    state,
  );
  const next = action.type === 'change-last' ? reopenLast(evolved) : evolved;
  return { state: updateHistory(state, next, action), events };
}
