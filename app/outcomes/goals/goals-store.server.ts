/**
 * Goals beside the outcome: what was agreed, read for each viewer, with the values that the follow-up shows
 * the same viewer. A value of the municipality goes to who sees the municipality's follow-up only: held
 * against a school's exact counts it would give the other schools away.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import type { FollowUpChoice } from '~/outcomes/follow-up/follow-up-choice';
import { loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import type { ShownYear, WindowKind } from '~/outcomes/follow-up/shown-figures';
import { dayOf, toStoredDate } from '~/platform/calendar';
import { forbidden } from '~/platform/http.server';
import { readBaseline, type Sight, toValue } from './baseline';
import {
  countLines,
  type Goal,
  type KeptValue,
  type LineKind,
  type Measured,
  type RollUpRow,
} from './goal';
import { findPicture, listChanges } from './goal-history.server';
import { findSight, type GoalSchool, listSchoolsFor } from './goal-places.server';
import {
  type GoalRow,
  listGoalRows,
  listParts,
  readPart,
  type SchoolParts,
  toGoal,
} from './goal-rows.server';
import type { HistoryLine } from './history';
import { isReached, type MeasuredPlace, type Reading, readIndicator } from './indicators';
import { placeOfMunicipality, placeOfMunicipalSchool, placeOfSchool } from './measured-places';

type Db = ScopedDb<StaffViewer>;

export interface GoalOnPage extends Goal {
  measured: Measured | null;
  /** The schools that the viewer reads. */
  schools: RollUpRow[];
}

export interface GoalsPage {
  municipalityName: string;
  picture: string;
  goals: GoalOnPage[];
  mayWrite: boolean;
  /** Whether values of schools are among what is shown. */
  seesValues: boolean;
  windows: ShownYear['windows'];
  windowId: string | null;
  /** Who can own a goal by name; for who writes goals. */
  staff: { id: string; name: string }[];
  /** For who writes goals. */
  history: HistoryLine[];
  today: string;
}

/** @throws 403 for roles without goals, 404 for a window that is none. */
export async function loadGoals(
  db: Db,
  { windowId }: Pick<FollowUpChoice, 'windowId'>,
): Promise<GoalsPage> {
  const { grants, today } = db.viewer;
  if (!mayAnywhere(grants, 'goals.see')) throw forbidden();
  const mayWrite = mayAnywhere(grants, 'goals.set');
  const municipality = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: db.municipalityId },
    select: { name: true },
  });
  const rows = await listGoalRows(db);
  const schools = await listSchoolsFor(db, 'goals.see');
  const shown = rows.length > 0 ? await loadShown(db, schools, windowId) : NOTHING_SHOWN;
  const parts = await listParts(db, schools);
  return {
    municipalityName: municipality.name,
    picture: await findPicture(db),
    goals: rows.map((row) => ({
      ...toGoal(row),
      measured: measureGoal(row, shown.municipality),
      schools: schools.map((school) =>
        rollUp(row, school, { parts, shown, sight: findSight(grants, school.id) }),
      ),
    })),
    mayWrite,
    seesValues: shown.schools.size > 0,
    windows: shown.windows,
    windowId: shown.windowId,
    staff: mayWrite ? await listOwners(db) : [],
    history: mayWrite ? await listChanges(db, null) : [],
    today,
  };
}

interface Shown {
  municipality: MeasuredPlace | null;
  schools: Map<string, MeasuredPlace>;
  windows: ShownYear['windows'];
  windowId: string | null;
}
const NOTHING_SHOWN: Shown = {
  municipality: null,
  schools: new Map(),
  windows: [],
  windowId: null,
};

/** What the follow-up shows the viewer of the municipality and of these schools. */
async function loadShown(
  db: Db,
  schools: readonly GoalSchool[],
  windowId: string | null,
): Promise<Shown> {
  const { grants } = db.viewer;
  if (mayAnywhere(grants, 'municipality.see-summary')) {
    const page = await loadFollowUp(db, { schoolId: null, windowId });
    if (page.of !== 'municipality') throw forbidden();
    const { windows, windowId: own } = page;
    return {
      municipality: placeOfMunicipality(page),
      schools: new Map(page.schools.map((row) => [row.schoolId, placeOfMunicipalSchool(row)])),
      windows,
      windowId: own,
    };
  }
  if (!mayAnywhere(grants, 'school.see-summary')) return NOTHING_SHOWN;
  const shown: Shown = { ...NOTHING_SHOWN, schools: new Map() };
  const led = grants.flatMap(({ role, schoolId }) =>
    role === 'principal' ? (schoolId ?? []) : [],
  );
  for (const { id } of schools.filter(({ id }) => led.includes(id))) {
    const page = await loadFollowUp(db, { schoolId: id, windowId });
    if (page.of === 'school') shown.schools.set(id, placeOfSchool(page));
    shown.windows = page.windows;
    shown.windowId = page.windowId;
  }
  return shown;
}

/** Counts by hand go to everyone who reads goals; the rest to who sees the municipality's follow-up. */
function measureGoal(row: GoalRow, place: MeasuredPlace | null): Measured | null {
  const { indicator, direction } = toGoal(row);
  const isCounted = indicator === 'counted-by-hand';
  if (!isCounted && place === null) return null;
  const kept = row.values.map(
    ({ id, day, startYear, windowKind, ...value }): KeptValue => ({
      id,
      day: dayOf(day),
      startYear,
      window: windowKind as WindowKind | null,
      value: toValue(value),
    }),
  );
  const last = kept.at(-1);
  const counted: Reading | null = last ? { ok: true, value: last.value } : null;
  const now = isCounted || place === null ? counted : readIndicator(indicator, place);
  return {
    now,
    isReached: now?.ok === true && isReached(now.value, row.target, direction),
    baseline: readBaseline(row),
    kept,
  };
}

function rollUp(
  goal: GoalRow,
  school: GoalSchool,
  { parts, shown, sight }: { parts: SchoolParts; shown: Shown; sight: Sight },
): RollUpRow {
  const { id: schoolId, name: schoolName } = school;
  const place = shown.schools.get(schoolId);
  const { contribution, now } = readPart(goal, parts, { schoolId, sight, place });
  const { target, targetDate, baseline } = contribution;
  const lines = parts.lines.filter((row) => row.schoolId === schoolId && row.goalId === goal.id);
  return {
    schoolId,
    schoolName,
    ...{ target, targetDate, baseline, now },
    ...countLines(
      lines.map((line) => ({
        kind: line.kind as LineKind,
        doneOn: line.doneOn && dayOf(line.doneOn),
      })),
    ),
  };
}

/** Leaders with a role today, by name. */
async function listOwners({ transaction, municipalityId, viewer }: Db) {
  const today = toStoredDate(viewer.today);
  const rows = await transaction.staffMember.findMany({
    where: {
      municipalityId,
      closedAt: null,
      roleAssignments: {
        some: {
          role: { in: ['head-of-education', 'principal', 'administrator', 'special-educator'] },
          startDate: { lte: today },
          OR: [{ endDate: null }, { endDate: { gte: today } }],
        },
      },
    },
    select: { id: true, givenName: true, familyName: true },
  });
  const names = new Intl.Collator('sv');
  return rows
    .map(({ id, givenName, familyName }) => ({ id, name: `${givenName} ${familyName}` }))
    .sort((one, other) => names.compare(one.name, other.name));
}
