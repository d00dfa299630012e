/** Goals and schools' parts in them as they stand in the database, in the shapes that the pages share. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { AGENDA_TARGETS } from '~/outcomes/benefit/agenda';
import { dayOf, schoolYearStart } from '~/platform/calendar';
import { type Sight, tellBaseline, tellCount } from './baseline';
import { type Contribution, type Goal, type GoalStatus, RESPONSIBLE_ROLES } from './goal';
import type { Direction, Indicator, MeasuredPlace, Reading } from './indicators';
import { readAt } from './indicators';

type Db = ScopedDb<StaffViewer>;

export type GoalRow = Awaited<ReturnType<typeof listGoalRows>>[number];

/**
 * Goals that were not taken back, with the municipality's own values: those that go on first, then by the day of their
 * target. The caller has established that the viewer reads goals.
 */
export async function listGoalRows({ transaction, municipalityId }: Db) {
  const rows = await transaction.goal.findMany({
    where: { municipalityId, status: { not: 'withdrawn' } },
    include: {
      owner: { select: { id: true, givenName: true, familyName: true } },
      values: {
        where: { withdrawnAt: null, schoolId: null },
        orderBy: [{ day: 'asc' }, { id: 'asc' }],
      },
    },
    orderBy: [{ targetDate: 'asc' }, { id: 'asc' }],
  });
  const order = ['active', 'reached', 'ended'];
  return rows.sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
}

export function toGoal(row: GoalRow): Goal {
  const { id, title, unit, target, owner, countsPupils } = row;
  const targetDate = dayOf(row.targetDate);
  return {
    id,
    title,
    unit,
    countsPupils,
    target,
    targetDate,
    indicator: row.indicator as Indicator,
    direction: row.direction as Direction,
    years: { from: row.startYear, to: Math.max(row.startYear, schoolYearStart(targetDate)) },
    owner: owner
      ? { staffMemberId: owner.id, name: `${owner.givenName} ${owner.familyName}` }
      : { role: RESPONSIBLE_ROLES.find((role) => role === row.ownerRole) ?? 'head-of-education' },
    status: row.status as GoalStatus,
    agenda: AGENDA_TARGETS.filter((target) => row.agenda.includes(target)),
  };
}

export type SchoolParts = Awaited<ReturnType<typeof listParts>>;

/** Schools' own targets, plan lines and counts by hand that stand. The caller has found the schools in scope. */
export async function listParts(db: Db, schools: readonly { id: string }[]) {
  const { transaction, municipalityId } = db;
  const own = { municipalityId, schoolId: { in: schools.map(({ id }) => id) }, withdrawnAt: null };
  return {
    contributions: await listContributions(db, schools),
    lines: await transaction.schoolPlanLine.findMany({
      where: own,
      orderBy: [{ dueDate: 'asc' }, { id: 'asc' }],
    }),
    counts: await transaction.goalValue.findMany({
      where: own,
      orderBy: [{ day: 'asc' }, { id: 'asc' }],
    }),
  };
}

/** Schools' own targets by themselves, that stand. */
export function listContributions(
  { transaction, municipalityId }: Db,
  schools: readonly { id: string }[],
) {
  return transaction.schoolContribution.findMany({
    where: { municipalityId, schoolId: { in: schools.map(({ id }) => id) }, withdrawnAt: null },
  });
}

type OfGoal = Pick<GoalRow, 'id' | 'indicator' | 'countsPupils'>;

/**
 * What a school has taken on of a goal and its value now, for a reader. What is counted by hand goes to everybody who
 * reads the plan; what the follow-up counts, to who sees the school's figures there.
 */
export function readPart(
  goal: OfGoal,
  parts: Pick<SchoolParts, 'contributions' | 'counts'>,
  of: { schoolId: string; sight: Sight; place: MeasuredPlace | undefined },
): { contribution: Contribution; now: Reading | null } {
  const isOwn = (row: { schoolId: string | null; goalId: string }) =>
    row.schoolId === of.schoolId && row.goalId === goal.id;
  const taken = parts.contributions.find(isOwn);
  const isCounted = goal.indicator === 'counted-by-hand';
  const sight = isCounted && of.sight === 'none' ? 'exact' : of.sight;
  const last = parts.counts.findLast(isOwn);
  return {
    contribution: {
      target: taken?.target ?? null,
      targetDate: taken?.targetDate ? dayOf(taken.targetDate) : null,
      words: taken?.words ?? '',
      baseline: taken ? tellBaseline(taken, sight) : null,
    },
    now: isCounted
      ? tellCount(last?.value ?? null, { countsPupils: goal.countsPupils, sight })
      : readAt(goal.indicator as Indicator, of.place),
  };
}
