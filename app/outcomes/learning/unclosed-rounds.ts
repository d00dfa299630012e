/** Which rounds wait to be looked back at, as a filter of rounds. */
import { type Day, toStoredDate } from '~/platform/calendar';

/** Rounds that have begun and that nobody has closed. */
export const UNCLOSED = {
  sittings: { some: {} },
  retrospectives: { none: { withdrawnAt: null } },
} as const;

/** Of these, the ones whose weeks to catch up are over. */
export function overAndUnclosed(today: Day) {
  return { window: { catchUpEndDate: { lt: toStoredDate(today) } }, ...UNCLOSED };
}
