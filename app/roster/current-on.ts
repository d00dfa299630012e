import { type Day, toStoredDate } from '~/platform/calendar';

/** `where` of dated rows (enrolments, memberships) that hold on a day. */
export function currentOn(day: Day) {
  const date = toStoredDate(day);
  return { startDate: { lte: date }, OR: [{ endDate: null }, { endDate: { gte: date } }] };
}
