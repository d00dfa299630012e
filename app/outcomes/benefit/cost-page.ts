/** What the page of the cost sheet shows, and nothing else. Page, paper and file read the same. */
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import type { Assumptions } from './assumption';
import type { CostSheet } from './cost-sheet';
import type { PupilSessions } from './pupil-session';

interface WindowWeight {
  kind: WindowKind;
  /** Megabytes of a pupil session; null for a battery that has not been measured. */
  megabytes: number | null;
}

export interface CostPage {
  municipalityName: string;
  /** Null without a school year. */
  startYear: number | null;
  enrolled: number;
  sheet: CostSheet;
  sessions: PupilSessions | null;
  weights: WindowWeight[];
  assumptions: Assumptions;
  mayAssume: boolean;
  timeZone: string;
}
