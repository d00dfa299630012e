/** Counts what a school's plans by a method have come to. Counts only: no pupil leaves this file. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf, toStoredDate } from '~/platform/calendar';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { readPolicies } from '~/scoring/policy-case.server';
import { listSessionDays } from '~/support/plans/session-days';
import { type AlikeSeries, compareAlike } from '~/support/progress/alike';
import { describeSeries } from '~/support/progress/alike-series';
import { readHelped } from '~/support/progress/followed.server';
import { readFollowedYears } from '~/support/progress/goal-windows.server';
import type { Helped } from '~/support/progress/helped';
import { listPlannedPupils, type PlannedPupil } from '~/support/progress/planned-pupils.server';
import { listProbeRows } from '~/support/progress/probe-rows.server';
import { listRead } from '~/support/progress/read-probes';
import {
  type CardFigures,
  type CountedPlan,
  tellDose,
  tellOnTheWay,
  tellShare,
} from './card-figures';

type Db = ScopedDb<StaffViewer>;

/**
 * The figures of a card, of pupils who are in the school's classes today and have had a part in a plan this
 * school year. The caller has established that the viewer may know counts of the school.
 */
export async function countMethod(
  db: Db,
  { schoolId, methodId }: { schoolId: string; methodId: string },
): Promise<CardFigures> {
  const classes = await db.transaction.schoolClass.findMany({
    where: { municipalityId: db.municipalityId, schoolId },
    select: { id: true },
  });
  const classIds = classes.map(({ id }) => id);
  const pupils = await listPlannedPupils(db, classIds);
  const policies = await readPolicies(db);
  const helped = await readHelped(db, classIds, policies);
  const [own, others] = splitBy(pupils, ({ parts }) =>
    parts.some((part) => part.methodId === methodId),
  );
  const verdictsOf = (some: readonly PlannedPupil[]) =>
    some.flatMap(({ pupilId }) => helped.get(pupilId)?.verdict ?? []);
  const years = await readFollowedYears(
    db,
    [...new Set(own.map((one) => one.schoolYearId))],
    policies,
  );
  const plans = await listPlans(
    db,
    methodId,
    own.map(({ pupilId }) => pupilId),
  );
  return {
    countedOn: db.viewer.today,
    dose: tellDose(plans, own.length),
    onTheWay: tellOnTheWay(verdictsOf(own)),
    besides: tellOnTheWay(verdictsOf(others)),
    faster: await countFaster(db, own, { helped, years }),
  };
}

function splitBy<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** How many rose faster than the median of those who started alike. A query for each task that is followed. */
async function countFaster(
  db: Db,
  own: readonly PlannedPupil[],
  {
    helped,
    years,
  }: { helped: Map<string, Helped>; years: Awaited<ReturnType<typeof readFollowedYears>> },
) {
  const ownIds = new Set(own.map(({ pupilId }) => pupilId));
  const taskOf = (pupilId: string) => helped.get(pupilId)?.task?.taskId;
  let compared = 0;
  let faster = 0;
  for (const [yearId, year] of years) {
    const inYear = own.filter(({ schoolYearId }) => schoolYearId === yearId);
    const taskIds = new Set(inYear.flatMap(({ pupilId }) => taskOf(pupilId) ?? []));
    for (const taskId of taskIds) {
      const series = await listSeries(db, taskId, year.windowsOf(taskId));
      const others = series.filter(({ pupilId }) => !ownIds.has(pupilId));
      const mine = series.filter(
        ({ pupilId }) => ownIds.has(pupilId) && taskOf(pupilId) === taskId,
      );
      for (const one of mine) {
        const alike = others.filter(({ goalDay }) => goalDay === one.goalDay);
        const comparison = compareAlike(one, alike);
        if (comparison.kind !== 'compared') continue;
        compared += 1;
        if (one.weeklyRise > comparison.medianRise) faster += 1;
      }
    }
  }
  return tellShare(faster, compared);
}

type Windows = Parameters<typeof describeSeries>[2];

/** Everybody's series in a task since the first window of the year. */
async function listSeries(
  db: Db,
  taskId: string,
  windows: Windows,
): Promise<(AlikeSeries & { goalDay: string })[]> {
  const since = windows.map(({ startDate }) => startDate).toSorted()[0];
  if (!since) return [];
  const rows = await listProbeRows(db, { since, taskId }, db.viewer.timeZone);
  const byPupil = new Map<string, typeof rows>();
  for (const row of rows) {
    const known = byPupil.get(row.pupilId);
    if (known) known.push(row);
    else byPupil.set(row.pupilId, [row]);
  }
  return [...byPupil].flatMap(
    ([pupilId, own]) => describeSeries(pupilId, listRead(own), windows) ?? [],
  );
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
      sessions: {
        where: { isHeld: true, day: { lte: toStoredDate(viewer.today) } },
        select: { id: true },
      },
    },
  });
  const breaks = await listSchoolBreaks(db);
  return rows.map(({ minutes, weekdays, weeks, startDate, endDate, sessions }) => {
    const rhythm = { weekdays, startDate: dayOf(startDate), endDate: dayOf(endDate) };
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
