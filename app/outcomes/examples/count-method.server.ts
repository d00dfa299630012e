/** Counts what a school's plans by a method have come to. Counts only: no pupil leaves this file. */
import type { ScopedDb } from '~/access/in-scope.server';
import { decideForSchool, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf, toStoredDate } from '~/platform/calendar';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { listEarlierRhythms } from '~/support/plans/plan-change';
import { CHANGES_IN_ORDER, toPlanChange } from '~/support/plans/plan-changes.server';
import { listSessionDays } from '~/support/plans/session-days';
import type { AfterSupport } from '~/support/progress/after-support';
import { readAfterSupport } from '~/support/progress/after-support.server';
import { listPlannedPupils, type PlannedPupil } from '~/support/progress/planned-pupils.server';
import {
  type CardFigures,
  type CountedPlan,
  isJudged,
  TOO_FEW,
  tellDose,
  tellOnTheWay,
  tellShare,
} from './card-figures';
import { type CountedPupil, findTellable } from './tellable-methods';

type Db = ScopedDb<StaffViewer>;

/**
 * The figures of a card, of pupils who are in the school's classes today and have had a part in a plan this
 * school year. Who started alike is looked for among all of the municipality's with a plan. The caller has
 * established that the viewer may know counts of the school; what is the rest of it is for who sees it all.
 */
export async function countMethod(
  db: Db,
  { schoolId, methodId }: { schoolId: string; methodId: string },
): Promise<CardFigures> {
  const { year, classes } = await readYear(db);
  const pupils = await listPlannedPupils(db, [...classes.keys()]);
  const ofSchool = pupils.filter(({ classId }) => classes.get(classId) === schoolId);
  const isOwn = ({ parts }: PlannedPupil) => parts.some((part) => part.methodId === methodId);
  const own = ofSchool.filter(isOwn);
  const ownIds = own.map(({ pupilId }) => pupilId);
  const allIds = [...new Set(pupils.map(({ pupilId }) => pupilId))];
  const after = year ? await readAfterSupport(db, allIds, year) : new Map<string, AfterSupport>();
  const verdictsOf = (some: readonly PlannedPupil[]) =>
    some.flatMap(({ pupilId }) => after.get(pupilId)?.verdict ?? []);
  const beside = ownIds.flatMap((pupilId) => after.get(pupilId)?.beside ?? []);
  const isTold = (read: (one: AfterSupport) => boolean | null) =>
    findTellable(
      ofSchool.flatMap(({ pupilId, parts }): CountedPupil[] => {
        const found = after.get(pupilId);
        const isCounted = found ? read(found) : null;
        const methodIds = parts.map((part) => part.methodId);
        return isCounted === null ? [] : [{ methodIds, isCounted }];
      }),
    ).has(methodId);
  const isVerdictTold = isTold(({ verdict }) =>
    isJudged(verdict) ? verdict === 'on-the-way' : null,
  );
  const isBesideTold = isTold((one) => one.beside && one.beside === 'faster');
  return {
    countedOn: db.viewer.today,
    dose: tellDose(await listPlans(db, methodId, ownIds), own.length),
    onTheWay: isVerdictTold ? tellOnTheWay(verdictsOf(own)) : TOO_FEW,
    besides: seesWholeSchool(db, schoolId, classes)
      ? tellOnTheWay(verdictsOf(ofSchool.filter((pupil) => !isOwn(pupil))))
      : null,
    faster: isBesideTold
      ? tellShare(beside.filter((word) => word === 'faster').length, beside.length)
      : TOO_FEW,
  };
}

/** Whether the school's counts, or the results of each of its classes, are the viewer's to see anyhow. */
function seesWholeSchool(
  { viewer: { grants } }: Db,
  schoolId: string,
  classes: ReadonlyMap<string, string>,
): boolean {
  const school = { schoolId, classIds: [] };
  if (decideForSchool(grants, 'school.see-summary', school) === 'allowed') return true;
  const reach = territory(grants, 'class.see-results');
  if (reach === 'all' || reach.schoolIds.includes(schoolId)) return true;
  return [...classes].every(([id, of]) => of !== schoolId || reach.classIds.includes(id));
}

/** The newest school year that has begun, and the school of each of its classes. */
async function readYear({ transaction, municipalityId, viewer }: Db) {
  const year = await transaction.schoolYear.findFirst({
    where: { municipalityId, startDate: { lte: toStoredDate(viewer.today) } },
    orderBy: { startYear: 'desc' },
    include: { classes: { select: { id: true, schoolId: true } } },
  });
  return {
    year: year && { schoolYearId: year.id, from: dayOf(year.startDate), asOf: viewer.today },
    classes: new Map((year?.classes ?? []).map(({ id, schoolId }) => [id, schoolId])),
  };
}

async function listPlans(
  db: Db,
  methodId: string,
  pupilIds: readonly string[],
): Promise<CountedPlan[]> {
  const { transaction, municipalityId, viewer } = db;
  const rows = await transaction.plan.findMany({
    where: { municipalityId, methodId, pupils: { some: { pupilId: { in: [...pupilIds] } } } },
    select: {
      minutes: true,
      weekdays: true,
      weeks: true,
      startDate: true,
      endDate: true,
      changes: CHANGES_IN_ORDER,
      sessions: {
        where: { isHeld: true, day: { lte: toStoredDate(viewer.today) } },
        select: { id: true },
      },
    },
  });
  const breaks = await listSchoolBreaks(db);
  return rows.map(({ minutes, weekdays, weeks, startDate, endDate, changes, sessions }) => {
    const earlier = listEarlierRhythms(changes.map(toPlanChange));
    const rhythm = { weekdays, earlier, startDate: dayOf(startDate), endDate: dayOf(endDate) };
    const range = { from: rhythm.startDate, to: viewer.today };
    return {
      minutes,
      timesAWeek: weekdays.length,
      weeks,
      sessionsPlanned: listSessionDays(rhythm, range, breaks).length,
      sessionsHeld: sessions.length,
    };
  });
}

/** Plans of a school that use a method, also those of earlier years. */
export async function countPlansBy(
  db: Db,
  { schoolId, methodId }: { schoolId: string; methodId: string },
): Promise<number> {
  return db.transaction.plan.count({
    where: {
      municipalityId: db.municipalityId,
      methodId,
      OR: [
        { group: { schoolId } },
        { pupils: { some: { pupil: { enrolments: { some: { schoolId } } } } } },
      ],
    },
  });
}
