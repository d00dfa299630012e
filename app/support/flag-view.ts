/** A flag as pages show it: what is proposed, where it stands, and who decided what and when. */
import type { Day } from '~/platform/calendar';
import type { FlagState } from '~/support/flag-rules';
import type { Decision, Remark, WaitingFlag } from '~/support/review-rules';

export interface ReviewView {
  reviewId: string;
  decision: Decision | Remark;
  reasonCode: string | null;
  /** What the reader wrote beside it. */
  comment: string | null;
  watchUntil: Day | null;
  /** Name of the staff member. */
  by: string;
  /** Day in the municipality's zone. */
  at: Day;
}

export interface FlagView {
  flagId: string;
  pupilId: string;
  roundId: string;
  /** Season of the round: autumn, winter or spring. */
  windowKind: string;
  skill: string;
  state: FlagState;
  basisChanged: boolean;
  /** Oldest first. */
  reviews: ReviewView[];
}

/** What a flag waits for, from its state and its reviews; a comment changes nothing. */
export function readStanding({
  state,
  basisChanged,
  reviews,
}: Pick<FlagView, 'state' | 'basisChanged'> & {
  reviews: readonly Pick<ReviewView, 'decision' | 'watchUntil'>[];
}): WaitingFlag {
  const latest = reviews.findLast(({ decision }) => decision !== 'comment');
  return {
    state,
    basisChanged,
    watchUntil: state === 'watched' ? (latest?.watchUntil ?? null) : null,
    isObjected: latest?.decision === 'object',
  };
}
