/** What the page of a school year's calendar is answered. */
import type { SubmissionResult } from '@conform-to/react';
import type { CalendarIntent, NamedBreak } from './school-calendar';
import type { SchoolBreakDays } from './school-weeks';

/** What was done, and the form that takes it back. */
export type CalendarDone = {
  what: CalendarIntent;
  /** The break or window it was about, as it stood last; null when it was about weeks. */
  days: NamedBreak | SchoolBreakDays | null;
  undo: Record<string, string>;
};

export type CalendarRefusal = {
  ok: false;
  form: CalendarIntent;
  /** Which break was to be changed. */
  breakId: string | null;
  /** Which window was to be changed. */
  windowKind: string | null;
  /** The break or window that the days ran into. */
  other: NamedBreak | SchoolBreakDays | null;
  submission: SubmissionResult<string[]>;
};

export type CalendarAnswer = { ok: true; done: CalendarDone } | CalendarRefusal;
