/**
 * Reference groups in the database, counted by a job.
 *
 * A group is counted the evening of a day on which a lesson ended, or when somebody asks; never at an
 * answer. After a count only the pupils are judged anew for whom the policy's relative rule now says
 * something else.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { findRoundPlan } from '~/administration/round-plan';
import { getTask, type WindowKind } from '~/instruments/battery';
import { dayInZone, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { enqueueJobs } from '~/platform/jobs.server';
import { readReferenceGroups } from '~/scoring/group-places.server';
import type { GroupPlace } from '~/scoring/level-shapes';
import { listLowTasks } from '~/scoring/level-stage-one';
import { readPolicies } from '~/scoring/policy-case.server';
import { findPlace, isGivenToAll, isLargeEnough } from '~/scoring/reference-group';
import { requireSystem } from '~/scoring/score-attempts.server';
import { findWindowPolicy } from '~/scoring/window-policy';

/** Hour of the day, in the municipality's zone, from which the day's results are counted. */
const COUNTED_FROM_HOUR = 18;

/**
 * Have the groups of a round's window counted this evening: one job for a window, whatever the number of
 * lessons that ended. @throws 404 when the round is not here, 403 for anyone but the system.
 */
export async function planReferenceGroups(
  db: ScopedDb<SystemViewer>,
  roundId: string,
): Promise<void> {
  requireSystem(db);
  const { municipalityId, transaction } = db;
  const round = await transaction.round.findUnique({
    where: { municipalityId_id: { municipalityId, id: roundId } },
    select: { windowId: true },
  });
  if (!round) throw notFound();
  const { windowId } = round;
  await transaction.$executeRaw`
    SELECT graphile_worker.add_job('groups.count',
      payload := ${JSON.stringify({ municipalityId, windowId })}::json,
      run_at := greatest(now(), (date_trunc('day', now() AT TIME ZONE m."timeZone")
        + make_interval(hours => ${COUNTED_FROM_HOUR})) AT TIME ZONE m."timeZone"),
      job_key := ${`groups.count:${windowId}`}, job_key_mode := 'preserve_run_at', max_attempts := 5)
    FROM "Municipality" m WHERE m."id" = ${municipalityId}::uuid`;
}

/**
 * Count the groups of a window anew, and ask for those pupils to be judged again for whom the relative
 * rule now says something else.
 * @returns how many are judged again. @throws 404 when the window is not here, 403 for anyone but the system.
 */
export async function countReferenceGroups(
  db: ScopedDb<SystemViewer>,
  windowId: string,
): Promise<number> {
  requireSystem(db);
  const window = await getWindow(db, windowId);
  const found = findRoundPlan(window.batteryId, window.batteryVersion, window.kind as WindowKind);
  if (!found) return 0;
  await lockWindow(db, windowId);
  const { battery, plan } = found;
  const taskIds = plan.wholeClass.filter((taskId) => isGivenToAll(plan, taskId));
  const timed = taskIds.filter((taskId) => getTask(battery, taskId).kind === 'timed-choice');
  const day = await findCountingDay(db, window);
  await replaceGroups(db, { windowId, schoolYearId: window.schoolYearId, day }, taskIds, timed);
  return judgeMovedPupils(db, window);
}

type CountedWindow = Awaited<ReturnType<typeof getWindow>>;

async function getWindow(db: ScopedDb, windowId: string) {
  const window = await db.transaction.screeningWindow.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: windowId } },
  });
  if (!window) throw notFound();
  return window;
}

async function lockWindow(db: ScopedDb, windowId: string): Promise<void> {
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`groups:${windowId}`}, 0))`;
}

/** Today, but never after the window's catch-up weeks: who is enrolled is counted then. */
async function findCountingDay(db: ScopedDb, { catchUpEndDate }: CountedWindow): Promise<Date> {
  const { timeZone } = await db.transaction.municipality.findUniqueOrThrow({
    where: { id: db.municipalityId },
    select: { timeZone: true },
  });
  const today = toStoredDate(dayInZone(now(), timeZone));
  return today < catchUpEndDate ? today : catchUpEndDate;
}

/**
 * Members: enrolled that day and screened (the rule of `isScreened`), with a current result of the task
 * that counts. Invented results are left out, except where the municipality itself is invented.
 */
async function replaceGroups(
  db: ScopedDb,
  place: { windowId: string; schoolYearId: string; day: Date },
  taskIds: readonly string[],
  timed: readonly string[],
): Promise<void> {
  const { transaction, municipalityId } = db;
  const { windowId, schoolYearId, day } = place;
  await transaction.referenceScore.deleteMany({
    where: { municipalityId, group: { windowId } },
  });
  await transaction.referenceGroup.deleteMany({ where: { municipalityId, windowId } });
  const enrolled = await transaction.$queryRaw<{ pupilId: string }[]>`
    SELECT DISTINCT m."pupilId" FROM "ClassMembership" m
    JOIN "SchoolClass" k ON k."municipalityId" = m."municipalityId" AND k."id" = m."classId"
    JOIN "SchoolYear" y ON y."municipalityId" = k."municipalityId" AND y."id" = k."schoolYearId"
    JOIN "Pupil" p ON p."municipalityId" = m."municipalityId" AND p."id" = m."pupilId"
    WHERE m."municipalityId" = ${municipalityId}::uuid AND k."schoolYearId" = ${schoolYearId}::uuid
      AND m."startDate" <= ${day}::date AND (m."endDate" IS NULL OR m."endDate" >= ${day}::date)
      AND p."schoolStartCohort" <= y."startYear"`;
  const { synthetic } = await transaction.municipality.findUniqueOrThrow({
    where: { id: municipalityId },
    select: { synthetic: true },
  });
  const head = { municipalityId, windowId, enrolled: enrolled.length, synthetic, countedAt: now() };
  const groups = taskIds.map((taskId) => ({ id: newId(), taskId, members: 0, ...head }));
  await transaction.referenceGroup.createMany({ data: groups });
  await transaction.$executeRaw`
    INSERT INTO "ReferenceScore" ("municipalityId", "groupId", "pupilId", "score")
    SELECT DISTINCT ON (g."id", a."pupilId") g."municipalityId", g."id", a."pupilId",
      CASE WHEN g."taskId" = ANY(${[...timed]})
        THEN greatest(0, (f->>'right')::float8 - (f->>'wrong')::float8)
        ELSE (f->>'right')::float8 END
    FROM "CurrentAssessment" c
    JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId" AND a."id" = c."assessmentId"
    JOIN "Round" r ON r."municipalityId" = c."municipalityId" AND r."id" = c."roundId"
    JOIN "Pupil" p ON p."municipalityId" = a."municipalityId" AND p."id" = a."pupilId"
    CROSS JOIN LATERAL jsonb_array_elements(a."assessment"->'tasks') f
    JOIN "ReferenceGroup" g ON g."municipalityId" = r."municipalityId"
      AND g."windowId" = r."windowId" AND g."taskId" = f->>'taskId'
    WHERE c."municipalityId" = ${municipalityId}::uuid AND r."windowId" = ${windowId}::uuid
      AND a."pupilId" = ANY(${enrolled.map(({ pupilId }) => pupilId)}::uuid[])
      AND f->>'status' = 'counted'
      AND (g."synthetic" OR NOT p."synthetic" AND NOT EXISTS (
        SELECT 1 FROM jsonb_array_elements(a."assessment"->'basis') b
        JOIN "Attempt" t ON t."municipalityId" = a."municipalityId"
          AND t."id" = (b->>'attemptId')::uuid
        WHERE b->>'taskId' = g."taskId" AND t."synthetic"))
    ORDER BY g."id", a."pupilId", c."updatedAt" DESC`;
  await transaction.$executeRaw`
    UPDATE "ReferenceGroup" g SET "members" = (SELECT count(*) FROM "ReferenceScore" s
      WHERE s."municipalityId" = g."municipalityId" AND s."groupId" = g."id")
    WHERE g."municipalityId" = ${municipalityId}::uuid AND g."windowId" = ${windowId}::uuid`;
}

type MemberRow = {
  pupilId: string;
  roundId: string;
  membershipId: string;
  places: GroupPlace[] | null;
  scores: Record<string, number>;
};

/** A job for each pupil whose low tasks are other ones than when the level was judged. */
async function judgeMovedPupils(db: ScopedDb, window: CountedWindow): Promise<number> {
  const judged = findWindowPolicy(await readPolicies(db), { ...window, windowKind: window.kind });
  if (!judged?.policy.relative) return 0;
  const { policy } = judged;
  const { municipalityId, transaction } = db;
  const members = await transaction.$queryRaw<MemberRow[]>`
    SELECT a."pupilId", a."roundId", a."membershipId", a."assessment"->'groupPlaces' AS "places",
      jsonb_object_agg(g."taskId", s."score") AS "scores"
    FROM "CurrentAssessment" c
    JOIN "RiskAssessment" a ON a."municipalityId" = c."municipalityId" AND a."id" = c."assessmentId"
    JOIN "Round" r ON r."municipalityId" = c."municipalityId" AND r."id" = c."roundId"
    JOIN "ReferenceGroup" g ON g."municipalityId" = r."municipalityId" AND g."windowId" = r."windowId"
    JOIN "ReferenceScore" s ON s."municipalityId" = g."municipalityId" AND s."groupId" = g."id"
      AND s."pupilId" = a."pupilId"
    WHERE c."municipalityId" = ${municipalityId}::uuid AND r."windowId" = ${window.id}::uuid
    GROUP BY a."id", a."municipalityId"`;
  const ids = members.map(({ pupilId }) => pupilId);
  const groups = (await readReferenceGroups(db, window.id, ids)).filter(isLargeEnough);
  const isMoved = ({ pupilId, places, scores }: MemberRow) => {
    const current = groups.flatMap((group) => {
      const score = scores[group.taskId];
      return score === undefined ? [] : [findPlace(group, pupilId, score)];
    });
    const [before, after] = [places ?? [], current].map((list) =>
      listLowTasks(policy, list).sort(),
    );
    return before!.join() !== after!.join();
  };
  const moved = members.filter(isMoved);
  await enqueueJobs(
    transaction,
    'pupil.changed',
    moved.map(({ roundId, membershipId }) => ({
      key: `${roundId}:${membershipId}`,
      payload: { municipalityId, roundId, membershipId },
    })),
  );
  return moved.length;
}
