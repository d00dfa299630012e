/**
 * What a special educator may decide about a flag, and what the decision makes of it.
 *
 * Rule: confirm; watch until a day that has not passed and is at most six school weeks ahead; dismiss
 * with a coded reason; reopen what was decided. A review is never changed: undo is a new one that
 * reopens. A decision made on the results as they are now clears the mark that the basis changed.
 */
import * as z from 'zod';
import { addDays, type Day, toStoredDate } from '~/platform/calendar';
import type { FlagState } from '~/support/flag-rules';

/** Days that a flag may be watched: six school weeks. */
export const WATCH_AT_MOST_DAYS = 42;

/** Why a proposal is set aside. The words stand in the translation. */
export const DISMISS_REASONS = [
  'known-and-supported',
  'task-not-understood',
  'ill-or-tired-that-day',
  'language-of-task',
  'other-information',
] as const;

const DECISIONS = ['confirm', 'watch', 'dismiss', 'reopen'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface ReviewDecision {
  decision: Decision;
  /** Needed to watch. */
  watchUntil?: Day | undefined;
  /** Needed to dismiss. */
  reasonCode?: string | undefined;
}

/** The form as the browser sends it. Fields that the decision does not use are left out. */
export const reviewForm = z.object({
  flagId: z.uuid(),
  decision: z.enum(DECISIONS),
  watchUntil: z.string().max(10).optional(),
  reasonCode: z.string().max(40).optional(),
});

export type ReviewProblem =
  | 'watch-day-missing'
  | 'watch-day-past'
  | 'watch-day-too-far'
  | 'reason-missing'
  | 'not-decided'
  | 'superseded';

/** Why the decision cannot be taken; null when it can. */
export function findReviewProblem(
  state: FlagState,
  { decision, watchUntil, reasonCode }: ReviewDecision,
  today: Day,
): ReviewProblem | null {
  if (state === 'superseded') return 'superseded';
  if (decision === 'reopen') return state === 'proposed' ? 'not-decided' : null;
  if (decision === 'watch') return findWatchProblem(watchUntil, today);
  if (decision === 'dismiss' && !isDismissReason(reasonCode)) return 'reason-missing';
  return null;
}

function findWatchProblem(until: Day | undefined, today: Day): ReviewProblem | null {
  if (!until || !isDay(until)) return 'watch-day-missing';
  if (until < today) return 'watch-day-past';
  return until > addDays(today, WATCH_AT_MOST_DAYS) ? 'watch-day-too-far' : null;
}

function isDay(text: string): boolean {
  try {
    toStoredDate(text);
    return true;
  } catch {
    return false;
  }
}

export function isDismissReason(code: unknown): code is (typeof DISMISS_REASONS)[number] {
  return (DISMISS_REASONS as readonly unknown[]).includes(code);
}

const STATE_AFTER: Record<Decision, FlagState> = {
  confirm: 'confirmed',
  watch: 'watched',
  dismiss: 'dismissed',
  reopen: 'proposed',
};

export function stateAfter(decision: Decision): FlagState {
  return STATE_AFTER[decision];
}

/** What decides whether a flag waits for a decision. */
export interface WaitingFlag {
  state: FlagState;
  basisChanged: boolean;
  /** Day of the latest watch, when watched. */
  watchUntil: Day | null;
}

export type WaitingReason = 'new' | 'basis-changed' | 'watch-due';

/** Why a flag waits for the special educator; null when it does not. A watch is due on its day. */
export function whyWaiting(flag: WaitingFlag, today: Day): WaitingReason | null {
  if (flag.state === 'superseded') return null;
  if (flag.state === 'watched' && flag.watchUntil !== null && flag.watchUntil <= today) {
    return 'watch-due';
  }
  if (flag.basisChanged) return 'basis-changed';
  return flag.state === 'proposed' ? 'new' : null;
}
