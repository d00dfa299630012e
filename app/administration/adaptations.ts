/** What the page of a round's adaptations holds. */
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
  tasks: { taskId: string; title: { sv: string; en: string } }[];
  pupils: AdaptedPupil[];
};
