/** A flag as pages show it: what is proposed, where it stands, and who decided what and when. */
import type { Day } from '~/platform/calendar';
import type { FlagState } from '~/support/flag-rules';
import type { Decision } from '~/support/review-rules';

export interface ReviewView {
  reviewId: string;
  decision: Decision;
  reasonCode: string | null;
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

/** The day the latest watch ends; null when the flag is not watched. */
export function watchedUntil({ state, reviews }: Pick<FlagView, 'state' | 'reviews'>): Day | null {
  return state === 'watched' ? (reviews.at(-1)?.watchUntil ?? null) : null;
}
