/**
 * Gathers what needs the signed-in person today. Counts only; pupils are named in the readings of the week
 * alone, to those who follow them, and that is audited. Long, because it asks every part of the product once.
 */
import { readingOnly, type ScopedDb } from '~/access/in-scope.server';
import type { Role } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { readRunRights } from '~/administration/round-start.server';
import { SITTING_MS } from '~/administration/round-store.server';
import { listTraining } from '~/administration/training/training-store.server';
import { type DueWork, listDueWork } from '~/outcomes/goals/due-work.server';
import { countUnclosedRounds } from '~/outcomes/learning/retrospective-store.server';
import { countWaitingAnswers } from '~/outcomes/learning/waiting-answers.server';
import { listStandings } from '~/outcomes/standings.server';
import { addSummaries, countAskable, summarise } from '~/outcomes/summary';
import {
  listRoundItems,
  orderToday,
  type Place,
  type RunningClass,
  type Today,
  type TodayItem,
} from '~/outcomes/today';
import { countWaiting } from '~/outcomes/waiting.server';
import { dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { Prisma } from '~/platform/database/generated/client';
import { findOwnDays, resolveSetUp, type SetUpRow } from '~/roster/set-up/set-up';
import { selectSetUp } from '~/roster/set-up/set-up.server';
import { listUnusualShares } from '~/scoring/policy-share.server';
import { countSessionsToday } from '~/support/plans/session-store.server';
import { orderDueProbes } from '~/support/progress/due-probes';
import { listDueProbes } from '~/support/progress/followed.server';

/** The viewer's own list. The number of queries depends on the viewer's roles, not on their classes. */
export async function listToday(given: ScopedDb<StaffViewer>): Promise<Today> {
  const db = readingOnly(given);
  const { viewer } = db;
  const placesOf = (role: Role) => viewer.grants.filter((grant) => grant.role === role);
  const classIdsOf = (role: Role) => placesOf(role).flatMap(({ classId }) => classId ?? []);
  const taught = classIdsOf('teacher');
  const led = classIdsOf('test-leader');
  const assigned = classIdsOf('special-educator');
  const classes = await listClasses(db, [...taught, ...led, ...assigned]);
  const open = classes.filter(({ isOpen }) => isOpen);
  const running = open.filter(({ classId }) => taught.includes(classId) || led.includes(classId));
  const needs: TodayItem[] = [
    ...running.flatMap((own) => listRoundItems(own, taught.includes(own.classId))),
    ...(taught.length + assigned.length > 0 ? await listWaiting(db, assigned) : []),
    ...(assigned.length > 0 ? await listSessions(db) : []),
    ...listClassesMissing(open.filter(({ classId }) => assigned.includes(classId))),
    ...(placesOf('head-of-education').length > 0 ? await listShares(db) : []),
    ...(placesOf('principal').length + placesOf('head-of-education').length > 0
      ? await listSaid(db)
      : []),
    ...(placesOf('administrator').length > 0 ? await listEmptyClasses(db) : []),
    ...(taught.length > 0 ? await listUnclosed(db, taught) : []),
    ...(taught.length + led.length + assigned.length > 0 ? await listPractice(db) : []),
    ...(await listYearWork(db)),
  ];
  const places: Place[] = [
    ...classes
      .filter(({ classId }) => taught.includes(classId))
      .flatMap(({ classId, className: name }) => [
        { kind: 'class' as const, to: `/classes/${classId}`, name },
        { kind: 'class-support' as const, to: `/classes/${classId}/support`, name },
      ]),
    ...(taught.length + assigned.length > 0 ? [place('cases', '/cases')] : []),
    ...(assigned.length > 0 ? [place('overview', '/overview'), place('groups', '/groups')] : []),
    ...(await listSchools(
      db,
      placesOf('principal').flatMap(({ schoolId }) => schoolId ?? []),
    )),
    ...(placesOf('head-of-education').length > 0 ? [place('municipality', '/follow-up')] : []),
    ...(placesOf('administrator').length > 0
      ? [
          place('import', '/roster/import'),
          place('roster', '/roster'),
          place('operations', '/operations'),
        ]
      : []),
  ];
  const probes =
    taught.length + assigned.length > 0 ? await listDueProbes(db, { assigned, taught }) : null;
  return {
    needs: orderToday(needs),
    // A teacher meets the readings when a plan gives them to the teacher.
    probes:
      probes && (assigned.length > 0 || probes.planned > 0)
        ? { ...probes, due: orderDueProbes(probes.due) }
        : null,
    places,
  };
}

function place(kind: Place['kind'], to: string): Place {
  return { kind, to, name: null };
}

type ClassRow = Omit<RunningClass, 'lastDay' | 'mayLead' | 'summary'> & {
  schoolId: string;
  lastDay: Date | null;
  startDay: Date | null;
  endDay: Date | null;
  setUp: SetUpRow[];
  windowId: string | null;
  isOpen: boolean;
};

/**
 * Classes with how far the round of the newest begun window has come, counting the pupils who are
 * screened (the rule of `isScreened`). `isOpen`: it goes on today.
 */
async function listClasses(
  db: ScopedDb<StaffViewer>,
  classIds: readonly string[],
): Promise<(RunningClass & { isOpen: boolean })[]> {
  if (classIds.length === 0) return [];
  const day = toStoredDate(db.viewer.today);
  const rows = await db.transaction.$queryRaw<ClassRow[]>`
    SELECT c."id" AS "classId", c."name" AS "className", c."schoolId", f."catchUpEndDate" AS "lastDay",
      f."startDate" AS "startDay", f."endDate" AS "endDay", f."windowId",
      ${selectSetUp(Prisma.sql`c."municipalityId"`, Prisma.sql`c."schoolId"`)}, coalesce(f."catchUpEndDate" >= ${day}::date, false) AS "isOpen",
      o."id" AS "openSittingId", count(m."id")::int AS "pupils",
      count(m."id") FILTER (WHERE a."id" IS NOT NULL OR t."state" = 'exempt')::int AS "begun",
      count(m."id") FILTER (
        WHERE jsonb_array_length(a."assessment"->'oneToOne') > 0)::int AS "oneToOne"
    FROM "SchoolClass" c
    LEFT JOIN LATERAL (
      SELECT w."id" AS "windowId", w."startDate", w."endDate", w."catchUpEndDate", r."id" AS "roundId"
      FROM "ScreeningWindow" w
      LEFT JOIN "Round" r ON r."municipalityId" = w."municipalityId" AND r."windowId" = w."id"
        AND r."classId" = c."id"
      WHERE w."municipalityId" = c."municipalityId" AND w."schoolYearId" = c."schoolYearId"
        AND w."startDate" <= ${day}::date
      ORDER BY w."startDate" DESC LIMIT 1
    ) f ON true
    LEFT JOIN LATERAL (
      SELECT s."id" FROM "Sitting" s
      WHERE s."municipalityId" = c."municipalityId" AND s."roundId" = f."roundId"
        AND s."closedAt" IS NULL AND s."kind" IN ('lesson', 'catch-up')
        AND s."openedAt" > ${new Date(now().getTime() - SITTING_MS)}
      ORDER BY s."openedAt" DESC LIMIT 1
    ) o ON true
    LEFT JOIN "ClassMembership" m ON m."municipalityId" = c."municipalityId"
      AND m."classId" = c."id" AND m."startDate" <= ${day}::date
      AND (m."endDate" IS NULL OR m."endDate" >= ${day}::date)
      AND EXISTS (SELECT 1 FROM "Pupil" u, "SchoolYear" y
        WHERE u."municipalityId" = m."municipalityId" AND u."id" = m."pupilId"
          AND y."municipalityId" = c."municipalityId" AND y."id" = c."schoolYearId"
          AND u."schoolStartCohort" <= y."startYear")
    LEFT JOIN "RoundPupilState" t ON t."municipalityId" = c."municipalityId"
      AND t."roundId" = f."roundId" AND t."membershipId" = m."id"
    LEFT JOIN "CurrentAssessment" p ON p."municipalityId" = c."municipalityId"
      AND p."roundId" = f."roundId" AND p."pupilId" = m."pupilId"
    LEFT JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId"
      AND a."id" = p."assessmentId"
    WHERE c."municipalityId" = ${db.municipalityId}::uuid
      AND c."id" = ANY(${[...new Set(classIds)]}::uuid[])
    GROUP BY c."municipalityId", c."schoolId", c."id", c."name", f."windowId", f."startDate",
      f."endDate", f."catchUpEndDate", o."id"`;
  const windowIds = [...new Set(rows.flatMap(({ windowId }) => windowId ?? []))];
  const standings = await listStandings(db, { windowIds, classIds });
  const pupilsOf = (id: string) => standings.find(({ classId }) => classId === id)?.pupils ?? [];
  const names = new Intl.Collator('sv', { numeric: true });
  return rows
    .map(({ windowId, lastDay, startDay, endDay, setUp, schoolId, ...row }) => ({
      ...row,
      mayLead: readRunRights(db.viewer, { id: row.classId, schoolId }, resolveSetUp(setUp)).mayLead,
      lastDay: findLastDay({ windowId, lastDay, startDay, endDay, setUp }, db.viewer.today),
      summary: summarise(pupilsOf(row.classId)),
    }))
    .sort((one, other) => names.compare(one.className, other.className));
}

/** The last of the school's own days while one is left, else of catching up. */
function findLastDay(
  row: Pick<ClassRow, 'windowId' | 'lastDay' | 'startDay' | 'endDay' | 'setUp'>,
  today: string,
): string {
  const { windowId, lastDay, startDay, endDay } = row;
  if (!windowId || !lastDay || !startDay || !endDay) return today;
  const window = { id: windowId, startDate: dayOf(startDay), endDate: dayOf(endDay) };
  const own = findOwnDays(resolveSetUp(row.setUp), window);
  return own && own.endDate >= today ? own.endDate : dayOf(lastDay);
}

/** Flags that wait in the assigned classes, and open cases of the viewer's pupils past a target. */
async function listWaiting(
  db: ScopedDb<StaffViewer>,
  assigned: readonly string[],
): Promise<TodayItem[]> {
  const { flags, watched, overdueCases } = await countWaiting(db, assigned);
  const item = (kind: TodayItem['kind'], to: string, count: number): TodayItem[] =>
    count === 0 ? [] : [{ kind, to, className: null, count, lastDay: null, why: null }];
  return [
    ...item('watch-due', '/overview?show=decide', watched),
    ...item('decide-flags', '/overview?show=decide', flags),
    ...item('cases-overdue', '/cases', overdueCases),
  ];
}

/** Windows in which the policy's owner is to look at the limits again. */
async function listShares(db: ScopedDb<StaffViewer>): Promise<TodayItem[]> {
  const { length: count } = await listUnusualShares(db);
  if (count === 0) return [];
  return [
    { kind: 'policy-share', to: '/policies', className: null, count, lastDay: null, why: null },
  ];
}

/** Rounds that are over and that nobody has looked back at. */
async function listUnclosed(
  db: ScopedDb<StaffViewer>,
  taught: readonly string[],
): Promise<TodayItem[]> {
  const count = await countUnclosedRounds(db, taught);
  if (count === 0) return [];
  const to = '/learning/retrospectives';
  return [{ kind: 'close-rounds', to, className: null, count, lastDay: null, why: null }];
}

/** What the staff have said to those who lead, unanswered. */
async function listSaid(db: ScopedDb<StaffViewer>): Promise<TodayItem[]> {
  const { comments, ideas } = await countWaitingAnswers(db);
  const item = (kind: TodayItem['kind'], to: string, count: number): TodayItem[] =>
    count === 0 ? [] : [{ kind, to, className: null, count, lastDay: null, why: null }];
  return [
    ...item('answer-comments', '/learning/dialogue', comments),
    ...item('judge-ideas', '/learning/ideas', ideas),
  ];
}

/** Readings that the viewer may not mark before having practised them, where the municipality asks for that. */
async function listPractice(db: ScopedDb<StaffViewer>): Promise<TodayItem[]> {
  const { isRequired, tasks } = await listTraining(db);
  const count = tasks.filter(({ certificate }) => !certificate).length;
  if (!isRequired || count === 0) return [];
  return [{ kind: 'practise', to: '/training', className: null, count, lastDay: null, why: null }];
}

/** Sessions of today that nothing is written of. */
async function listSessions(db: ScopedDb<StaffViewer>): Promise<TodayItem[]> {
  const count = await countSessionsToday(db);
  if (count === 0) return [];
  return [
    { kind: 'sessions-today', to: '/week', className: null, count, lastDay: null, why: null },
  ];
}

function listClassesMissing(open: readonly RunningClass[]): TodayItem[] {
  const lacking = open.filter(({ begun, summary }) => begun > 0 && countAskable(summary) > 0);
  const { partly, reasons } = addSummaries(lacking.map(({ summary }) => summary));
  if (lacking.length === 0) return [];
  return [
    {
      kind: 'classes-missing-pupils',
      to: '/overview?show=missing',
      className: null,
      count: lacking.length,
      lastDay: lacking.map(({ lastDay }) => lastDay).sort()[0] ?? null,
      why: { partly, reasons },
    },
  ];
}

/** Classes of this school year that nobody is in. */
async function listEmptyClasses(db: ScopedDb<StaffViewer>): Promise<TodayItem[]> {
  const today = toStoredDate(db.viewer.today);
  const count = await db.transaction.schoolClass.count({
    where: {
      municipalityId: db.municipalityId,
      schoolYear: { startDate: { lte: today }, endDate: { gte: today } },
      memberships: {
        none: { startDate: { lte: today }, OR: [{ endDate: null }, { endDate: { gte: today } }] },
      },
    },
  });
  if (count === 0) return [];
  return [
    {
      kind: 'classes-without-pupils',
      to: '/roster/import',
      className: null,
      count,
      lastDay: null,
      why: null,
    },
  ];
}

/** Steps of the year wheel and lines of plans that are the viewer's: left undone last year, overdue or soon. */
async function listYearWork(db: ScopedDb<StaffViewer>): Promise<TodayItem[]> {
  const work = await listDueWork(db);
  const unfinished = work.filter(({ state }) => state === 'unfinished');
  const places = new Map(unfinished.map((one) => [one.schoolId, one.schoolName]));
  return [
    ...[...places].map(([schoolId, schoolName]) => ({
      kind: 'year-unfinished' as const,
      to: `/year-wheel${toQuery(schoolId)}#unfinished`,
      className: schoolName && ` (${schoolName})`,
      count: unfinished.filter((one) => one.schoolId === schoolId).length,
      lastDay: null,
      why: null,
    })),
    ...listDue(work),
  ];
}

const toQuery = (schoolId: string | null) => (schoolId ? `?school=${schoolId}` : '');

function listDue(work: readonly DueWork[]): TodayItem[] {
  const due = work.filter(({ state }) => state !== 'unfinished');
  return due.map(({ kind, id, schoolId, title, schoolName, dueDate, state }) => {
    const query = toQuery(schoolId);
    return {
      kind: state === 'overdue' ? 'year-overdue' : 'year-due',
      to: kind === 'step' ? `/year-wheel${query}#step-${id}` : `/school-plan${query}#line-${id}`,
      className: schoolName ? `${title} (${schoolName})` : title,
      count: 1,
      lastDay: dueDate,
      why: null,
    };
  });
}

async function listSchools(
  db: ScopedDb<StaffViewer>,
  schoolIds: readonly string[],
): Promise<Place[]> {
  if (schoolIds.length === 0) return [];
  const schools = await db.transaction.school.findMany({
    where: { municipalityId: db.municipalityId, id: { in: [...schoolIds] } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
  return schools.map(({ id, name }) => ({ kind: 'school', to: `/follow-up?school=${id}`, name }));
}
