/** A school's set-up for its principal, and the limits of it for the administrator. Nothing of a pupil is read. */
import { requireMunicipality, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { goesOn } from '~/administration/round-store.server';
import { CLASS_SITTINGS } from '~/administration/round-words';
import { getBattery } from '~/instruments/batteries';
import { windowKindSchema } from '~/instruments/battery';
import { listSupplementaryTasks } from '~/instruments/supplementary-tasks';
import { listSchoolsFor } from '~/outcomes/goals/goal-places.server';
import { dayInZone, dayOf, schoolYearStart } from '~/platform/calendar';
import { forbidden } from '~/platform/http.server';
import {
  findDaysProblem,
  placeTask,
  readLimits,
  resolveSetUp,
  SET_UP_LINES,
  type SetUpLine,
  type SetUpRow,
} from '~/roster/set-up/set-up';
import { listJudgedTasks } from '~/scoring/judged-tasks';
import { readPolicies } from '~/scoring/policy-case.server';
import { findWindowPolicy } from '~/scoring/window-policy';
import type {
  LimitsPage,
  LineStates,
  SchoolSetUpPage,
  SetUpHistoryLine,
  SetUpPage,
  SupplementaryOnPage,
} from './set-up-page';

type Db = ScopedDb<StaffViewer>;

const HISTORY = 40;

/**
 * The school that was asked for; without one the limits for who sets them, else the viewer's first school.
 * @throws 404 for a school out of scope, 403 for other roles.
 */
export async function loadSetUp(db: Db, schoolId: string | null): Promise<SetUpPage> {
  if (!schoolId && mayAnywhere(db.viewer.grants, 'set-up.limit')) return loadLimits(db);
  return loadSchool(db, schoolId);
}

async function loadSchool(db: Db, schoolId: string | null): Promise<SchoolSetUpPage> {
  const schools = await listSchoolsFor(db, 'set-up.choose');
  const asked = schoolId ?? schools[0]?.id;
  if (!asked) throw forbidden();
  const school = await requireSchool(db, 'set-up.choose', asked);
  const rows = await listRows(db, school.id);
  const setUp = resolveSetUp([...newest(rows), ...newest(await listRows(db, null))]);
  const windows = await listWindows(db);
  return {
    of: 'school',
    school: { id: school.id, name: school.name },
    schools,
    setUp,
    windows: windows.map(({ id, kind, startDate, endDate, catchUpEndDate }) => {
      const own = setUp.chosen.calendar?.days.find(({ windowId }) => windowId === id) ?? null;
      const ownHold = own !== null && findDaysProblem(own, { startDate, endDate }) === null;
      return { id, kind, startDate, endDate, catchUpEndDate, own, ownHold };
    }),
    tasks: await listSupplementary(db, windows),
    underWay: await countUnderWay(db, school.id),
    lines: readLines(db, rows),
    history: toHistory(db, rows),
  };
}

function countUnderWay({ transaction, municipalityId }: Db, schoolId: string): Promise<number> {
  const kinds = [...CLASS_SITTINGS, 'one-to-one'] as const;
  return transaction.sitting.count({
    where: { municipalityId, round: { schoolClass: { schoolId } }, ...goesOn(kinds) },
  });
}

async function loadLimits(db: Db): Promise<LimitsPage> {
  requireMunicipality(db, 'set-up.limit');
  const { transaction, municipalityId } = db;
  const rows = await listRows(db, null);
  const schools = await transaction.school.findMany({
    where: { municipalityId },
    select: { id: true, name: true },
  });
  const chosen = await transaction.schoolSetUp.findMany({
    where: { municipalityId, schoolId: { not: null } },
    distinct: ['schoolId', 'line'],
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { schoolId: true, line: true, value: true },
  });
  const names = new Intl.Collator('sv', { numeric: true });
  return {
    of: 'municipality',
    limits: readLimits(newest(rows)),
    tasks: await listSupplementary(db, await listWindows(db)),
    lines: readLines(db, rows),
    history: toHistory(db, rows),
    schools: schools
      .map(({ id, name }) => {
        const own = resolveSetUp(chosen.filter(({ schoolId }) => schoolId === id)).chosen;
        return { id, name, chosen: SET_UP_LINES.filter((line) => own[line] !== null) };
      })
      .sort((one, other) => names.compare(one.name, other.name)),
  };
}

type Row = SetUpRow & {
  id: string;
  createdAt: Date;
  staffMember: { givenName: string; familyName: string };
};

/** What was written of a school, or of the limits (null), the newest first. The caller has required it. */
async function listRows({ transaction, municipalityId }: Db, schoolId: string | null) {
  return transaction.schoolSetUp.findMany({
    where: { municipalityId, schoolId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: { staffMember: { select: { givenName: true, familyName: true } } },
  });
}

/** The first of each line, of rows in order. */
function newest<Kept extends SetUpRow>(rows: readonly Kept[]): Kept[] {
  return SET_UP_LINES.flatMap((line) => rows.find((row) => row.line === line) ?? []);
}

function readLines({ viewer }: Db, rows: readonly Row[]): LineStates {
  const read = (line: SetUpLine) => {
    const row = rows.find((one) => one.line === line);
    return {
      changeId: row?.id ?? null,
      isChosen: (row?.value ?? null) !== null,
      by: row ? nameOf(row) : '',
      day: row ? dayInZone(row.createdAt, viewer.timeZone) : viewer.today,
    };
  };
  return {
    calendar: read('calendar'),
    roles: read('roles'),
    tasks: read('tasks'),
    attention: read('attention'),
    letter: read('letter'),
  };
}

function toHistory({ viewer }: Db, rows: readonly Row[]): SetUpHistoryLine[] {
  return rows.slice(0, HISTORY).map((row) => ({
    id: row.id,
    line: row.line as SetUpLine,
    isDefault: row.value === null,
    day: dayInZone(row.createdAt, viewer.timeZone),
    who: nameOf(row),
  }));
}

function nameOf({ staffMember }: Row): string {
  return `${staffMember.givenName} ${staffMember.familyName}`;
}

/** The windows of the school year of today, in their order. */
async function listWindows({ transaction, municipalityId, viewer }: Db) {
  const rows = await transaction.screeningWindow.findMany({
    where: { municipalityId, schoolYear: { startYear: schoolYearStart(viewer.today) } },
    orderBy: { startDate: 'asc' },
  });
  return rows.map((row) => ({
    ...row,
    kind: windowKindSchema.parse(row.kind),
    startDate: dayOf(row.startDate),
    endDate: dayOf(row.endDate),
    catchUpEndDate: dayOf(row.catchUpEndDate),
  }));
}

type Window = Awaited<ReturnType<typeof listWindows>>[number];

/** Tasks of the year's windows that no level is judged by, of the battery and the policy of each window. */
async function listSupplementary(
  db: Db,
  windows: readonly Window[],
): Promise<SupplementaryOnPage[]> {
  const policies = await readPolicies(db);
  return windows.flatMap((window) => {
    const judging = findWindowPolicy(policies, { ...window, windowKind: window.kind });
    const judged = judging ? listJudgedTasks(judging.policy, window.kind) : [];
    return listSupplementaryTasks(getBattery(window.batteryId, window.batteryVersion))
      .filter(({ windowKind, taskId }) => windowKind === window.kind && !judged.includes(taskId))
      .map(({ windowKind, taskId, title, isForClass }) => ({
        place: placeTask(windowKind, taskId),
        windowKind,
        title,
        isForClass,
      }));
  });
}

/** The tasks that schools may leave out this school year. The caller has required the school or the limits. */
export async function listSupplementaryOf(db: Db): Promise<SupplementaryOnPage[]> {
  return listSupplementary(db, await listWindows(db));
}
