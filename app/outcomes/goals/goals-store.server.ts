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
import { type FollowUpWithMap, loadFollowUpWithMap } from '~/outcomes/map/map-store.server';
import { dayOf, schoolYearStart, toStoredDate } from '~/platform/calendar';
import { forbidden } from '~/platform/http.server';
import {
  countLines,
  type Goal,
  type GoalStatus,
  type KeptValue,
  type LineKind,
  type Measured,
  RESPONSIBLE_ROLES,
  type RollUpRow,
} from './goal';
import { findPicture, listChanges } from './goal-history.server';
import { type GoalSchool, listSchoolsFor } from './goal-places.server';
import type { HistoryLine } from './history';
import {
  type Direction,
  type Indicator,
  isReached,
  type MeasuredPlace,
  type Reading,
  readAt,
  readIndicator,
  type Value,
} from './indicators';
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
      schools: schools.map((school) => rollUp(row, school, { parts, shown })),
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

type GoalRow = Awaited<ReturnType<typeof listGoalRows>>[number];

/** Goals that were not taken back: those that go on first, then by the day of their target. */
export async function listGoalRows({ transaction, municipalityId }: Db) {
  const rows = await transaction.goal.findMany({
    where: { municipalityId, status: { not: 'withdrawn' } },
    include: {
      owner: { select: { id: true, givenName: true, familyName: true } },
      values: { where: { withdrawnAt: null }, orderBy: [{ day: 'asc' }, { id: 'asc' }] },
    },
    orderBy: [{ targetDate: 'asc' }, { id: 'asc' }],
  });
  const order = ['active', 'reached', 'ended'];
  return rows.sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
}

export function toGoal(row: GoalRow): Goal {
  const { id, title, unit, target, owner } = row;
  const targetDate = dayOf(row.targetDate);
  return {
    id,
    title,
    unit,
    target,
    targetDate,
    indicator: row.indicator as Indicator,
    direction: row.direction as Direction,
    years: { from: row.startYear, to: Math.max(row.startYear, schoolYearStart(targetDate)) },
    owner: owner
      ? { staffMemberId: owner.id, name: `${owner.givenName} ${owner.familyName}` }
      : { role: RESPONSIBLE_ROLES.find((role) => role === row.ownerRole) ?? 'head-of-education' },
    status: row.status as GoalStatus,
  };
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
    baseline: row.baselineOn
      ? {
          day: dayOf(row.baselineOn),
          window: row.baselineWindow as WindowKind | null,
          value: toValue({
            part: row.baselinePart,
            base: row.baselineBase,
            value: row.baselineValue,
          }),
        }
      : null,
    kept,
  };
}

function toValue(stored: {
  part: number | null;
  base: number | null;
  value: number | null;
}): Value {
  const { part, base, value } = stored;
  return part !== null && base !== null ? { part, base } : { value: value ?? 0 };
}

type Parts = Awaited<ReturnType<typeof listParts>>;

/** Schools' own targets and plan lines that stand. */
async function listParts({ transaction, municipalityId }: Db, schools: readonly GoalSchool[]) {
  const own = { municipalityId, schoolId: { in: schools.map(({ id }) => id) }, withdrawnAt: null };
  return {
    contributions: await transaction.schoolContribution.findMany({ where: own }),
    lines: await transaction.schoolPlanLine.findMany({ where: own }),
  };
}

function rollUp(
  goal: Pick<GoalRow, 'id' | 'indicator'>,
  school: GoalSchool,
  { parts, shown }: { parts: Parts; shown: Shown },
): RollUpRow {
  const isOwn = (row: { schoolId: string; goalId: string }) =>
    row.schoolId === school.id && row.goalId === goal.id;
  const place = shown.schools.get(school.id);
  return {
    schoolId: school.id,
    schoolName: school.name,
    target: parts.contributions.find(isOwn)?.target ?? null,
    now: readAt(goal.indicator as Indicator, place),
    ...countLines(
      parts.lines.filter(isOwn).map((line) => ({
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

/** A goal as it stands beside the figures it is about. */
export type GoalBeside = Pick<
  Goal,
  'id' | 'title' | 'indicator' | 'direction' | 'targetDate' | 'target'
> & { now: Reading; isReached: boolean };

/**
 * The follow-up with the goals that go on beside it; beside a school year that is over stand none.
 * @throws as the follow-up.
 */
export async function loadFollowUpWithGoals(
  db: Db,
  choice: FollowUpChoice,
): Promise<FollowUpWithMap & { goals: GoalBeside[] }> {
  const page = await loadFollowUpWithMap(db, choice);
  if (page.asOf !== db.viewer.today) return { ...page, goals: [] };
  const place = page.of === 'school' ? placeOfSchool(page) : placeOfMunicipality(page);
  const rows = await listGoalRows(db);
  const own =
    page.of === 'school'
      ? await listParts(db, [{ id: page.schoolId, name: page.schoolName }])
      : null;
  const goals = rows.flatMap((row): GoalBeside[] => {
    const { id, title, indicator, direction, targetDate, status } = toGoal(row);
    const now = readAt(indicator, place);
    if (status !== 'active' || now === null) return [];
    const target = own?.contributions.find(({ goalId }) => goalId === id)?.target ?? row.target;
    const reached = now.ok && isReached(now.value, target, direction);
    return [{ id, title, indicator, direction, targetDate, target, now, isReached: reached }];
  });
  return { ...page, goals };
}
