/** What the page of a round's adaptations holds. */
import type { AccommodationKind, Reach } from '~/administration/accommodations';

export type AdaptedPupil = {
  membershipId: string;
  signId: string;
  name: string;
  isExempt: boolean;
  /** A code of `EXEMPT_REASONS`; null when none was given. */
  exemptReason: string | null;
  held: { accommodationId: string; taskId: string | null; kind: string; comparable: boolean }[];
};

export type AdaptationsPage = {
  classId: string;
  className: string;
  schoolName: string;
  /** The viewer may write what breaks a comparison, and exempt. */
  mayRecord: boolean;
  /** What may be written down, and how many of the tasks it makes impossible to compare. */
  kinds: { kind: AccommodationKind; breaks: Reach }[];
  /** Left out by the school: named where something was written before, and not offered. */
  tasks: { taskId: string; title: { sv: string; en: string }; isLeftOut: boolean }[];
  pupils: AdaptedPupil[];
};
