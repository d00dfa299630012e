/** What the page of the cost sheet shows, and nothing else. Page, paper and file read the same. */
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import type { Assumptions } from './assumption';
import type { CostSheet } from './cost-sheet';
import type { PupilSessions } from './pupil-session';

/** Pupils in windows of the period, by whether their class has carried the window out. */
export interface CostExtent {
  counted: number;
  /** In windows that are not over. */
  toCome: number;
  /** In windows that are over, of classes that did not carry them out. */
  missed: number;
}

interface WindowWeight {
  kind: WindowKind;
  /** Megabytes of a pupil session; null for a battery that has not been measured. */
  megabytes: number | null;
}

export interface CostPage {
  municipalityName: string;
  /** Null without a school year. */
  startYear: number | null;
  /** That have begun. */
  windows: { windowId: string; kind: WindowKind }[];
  /** Null for the whole school year. */
  windowId: string | null;
  extent: CostExtent;
  /** So far. */
  sheet: CostSheet;
  /** Of what is to come; null when nothing is. */
  planned: CostSheet | null;
  sessions: PupilSessions | null;
  weights: WindowWeight[];
  assumptions: Assumptions;
  mayAssume: boolean;
  timeZone: string;
}
