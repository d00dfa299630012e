/** Pupils x skills over every class a special educator is assigned to. Reading is audited. */
import { audit, readingOnly, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { RETEST_STANDS } from '~/administration/retest-store.server';
import { type Day, toStoredDate } from '~/platform/calendar';
import { forbidden } from '~/platform/http.server';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { isScreened } from '~/roster/school-start-cohort';
import { orderByNeed } from '~/scoring/class-result';
import { readPolicies } from '~/scoring/policy-case.server';
import { findWindowPolicy } from '~/scoring/window-policy';
import { listFlags, reviewFlag } from '~/support/flag-store.server';
import {
  type ClassPattern,
  filterRows,
  hideNotBegun,
  type OverviewClass,
  type OverviewForm,
  type OverviewRow,
  type RefusedDecision,
  type RefusedRetest,
  readSavedFilter,
} from '~/support/overview';
import { findClassPatterns } from '~/support/overview-class-pattern';
import { writeOverviewFile } from '~/support/overview-file';
import { type ClassMultiple, countMultiples } from '~/support/overview-multiples';
import {
  type ClassRow,
  listOverviewRows,
  type OverviewPupil,
} from '~/support/overview-rows.server';
import { readHelped } from '~/support/progress/followed.server';
import { askUnreadableAgain } from '~/support/retests.server';
import { lastWatchDay } from '~/support/review-rules';

export interface Overview {
  today: Day;
  /** Classes of the viewer, also those without a window. */
  classes: OverviewClass[];
  /** The last day to which a flag may be watched, decided today. */
  lastWatchDay: Day;
  /** Kind of the window shown, for the heading; null when no class has one. */
  windowKind: string | null;
  rows: OverviewRow[];
  patterns: ClassPattern[];
  /** Skills of each class whose round has begun. */
  multiples: ClassMultiple[];
}

/**
 * @param locale language of the sentences; the viewer's own unless the browser has chosen another
 * @throws 403 when the viewer decides on flags nowhere. The number of queries is fixed.
 */
export async function getOverview(
  given: ScopedDb<StaffViewer>,
  locale: Locale = given.viewer.locale,
): Promise<Overview> {
  const db = readingOnly(given);
  const { viewer } = db;
  if (!mayAnywhere(viewer.grants, 'flag.review')) throw forbidden();
  const classes = await listClasses(db);
  const pupils = (await listPupils(db, classes)).filter(isScreened);
  const pupilIds = pupils.map(({ pupilId }) => pupilId);
  const flags = await listFlags(db, pupilIds);
  await audit(db, 'overview.viewed', pupilIds);
  const policies = await readPolicies(db);
  const breaks = await listSchoolBreaks(db);
  const helped = await readHelped(
    db,
    classes.map(({ classId }) => classId),
    policies,
  );
  const rows = listOverviewRows({
    ...{ classes, pupils, flags, helped, policies, locale },
    today: viewer.today,
  });
  const first = classes.find(({ windowKind }) => windowKind !== null);
  const judged = first ? findWindowPolicy(policies, first) : null;
  return {
    today: viewer.today,
    lastWatchDay: lastWatchDay(viewer.today, breaks),
    classes: classes.map(({ classId, className, schoolName, hasBegun }) => ({
      classId,
      className,
      schoolName,
      pupils: pupils.filter((pupil) => pupil.classId === classId).length,
      hasBegun,
    })),
    windowKind: first?.windowKind ?? null,
    rows: orderByNeed(rows),
    patterns: judged ? findClassPatterns(rows, judged.policy.decision.upper) : [],
    multiples: judged ? countMultiples(rows, judged.policy.decision) : [],
  };
}

/**
 * What a form of the page asks for; the decision that could not be taken, or the task that is not asked for
 * again, or null.
 * @throws 404 or 403.
 */
export async function changeOverview(
  db: ScopedDb<StaffViewer>,
  form: OverviewForm,
): Promise<RefusedDecision | RefusedRetest | null> {
  if ('intent' in form) {
    const { classId, pupilId, taskId } = form;
    const asked = await askUnreadableAgain(db, classId, pupilId, taskId);
    return asked.ok ? null : { pupilId, problem: asked.problem };
  }
  const { flagId, ...decision } = form;
  const outcome = await reviewFlag(db, flagId, decision);
  return outcome.ok ? null : { flagId, problem: outcome.problem };
}

/**
 * The rows that pass the filter, as the text of a file. Which pupils went out is audited.
 * @throws 403 when the viewer decides on flags nowhere.
 */
export async function exportOverview(
  db: ScopedDb<StaffViewer>,
  filterText: string,
  locale: Locale,
): Promise<string> {
  const filter = readSavedFilter(filterText);
  const { rows } = await getOverview(db, locale);
  const shown = filterRows(hideNotBegun(rows, filter.classIds), filter);
  await audit(
    db,
    'overview.exported',
    shown.map(({ pupilId }) => pupilId),
  );
  const t = createTranslation(locale).getFixedT(locale, ['support', 'results'] as const);
  return writeOverviewFile(shown, t, locale);
}

/** The viewer's classes with the round of the newest window that has begun, or has a round there. */
async function listClasses(db: ScopedDb<StaffViewer>): Promise<ClassRow[]> {
  const reach = territory(db.viewer.grants, 'flag.review');
  const everywhere = reach === 'all';
  const { classIds, schoolIds } = everywhere ? { classIds: [], schoolIds: [] } : reach;
  const rows = await db.transaction.$queryRaw<ClassRow[]>`
    SELECT c."id" AS "classId", c."name" AS "className", s."name" AS "schoolName",
      f."roundId", f."windowKind", f."policyId", f."policyVersion",
      EXISTS (SELECT 1 FROM "CurrentAssessment" j
        WHERE j."municipalityId" = c."municipalityId" AND j."roundId" = f."roundId")
      OR EXISTS (SELECT 1 FROM "Attempt" a
        WHERE a."municipalityId" = c."municipalityId" AND a."roundId" = f."roundId"
          AND a."probeId" IS NULL) AS "hasBegun"
    FROM "SchoolClass" c
    JOIN "School" s ON s."municipalityId" = c."municipalityId" AND s."id" = c."schoolId"
    LEFT JOIN LATERAL (
      SELECT r."id" AS "roundId", w."kind" AS "windowKind", w."policyId", w."policyVersion"
      FROM "ScreeningWindow" w
      LEFT JOIN "Round" r ON r."municipalityId" = w."municipalityId" AND r."windowId" = w."id"
        AND r."classId" = c."id"
      WHERE w."municipalityId" = c."municipalityId" AND w."schoolYearId" = c."schoolYearId"
        AND (w."startDate" <= ${toStoredDate(db.viewer.today)}::date OR r."id" IS NOT NULL)
      ORDER BY w."startDate" DESC LIMIT 1
    ) f ON true
    WHERE c."municipalityId" = ${db.municipalityId}::uuid
      AND (${everywhere} OR c."id" = ANY(${classIds}::uuid[])
        OR c."schoolId" = ANY(${schoolIds}::uuid[]))`;
  const names = new Intl.Collator('sv', { numeric: true });
  return rows.sort(
    (one, other) =>
      names.compare(one.schoolName, other.schoolName) ||
      names.compare(one.className, other.className),
  );
}

function listPupils(db: ScopedDb, classes: readonly ClassRow[]): Promise<OverviewPupil[]> {
  const day = toStoredDate((db.viewer as StaffViewer).today);
  const classIds = classes.map(({ classId }) => classId);
  const roundIds = classes.flatMap(({ roundId }) => roundId ?? []);
  return db.transaction.$queryRaw<OverviewPupil[]>`
    SELECT EXISTS (SELECT 1 FROM "PupilNotice" o WHERE o."municipalityId" = m."municipalityId"
        AND o."pupilId" = m."pupilId" AND o."kind" = 'worry' AND o."withdrawnAt" IS NULL)
        AS "hasWorry",
      b."levelBefore", coalesce(asked_again."retests", '{}') AS "retests",
      m."classId", m."id" AS "membershipId", m."signId", p."id" AS "pupilId", p."givenName",
      p."familyName", p."swedishSubject", p."swedishSchoolStart", p."protectedIdentity",
      p."synthetic",
      p."schoolStartCohort", y."startYear" AS "schoolYearStart", s."state",
      a."id" AS "assessmentId", a."assessment", a."versions"->>'policyId' AS "policyId",
      (a."versions"->>'policyVersion')::int AS "policyVersion",
      a."createdAt" AS "assessedAt", o."asked"
    FROM "ClassMembership" m
    JOIN "Pupil" p ON p."municipalityId" = m."municipalityId" AND p."id" = m."pupilId"
    JOIN "SchoolClass" k ON k."municipalityId" = m."municipalityId" AND k."id" = m."classId"
    JOIN "SchoolYear" y ON y."municipalityId" = k."municipalityId" AND y."id" = k."schoolYearId"
    LEFT JOIN "Round" r ON r."municipalityId" = m."municipalityId" AND r."classId" = m."classId"
      AND r."id" = ANY(${roundIds}::uuid[])
    LEFT JOIN "RoundPupilState" s ON s."municipalityId" = m."municipalityId"
      AND s."membershipId" = m."id" AND s."roundId" = r."id"
    LEFT JOIN "CurrentAssessment" c ON c."municipalityId" = m."municipalityId"
      AND c."pupilId" = m."pupilId" AND c."roundId" = r."id"
    LEFT JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId"
      AND a."id" = c."assessmentId"
    LEFT JOIN LATERAL (
      SELECT e."assessment"->>'level' AS "levelBefore"
      FROM "CurrentAssessment" d
      JOIN "RiskAssessment" e ON e."municipalityId" = d."municipalityId" AND e."id" = d."assessmentId"
      JOIN "Round" n ON n."municipalityId" = d."municipalityId" AND n."id" = d."roundId"
      JOIN "ScreeningWindow" w ON w."municipalityId" = n."municipalityId" AND w."id" = n."windowId"
      JOIN "ScreeningWindow" own ON own."municipalityId" = r."municipalityId"
        AND own."id" = r."windowId" AND w."startDate" < own."startDate"
      WHERE d."municipalityId" = m."municipalityId" AND d."pupilId" = m."pupilId"
      ORDER BY w."startDate" DESC LIMIT 1
    ) b ON true
    LEFT JOIN LATERAL (
      SELECT array_agg(q."taskId") AS "retests"
      FROM "RetestRequest" q
      WHERE q."municipalityId" = m."municipalityId" AND q."roundId" = r."id"
        AND q."membershipId" = m."id" AND ${RETEST_STANDS}
    ) asked_again ON true
    LEFT JOIN (
      SELECT "roundId", "membershipId", jsonb_agg(
        jsonb_build_object('taskId', "taskId", 'reason', "reason", 'since', "createdAt")
        ORDER BY "createdAt", "id") AS "asked"
      FROM "OneToOneTask"
      WHERE "municipalityId" = ${db.municipalityId}::uuid AND "roundId" = ANY(${roundIds}::uuid[])
      GROUP BY "roundId", "membershipId"
    ) o ON o."membershipId" = m."id" AND o."roundId" = r."id"
    WHERE m."municipalityId" = ${db.municipalityId}::uuid AND m."classId" = ANY(${classIds}::uuid[])
      AND m."startDate" <= ${day}::date AND (m."endDate" IS NULL OR m."endDate" >= ${day}::date)`;
}
