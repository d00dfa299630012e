import { requirePupil, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { countSwedishSchoolTime } from '~/roster/swedish-school';
import { compareWithPeers, type PeerComparison } from '~/scoring/like-peers';

type PeerRow = {
  taskId: string;
  pupilId: string;
  score: number;
  swedishSubject: string;
  swedishSchoolStart: string | null;
  schoolStartCohort: number;
  schoolYearStart: number;
};

/**
 * The pupil beside others in the same position in each task of a window that everyone is given, from the
 * scores that the municipality's groups were counted from last. Tasks the pupil is not counted in are left
 * out. Counts only: nobody else is named. @throws 404, 403. Whoever shows it writes who looked.
 */
export async function readLikePeers(
  db: ScopedDb<StaffViewer>,
  windowId: string,
  pupilId: string,
): Promise<Record<string, PeerComparison>> {
  const { municipalityId, transaction } = db;
  const pupil = await requirePupil(db, 'class.see-results', pupilId);
  const rows = await transaction.$queryRaw<PeerRow[]>`
    SELECT g."taskId", s."pupilId", s."score", p."swedishSubject", p."swedishSchoolStart",
      p."schoolStartCohort", y."startYear" AS "schoolYearStart"
    FROM "ReferenceGroup" g
    JOIN "ReferenceScore" s ON s."municipalityId" = g."municipalityId" AND s."groupId" = g."id"
    JOIN "Pupil" p ON p."municipalityId" = s."municipalityId" AND p."id" = s."pupilId"
    JOIN "ScreeningWindow" w ON w."municipalityId" = g."municipalityId" AND w."id" = g."windowId"
    JOIN "SchoolYear" y ON y."municipalityId" = w."municipalityId" AND y."id" = w."schoolYearId"
    WHERE g."municipalityId" = ${municipalityId}::uuid AND g."windowId" = ${windowId}::uuid
      AND p."swedishSubject" = ${pupil.swedishSubject} AND NOT p."protectedIdentity"
    ORDER BY g."taskId", s."pupilId"`;
  const scores = rows.map((row) => ({ ...row, swedishSchoolTime: countSwedishSchoolTime(row) }));
  const own = scores.filter((score) => score.pupilId === pupil.id);
  return Object.fromEntries(
    own.map((score) => {
      const others = scores.filter(
        (other) => other.taskId === score.taskId && other.pupilId !== pupil.id,
      );
      return [score.taskId, compareWithPeers(score, others)];
    }),
  );
}
