/**
 * Judging a window's results again, as a job: kept with what counted before and after, a few pupils at a time.
 *
 * Every pupil is a transaction of its own, and the row that names the assessment after is written in it:
 * when the process dies the next one goes on with the pupils that are left. Nothing is overwritten: old
 * assessments and scores stay as rows. Lessons go first: these jobs wait behind all others.
 */
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { enqueueJob } from '~/platform/jobs.server';
import { log } from '~/platform/log.server';
import type { AssessmentVersions } from '~/scoring/assessment-record';
import { assessPupil, type RescoreOutcome } from '~/scoring/rescore.server';
import { requireSystem } from '~/scoring/score-attempts.server';
import { SCORING_RULES_VERSION } from '~/scoring/task-score';

export type RescoringCause = 'policy' | 'asked';

/** Pupils of one job; some two seconds. */
const CHUNK = 25;
/** Later than every job of a lesson, which has priority 0. */
const LAST = 10;

/**
 * Begin to judge a window again by the versions that hold now, for every pupil who has a level in it.
 * One that has begun by the same versions is gone on with; one by other versions is replaced.
 * @returns its id. @throws 404 when the window is not here, 403 for anyone but the system.
 */
export async function startRescoring(
  db: ScopedDb<SystemViewer>,
  from: { windowId: string; cause: RescoringCause; staffMemberId?: string | undefined },
): Promise<string> {
  requireSystem(db);
  const { transaction, municipalityId } = db;
  const { windowId, cause, staffMemberId = null } = from;
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`rescoring:${windowId}`}, 0))`;
  const window = await transaction.screeningWindow.findUnique({
    where: { municipalityId_id: { municipalityId, id: windowId } },
  });
  if (!window) throw notFound();
  const { policyId, policyVersion, batteryId, batteryVersion } = window;
  const own = { policyId, policyVersion, batteryId, batteryVersion };
  const versions: AssessmentVersions = { ...own, scoringRulesVersion: SCORING_RULES_VERSION };
  const running = { municipalityId, windowId, state: 'running' };
  const same = await transaction.rescoring.findFirst({
    where: { ...running, versions: { equals: { ...versions } } },
    select: { id: true },
  });
  if (same) {
    await askToContinue(db, same.id);
    return same.id;
  }
  await transaction.rescoring.updateMany({
    where: running,
    data: { state: 'replaced', finishedAt: now() },
  });
  const id = newId();
  await transaction.rescoring.create({
    data: {
      id,
      municipalityId,
      windowId,
      cause,
      staffMemberId,
      versions: { ...versions },
      startedAt: now(),
    },
  });
  await listThePupils(db, id, windowId);
  await askToContinue(db, id);
  return id;
}

async function listThePupils(db: ScopedDb, rescoringId: string, windowId: string): Promise<void> {
  await db.transaction.$executeRaw`
    INSERT INTO "RescoringPupil" ("municipalityId", "rescoringId", "roundId", "pupilId",
      "membershipId", "beforeId")
    SELECT c."municipalityId", ${rescoringId}::uuid, c."roundId", c."pupilId", a."membershipId", a."id"
    FROM "CurrentAssessment" c
    JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId" AND a."id" = c."assessmentId"
    JOIN "Round" r ON r."municipalityId" = c."municipalityId" AND r."id" = c."roundId"
    WHERE c."municipalityId" = ${db.municipalityId}::uuid AND r."windowId" = ${windowId}::uuid`;
}

async function askToContinue(db: ScopedDb, rescoringId: string): Promise<void> {
  const payload = { municipalityId: db.municipalityId, rescoringId };
  await enqueueJob(db.transaction, 'rescoring.continue', payload, rescoringId, LAST);
}

/**
 * Judge the next pupils, and ask for the next job while any are left. A pupil who cannot be judged is
 * marked and passed over; the others go on.
 * @param afterwards what else follows a new judgement, in the same transaction.
 * @returns how many were judged in this call. @throws 404 when it is not here.
 */
export async function continueRescoring(
  viewer: SystemViewer,
  rescoringId: string,
  afterwards: (db: ScopedDb<SystemViewer>, outcome: RescoreOutcome) => Promise<void>,
): Promise<number> {
  const next = await inScope(viewer, (db) => listNext(db, rescoringId));
  for (const pupil of next) {
    await inScope(viewer, async (db) => {
      const outcome = await assessPupil(db, pupil.roundId, pupil.membershipId);
      await afterwards(db, outcome);
      await mark(db, pupil, { afterId: outcome.assessmentId ?? pupil.beforeId });
    }).catch(async (error) => {
      const { pupilId, roundId } = pupil;
      const reason = error instanceof Error ? error.name : 'thrown';
      log.error({ reason, rescoringId, pupilId, roundId }, 'a pupil could not be judged again');
      await inScope(viewer, (db) => mark(db, pupil, { failed: true }));
    });
  }
  await inScope(viewer, (db) => goOnOrEnd(db, rescoringId, next.length < CHUNK));
  return next.length;
}

async function listNext(db: ScopedDb<SystemViewer>, rescoringId: string) {
  const { transaction, municipalityId } = db;
  const rescoring = await transaction.rescoring.findUnique({
    where: { municipalityId_id: { municipalityId, id: rescoringId } },
    select: { state: true },
  });
  if (!rescoring) throw notFound();
  if (rescoring.state !== 'running') return [];
  return transaction.rescoringPupil.findMany({
    where: { municipalityId, rescoringId, afterId: null, failed: false },
    orderBy: [{ roundId: 'asc' }, { pupilId: 'asc' }],
    take: CHUNK,
  });
}

type Listed = Awaited<ReturnType<typeof listNext>>[number];

async function mark(
  db: ScopedDb,
  { rescoringId, roundId, pupilId }: Listed,
  data: { afterId: string } | { failed: true },
): Promise<void> {
  const key = { municipalityId: db.municipalityId, rescoringId, roundId, pupilId };
  await db.transaction.rescoringPupil.update({
    where: { municipalityId_rescoringId_roundId_pupilId: key },
    data,
  });
}

async function goOnOrEnd(db: ScopedDb, rescoringId: string, isEnd: boolean): Promise<void> {
  if (!isEnd) return askToContinue(db, rescoringId);
  await db.transaction.rescoring.updateMany({
    where: { municipalityId: db.municipalityId, id: rescoringId, state: 'running' },
    data: { state: 'done', finishedAt: now() },
  });
}
