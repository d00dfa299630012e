/**
 * Calendar days as `YYYY-MM-DD` text, without times or zones.
 *
 * A day belongs to the municipality's zone; instants are `Date` in UTC. Stored `date` columns come
 * back as midnight UTC and go through `dayOf`.
 */
export type Day = string;

const DAY_MS = 86_400_000;

/** One formatter a time zone: making one costs a hundred times what using it does. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day an instant falls on in a time zone. @throws {RangeError} for a time zone that is none. */
export function dayInZone(instant: Date, timeZone: string): Day {
  const known = dayFormats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  if (!known) dayFormats.set(timeZone, format);
  return format.format(instant);
}

/** The day of a stored `date` column. */
export function dayOf(stored: Date): Day {
  return stored.toISOString().slice(0, 10);
}

/** A day as midnight UTC, for a `date` column. @throws {RangeError} when it is no day. */
export function toStoredDate(day: Day): Date {
  const date = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(date.getTime()) || dayOf(date) !== day)
    throw new RangeError(`not a day: ${day}`);
  return date;
}

/** The day so many days later (negative: earlier). */
export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(toStoredDate(day).getTime() + days * DAY_MS));
}

/** Whole days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toStoredDate(to).getTime() - toStoredDate(from).getTime()) / DAY_MS);
}

/** Whole months from a birth day to a day: age in months. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear = 0, fromMonth = 0, fromDate = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDate = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDate < fromDate ? 1 : 0);
}

/** Day of the week: 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return toStoredDate(day).getUTCDay() || 7;
}

/** Number of the week a day lies in (ISO 8601: the week belongs to the year of its Thursday). */
export function weekOf(day: Day): number {
  const thursday = addDays(day, 4 - weekdayOf(day));
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}

/** First calendar year of the school year a day lies in; school years turn on 1 August by default. */
export function schoolYearStart(day: Day, turnsOn = '08-01'): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= turnsOn ? year : year - 1;
}

/** Whether `day` lies within dated limits; an open end goes on. */
export function isCurrent(day: Day, startDate: Date, endDate: Date | null): boolean {
  return dayOf(startDate) <= day && (endDate === null || day <= dayOf(endDate));
}
