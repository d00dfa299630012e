/** The page of a class's round as its view reads it. No results. */
import type { WindowKind } from '~/instruments/battery';
import type { Day } from '~/platform/calendar';
import type { WindowTiming } from './round-time';
import type { PupilState, SittingKind } from './round-words';

export type Bilingual = { sv: string; en: string };

export type RoundPagePupil = {
  membershipId: string;
  signId: string;
  displayName: string;
  state: PupilState | null;
  /** Whole-class tasks still to do. */
  tasksLeft: string[];
  /** One-to-one tasks asked for and still to do. */
  readingsLeft: string[];
};

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
  } | null;
  tasks: {
    taskId: string;
    title: Bilingual;
    measures: Bilingual;
    stage: 'whole-class' | 'one-to-one';
  }[];
  /** About how long the whole-class tasks take; null without tasks. */
  minutes: number | null;
  hasBegun: boolean;
  /** Open sitting of the class; the instant is shown in the municipality's zone. */
  open: { sittingId: string; kind: SittingKind; openedAt: string; timeZone: string } | null;
  /** Open sitting of one-to-one readings: its board has the code for a second screen. */
  openReadingSittingId: string | null;
  pupils: RoundPagePupil[];
};

/** Pupils with whole-class tasks left who are expected to do them. */
export function listExpected(page: RoundPage): RoundPagePupil[] {
  return page.pupils.filter(
    ({ tasksLeft, state }) => tasksLeft.length > 0 && state !== 'exempt' && state !== 'declined',
  );
}

/** What the one button of the page starts. Null: everybody is done, or there is nothing to give. */
export function chooseNextSitting(page: RoundPage): 'lesson' | 'catch-up' | null {
  if (page.tasks.length === 0 || listExpected(page).length === 0) return null;
  return page.hasBegun ? 'catch-up' : 'lesson';
}
