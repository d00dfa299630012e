/**
 * Score of one attempt, from its raw events and the battery, and from nothing else.
 *
 * Measures: raw counts of one pupil's run of one task form; for grids also the rate.
 * Rules: version 1 of the scoring rules, one file for each task kind.
 * Valid input: events of one attempt in any order, repeated or not; a battery of the version they name.
 * Missing data: no event gives an attempt in progress with nothing answered.
 * Worked example: the same events shuffled and doubled give the same score.
 */
import type { AttemptEvent } from '~/administration/attempt-event';
import { type FormId, isPupilTask, type Task } from '~/instruments/battery';
import {
  type AttemptSignals,
  orderEvents,
  orderHandover,
  readSignals,
} from '~/scoring/attempt-order';
import { type ChoiceCounts, scoreChoice } from '~/scoring/choice-score';
import type { EventOrigins } from '~/scoring/device-handover';
import { type GridCounts, scoreGrid } from '~/scoring/grid-score';

/** The version of these rules; stored with every score. */
export const SCORING_RULES_VERSION = 1;

interface ScoreHead {
  taskId: string;
  taskVersion: number;
  skill: string;
  formId: FormId;
  signals: AttemptSignals;
}

type ChoiceTaskScore = ScoreHead & ChoiceCounts;
type GridTaskScore = ScoreHead & GridCounts;
export type TaskScore = ChoiceTaskScore | GridTaskScore;

/**
 * `origins` says which device an event came from and when; needed only where two devices wrote.
 * @throws {Error} when the task has no such form, or the events name another task, form or attempt:
 * the caller has mixed two attempts.
 */
export function scoreAttempt(
  task: Task,
  formId: FormId,
  events: readonly AttemptEvent[],
  origins: EventOrigins = new Map(),
): TaskScore {
  const bySequence = orderEvents(events);
  const handedOver = orderHandover(bySequence, origins);
  const ordered = handedOver ?? bySequence;
  requireSameAttempt(task, formId, ordered);
  const head: ScoreHead = {
    taskId: task.id,
    taskVersion: task.version,
    skill: task.skill,
    formId,
    signals: readSignals(ordered, handedOver !== null),
  };
  return isPupilTask(task)
    ? { ...head, ...scoreChoice(task, formId, ordered) }
    : { ...head, ...scoreGrid(task, formId, ordered) };
}

function requireSameAttempt(task: Task, formId: FormId, ordered: readonly AttemptEvent[]): void {
  const attempts = new Set(ordered.map((event) => event.attemptId));
  if (attempts.size > 1) throw new Error(`Events of ${attempts.size} attempts were scored as one`);
  for (const { body } of ordered) {
    if (body.type !== 'started') continue;
    if (body.taskId !== task.id || body.formId !== formId) {
      throw new Error(
        `Events of ${body.taskId} form ${body.formId} were scored as ${task.id} form ${formId}`,
      );
    }
  }
}
