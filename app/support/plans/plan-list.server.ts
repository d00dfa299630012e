/** Plans of the pupils the viewer sees, with their sessions and how much has been held. */
import { membershipsInScope, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import type { Prisma } from '~/platform/database/generated/client';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import type { SchoolBreakDays } from '~/roster/school-weeks';
import type { Need } from '~/support/groups/need';
import { isOwn, type PupilReach, reachedOn, reachOf } from '~/support/pupil-reach.server';
import type { Method } from './method';
import { listMethods } from './method-store.server';
import { listEarlierRhythms, listStandingChanges } from './plan-change';
import { CHANGES_IN_ORDER, toPlanChange } from './plan-changes.server';
import type { Carrier, Place } from './plan-form';
import type { LoggedSession, NotHeldReason, PlanView } from './plan-view';
import { listSessionDays } from './session-days';

type Db = ScopedDb<StaffViewer>;

function withAll(today: Day) {
  return {
    group: { select: { name: true } },
    staffMember: { select: { givenName: true, familyName: true } },
    pupils: { orderBy: { id: 'asc' }, include: { pupil: reachedOn(today) } },
    changes: {
      ...CHANGES_IN_ORDER,
      include: { staffMember: { select: { givenName: true, familyName: true } } },
    },
    sessions: {
      orderBy: { day: 'asc' },
      include: {
        attendances: true,
        staffMember: { select: { givenName: true, familyName: true } },
      },
    },
  } satisfies Prisma.PlanInclude;
}
type PlanRow = Prisma.PlanGetPayload<{ include: ReturnType<typeof withAll> }>;

type ListedPlans = { plans: PlanView[]; breaks: SchoolBreakDays[] };

/**
 * Plans that last on the day or after it, of pupils whose results the viewer may see; of these pupils when
 * they are named. The number of queries is fixed. Whoever shows the pupils writes who looked.
 */
export async function listPlans(
  db: Db,
  lastingOn: Day,
  pupilIds: readonly string[] | null = null,
): Promise<ListedPlans> {
  return readPlans(db, { lastingOn, pupilIds, methods: await listMethods(db) });
}

/** The same for counting: titles of methods are not read. */
export function listPlansToCount(db: Db, lastingOn: Day): Promise<ListedPlans> {
  return readPlans(db, { lastingOn, pupilIds: null, methods: [] });
}

async function readPlans(
  db: Db,
  asked: { lastingOn: Day; pupilIds: readonly string[] | null; methods: readonly Method[] },
): Promise<ListedPlans> {
  const { lastingOn, pupilIds, methods } = asked;
  const { transaction, municipalityId } = db;
  const rows = await transaction.plan.findMany({
    where: {
      municipalityId,
      endDate: { gte: toStoredDate(lastingOn) },
      pupils: {
        some: {
          ...(pupilIds && { pupilId: { in: [...pupilIds] } }),
          pupil: { memberships: { some: membershipsInScope(db, 'class.see-results') } },
        },
      },
    },
    include: withAll(db.viewer.today),
    orderBy: [{ startDate: 'asc' }, { id: 'asc' }],
  });
  const breaks = await listSchoolBreaks(db);
  const placed = rows.flatMap(({ pupils }) =>
    pupils.flatMap(({ pupil: { memberships, ...pupil } }) =>
      memberships.map(({ schoolClass }) => ({ pupil, schoolClass })),
    ),
  );
  const reach = reachOf(db.viewer, placed);
  const plans = rows.map((row) => toView(db, row, { reach, methods, breaks }));
  return { plans: plans.filter(({ startDate, endDate }) => startDate <= endDate), breaks };
}

function listPupilIds({ pupils }: { pupils: readonly { pupilId: string }[] }): string[] {
  return [...new Set(pupils.map(({ pupilId }) => pupilId))];
}

type Setting = {
  reach: PupilReach;
  methods: readonly Method[];
  breaks: readonly SchoolBreakDays[];
};

function toView({ viewer }: Db, row: PlanRow, { reach, methods, breaks }: Setting): PlanView {
  const [startDate, endDate] = [dayOf(row.startDate), dayOf(row.endDate)];
  const changes = row.changes.map((change) => ({
    ...toPlanChange(change),
    by: `${change.staffMember.givenName} ${change.staffMember.familyName}`,
  }));
  const earlier = listEarlierRhythms(changes);
  const rhythm = { weekdays: row.weekdays, earlier, startDate, endDate };
  const titleOf = (methodId: string) =>
    methods.find(({ id }) => id === methodId)?.title ?? { sv: '–', en: '–' };
  const pupils = row.pupils.flatMap((part) => {
    const pupil = reach.find('class.see-results', part.pupilId);
    if (!pupil) return [];
    return {
      pupilId: pupil.pupilId,
      name: `${pupil.givenName} ${pupil.familyName}`.trim(),
      classId: pupil.classId,
      className: pupil.className,
      startDate: dayOf(part.startDate),
      endDate: part.endDate && dayOf(part.endDate),
    };
  });
  const seen = new Set(pupils.map(({ pupilId }) => pupilId));
  const held = row.sessions.filter(({ isHeld }) => isHeld);
  const own = { pupilIds: listPupilIds(row), isMaker: row.staffMemberId === viewer.staffMemberId };
  const mayChange = isOwn(reach, 'support.plan', own);
  const isTeachers = row.carriedOutBy === 'teacher';
  return {
    planId: row.id,
    groupName: row.group?.name ?? null,
    need: row.need as Need,
    aim: row.aim,
    methodTitle: titleOf(row.methodId),
    carriedOutBy: row.carriedOutBy as Carrier,
    place: row.place as Place,
    minutes: row.minutes,
    weeks: row.weeks,
    ...rhythm,
    remeasureDate: dayOf(row.remeasureDate),
    owner: `${row.staffMember.givenName} ${row.staffMember.familyName}`,
    pupils,
    others: listPupilIds(row).filter((id) => reach.isPlaced(id) && !seen.has(id)).length,
    sessions: row.sessions.map((session) => toSession(session, seen)),
    given: {
      planned: listSessionDays(rhythm, { from: startDate, to: viewer.today }, breaks).length,
      held: held.length,
      minutes: held.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    },
    plannedInAll: listSessionDays(rhythm, { from: startDate, to: endDate }, breaks).length,
    changes: listStandingChanges(changes).map(({ id, day, by, body }) => ({
      changeId: id,
      day,
      by,
      reason: body.reason,
      before: { ...body.before, methodTitle: titleOf(body.before.methodId) },
      after: { ...body.after, methodTitle: titleOf(body.after.methodId) },
    })),
    mayRecord: mayChange || (isTeachers && isOwn(reach, 'class.record', own)),
    mayChange,
  };
}

function toSession(session: PlanRow['sessions'][number], seen: ReadonlySet<string>): LoggedSession {
  const { day, isHeld, reason, minutes, attendances, staffMember } = session;
  return {
    day: dayOf(day),
    isHeld,
    reason: reason as NotHeldReason | null,
    minutes,
    absentIds: attendances
      .filter(({ isPresent, pupilId }) => !isPresent && seen.has(pupilId))
      .map(({ pupilId }) => pupilId),
    by: `${staffMember.givenName} ${staffMember.familyName}`,
  };
}
