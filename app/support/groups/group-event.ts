/** What has been done with a group, as its history keeps it. Only added to. */
import type { Day } from '~/platform/calendar';
import type { Need } from './need';

export type GroupEventBody =
  | { kind: 'made'; need: Need; name: string; pupilIds: string[] }
  | { kind: 'joined'; pupilId: string; fromGroupId: string | null }
  | { kind: 'left'; pupilId: string; toGroupId: string | null }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'locked' }
  | { kind: 'unlocked' }
  /** With whom and what it ended, so that it can be taken up again. */
  | { kind: 'ended'; pupilIds: string[]; plans: { planId: string; lastDay: Day }[] }
  | { kind: 'reopened'; pupilIds: string[] };
