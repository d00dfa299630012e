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

/**
 * Days that have been written or read, by their number since 1970, and the other way: a leaders' page counts
 * hundreds of thousands. A school's calendar holds few; when there are many they are forgotten.
 */
const writtenDays = new Map<number, Day>();
const readDays = new Map<Day, number>();
const REMEMBERED = 20_000;

/** The day of a stored `date` column. @throws {RangeError} for a date that is none. */
export function dayOf(stored: Date): Day {
  return writeDay(Math.floor(stored.getTime() / DAY_MS));
}

function writeDay(number: number): Day {
  const known = writtenDays.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (writtenDays.size >= REMEMBERED) writtenDays.clear();
  writtenDays.set(number, day);
  return day;
}

/** Days since 1970. @throws {RangeError} when it is no day. */
function readDay(day: Day): number {
  const known = readDays.get(day);
  if (known !== undefined) return known;
  const number = new Date(`${day}T00:00:00.000Z`).getTime() / DAY_MS;
  if (Number.isNaN(number) || writeDay(number) !== day) throw new RangeError(`not a day: ${day}`);
  if (readDays.size >= REMEMBERED) readDays.clear();
  readDays.set(day, number);
  return number;
}

/** A day as midnight UTC, for a `date` column. @throws {RangeError} when it is no day. */
export function toStoredDate(day: Day): Date {
  return new Date(readDay(day) * DAY_MS);
}

/** The day so many days later (negative: earlier). */
export function addDays(day: Day, days: number): Day {
  return writeDay(readDay(day) + Math.floor(days));
}

/** Whole days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return readDay(to) - readDay(from);
}

/** Whole months from a birth day to a day: age in months. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear = 0, fromMonth = 0, fromDate = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDate = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDate < fromDate ? 1 : 0);
}

/** Day of the week: 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  // 1 January 1970 was a Thursday.
  return ((((readDay(day) + 3) % 7) + 7) % 7) + 1;
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
