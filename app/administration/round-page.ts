/** The page of a class's round as its view reads it. No results. */
import type { ShownTestLeaders } from '~/access/test-leaders';
import type { WindowKind } from '~/instruments/battery';
import type { Day } from '~/platform/calendar';
import type { RunRole } from '~/roster/set-up/set-up';
import { isWaiting, type LateJoiner } from './late-joiners';
import { type ChecklistItem, listBlocking, type Precondition } from './preconditions/preconditions';
import type { ReadingTask } from './reading-order';
import type { WindowTiming } from './round-time';
import type { PupilState, SittingKind } from './round-words';

export type Bilingual = { sv: string; en: string };

export type RoundPagePupil = {
  membershipId: string;
  signId: string;
  displayName: string;
  state: PupilState | null;
  /** Why the pupil is exempt, as a code, and who said the state. */
  stateReason: string | null;
  stateBy: string | null;
  /** New in the class; null for everybody else. */
  late: LateJoiner | null;
  /** Tasks that an adult has asked to have done again, and who did. */
  retests: { taskId: string; askedBy: string }[];
  /** An adult has put the pupil on the one-to-one list. */
  isOnList: boolean;
  /** Whole-class tasks of the first sitting still to do. */
  tasksLeft: string[];
  /** Whole-class tasks still to do that the first sitting has no time for. */
  laterLeft: string[];
  /** Tasks of the second sitting still to do: those, and the sitting's own. */
  secondLeft: string[];
  /** One-to-one tasks asked for and still to do, in the order of the window. */
  readings: ReadingTask[];
};

/** When a task is given: in the lesson, in the second sitting, or one to one. */
export type TaskStage = 'whole-class' | 'second' | 'one-to-one';

export type RoundPage = {
  classId: string;
  className: string;
  schoolName: string;
  window: {
    kind: WindowKind;
    timing: WindowTiming;
    startDate: Day;
    endDate: Day;
    catchUpEndDate: Day;
    /** The school's own days in the window; null where it has chosen none. */
    own: { startDate: Day; endDate: Day } | null;
  } | null;
  /** Today, by the municipality's calendar. */
  today: Day;
  /** Who runs what in the school, and whether the reader is one of them. */
  runs: { leaders: RunRole[]; readers: RunRole[]; mayLead: boolean; mayRead: boolean };
  tasks: {
    taskId: string;
    title: Bilingual;
    measures: Bilingual;
    stage: TaskStage;
    /** Given only to pupils who were not clearly above the limit last time. */
    carried: boolean;
    /** Where an adult tries it as a pupil would; null for tasks that an adult marks. */
    tryAt: string | null;
  }[];
  /** About how long each sitting takes the pupil of the class who has most to do; null without tasks. */
  minutes: { wholeClass: number; second: number } | null;
  hasBegun: boolean;
  /** What must be in place, and what of it the reader may say is met; null without a window. */
  conditions: { windowId: string; items: ChecklistItem[]; mayTell: Precondition[] } | null;
  /** The reader may change the one-to-one list. */
  mayRecord: boolean;
  /** Who leads instead today and who could; null where there is nobody to appoint or take back. */
  leaders: ShownTestLeaders | null;
  /** Open sitting of the class; the instant is shown in the municipality's zone. */
  open: { sittingId: string; kind: SittingKind; openedAt: string; timeZone: string } | null;
  /** Open sitting of one-to-one readings: its board has the code for a second screen. */
  openReadingSittingId: string | null;
  pupils: RoundPagePupil[];
};

/** Pupils with tasks of the first sitting left who are expected to do them. */
export function listExpected(page: RoundPage): RoundPagePupil[] {
  return page.pupils.filter((pupil) => pupil.tasksLeft.length > 0 && isExpected(pupil));
}

/** Pupils with tasks of the second sitting left who are expected to do them. */
export function listExpectedSecond(page: RoundPage): RoundPagePupil[] {
  return page.pupils.filter((pupil) => pupil.secondLeft.length > 0 && isExpected(pupil));
}

/** Whole-class tasks that wait for the second sitting, with how many pupils have each left. */
export function listWaiting(page: RoundPage): { taskId: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const pupil of page.pupils.filter(isExpected)) {
    for (const taskId of pupil.laterLeft) counts.set(taskId, (counts.get(taskId) ?? 0) + 1);
  }
  return [...counts].map(([taskId, count]) => ({ taskId, count }));
}

/** Pupils who are new in the class and wait, with tasks left. */
export function listNewWaiting(page: RoundPage): RoundPagePupil[] {
  return page.pupils.filter(
    ({ late, state, tasksLeft }) => state === null && isWaiting(late) && tasksLeft.length > 0,
  );
}

function isExpected({ state, late }: RoundPagePupil): boolean {
  return state !== 'exempt' && state !== 'declined' && !isWaiting(late);
}

/** Conditions that keep the round from being opened. */
export function listLacking({ conditions }: RoundPage): ChecklistItem[] {
  return conditions ? listBlocking(conditions.items) : [];
}

/**
 * What the one button of the page starts. Null: everybody is done, there is nothing to give, something that
 * rounds wait for is lacking, or the school has given rounds to others to lead.
 */
export function chooseNextSitting(page: RoundPage): 'lesson' | 'catch-up' | null {
  if (listLacking(page).length > 0 || !page.runs.mayLead) return null;
  if (page.tasks.length === 0 || listExpected(page).length === 0) return null;
  return page.hasBegun ? 'catch-up' : 'lesson';
}
