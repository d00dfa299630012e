/** What the page of groups shows. */
import type { Day } from '~/platform/calendar';
import type { Schooling } from '~/roster/swedish-school';
import type { Bilingual } from '~/scoring/cut-policy';
import type { GroupEventBody } from './group-event';
import type { Need, NeedFinding } from './need';

/** Which pupils are suggested for groups, and whether a group may be of several classes. */
export interface GroupsChoice {
  across: 'class' | 'school';
  /** `confirmed`: a flag of the school year is confirmed. `below`: everyone who needs follow-up. */
  who: 'confirmed' | 'below';
}

/** As the address says it; classes apart and confirmed flags when it says nothing. */
export function readChoice(search: URLSearchParams): GroupsChoice {
  return {
    across: search.get('across') === 'school' ? 'school' : 'class',
    who: search.get('who') === 'below' ? 'below' : 'confirmed',
  };
}

export interface GroupPupil extends Schooling {
  pupilId: string;
  givenName: string;
  familyName: string;
  classId: string;
  className: string;
  schoolId: string;
  schoolName: string;
  finding: NeedFinding;
  /** What speaks for it: a line of each of at most two tasks. */
  lines: Bilingual[];
}

interface ShownGroupEvent {
  id: string;
  day: Day;
  by: string;
  body: GroupEventBody;
}

export interface ShownGroup {
  groupId: string;
  name: string;
  need: Need;
  schoolName: string;
  isLocked: boolean;
  startDate: Day;
  pupilIds: string[];
  /** Pupils of classes that the viewer is not assigned to: counted, not named. */
  others: number;
  /** All of its pupils are the viewer's, or some are and the viewer made it. */
  mayChange: boolean;
  /** Plans that have not run out. */
  plans: { planId: string; methodId: string; lastDay: Day }[];
  history: ShownGroupEvent[];
}

export interface GroupsPage extends GroupsChoice {
  today: Day;
  /** Every pupil that a group, a suggestion or a list names. */
  pupils: GroupPupil[];
  groups: ShownGroup[];
  suggestions: { need: Need; placeName: string; pupilIds: string[]; isMixed: boolean }[];
  /** In no group and no suggestion: too few with a like need, no clear need, or to be seen again first. */
  alone: string[];
  unclear: string[];
  lookAgainFirst: string[];
  /** Pupils of the viewer's classes who are screened. */
  pupilCount: number;
}
