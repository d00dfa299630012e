/** The year wheel of a school year: windows, steps and a school's plan, and what is due of it. */
import type { ScopedDb } from '~/access/in-scope.server';
import { decideForSchool, mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import { type Day, dayOf, schoolYearStart } from '~/platform/calendar';
import { forbidden } from '~/platform/http.server';
import { findOwnDays } from '~/roster/set-up/set-up';
import { findSetUp } from '~/roster/set-up/set-up.server';
import { listChanges } from './goal-history.server';
import {
  findSchoolFor,
  type GoalSchool,
  listHeldRoles,
  listSchoolsFor,
} from './goal-places.server';
import type { HistoryLine } from './history';
import { type PlanLineOnPage, toLineOnPage } from './school-plan-store.server';
import {
  findShownState,
  listUnfinished,
  listWheel,
  type SettledOccurrence,
  type ShownState,
  type StepChoice,
} from './unfinished';
import { type HeldRole, isResponsible, type YearStep } from './year-wheel';
import { readWheel, toWork } from './year-wheel-rows.server';

type Db = ScopedDb<StaffViewer>;

export interface WheelWindow {
  kind: WindowKind;
  startDate: Day;
  /** Last day of catching up. */
  endDate: Day;
  /** The school's own days in it; null on the municipality's wheel, and where the school has none. */
  own: { startDate: Day; endDate: Day } | null;
}

/** What was chosen for a step that was not done in its year, and where. */
export interface SettledPlace {
  /** Null for a wheel of one place. */
  schoolName: string | null;
  choice: Pick<StepChoice, 'dueDate' | 'reason' | 'chosenOn'>;
}

/** A step as it stands in a year: in one school, or in all that the viewer reads. */
export interface StepOnWheel {
  step: YearStep;
  /** Of the school year that it belongs to. */
  startYear: number;
  /** Whether that is an earlier year than the wheel's. */
  isCarried: boolean;
  dueDate: Day;
  state: ShownState;
  settled: SettledPlace[];
  /** Of the places where it is done: how many have done it. */
  done: number;
  places: number;
  /** Where the viewer marks it: a school, null for the municipality; undefined where not. */
  markIn: string | null | undefined;
  mayChange: boolean;
}

/** A step that was not done in its year. */
export interface UnfinishedStep {
  step: YearStep;
  startYear: number;
  /** The day that has passed: its own, or the one that it was carried over to. */
  dueDate: Day;
  /** Where the viewer chooses: a school, null for the municipality; undefined where another role does. */
  chooseIn: string | null | undefined;
  /** Where another role does, of how many schools; 1 for one place. */
  places: number;
}

export type LineOnWheel = PlanLineOnPage;

export interface WheelPage {
  startYear: number;
  /** The school whose wheel it is; null for the municipality's. */
  school: GoalSchool | null;
  schools: GoalSchool[];
  seesMunicipality: boolean;
  windows: WheelWindow[];
  steps: StepOnWheel[];
  lines: LineOnWheel[];
  /** Of earlier years, for the wheel of the year that is: to be carried over or closed. */
  unfinished: UnfinishedStep[];
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
  const wheel = await readWheel(db, places);
  const asked = { startYear, schoolIds: places };
  const isOwn = ({ step }: SettledOccurrence) => school !== null || step.schoolId === null;
  const isNow = startYear === schoolYearStart(today);
  return {
    startYear,
    school,
    schools,
    seesMunicipality,
    windows: await listWindows(db, startYear, school?.id ?? null),
    steps: joinPlaces(listWheel(wheel, asked).filter(isOwn)).map((all) =>
      toStep(all, { startYear, today, held, mayWrite, schools, schoolId: school?.id ?? null }),
    ),
    unfinished: isNow
      ? joinPlaces(listUnfinished(wheel, asked).filter(isOwn)).map((all) => toUnfinished(all, held))
      : [],
    lines: school ? await listWheelLines(db, { schoolId: school.id, startYear, held }) : [],
    mayWrite,
    history: mayWrite ? await listChanges(db, school?.id ?? null) : [],
    today,
  };
}

type Joined = [SettledOccurrence, ...SettledOccurrence[]];

/** Occurrences of one step of one year together, in the order in which they come. */
function joinPlaces(occurrences: readonly SettledOccurrence[]): Joined[] {
  const joined = new Map<string, Joined>();
  for (const one of occurrences) {
    const key = `${one.step.id} ${one.startYear}`;
    const known = joined.get(key);
    if (known) known.push(one);
    else joined.set(key, [one]);
  }
  return [...joined.values()];
}

function toStep(
  all: Joined,
  of: {
    startYear: number;
    today: Day;
    held: readonly HeldRole[];
    mayWrite: boolean;
    schools: readonly GoalSchool[];
    schoolId: string | null;
  },
): StepOnWheel {
  const [first] = all;
  const { step, startYear, isCarried, dueDate } = first;
  const states = all.map((one) => findShownState(one, of));
  const isOver = (state: ShownState) =>
    state === 'done' || state === 'carried' || state === 'closed';
  const isElsewhere = (at: number) => states[at] === 'carried' || states[at] === 'closed';
  const whole = states.every((state) => state === states[0]) ? states[0] : undefined;
  return {
    ...{ step, startYear, isCarried, dueDate },
    state: whole ?? states.find((state) => !isOver(state)) ?? states.find(isOver) ?? 'later',
    done: all.filter(({ doneOn }) => doneOn !== null).length,
    places: all.length,
    settled: all.flatMap(({ choice, schoolId }, at) =>
      choice && isElsewhere(at)
        ? [
            {
              schoolName:
                all.length > 1
                  ? (of.schools.find(({ id }) => id === schoolId)?.name ?? null)
                  : null,
              choice,
            },
          ]
        : [],
    ),
    markIn: all.find((one, at) => !isElsewhere(at) && isResponsible(of.held, toWork(one)))
      ?.schoolId,
    mayChange: of.mayWrite && !isCarried && step.schoolId === of.schoolId,
  };
}

function toUnfinished(all: Joined, held: readonly HeldRole[]): UnfinishedStep {
  const [{ step, startYear, dueDate, choice }] = all;
  return {
    ...{ step, startYear, places: all.length },
    dueDate: choice?.dueDate ?? dueDate,
    chooseIn: all.find((one) => isResponsible(held, toWork(one)))?.schoolId,
  };
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
    .map((row) => toLineOnPage(row, { held, today: viewer.today }))
    .filter(({ dueDate }) => schoolYearStart(dueDate) === startYear);
}
