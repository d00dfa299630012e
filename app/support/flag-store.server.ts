/** Flags and their reviews: proposed by the rules, decided by a named special educator, never erased. */
import { audit, requireId, requirePupil, type ScopedDb } from '~/access/in-scope.server';
import { territory } from '~/access/roles';
import type { StaffViewer, SystemViewer } from '~/access/viewer.server';
import { type Day, dayInZone, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import type { AssessmentRecord, AssessmentVersions } from '~/scoring/assessment-record';
import { readPolicies } from '~/scoring/policy-case.server';
import { openCase, withdrawOrigin } from '~/support/case/case-store.server';
import { type FlagState, planFlags } from '~/support/flag-rules';
import type { FlagView, ReviewView } from '~/support/flag-view';
import {
  findRemarkProblem,
  findReviewProblem,
  lastWatchDay,
  type Remark,
  type RemarkProblem,
  type ReviewDecision,
  type ReviewProblem,
  stateAfter,
} from '~/support/review-rules';

/**
 * Bring the flags of the assessment's pupil and round in step with it. An assessment that no longer
 * counts changes nothing. Repeating it changes nothing.
 * @throws 404 when there is no such assessment, 403 for anyone but the system.
 */
export async function syncFlags(db: ScopedDb<SystemViewer>, assessmentId: string): Promise<void> {
  if (db.viewer.kind !== 'system') throw forbidden();
  const { transaction, municipalityId } = db;
  const assessment = await transaction.riskAssessment.findUnique({
    where: { municipalityId_id: { municipalityId, id: assessmentId } },
    include: {
      currentAssessments: { select: { assessmentId: true } },
      round: { select: { windowId: true } },
    },
  });
  if (!assessment) throw notFound();
  if (assessment.currentAssessments.length === 0) return;
  const { pupilId, roundId } = assessment;
  const flags = await listWindowFlags(db, {
    pupilId,
    roundId,
    windowId: assessment.round.windowId,
  });
  const { policyId, policyVersion } = assessment.versions as unknown as AssessmentVersions;
  const policies = await readPolicies(db);
  const plan = planFlags(
    policies.get(policyId, policyVersion),
    flags.map((flag) => ({
      ...flag,
      state: flag.state as FlagState,
      hasReviews: flag.reviews.length > 0,
      basis: flag.assessment.assessment as unknown as AssessmentRecord,
    })),
    assessment.assessment as unknown as AssessmentRecord,
    assessmentId,
  );
  if (plan.create.length === 0 && plan.update.length === 0) return;
  await transaction.flag.createMany({
    data: plan.create.map((skill) => ({
      id: newId(),
      municipalityId,
      pupilId,
      roundId,
      skill,
      assessmentId,
      createdAt: now(),
    })),
  });
  for (const { id, ...change } of plan.update) {
    await transaction.flag.update({
      where: { municipalityId_id: { municipalityId, id } },
      data: { ...change, roundId },
    });
  }
  await audit(db, 'flags.synchronised', [pupilId], { roundId, assessmentId });
}

/**
 * The pupil's flags of a window, one for each skill: a pupil who has moved takes them along, and with them
 * what was decided.
 */
async function listWindowFlags(
  db: ScopedDb,
  { pupilId, roundId, windowId }: { pupilId: string; roundId: string; windowId: string },
) {
  const flags = await db.transaction.flag.findMany({
    where: { municipalityId: db.municipalityId, pupilId, round: { windowId } },
    include: {
      assessment: { select: { assessment: true } },
      reviews: { select: { id: true }, take: 1 },
    },
    orderBy: { createdAt: 'asc' },
  });
  const own = new Map(flags.map((flag) => [flag.skill, flag]));
  for (const flag of flags) if (flag.roundId === roundId) own.set(flag.skill, flag);
  return [...own.values()];
}

type FlagRow = Omit<FlagView, 'reviews'> & { reviews: ReviewRow[]; createdAt: Date };
type ReviewRow = Omit<ReviewView, 'at'> & {
  /** An instant as the database writes it in JSON. */
  createdAt: string;
};

/**
 * Flags of those pupils that the viewer may see results of, newest round first; other pupils have none
 * here. One query, with the reviews of each. The page that shows them writes who looked.
 */
export async function listFlags(
  db: ScopedDb<StaffViewer>,
  pupilIds: readonly string[],
): Promise<FlagView[]> {
  const flags = await listDatedFlags(db, pupilIds);
  return flags.map(({ day: _day, ...flag }) => flag);
}

/** The same with the day each was made, in the municipality's zone. */
export async function listDatedFlags(
  db: ScopedDb<StaffViewer>,
  pupilIds: readonly string[],
): Promise<(FlagView & { day: Day })[]> {
  const { municipalityId, viewer } = db;
  const reach = territory(viewer.grants, 'class.see-results');
  const everywhere = reach === 'all';
  const { classIds, schoolIds } = everywhere ? { classIds: [], schoolIds: [] } : reach;
  const day = toStoredDate(viewer.today);
  const rows = await db.transaction.$queryRaw<FlagRow[]>`
    SELECT f."id" AS "flagId", f."pupilId", f."roundId", w."kind" AS "windowKind", f."skill",
      f."state", f."basisChanged", f."createdAt", coalesce(d."reviews", '[]') AS "reviews"
    FROM "Flag" f
    JOIN "Round" r ON r."municipalityId" = f."municipalityId" AND r."id" = f."roundId"
    JOIN "ScreeningWindow" w ON w."municipalityId" = r."municipalityId" AND w."id" = r."windowId"
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('reviewId', v."id", 'decision', v."decision",
        'reasonCode', v."reasonCode", 'comment', v."comment", 'watchUntil', v."watchUntil",
        'by', b."givenName" || ' ' || b."familyName", 'createdAt', v."createdAt") ORDER BY v."id")
        AS "reviews"
      FROM "Review" v
      JOIN "StaffMember" b ON b."municipalityId" = v."municipalityId" AND b."id" = v."staffMemberId"
      WHERE v."municipalityId" = f."municipalityId" AND v."flagId" = f."id"
    ) d ON true
    WHERE f."municipalityId" = ${municipalityId}::uuid AND f."pupilId" = ANY(${[...pupilIds]}::uuid[])
      AND EXISTS (SELECT 1 FROM "ClassMembership" m
        JOIN "SchoolClass" c ON c."municipalityId" = m."municipalityId" AND c."id" = m."classId"
        WHERE m."municipalityId" = f."municipalityId" AND m."pupilId" = f."pupilId"
          AND m."startDate" <= ${day}::date AND (m."endDate" IS NULL OR m."endDate" >= ${day}::date)
          AND (${everywhere} OR c."id" = ANY(${classIds}::uuid[])
            OR c."schoolId" = ANY(${schoolIds}::uuid[])))
    ORDER BY f."createdAt" DESC, f."id" DESC`;
  return rows.map(({ reviews, createdAt: madeAt, ...flag }) => ({
    ...flag,
    day: dayInZone(madeAt, viewer.timeZone),
    reviews: reviews.map(({ createdAt, ...review }) => ({
      ...review,
      at: dayInZone(new Date(createdAt), viewer.timeZone),
    })),
  }));
}

/**
 * Decide on a flag as a special educator of a class the pupil is in today.
 * @throws 404 when the flag is out of scope, 403 when the role may not decide.
 */
export async function reviewFlag(
  db: ScopedDb<StaffViewer>,
  flagIdText: string,
  decision: ReviewDecision,
): Promise<{ ok: true; pupilId: string } | { ok: false; problem: ReviewProblem }> {
  const flag = await requireFlag(db, 'flag.review', flagIdText);
  const { today } = db.viewer;
  const days = { today, lastDay: lastWatchDay(today, await listSchoolBreaks(db)) };
  const problem = findReviewProblem(flag.state as FlagState, decision, days);
  if (problem) return { ok: false, problem };
  const isWatch = decision.decision === 'watch' && decision.watchUntil;
  const reasonCode = decision.decision === 'dismiss' ? (decision.reasonCode ?? null) : null;
  await writeReview(db, flag.id, {
    decision: decision.decision,
    reasonCode,
    comment: decision.comment || null,
    watchUntil: isWatch ? toStoredDate(isWatch) : null,
  });
  await setState(db, flag.id, stateAfter(decision.decision));
  if (decision.decision === 'confirm') {
    await openCase(db, flag.pupilId, { by: 'screening', originId: flag.id });
  } else {
    await withdrawOrigin(db, flag.pupilId, flag.id);
  }
  await audit(db, `flag.${decision.decision}`, [flag.pupilId], { flagId: flag.id, reasonCode });
  return { ok: true, pupilId: flag.pupilId };
}

/**
 * Object to what was decided of a flag, which opens it again, or comment on it, which decides nothing: for
 * anyone who teaches the pupil.
 * @param onPupilId when given, the flag must be this pupil's
 * @throws 404 when the flag is out of scope, 403.
 */
export async function remarkFlag(
  db: ScopedDb<StaffViewer>,
  flagIdText: string,
  { remark, comment }: { remark: Remark; comment: string },
  onPupilId?: string,
): Promise<{ ok: true } | { ok: false; problem: RemarkProblem }> {
  const flag = await requireFlag(db, 'class.record', flagIdText);
  if (onPupilId !== undefined && flag.pupilId !== onPupilId) throw notFound();
  const problem = findRemarkProblem(flag.state as FlagState, remark, comment);
  if (problem) return { ok: false, problem };
  await writeReview(db, flag.id, {
    decision: remark,
    reasonCode: null,
    comment: comment.trim(),
    watchUntil: null,
  });
  if (remark === 'object') {
    await setState(db, flag.id, 'proposed');
    await withdrawOrigin(db, flag.pupilId, flag.id);
  }
  await audit(db, `flag.${remark}`, [flag.pupilId], { flagId: flag.id });
  return { ok: true };
}

async function requireFlag(
  db: ScopedDb<StaffViewer>,
  action: 'flag.review' | 'class.record',
  flagIdText: string,
) {
  const { transaction, municipalityId } = db;
  const flag = await transaction.flag.findUnique({
    where: { municipalityId_id: { municipalityId, id: requireId(flagIdText) } },
  });
  if (!flag) throw notFound();
  await requirePupil(db, action, flag.pupilId);
  return flag;
}

async function writeReview(
  { transaction, municipalityId, viewer }: ScopedDb<StaffViewer>,
  flagId: string,
  written: Pick<
    Prisma.ReviewUncheckedCreateInput,
    'decision' | 'reasonCode' | 'comment' | 'watchUntil'
  >,
): Promise<void> {
  const { staffMemberId } = viewer;
  const own = { id: newId(), municipalityId, flagId, staffMemberId, createdAt: now() };
  await transaction.review.create({ data: { ...own, ...written } });
}

async function setState(
  { transaction, municipalityId }: ScopedDb<StaffViewer>,
  id: string,
  state: FlagState,
): Promise<void> {
  await transaction.flag.update({
    where: { municipalityId_id: { municipalityId, id } },
    data: { state, basisChanged: false },
  });
}
