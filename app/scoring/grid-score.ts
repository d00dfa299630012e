/**
 * Score of one reading that an adult marked: a grid, a running text, or pictures to name.
 *
 * Measures: items read right, up to the last item the pupil reached, and the seconds used; for naming
 * also items a second.
 * Rule: the last mark of a cell decides whether it is an error; marks past the last item reached and
 * marks written after a stop by rule are left out. A correction after any other end counts. When time has ended the last item must have been marked:
 * it is never guessed. All read gives the last item of the grid. A stop for the first row gives that
 * row, provided that the marks really show every cell of it as wrong; otherwise it counts as a stop
 * by the adult, who marks the last item. Only grids stop by that rule. A reading on paper has its three
 * figures and no item; when they are one whole row of errors the row's rule has stopped it.
 * Items a second of naming are all pictures named, right or wrong: speed and accuracy stand apart.
 * State: done when it is saved with an end and a last item; an interrupted reading is void, because a
 * timed task is never taken up again.
 * Missing data: figures are null until the reading is done; zero seconds gives no rate.
 * Worked example: last item 8, one error, stopped by the adult at 25 s: 7 right, 16.8 a minute.
 */
import type { AttemptEvent, EventBody } from '~/administration/attempt-event';
import { stopsAfterFirstRow } from '~/administration/grid-state';
import { readPaperFigures } from '~/administration/paper-figures';
import type { FormId, MarkedTask } from '~/instruments/battery';
import { fluency } from '~/psychometrics/fluency';
import type { ScoreState } from '~/scoring/choice-score';

interface ReadItem {
  itemId: string;
  position: number;
  right: boolean;
}

type GridEnd =
  | 'time'
  | Extract<EventBody, { type: 'grid-stopped' }>['reason']
  | Extract<EventBody, { type: 'ended-early' }>['reason'];

export interface GridCounts {
  kind: 'timed-grid';
  /** What was read: figures of naming describe and decide nothing. */
  taskKind: MarkedTask['kind'];
  state: ScoreState;
  endReason: GridEnd | null;
  /** Time has ended, and the adult has not yet marked the last item reached. */
  awaitsLastItem: boolean;
  /** Items reached, errors among them, and the difference; null until done. */
  reached: number | null;
  errors: number | null;
  correct: number | null;
  /** Seconds used, at most the task's time. */
  secondsUsed: number | null;
  /** Stopped because the whole first row was wrong: the policy counts the whole time. */
  stoppedByRule: boolean;
  perMinute: number | null;
  /** Share right of the items reached, 0…1. */
  accuracy: number | null;
  /** Pictures named a second, right or wrong; null for other tasks and for zero seconds. */
  itemsPerSecond: number | null;
  /** Read on paper and entered afterwards: which items were wrong is not known. */
  onPaper: boolean;
  /** Empty for a reading on paper. */
  items: ReadItem[];
}

interface Run {
  started: boolean;
  errorAt: Map<number, boolean>;
  end: { reason: 'time' | 'all-read' | 'first-row-wrong' | 'adult'; seconds: number } | null;
  lastMarked: number | null;
  /** Number of errors of a reading on paper. */
  paperErrors: number | null;
  completed: boolean;
  broken: GridEnd | null;
}

/** @throws {Error} when the task has no such form. */
export function scoreGrid(
  task: MarkedTask,
  formId: FormId,
  ordered: readonly AttemptEvent[],
): GridCounts {
  const form = task.forms[formId];
  if (!form) throw new Error(`Task ${task.id} has no form ${formId}`);
  const run = readRun(task, ordered, form.items.length);
  const stoppedByRule = run.end?.reason === 'first-row-wrong' && isFirstRowWrong(task, run);
  const lastPosition = lastPositionOf(task, run, stoppedByRule, form.items.length);
  const state = stateOf(run, lastPosition);
  const open = openCounts(task, run, state);
  open.awaitsLastItem = state === 'in-progress' && run.end !== null && lastPosition === null;
  if (state !== 'done' || run.end === null || lastPosition === null) return open;
  const items = form.items.slice(0, lastPosition + 1).map((item, position) => ({
    itemId: item.id,
    position,
    right: run.errorAt.get(position) !== true,
  }));
  const errors = run.paperErrors ?? items.filter((item) => !item.right).length;
  const secondsUsed = Math.min(run.end.seconds, task.seconds);
  return {
    ...open,
    ...fluency(items.length, errors, secondsUsed),
    itemsPerSecond: namingSpeed(task, items.length, secondsUsed),
    reached: items.length,
    errors,
    secondsUsed,
    stoppedByRule,
    items: run.paperErrors === null ? items : [],
  };
}

/** The counts before there is anything to count. */
function openCounts(task: MarkedTask, run: Run, state: ScoreState): GridCounts {
  return {
    kind: 'timed-grid',
    taskKind: task.kind,
    state,
    endReason: run.broken ?? run.end?.reason ?? null,
    awaitsLastItem: false,
    reached: null,
    errors: null,
    correct: null,
    secondsUsed: null,
    stoppedByRule: false,
    perMinute: null,
    accuracy: null,
    itemsPerSecond: null,
    onPaper: run.paperErrors !== null,
    items: [],
  };
}

function namingSpeed(task: MarkedTask, named: number, seconds: number): number | null {
  return task.kind === 'rapid-naming' && seconds > 0 ? named / seconds : null;
}

function emptyRun(): Run {
  return {
    started: false,
    errorAt: new Map(),
    end: null,
    lastMarked: null,
    paperErrors: null,
    completed: false,
    broken: null,
  };
}

/** A second start is a new start: what was marked before it is gone. */
function readRun(task: MarkedTask, ordered: readonly AttemptEvent[], itemCount: number): Run {
  let run = emptyRun();
  for (const { body } of ordered) {
    if (run.completed || run.broken) break;
    if (body.type === 'grid-started') run = { ...emptyRun(), started: true };
    else if (body.type === 'completed') run.completed = true;
    else if (body.type === 'ended-early') run.broken = body.reason;
    else if (body.type === 'paper-entered') readPaper(task, run, body, itemCount);
    else readMark(run, body, itemCount);
  }
  return run;
}

type PaperBody = Extract<EventBody, { type: 'paper-entered' }>;

/** Three figures in place of the clock and the marks; figures that cannot be right are no reading. */
function readPaper(task: MarkedTask, run: Run, body: PaperBody, itemCount: number): void {
  const read = readPaperFigures(task, itemCount, body);
  if (run.started || !read.ok) return;
  const { lastPosition, errors, secondsUsed: seconds } = read.figures;
  const row = task.columns;
  const isRowWrong = stopsAfterFirstRow(task) && lastPosition === row - 1 && errors === row;
  const isAllRead = lastPosition === itemCount - 1 && seconds < task.seconds;
  const whole = seconds >= task.seconds ? 'time' : 'adult';
  const reason = isRowWrong ? 'first-row-wrong' : isAllRead ? 'all-read' : whole;
  Object.assign(run, {
    started: true,
    end: { reason, seconds },
    lastMarked: lastPosition,
    paperErrors: errors,
  });
}

function readMark(run: Run, body: EventBody, itemCount: number): void {
  const stoppedByRule = run.end?.reason === 'first-row-wrong';
  if (body.type === 'grid-marked' && body.position < itemCount && !stoppedByRule) {
    run.errorAt.set(body.position, body.error);
  }
  if (body.type === 'grid-last-marked' && body.position < itemCount) run.lastMarked = body.position;
  if (run.end !== null) return;
  if (body.type === 'grid-time-ended') run.end = { reason: 'time', seconds: body.secondsUsed };
  if (body.type === 'grid-stopped') run.end = { reason: body.reason, seconds: body.secondsUsed };
}

function isFirstRowWrong(task: MarkedTask, run: Run): boolean {
  if (run.paperErrors !== null) return true;
  const firstRow = Array.from({ length: task.columns }, (_, position) => position);
  return stopsAfterFirstRow(task) && firstRow.every((position) => run.errorAt.get(position));
}

function lastPositionOf(
  task: MarkedTask,
  run: Run,
  stoppedByRule: boolean,
  itemCount: number,
): number | null {
  if (stoppedByRule) return Math.min(task.columns, itemCount) - 1;
  if (run.lastMarked !== null) return run.lastMarked;
  return run.end?.reason === 'all-read' ? itemCount - 1 : null;
}

function stateOf(run: Run, lastPosition: number | null): ScoreState {
  if (run.broken) return run.started ? 'void' : 'ended-early';
  const saved = run.completed && run.started && run.end !== null && lastPosition !== null;
  return saved ? 'done' : 'in-progress';
}
