/** What the pages of a pupil's timeline and hand-over are given. */
import type { Day } from '~/platform/calendar';
import type { Schooling } from '~/roster/swedish-school';
import type { CaseFacts } from '~/support/case/case-page';
import type { HandOverStep } from './hand-over';
import type { TimelineEntry } from './timeline';

export interface TimelinePage {
  classId: string;
  className: string;
  schoolName: string;
  today: Day;
  pupil: {
    pupilId: string;
    name: string;
    schooling: Schooling;
    protectedIdentity: boolean;
    synthetic: boolean;
  };
  caseStep: CaseFacts['step'];
  entries: TimelineEntry[];
}

/** The timeline's own page; a hand-over has none of this. */
export interface ShownTimeline extends TimelinePage {
  /** Whether there are notes of pupil health; null for who has not the right to them. */
  healthNotes: { any: boolean } | null;
}

export interface HandOverPage extends TimelinePage {
  steps: HandOverStep[];
  canGive: boolean;
  canReceive: boolean;
  canTakeBack: boolean;
}
