/** Results of a window as counts: what a draft would change, and how far a new judgement has come. */
import { classesInScope, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { notFound } from '~/platform/http.server';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import { readGroupPlaces } from '~/scoring/group-places.server';
import { previewPolicy } from '~/scoring/policy-preview';
import { getPolicyVersion } from '~/scoring/policy-store.server';
import { inTens, type ShownPreview, showExactly, showProtected } from '~/scoring/shown-preview';

/** Fewer pupils than this are not counted, so that no pupil can be picked out of a preview. */
const SMALLEST_BASE = 10;
/** A preview judges so many pupils at most, the latest ones: it is shown while a person waits. */
const MOST_PREVIEWED = 1_000;

/** A preview with how many have a level in the window: of a large window only the latest are judged. */
export type WindowPreview = ShownPreview & { pupilsInWindow: number };

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
  const inWindow = await db.transaction.riskAssessment.count({ where });
  return {
    ...(isSeen ? showExactly(table) : showProtected(table)),
    pupilsInWindow: isSeen ? inWindow : inTens(inWindow),
  };
}

/** Whether the viewer may see the results of every one of these classes. */
async function seesEveryClass(db: ScopedDb<StaffViewer>, classIds: ReadonlySet<string>) {
  const seen = await db.transaction.schoolClass.count({
    where: { ...classesInScope(db, 'class.see-results'), id: { in: [...classIds] } },
  });
  return seen === classIds.size;
}

/** Judged by the window's version so far, of all who have a level in the window. */
export interface JudgingProgress {
  judged: number;
  pupils: number;
}

/** How far the judging of a window by its version has come, for every window with results. @throws 403. */
export async function listJudgingProgress(
  db: ScopedDb<StaffViewer>,
): Promise<Map<string, JudgingProgress>> {
  requireMunicipality(db, 'policy.see');
  const rows = await db.transaction.$queryRaw<({ windowId: string } & JudgingProgress)[]>`
    SELECT w."id" AS "windowId", count(*)::int AS "pupils",
      (count(*) FILTER (
        WHERE (a."versions"->>'policyVersion')::int = w."policyVersion"))::int AS "judged"
    FROM "CurrentAssessment" c
    JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId" AND a."id" = c."assessmentId"
    JOIN "Round" r ON r."municipalityId" = c."municipalityId" AND r."id" = c."roundId"
    JOIN "ScreeningWindow" w ON w."municipalityId" = r."municipalityId" AND w."id" = r."windowId"
    WHERE c."municipalityId" = ${db.municipalityId}::uuid
    GROUP BY w."id"`;
  return new Map(rows.map(({ windowId, ...progress }) => [windowId, progress]));
}
