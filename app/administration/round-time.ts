/** When a round may be run and how long it takes. Days are the municipality's own. */

import { addDays, type Day } from '~/platform/calendar';

/** Minutes of difference between a zone and UTC at an instant. */
function offsetMs(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const asUtc = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return asUtc - Math.floor(instant.getTime() / 1000) * 1000;
}

/** The instant a day ends in a zone (midnight to the next day). */
export function endOfDay(day: Day, timeZone: string): Date {
  const midnightUtc = new Date(`${addDays(day, 1)}T00:00:00.000Z`);
  const guess = new Date(midnightUtc.getTime() - offsetMs(midnightUtc, timeZone));
  return new Date(midnightUtc.getTime() - offsetMs(guess, timeZone));
}

export type WindowDays = { startDate: Day; endDate: Day; catchUpEndDate: Day };
export type WindowTiming = 'within' | 'catch-up' | 'outside';

export function timeWindow(window: WindowDays, today: Day): WindowTiming {
  if (today < window.startDate || today > window.catchUpEndDate) return 'outside';
  return today <= window.endDate ? 'within' : 'catch-up';
}

/** The window of today, else the latest that has begun, else the first to come; null when there is none. */
export function chooseWindow<Window extends WindowDays>(
  windows: readonly Window[],
  today: Day,
): Window | null {
  const ordered = [...windows].sort((one, other) => (one.startDate < other.startDate ? -1 : 1));
  return (
    ordered.find((window) => timeWindow(window, today) !== 'outside') ??
    ordered.findLast((window) => window.startDate <= today) ??
    ordered[0] ??
    null
  );
}
