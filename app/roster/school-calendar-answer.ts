/** What the page of a school year's calendar is answered. */
import type { SubmissionResult } from '@conform-to/react';
import type { CalendarIntent, NamedBreak } from './school-calendar';

/** What was done, and the form that takes it back. */
export type CalendarDone = {
  what: CalendarIntent;
  /** The break it was about, as it stood last; null when it was about weeks. */
  days: NamedBreak | null;
  undo: Record<string, string>;
};

export type CalendarRefusal = {
  ok: false;
  form: CalendarIntent;
  /** Which break was to be changed. */
  breakId: string | null;
  /** The break that the days ran into. */
  other: NamedBreak | null;
  submission: SubmissionResult<string[]>;
};

export type CalendarAnswer = { ok: true; done: CalendarDone } | CalendarRefusal;
