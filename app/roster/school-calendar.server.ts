/** The calendar of today's school year: read and changed by the administrator. Every change says how it is undone. */
import { parseWithZod } from '@conform-to/zod/v4';
import { audit, requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf, schoolYearStart, toStoredDate } from '~/platform/calendar';
import { badRequest, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { lockRoster } from './roster-lock.server';
import {
  type BreakProblem,
  CALENDAR_SCHEMAS,
  type CalendarChange,
  type CalendarIntent,
  findBreakProblem,
  type NamedBreak,
  type SchoolBreak,
} from './school-calendar';
import type { CalendarAnswer, CalendarDone } from './school-calendar-answer';
import { addSchoolWeeks, type SchoolBreakDays } from './school-weeks';
import { ensureSchoolYear, findSchoolYear, listYearDays } from './school-year.server';
import type { WindowProblem } from './window-days';
import {
  listDatedWindows,
  removeWindow,
  setWindowDays,
  type WindowGift,
} from './window-days.server';

/** As the schema has it, for a year that is not there yet. */
const DEFAULT_LATE_WEEKS = 3;

/** Breaks, weeks and windows of today's school year; of the year to be, when it has not begun to be used. @throws 403. */
export async function getSchoolCalendar(db: ScopedDb<StaffViewer>) {
  const { today } = db.viewer;
  const year = await findSchoolYear(db);
  const startYear = year?.startYear ?? schoolYearStart(today);
  const breaks = year ? await listBreaks(db, year.id) : [];
  const lateSchoolWeeks = year?.lateSchoolWeeks ?? DEFAULT_LATE_WEEKS;
  return {
    startYear,
    ...(year ? daysOf(year) : listYearDays(startYear)),
    breaks,
    windows: year ? await listDatedWindows(db, year.id) : [],
    lateSchoolWeeks,
    today,
    /** When a pupil who joins a class today takes the whole-class tasks. */
    lateFromDay: addSchoolWeeks(today, lateSchoolWeeks, breaks),
  };
}

/**
 * Does what one form of the page asks, or says what is wrong beside its field. `gift`: what a window that
 * is made gives.
 * @throws 403, 404 for a break that is not in the year, or 400 for a form that is none of them.
 */
export async function changeSchoolCalendar(
  db: ScopedDb<StaffViewer>,
  form: FormData,
  gift: WindowGift,
): Promise<CalendarAnswer> {
  requireMunicipality(db, 'roster.manage');
  const intent = readIntent(form);
  const submission = parseWithZod(form, { schema: CALENDAR_SCHEMAS[intent] });
  const breakId = form.get('breakId');
  const kind = form.get('kind');
  const refusal = {
    ok: false,
    form: intent,
    breakId: breakId && String(breakId),
    windowKind: kind && String(kind),
  } as const;
  if (submission.status !== 'success') {
    return { ...refusal, other: null, submission: submission.reply() };
  }
  await lockRoster(db);
  const written = await write(db, submission.value, gift);
  if ('undo' in written) {
    await audit(db, 'school-calendar.changed', [], { intent, ...written.days });
    return { ok: true, done: { what: intent, ...written } };
  }
  const field = 'field' in written ? written.field : fieldOf(written);
  const other = 'other' in written ? written.other : null;
  const fieldErrors = { [field]: [written.code] };
  return { ...refusal, other, submission: submission.reply({ fieldErrors }) };
}

function readIntent(form: FormData): CalendarIntent {
  const intent = form.get('intent');
  if (typeof intent !== 'string' || !Object.hasOwn(CALENDAR_SCHEMAS, intent)) throw badRequest();
  return intent as CalendarIntent;
}

function fieldOf({ code }: BreakProblem): string {
  return code === 'start-outside-year' ? 'startDate' : 'endDate';
}

type Written = Omit<CalendarDone, 'what'> | BreakProblem | WindowProblem;

async function write(
  db: ScopedDb<StaffViewer>,
  change: CalendarChange,
  gift: WindowGift,
): Promise<Written> {
  const year = await ensureSchoolYear(db);
  const ofYear = { id: year.id, ...daysOf(year) };
  if (change.intent === 'window-days') return setWindowDays(db, ofYear, change, gift);
  if (change.intent === 'remove-window') return removeWindow(db, ofYear, change.kind);
  if (change.intent === 'late-weeks') return writeWeeks(db, year, change.weeks);
  const breaks = await listBreaks(db, year.id);
  if (change.intent === 'remove-break') {
    return removeBreak(db, findOwn(breaks, change.breakId));
  }
  const days = pickBreak(change);
  const own = change.intent === 'change-break' ? findOwn(breaks, change.breakId) : null;
  const others = breaks.filter((each) => each !== own);
  const problem = findBreakProblem(days, daysOf(year), others);
  if (problem) return problem;
  return own ? moveBreak(db, own, days) : addBreak(db, year.id, days);
}

async function addBreak(
  db: ScopedDb<StaffViewer>,
  schoolYearId: string,
  days: NamedBreak,
): Promise<Written> {
  const { municipalityId } = db;
  const { id: breakId } = await db.transaction.schoolBreak.create({
    data: { id: newId(), municipalityId, schoolYearId, ...stored(days) },
  });
  return { days, undo: { intent: 'remove-break', breakId } };
}

async function moveBreak(
  db: ScopedDb<StaffViewer>,
  { breakId, ...before }: SchoolBreak,
  days: NamedBreak,
): Promise<Written> {
  await db.transaction.schoolBreak.update({ where: keyOf(db, breakId), data: stored(days) });
  return { days, undo: { intent: 'change-break', breakId, ...asFields(before) } };
}

async function removeBreak(
  db: ScopedDb<StaffViewer>,
  { breakId, ...days }: SchoolBreak,
): Promise<Written> {
  await db.transaction.schoolBreak.delete({ where: keyOf(db, breakId) });
  return { days, undo: { intent: 'add-break', ...asFields(days) } };
}

async function writeWeeks(
  db: ScopedDb<StaffViewer>,
  year: { id: string; lateSchoolWeeks: number },
  weeks: number,
): Promise<Written> {
  await db.transaction.schoolYear.update({
    where: keyOf(db, year.id),
    data: { lateSchoolWeeks: weeks },
  });
  return { days: null, undo: { intent: 'late-weeks', weeks: String(year.lateSchoolWeeks) } };
}

function keyOf({ municipalityId }: ScopedDb<StaffViewer>, id: string) {
  return { municipalityId_id: { municipalityId, id } };
}

function daysOf({ startDate, endDate }: { startDate: Date; endDate: Date }): SchoolBreakDays {
  return { startDate: dayOf(startDate), endDate: dayOf(endDate) };
}

function pickBreak({ startDate, endDate, name }: SchoolBreakDays & { name?: string }): NamedBreak {
  return { startDate, endDate, name: name || null };
}

/** As a form sends it: a field without a name is not sent. */
function asFields({ name, ...days }: NamedBreak): Record<string, string> {
  return name === null ? days : { ...days, name };
}

function stored({ startDate, endDate, name }: NamedBreak) {
  return { startDate: toStoredDate(startDate), endDate: toStoredDate(endDate), name };
}

function findOwn(breaks: readonly SchoolBreak[], breakId: string): SchoolBreak {
  const own = breaks.find((each) => each.breakId === requireId(breakId));
  if (!own) throw notFound();
  return own;
}

async function listBreaks(db: ScopedDb<StaffViewer>, schoolYearId: string): Promise<SchoolBreak[]> {
  const breaks = await db.transaction.schoolBreak.findMany({
    where: { municipalityId: db.municipalityId, schoolYearId },
    orderBy: { startDate: 'asc' },
  });
  return breaks.map((each) => ({ breakId: each.id, name: each.name, ...daysOf(each) }));
}
