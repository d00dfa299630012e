/** What the pages of a pupil's timeline and hand-over are given. */
import type { Day } from '~/platform/calendar';
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
    /** Taught in sv or sva: shown beside, never chosen by. */
    swedishSubject: string;
    protectedIdentity: boolean;
    synthetic: boolean;
  };
  caseStep: CaseFacts['step'];
  entries: TimelineEntry[];
}

export interface HandOverPage extends TimelinePage {
  steps: HandOverStep[];
  canGive: boolean;
  canReceive: boolean;
  canTakeBack: boolean;
}
