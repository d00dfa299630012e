/** Results of a window as counts: what a draft would change, and how far a new judgement has come. */
import { classesInScope, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { notFound } from '~/platform/http.server';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import { readGroupPlaces } from '~/scoring/group-places.server';
import { type Share, shareOf } from '~/scoring/judging-share';
import { previewPolicy } from '~/scoring/policy-preview';
import { getPolicyVersion } from '~/scoring/policy-store.server';
import { type ShownPreview, showExactly, showProtected } from '~/scoring/shown-preview';
import type { ReadToldLevels } from '~/scoring/told-levels';

/** Fewer pupils than this are not counted, so that no pupil can be picked out of a preview. */
const SMALLEST_BASE = 10;
/** A preview judges so many pupils at most, the latest ones: it is shown while a person waits. */
const MOST_PREVIEWED = 1_000;

/** A preview; of a large window only the latest have been judged for it. */
export type WindowPreview = ShownPreview & { isOfLatest: boolean };

/**
 * What a version would make of a window's results: counts only, and null under ten pupils or where the
 * policy has no limits for the window. Of a large window the latest thousand. Exact for who may see every
 * one of the pupils; small numbers are protected for others. Nothing is stored.
 * @throws 404, 403.
 */
export async function previewPolicyVersion(
  db: ScopedDb<StaffViewer>,
  { policyId, version }: { policyId: string | undefined; version: number },
  windowId: string,
  readTold: ReadToldLevels,
): Promise<WindowPreview | null> {
  requireMunicipality(db, 'policy.see');
  const { policy } = await getPolicyVersion(db, policyId, version);
  const { municipalityId } = db;
  const window = await db.transaction.screeningWindow.findUnique({
    where: { municipalityId_id: { municipalityId, id: windowId } },
    select: { id: true, kind: true, batteryId: true, batteryVersion: true },
  });
  if (!window) throw notFound();
  if (!(window.kind in policy.windows)) return null;
  const where = { municipalityId, round: { windowId }, currentAssessments: { some: {} } };
  const rows = await db.transaction.riskAssessment.findMany({
    where,
    select: { pupilId: true, assessment: true, round: { select: { classId: true } } },
    orderBy: { id: 'desc' },
    take: MOST_PREVIEWED,
  });
  if (rows.length < SMALLEST_BASE) return null;
  const records = rows.map(({ pupilId, assessment }) => ({
    ...(assessment as unknown as AssessmentRecord),
    pupilId,
  }));
  const places = await readGroupPlaces(db, window, records);
  const table = previewPolicy(
    policy,
    records.map((record, at) => ({ ...record, groupPlaces: places[at] ?? [] })),
  );
  const isSeen = await seesEveryClass(db, new Set(rows.map(({ round }) => round.classId)));
  const isOfLatest =
    rows.length === MOST_PREVIEWED &&
    (await db.transaction.riskAssessment.count({ where })) > MOST_PREVIEWED;
  const shown = isSeen ? showExactly(table) : showProtected(table, await readTold(db, windowId));
  return { ...shown, isOfLatest };
}

/** Whether the viewer may see the results of every one of these classes. */
async function seesEveryClass(db: ScopedDb<StaffViewer>, classIds: ReadonlySet<string>) {
  const seen = await db.transaction.schoolClass.count({
    where: { ...classesInScope(db, 'class.see-results'), id: { in: [...classIds] } },
  });
  return seen === classIds.size;
}

/** Whether the results of each window are judged by its version, for every window with results. @throws 403. */
export async function listJudgingProgress(db: ScopedDb<StaffViewer>): Promise<Map<string, Share>> {
  requireMunicipality(db, 'policy.see');
  const rows = await db.transaction.$queryRaw<
    { windowId: string; judged: number; pupils: number }[]
  >`
    SELECT w."id" AS "windowId", count(*)::int AS "pupils",
      (count(*) FILTER (
        WHERE (a."versions"->>'policyVersion')::int = w."policyVersion"))::int AS "judged"
    FROM "CurrentAssessment" c
    JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId" AND a."id" = c."assessmentId"
    JOIN "Round" r ON r."municipalityId" = c."municipalityId" AND r."id" = c."roundId"
    JOIN "ScreeningWindow" w ON w."municipalityId" = r."municipalityId" AND w."id" = r."windowId"
    WHERE c."municipalityId" = ${db.municipalityId}::uuid
    GROUP BY w."id"`;
  return new Map(rows.map(({ windowId, judged, pupils }) => [windowId, shareOf(judged, pupils)]));
}
