/** What the page of freed time shows, and nothing else: exact for a principal's classes, protected for schools. */
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import type { ShownCount } from '~/outcomes/protected-summary';
import type { Assumptions } from './assumption';
import type { ShownFreedPlaces } from './protect-freed';

/** Sessions in the classroom by special educators, of the school year until today. */
export interface ShownClassroom {
  sessions: ShownCount;
  minutes: ShownCount;
}

export interface FreedPage extends ShownFreedPlaces {
  of: 'school' | 'municipality';
  name: string;
  /** The school of the page; null for the municipality. */
  schoolId: string | null;
  /** The viewer's own schools. */
  schools: { schoolId: string; name: string }[];
  windows: { windowId: string; kind: WindowKind }[];
  windowId: string | null;
  /** Classes of a school, or schools, that the window has not been carried out in yet: neither pupils nor time of theirs are counted. */
  underWay: number;
  classroom: ShownClassroom;
  assumptions: Assumptions;
  mayAssume: boolean;
  timeZone: string;
}
