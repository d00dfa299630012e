/** Two rows of the same pupil in a class: what is shown before they are made one, and what stops it. */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';

export const mergeForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('merge-pupils'),
    keptMembershipId: z.uuid(),
    duplicateMembershipId: z.uuid(),
  }),
  z.object({ intent: z.literal('undo-merge'), mergeId: z.uuid() }),
]);
export type MergeForm = z.infer<typeof mergeForm>;

export type MergeProblem =
  /** The same row twice. */
  | 'same-pupil'
  /** One is protected and the other is not, or both: an alias is never matched. */
  | 'protected'
  /** People have written something of the duplicate, which would be out of sight. */
  | 'has-notes'
  /** The duplicate is answering just now. */
  | 'in-a-task'
  /** The duplicate, or the one kept, is in another merge that stands. */
  | 'merged-already'
  /** The sign or the place of the duplicate has been taken since. */
  | 'sign-taken';

export interface MergePupil {
  membershipId: string;
  name: string;
  birthDate: string | null;
  signId: string;
  attempts: number;
}

export interface PastMerge {
  mergeId: string;
  kept: string;
  duplicate: string;
  attempts: number;
  by: string;
  on: Day;
}

export interface MergePage {
  classId: string;
  className: string;
  schoolName: string;
  pupils: MergePupil[];
  /** Both chosen, with what stops them; null until two are chosen. */
  chosen: { kept: MergePupil; duplicate: MergePupil; problem: MergeProblem | null } | null;
  /** Those that stand, newest first. */
  merges: PastMerge[];
}
