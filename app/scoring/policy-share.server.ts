/** Windows in which very many or very few are to be followed up, and the owner's standing by the version. */
import { audit, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere, type Role } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayOf } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { WrittenText } from '~/scoring/cut-policy';
import { readPolicies } from '~/scoring/policy-case.server';
import { judgeShare, type ShareSide } from '~/scoring/policy-share';

type Db = ScopedDb<StaffViewer>;

/** Told without counts: how many need follow-up is for the pages that protect small numbers. */
export interface UnusualShare {
  windowId: string;
  kind: string;
  startYear: number;
  policyId: string;
  policyVersion: number;
  side: ShareSide;
}

type ShareRow = Omit<UnusualShare, 'side'> & {
  followUp: number;
  levelled: number;
  /** What the owner has stood by in the window. */
  stood: { policyVersion: number; side: string }[];
};

/**
 * Windows whose share the owner has not stood by yet, for those who see policies; only levels that were
 * judged by the version of the window count. Nobody else is told of any.
 */
export async function listUnusualShares(db: Db): Promise<UnusualShare[]> {
  if (!mayAnywhere(db.viewer.grants, 'policy.see')) return [];
  const rows = await db.transaction.$queryRaw<ShareRow[]>`
    SELECT w."id" AS "windowId", w."kind", y."startYear", w."policyId", w."policyVersion",
      (count(*) FILTER (WHERE a."level" = 'needs-follow-up'))::int AS "followUp",
      (count(*) FILTER (WHERE a."level" <> 'incomplete'))::int AS "levelled",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('policyVersion', v."policyVersion", 'side', v."side")), '[]')
        FROM "PolicyShareReview" v WHERE v."municipalityId" = w."municipalityId"
          AND v."windowId" = w."id") AS "stood"
    FROM "CurrentAssessment" c
    JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId" AND a."id" = c."assessmentId"
    JOIN "Round" r ON r."municipalityId" = c."municipalityId" AND r."id" = c."roundId"
    JOIN "ScreeningWindow" w ON w."municipalityId" = r."municipalityId" AND w."id" = r."windowId"
    JOIN "SchoolYear" y ON y."municipalityId" = w."municipalityId" AND y."id" = w."schoolYearId"
    WHERE c."municipalityId" = ${db.municipalityId}::uuid
      AND a."versions"->>'policyId' = w."policyId"
      AND (a."versions"->>'policyVersion')::int = w."policyVersion"
    GROUP BY w."id", y."startYear"
    ORDER BY w."startDate" DESC`;
  if (rows.length === 0) return [];
  const policies = await readPolicies(db);
  return rows.flatMap(({ followUp, levelled, stood, ...window }) => {
    const { policyId, policyVersion } = window;
    const policy = policies.find(policyId, policyVersion);
    const side = policy && judgeShare(policy, { followUp, levelled });
    const isStoodBy = stood.some((one) => one.policyVersion === policyVersion && one.side === side);
    return side && !isStoodBy ? [{ ...window, side }] : [];
  });
}

function listReviews(db: Db) {
  return db.transaction.policyShareReview.findMany({
    where: { municipalityId: db.municipalityId },
    include: { window: { select: { policyId: true } } },
    orderBy: { reviewedAt: 'desc' },
  });
}

export interface ShareReview {
  windowId: string;
  side: ShareSide;
  reason: WrittenText;
  role: Role;
  day: Day;
}

/** When a version was stood by, the latest first. @throws 403. */
export async function listShareReviews(
  db: Db,
  which: { policyId: string | undefined; version: number },
): Promise<ShareReview[]> {
  requireMunicipality(db, 'policy.see');
  const reviews = await listReviews(db);
  return reviews
    .filter(
      ({ policyVersion, window }) =>
        policyVersion === which.version && window.policyId === which.policyId,
    )
    .map(({ windowId, side, reason, language, reviewedRole, reviewedAt }) => ({
      windowId,
      side: side as ShareSide,
      reason: { language: language as WrittenText['language'], text: reason },
      role: reviewedRole as Role,
      day: dayOf(reviewedAt),
    }));
}

/**
 * Stand by the version that judges a window, although very many or very few are to be followed up.
 * @throws 404 when nothing asks for it in that window, 403.
 */
export async function standByVersion(db: Db, windowId: string, reason: WrittenText): Promise<void> {
  requireMunicipality(db, 'policy.approve');
  const unusual = (await listUnusualShares(db)).find((one) => one.windowId === windowId);
  if (!unusual) throw notFound();
  const { policyVersion, side } = unusual;
  await db.transaction.policyShareReview.create({
    data: {
      id: newId(),
      municipalityId: db.municipalityId,
      windowId,
      policyVersion,
      side,
      reason: reason.text,
      language: reason.language,
      reviewedById: db.viewer.staffMemberId,
      reviewedRole: 'head-of-education',
      reviewedAt: now(),
    },
  });
  await audit(db, 'policy.stood-by', [], { windowId, version: policyVersion, side });
}
