/**
 * What people may say of a flag, and what it makes of the flag.
 *
 * Rule: a special educator may confirm; watch until a day that has not passed and is at most six school
 * weeks ahead; dismiss with a coded reason; reopen what was decided. Anyone who teaches the pupil may
 * object to what was decided, in writing: the flag is open again until a new decision. Anyone who teaches
 * the pupil may write a comment, which decides nothing: so two readers can disagree side by side. A review
 * is never changed: undo is a new one that reopens. A decision made on the results as they are now clears
 * the mark that the basis changed.
 */
import * as z from 'zod';
import { type Day, toStoredDate } from '~/platform/calendar';
import { addSchoolWeeks, type SchoolBreakDays } from '~/roster/school-weeks';
import type { FlagState } from '~/support/flag-rules';

/** School weeks that a flag may be watched; breaks are not counted. */
const WATCH_AT_MOST_WEEKS = 6;

/** The last day a flag may be watched to, when it is decided today. */
export function lastWatchDay(today: Day, breaks: readonly SchoolBreakDays[]): Day {
  return addSchoolWeeks(today, WATCH_AT_MOST_WEEKS, breaks);
}

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

/** What those who teach the pupil may write of a flag beside the decisions. */
const REMARKS = ['object', 'comment'] as const;
export type Remark = (typeof REMARKS)[number];

/** Characters of what is written, after spaces at its ends. */
export const COMMENT_AT_MOST = 500;

export interface ReviewDecision {
  decision: Decision;
  /** Needed to watch. */
  watchUntil?: Day | undefined;
  /** Needed to dismiss. */
  reasonCode?: string | undefined;
  /** Written beside the decision, when the reader wants to. */
  comment?: string | undefined;
}

/** The form as the browser sends it. Fields that the decision does not use are left out. */
export const reviewForm = z.object({
  flagId: z.uuid(),
  decision: z.enum(DECISIONS),
  watchUntil: z.string().max(10).optional(),
  reasonCode: z.string().max(40).optional(),
  comment: z.string().trim().max(COMMENT_AT_MOST).optional(),
});

/** An objection or a comment, as the browser sends it. */
export const remarkFields = {
  flagId: z.uuid(),
  remark: z.enum(REMARKS),
  comment: z.string().trim().max(COMMENT_AT_MOST),
};

export type ReviewProblem =
  | 'watch-day-missing'
  | 'watch-day-past'
  | 'watch-day-too-far'
  | 'reason-missing'
  | 'not-decided'
  | 'superseded';

export type RemarkProblem = 'comment-missing' | 'nothing-to-object' | 'superseded';

/** Why an objection or a comment cannot be written; null when it can. */
export function findRemarkProblem(
  state: FlagState,
  remark: Remark,
  comment: string,
): RemarkProblem | null {
  if (state === 'superseded') return 'superseded';
  if (comment.trim() === '') return 'comment-missing';
  return remark === 'object' && state === 'proposed' ? 'nothing-to-object' : null;
}

/** Why the decision cannot be taken; null when it can. */
export function findReviewProblem(
  state: FlagState,
  { decision, watchUntil, reasonCode }: ReviewDecision,
  { today, lastDay }: { today: Day; lastDay: Day },
): ReviewProblem | null {
  if (state === 'superseded') return 'superseded';
  if (decision === 'reopen') return state === 'proposed' ? 'not-decided' : null;
  if (decision === 'watch') return findWatchProblem(watchUntil, today, lastDay);
  if (decision === 'dismiss' && !isDismissReason(reasonCode)) return 'reason-missing';
  return null;
}

function findWatchProblem(until: Day | undefined, today: Day, lastDay: Day): ReviewProblem | null {
  if (!until || !isDay(until)) return 'watch-day-missing';
  if (until < today) return 'watch-day-past';
  return until > lastDay ? 'watch-day-too-far' : null;
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
  /** The latest that was decided or objected is an objection. */
  isObjected: boolean;
}

export type WaitingReason = 'objected' | 'new' | 'basis-changed' | 'watch-due';

/** Why a flag waits for the special educator; null when it does not. A watch is due on its day. */
export function whyWaiting(flag: WaitingFlag, today: Day): WaitingReason | null {
  if (flag.state === 'superseded') return null;
  if (flag.state === 'watched' && flag.watchUntil !== null && flag.watchUntil <= today) {
    return 'watch-due';
  }
  if (flag.isObjected) return 'objected';
  if (flag.basisChanged) return 'basis-changed';
  return flag.state === 'proposed' ? 'new' : null;
}
