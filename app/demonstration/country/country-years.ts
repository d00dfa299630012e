/**
 * The school years of the synthetic country and their windows, counted from the day of loading, as the
 * demonstration's are: two years that are over, and one with autumn behind it and winter going on.
 */
import type { WindowKind } from '~/instruments/battery';
import { addDays, type Day, schoolYearStart } from '~/platform/calendar';

export interface YearShape {
  startYear: number;
  startDate: Day;
  endDate: Day;
  /** The year that goes on today. */
  isCurrent: boolean;
  windows: WindowShape[];
}

export interface WindowShape {
  kind: WindowKind;
  startDate: Day;
  endDate: Day;
  catchUpEndDate: Day;
  /** The day of its rounds; null when it lies ahead. */
  roundDay: Day | null;
}

const YEARS = 3;
/** Whole weeks, so that weekdays stay. */
const YEAR_DAYS = 364;
const FIRST_DAY = -112;
const LAST_DAY = 180;
const WINDOWS = [
  { kind: 'autumn', from: -84, to: -50, catchUpTo: -36, roundOn: -77 },
  { kind: 'winter', from: -28, to: 14, catchUpTo: 28, roundOn: -14 },
  { kind: 'spring', from: 91, to: 119, catchUpTo: 133, roundOn: 98 },
] as const;

/** Oldest first. */
export function listYears(today: Day): YearShape[] {
  return Array.from({ length: YEARS }, (_, index) => {
    const back = YEARS - 1 - index;
    const at = (days: number) => addDays(today, days - back * YEAR_DAYS);
    return {
      startYear: schoolYearStart(today) - back,
      startDate: at(FIRST_DAY),
      endDate: at(LAST_DAY),
      isCurrent: back === 0,
      windows: WINDOWS.map(({ kind, from, to, catchUpTo, roundOn }) => ({
        kind,
        startDate: at(from),
        endDate: at(to),
        catchUpEndDate: at(catchUpTo),
        roundDay: at(roundOn) <= today ? at(roundOn) : null,
      })),
    };
  });
}
