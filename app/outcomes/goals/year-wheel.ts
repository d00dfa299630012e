/**
 * The year wheel: steps that come back every school year, who does them and when they are due.
 *
 * Rule: a step is due on the day of its first time, and on the same day of every school year after it when
 * it comes back (29 February on the 28th where there is none). A step of a role that belongs to schools
 * (principal, special educator, teacher) is done once in each school; other steps once in the municipality.
 * State on a day: done; overdue when the day has passed; soon when it is DAYS_AHEAD days or fewer away;
 * else later. The wheel is of one school year; what becomes of a step that was not done in it: `unfinished`.
 * Missing data: no steps give no occurrences.
 */
import type { Role } from '~/access/roles';
import { type Day, daysBetween, schoolYearStart } from '~/platform/calendar';
import type { ResponsibleRole } from './goal';

/** Days before the due day from which a step stands on the start page. */
const DAYS_AHEAD = 14;

export const SCHOOL_ROLES = ['principal', 'special-educator', 'teacher'] as const;
const PER_SCHOOL: readonly string[] = SCHOOL_ROLES;

export interface YearStep {
  id: string;
  /** Null for the municipality's. */
  schoolId: string | null;
  title: string;
  reason: string;
  responsibleRole: ResponsibleRole;
  firstDueDate: Day;
  everyYear: boolean;
}

export interface StepMark {
  stepId: string;
  schoolId: string | null;
  startYear: number;
  doneOn: Day;
}

/** A step in one school year, in the school where it is done (null: once in the municipality). */
export interface Occurrence {
  step: YearStep;
  schoolId: string | null;
  startYear: number;
  dueDate: Day;
  doneOn: Day | null;
}

export type DueState = 'done' | 'overdue' | 'soon' | 'later';

/** The day a step is due in a school year; null when it is not in that year. */
function findDueDay(
  { firstDueDate, everyYear }: Pick<YearStep, 'firstDueDate' | 'everyYear'>,
  startYear: number,
): Day | null {
  if (!everyYear) return schoolYearStart(firstDueDate) === startYear ? firstDueDate : null;
  const yearsOn = startYear - schoolYearStart(firstDueDate);
  if (yearsOn < 0) return null;
  const year = Number(firstDueDate.slice(0, 4)) + yearsOn;
  const monthAndDay = firstDueDate.slice(5);
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${year}-${monthAndDay === '02-29' && !isLeapYear ? '02-28' : monthAndDay}`;
}

/** The steps of a school year by day, in each of the schools where they are done. */
export function listOccurrences(
  steps: readonly YearStep[],
  marks: readonly StepMark[],
  { startYear, schoolIds }: { startYear: number; schoolIds: readonly string[] },
): Occurrence[] {
  const doneOn = (step: YearStep, schoolId: string | null) =>
    marks.find(
      (mark) =>
        mark.stepId === step.id && mark.schoolId === schoolId && mark.startYear === startYear,
    )?.doneOn ?? null;
  return steps
    .flatMap((step): Occurrence[] => {
      const dueDate = findDueDay(step, startYear);
      if (dueDate === null) return [];
      return listPlaces(step, schoolIds).map((schoolId) => ({
        step,
        schoolId,
        startYear,
        dueDate,
        doneOn: doneOn(step, schoolId),
      }));
    })
    .sort(
      (one, other) =>
        one.dueDate.localeCompare(other.dueDate) ||
        one.step.title.localeCompare(other.step.title, 'sv'),
    );
}

/** Where a step is done, among some schools. */
export function listPlaces(
  { schoolId, responsibleRole }: Pick<YearStep, 'schoolId' | 'responsibleRole'>,
  schoolIds: readonly string[],
): (string | null)[] {
  if (schoolId !== null) return schoolIds.includes(schoolId) ? [schoolId] : [];
  return PER_SCHOOL.includes(responsibleRole) ? [...schoolIds] : [null];
}

export function findDueState(
  { dueDate, doneOn }: { dueDate: Day; doneOn: Day | null },
  today: Day,
): DueState {
  if (doneOn !== null) return 'done';
  if (dueDate < today) return 'overdue';
  return daysBetween(today, dueDate) <= DAYS_AHEAD ? 'soon' : 'later';
}

/** A role where it holds: in a school, or null for the whole municipality. */
export interface HeldRole {
  role: Role;
  schoolId: string | null;
}

/** Whether one of the roles someone holds is the one that does it there. */
export function isResponsible(
  held: readonly HeldRole[],
  work: { responsibleRole: ResponsibleRole; schoolId: string | null },
): boolean {
  return held.some(
    ({ role, schoolId }) => role === work.responsibleRole && schoolId === work.schoolId,
  );
}
