/** The page of a school's set-up, and that of the municipality's limits, as their view reads them. */
import type { WindowKind } from '~/instruments/battery';
import type { Day } from '~/platform/calendar';
import type { Limits, SetUp, SetUpLine, TaskPlace } from '~/roster/set-up/set-up';

export interface SupplementaryOnPage {
  place: TaskPlace;
  windowKind: WindowKind;
  title: { sv: string; en: string };
  /** In a sitting of its own; else one to one when an adult asks. */
  isForClass: boolean;
}

/** Where a line stands: who changed it last, and what takes that back. */
export interface LineState {
  /** The newest row; null while nothing has been chosen. */
  changeId: string | null;
  /** A choice of its own is kept, whether the limit lets it hold or not. */
  isChosen: boolean;
  by: string;
  day: Day;
}
export type LineStates = Record<SetUpLine, LineState>;

export interface SetUpHistoryLine {
  id: string;
  line: SetUpLine;
  /** What is common to all was put back. */
  isDefault: boolean;
  day: Day;
  who: string;
}

export interface WindowOnPage {
  id: string;
  kind: WindowKind;
  startDate: Day;
  endDate: Day;
  catchUpEndDate: Day;
  /** Days that the school has chosen; null for none. */
  own: { startDate: Day; endDate: Day } | null;
  /** They are inside the window as it is now. */
  ownHold: boolean;
}

export interface SchoolSetUpPage {
  of: 'school';
  school: { id: string; name: string };
  /** The schools that the reader chooses for. */
  schools: { id: string; name: string }[];
  setUp: SetUp;
  windows: WindowOnPage[];
  tasks: SupplementaryOnPage[];
  /** Lessons and readings that go on in the school now: they keep the set-up that they were opened under. */
  underWay: number;
  lines: LineStates;
  history: SetUpHistoryLine[];
}

export interface LimitsPage {
  of: 'municipality';
  limits: Limits;
  tasks: SupplementaryOnPage[];
  lines: LineStates;
  history: SetUpHistoryLine[];
  /** Every school with the lines in which it has a choice of its own. */
  schools: { id: string; name: string; chosen: SetUpLine[] }[];
}

export type SetUpPage = SchoolSetUpPage | LimitsPage;
