/** Draws the control pupil of a round, where the municipality wants one. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { addControlOneToOne } from '~/administration/one-to-one-store.server';
import { dayInZone, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { enqueueJob } from '~/platform/jobs.server';
import { isScreened } from '~/roster/school-start-cohort';
import { type ControlCandidate, chooseControlPupil } from '~/scoring/control-pupil';
import type { PolicyWindow } from '~/scoring/cut-policy';
import { isControlTask } from '~/scoring/level-facts';
import { requireSystem } from '~/scoring/score-attempts.server';

/**
 * Put one pupil above the limit on the one-to-one list when the whole class is done; once a round.
 * The pupil is judged anew by a job of its own. @throws 403 for anyone but the system.
 */
export async function drawControlPupil(
  db: ScopedDb<SystemViewer>,
  roundId: string,
  window: PolicyWindow,
): Promise<void> {
  requireSystem(db);
  const { transaction, municipalityId } = db;
  const wish = await transaction.municipality.findUnique({
    where: { id: municipalityId },
    select: { controlPupil: true, timeZone: true },
  });
  if (!wish?.controlPupil) return;
  // The last lock of the transaction: two pupils who become done at once draw one after the other.
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`control:${roundId}`}, 0))`;
  const drawn = await transaction.oneToOneTask.findFirst({
    where: { municipalityId, roundId, reason: 'control' },
    select: { id: true },
  });
  if (drawn) return;
  const day = dayInZone(now(), wish.timeZone);
  const membershipId = chooseControlPupil(roundId, await listCandidates(db, roundId, day));
  const taskIds = window.oneToOne.tasks.filter(isControlTask).map(({ task }) => task);
  if (!membershipId || taskIds.length === 0) return;
  await addControlOneToOne(db, roundId, membershipId, taskIds);
  const payload = { municipalityId, roundId, membershipId };
  await enqueueJob(transaction, 'pupil.changed', payload, `${roundId}:${membershipId}`);
}

type Cohort = { schoolStartCohort: number; schoolYearStart: number };

async function listCandidates(
  db: ScopedDb,
  roundId: string,
  day: string,
): Promise<ControlCandidate[]> {
  const today = toStoredDate(day);
  const rows = await db.transaction.$queryRaw<(ControlCandidate & Cohort)[]>`
    SELECT m."id" AS "membershipId", s."state", a."level",
      p."schoolStartCohort", y."startYear" AS "schoolYearStart"
    FROM "Round" r
    JOIN "ClassMembership" m ON m."municipalityId" = r."municipalityId"
      AND m."classId" = r."classId" AND m."startDate" <= ${today}::date
      AND (m."endDate" IS NULL OR m."endDate" >= ${today}::date)
    JOIN "Pupil" p ON p."municipalityId" = m."municipalityId" AND p."id" = m."pupilId"
    JOIN "ScreeningWindow" w ON w."municipalityId" = r."municipalityId" AND w."id" = r."windowId"
    JOIN "SchoolYear" y ON y."municipalityId" = w."municipalityId" AND y."id" = w."schoolYearId"
    LEFT JOIN "RoundPupilState" s ON s."municipalityId" = m."municipalityId"
      AND s."roundId" = r."id" AND s."membershipId" = m."id"
    LEFT JOIN "CurrentAssessment" c ON c."municipalityId" = m."municipalityId"
      AND c."pupilId" = m."pupilId" AND c."roundId" = r."id"
    LEFT JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId"
      AND a."id" = c."assessmentId"
    WHERE r."municipalityId" = ${db.municipalityId}::uuid AND r."id" = ${roundId}::uuid`;
  return rows.filter(isScreened);
}
