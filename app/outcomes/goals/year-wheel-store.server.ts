/** The year wheel of a school year: windows, steps and a school's plan, and what is due of it. */
import type { ScopedDb } from '~/access/in-scope.server';
import { decideForSchool, mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import { addDays, type Day, dayOf, schoolYearStart } from '~/platform/calendar';
import { forbidden } from '~/platform/http.server';
import { findOwnDays } from '~/roster/set-up/set-up';
import { findSetUp } from '~/roster/set-up/set-up.server';
import type { PlanLine, ResponsibleRole } from './goal';
import { listChanges } from './goal-history.server';
import {
  findSchoolFor,
  type GoalSchool,
  heldIn,
  listHeldRoles,
  listSchoolsFor,
} from './goal-places.server';
import type { HistoryLine } from './history';
import { mayMark, toLine } from './school-plan-store.server';
import {
  type DueState,
  findDueState,
  isResponsible,
  listOccurrences,
  type Occurrence,
  type StepMark,
  type YearStep,
} from './year-wheel';

type Db = ScopedDb<StaffViewer>;

export interface WheelWindow {
  kind: WindowKind;
  startDate: Day;
  /** Last day of catching up. */
  endDate: Day;
  /** The school's own days in it; null on the municipality's wheel, and where the school has none. */
  own: { startDate: Day; endDate: Day } | null;
}

/** A step as it stands in a year: in one school, or in all that the viewer reads. */
export interface StepOnWheel {
  step: YearStep;
  startYear: number;
  dueDate: Day;
  state: DueState;
  /** Of the places where it is done: how many have done it. */
  done: number;
  places: number;
  /** Where the viewer marks it: a school, null for the municipality; undefined where not. */
  markIn: string | null | undefined;
  mayChange: boolean;
}

export type LineOnWheel = PlanLine & { state: DueState; mayMark: boolean };

export interface WheelPage {
  startYear: number;
  /** The school whose wheel it is; null for the municipality's. */
  school: GoalSchool | null;
  schools: GoalSchool[];
  seesMunicipality: boolean;
  windows: WheelWindow[];
  steps: StepOnWheel[];
  lines: LineOnWheel[];
  /** Whether the viewer adds steps to this wheel. */
  mayWrite: boolean;
  history: HistoryLine[];
  today: Day;
}

export interface WheelChoice {
  schoolId: string | null;
  /** A year before or after this one by its first calendar year; null for this. */
  startYear: number | null;
}

/** @throws 403 for roles without a wheel, 404 for a school out of reach. */
export async function loadYearWheel(db: Db, choice: WheelChoice): Promise<WheelPage> {
  const { grants, today } = db.viewer;
  if (!mayAnywhere(grants, 'year-wheel.see')) throw forbidden();
  const seesMunicipality = grants.some(
    ({ role, schoolId, classId }) =>
      (role === 'head-of-education' || role === 'administrator') && !schoolId && !classId,
  );
  const schools = await listSchoolsFor(db, 'year-wheel.see');
  const isWhole = seesMunicipality && !choice.schoolId;
  const school = isWhole
    ? null
    : await findSchoolFor(db, 'year-wheel.see', { schools, schoolId: choice.schoolId });
  const startYear = choice.startYear ?? schoolYearStart(today);
  const mayWrite = school
    ? decideForSchool(grants, 'school-plan.write', { schoolId: school.id, classIds: [] }) ===
      'allowed'
    : mayAnywhere(grants, 'goals.set');
  const held = await listHeldRoles(db);
  const places = school ? [school.id] : schools.map(({ id }) => id);
  const occurrences = await readOccurrences(db, { startYears: [startYear], schoolIds: places });
  const own = occurrences.filter(({ step }) => school !== null || step.schoolId === null);
  return {
    startYear,
    school,
    schools,
    seesMunicipality,
    windows: await listWindows(db, startYear, school?.id ?? null),
    steps: joinPlaces(own).map((all) => {
      const [first] = all;
      const mine = all.find((one) => isResponsible(held, toWork(one)));
      const whole = all.every(({ doneOn }) => doneOn !== null);
      return {
        step: first.step,
        startYear,
        dueDate: first.dueDate,
        state: findDueState({ ...first, doneOn: whole ? first.doneOn : null }, today),
        done: all.filter(({ doneOn }) => doneOn !== null).length,
        places: all.length,
        markIn: mine?.schoolId,
        mayChange: mayWrite && first.step.schoolId === (school?.id ?? null),
      };
    }),
    lines: school ? await listWheelLines(db, { schoolId: school.id, startYear, held }) : [],
    mayWrite,
    history: mayWrite && school === null ? await listChanges(db, null) : [],
    today,
  };
}

function toWork({ step, schoolId }: Occurrence) {
  return { responsibleRole: step.responsibleRole, schoolId };
}

/** Occurrences of one step together, in the order in which they come. */
function joinPlaces(occurrences: readonly Occurrence[]): [Occurrence, ...Occurrence[]][] {
  const joined = new Map<string, [Occurrence, ...Occurrence[]]>();
  for (const one of occurrences) {
    const known = joined.get(one.step.id);
    if (known) known.push(one);
    else joined.set(one.step.id, [one]);
  }
  return [...joined.values()];
}

/** Steps of some school years in some schools and in the municipality. One query. */
async function readOccurrences(
  { transaction, municipalityId }: Db,
  { startYears, schoolIds }: { startYears: readonly number[]; schoolIds: readonly string[] },
): Promise<Occurrence[]> {
  const rows = await transaction.yearStep.findMany({
    where: {
      municipalityId,
      endedAt: null,
      OR: [{ schoolId: null }, { schoolId: { in: [...schoolIds] } }],
    },
    include: { marks: { where: { takenBackAt: null, startYear: { in: [...startYears] } } } },
  });
  const marks = rows.flatMap((row) => row.marks);
  const steps = rows.map(
    (row): YearStep => ({
      id: row.id,
      schoolId: row.schoolId,
      title: row.title,
      reason: row.reason,
      responsibleRole: row.responsibleRole as ResponsibleRole,
      firstDueDate: dayOf(row.firstDueDate),
      everyYear: row.everyYear,
    }),
  );
  const done = marks.map((row): StepMark => ({ ...row, doneOn: dayOf(row.doneOn) }));
  return startYears.flatMap((startYear) => listOccurrences(steps, done, { startYear, schoolIds }));
}

async function listWindows(
  db: Db,
  startYear: number,
  schoolId: string | null,
): Promise<WheelWindow[]> {
  const { transaction, municipalityId } = db;
  const setUp = schoolId === null ? null : await findSetUp(db, schoolId);
  const rows = await transaction.screeningWindow.findMany({
    where: { municipalityId, schoolYear: { startYear } },
    orderBy: { startDate: 'asc' },
  });
  return rows.map(({ id, kind, startDate, endDate, catchUpEndDate }) => ({
    kind: kind as WindowKind,
    startDate: dayOf(startDate),
    endDate: dayOf(catchUpEndDate),
    own: setUp && findOwnDays(setUp, { id, startDate: dayOf(startDate), endDate: dayOf(endDate) }),
  }));
}

async function listWheelLines(
  { transaction, municipalityId, viewer }: Db,
  own: { schoolId: string; startYear: number; held: Awaited<ReturnType<typeof listHeldRoles>> },
): Promise<LineOnWheel[]> {
  const { schoolId, startYear, held } = own;
  if (!mayAnywhere(viewer.grants, 'goals.see')) return [];
  const rows = await transaction.schoolPlanLine.findMany({
    where: { municipalityId, schoolId, withdrawnAt: null },
    orderBy: [{ dueDate: 'asc' }, { id: 'asc' }],
  });
  return rows
    .map(toLine)
    .filter(({ dueDate }) => schoolYearStart(dueDate) === startYear)
    .map((line) => ({
      ...line,
      state: findDueState(line, viewer.today),
      mayMark: mayMark(held, { ...line, schoolId }),
    }));
}

/** Something that the viewer is to do: overdue, or due within the days of the start page. */
export interface DueWork {
  kind: 'step' | 'line';
  id: string;
  /** Of the step's place or the line's school; null for the municipality. */
  schoolId: string | null;
  title: string;
  /** Of the school, for who holds the role in several. */
  schoolName: string | null;
  dueDate: Day;
  state: 'overdue' | 'soon';
}

/** What the viewer's roles are to do of steps and plans, by day. Nothing for other roles. */
export async function listDueWork(db: Db): Promise<DueWork[]> {
  const { grants, today } = db.viewer;
  if (!mayAnywhere(grants, 'year-wheel.see')) return [];
  const schools = await readOwnSchools(db);
  const held = heldIn(
    db.viewer,
    schools.flatMap(({ id, classes }) => classes.map((own) => ({ id: own.id, schoolId: id }))),
  );
  const ids = [...new Set(held.flatMap(({ schoolId }) => schoolId ?? []))];
  // In the last weeks of July what is due in August is near already.
  const startYears = [...new Set([today, addDays(today, 31)].map((day) => schoolYearStart(day)))];
  const occurrences = await readOccurrences(db, { startYears, schoolIds: ids });
  const lines = schools.flatMap(({ planLines }) => planLines);
  const work = [
    ...occurrences
      .filter((one) => isResponsible(held, toWork(one)))
      .map(({ step, schoolId, ...own }) => ({ kind: 'step', ...own, schoolId, ...pick(step) })),
    ...lines
      .map((row) => ({ ...toLine(row), schoolId: row.schoolId }))
      .filter((line) => isResponsible(held, line))
      .map((line) => ({ ...line, kind: 'line' })),
  ] as const;
  const several = ids.length > 1;
  return work
    .flatMap((one): DueWork[] => {
      const state = findDueState(one, today);
      if (state !== 'overdue' && state !== 'soon') return [];
      const school = several ? schools.find(({ id }) => id === one.schoolId) : undefined;
      const { id, schoolId, title, dueDate } = one;
      const kind = one.kind === 'step' ? 'step' : 'line';
      return [{ kind, id, schoolId, title, dueDate, state, schoolName: school?.name ?? null }];
    })
    .sort((one, other) => one.dueDate.localeCompare(other.dueDate));
}

/** Schools of the viewer's roles, with the classes of these and the lines that are to be done. */
function readOwnSchools({ transaction, municipalityId, viewer }: Db) {
  const classIds = viewer.grants.flatMap(({ classId }) => classId ?? []);
  const schoolIds = viewer.grants.flatMap(({ schoolId }) => schoolId ?? []);
  const own = { id: { in: classIds } };
  return transaction.school.findMany({
    where: { municipalityId, OR: [{ id: { in: schoolIds } }, { classes: { some: own } }] },
    select: {
      id: true,
      name: true,
      classes: { where: own, select: { id: true } },
      planLines: { where: { withdrawnAt: null, doneOn: null, goal: { status: 'active' } } },
    },
  });
}

function pick({ id, title }: YearStep) {
  return { id, title };
}
