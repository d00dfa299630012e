/**
 * What is left to do in a round, from facts about the attempts made so far.
 *
 * Untimed tasks go on for seven days where they stopped; a timed run that was cut off is void and
 * is done again on the reserve form. Nothing here tells right from wrong.
 */
import type { FormId, WindowPlan } from '~/instruments/battery';
import type { AttemptState } from './device-protocol';

export type AttemptFacts = {
  attemptId: string;
  membershipId: string;
  taskId: string;
  formId: string;
  driver: string;
  /** Device of the latest event. */
  deviceId: string;
  invalidated: boolean;
  completed: boolean;
  /** The time of a timed reading, or of a task with a hidden clock, has begun. */
  timedStarted: boolean;
  /** Reason and place of the latest `ended-early`; null when there is none. */
  endReason: string | null;
  endSequence: number | null;
  /** Latest sequence of the attempt; -1 before any event. */
  lastSequence: number;
  lastReceivedAt: Date;
  answered: number;
};

const DAY_MS = 24 * 60 * 60 * 1000;
const RESUME_MS = 7 * DAY_MS;
/** A timed run takes a minute or two: one that is silent for so long was cut off. */
const TIMED_SILENT_MS = 10 * 60 * 1000;
const FINAL_REASONS = new Set(['stop-rule', 'time']);
const RESERVE_FORM: FormId = 'D';

/** Where an attempt stands. `running` may be taken up again, on any device of the round. */
export function readAttemptState(facts: AttemptFacts, nowMs: number): AttemptState['state'] {
  if (facts.completed) return 'completed';
  const hasEnded = facts.endSequence !== null && facts.endSequence >= facts.lastSequence;
  if (facts.timedStarted) return readTimedState(facts, hasEnded, nowMs);
  if (hasEnded && facts.endReason !== 'lesson-over') return 'ended-early';
  return nowMs - facts.lastReceivedAt.getTime() > RESUME_MS ? 'void' : 'running';
}

function readTimedState(
  facts: AttemptFacts,
  hasEnded: boolean,
  nowMs: number,
): AttemptState['state'] {
  if (hasEnded) return FINAL_REASONS.has(facts.endReason ?? '') ? 'ended-early' : 'void';
  return nowMs - facts.lastReceivedAt.getTime() > TIMED_SILENT_MS ? 'void' : 'running';
}

/**
 * Whether a run against the hidden clock was left on another device than the one that asks, without an
 * end: it is done again on the reserve form, because what the other device had unsent would otherwise
 * count beside a clock that began anew.
 */
export function isLeftElsewhere(facts: AttemptFacts, deviceId: string): boolean {
  const hasEnded = facts.endSequence !== null && facts.endSequence >= facts.lastSequence;
  return facts.deviceId !== deviceId && !facts.completed && !hasEnded;
}

/** Whether the attempt leaves nothing more to do of its task. */
export function isTaskDone(facts: AttemptFacts): boolean {
  if (facts.invalidated) return false;
  const endedForGood = facts.endReason !== null && FINAL_REASONS.has(facts.endReason);
  return facts.completed || (endedForGood && facts.endSequence === facts.lastSequence);
}

/** The form of the window, or the reserve when that form is used up. */
function chooseForm(plan: WindowPlan, attempts: readonly AttemptFacts[], nowMs: number): FormId {
  const usedUp = attempts.some(
    (facts) =>
      facts.formId === plan.form &&
      (facts.invalidated || readAttemptState(facts, nowMs) === 'void'),
  );
  return usedUp ? RESERVE_FORM : plan.form;
}

/** The tasks of `taskIds` that one pupil has left, with the form to use, in order. */
export function listTasksLeft(
  plan: WindowPlan,
  taskIds: readonly string[],
  pupilAttempts: readonly AttemptFacts[],
  nowMs: number,
): { taskId: string; formId: FormId }[] {
  return taskIds.flatMap((taskId) => {
    const attempts = pupilAttempts.filter((facts) => facts.taskId === taskId);
    if (attempts.some(isTaskDone)) return [];
    return [{ taskId, formId: chooseForm(plan, attempts, nowMs) }];
  });
}

/** Attempts by the pupil's membership. */
export function groupByMembership(attempts: readonly AttemptFacts[]): Map<string, AttemptFacts[]> {
  const groups = new Map<string, AttemptFacts[]>();
  for (const facts of attempts) {
    const group = groups.get(facts.membershipId);
    if (group) group.push(facts);
    else groups.set(facts.membershipId, [facts]);
  }
  return groups;
}
