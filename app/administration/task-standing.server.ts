/** Whether pupils were clearly above the limit of a task: written by the rules, read by later windows. */
import { requireId, type ScopedDb } from '~/access/in-scope.server';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';

type TaskStanding = { taskId: string; secure: boolean };

/**
 * Write what a pupil's tasks of a round showed; what is no longer among them is taken away.
 * @throws 403 for anyone but the system, 404 when the round or the pupil is not here.
 */
export async function recordTaskStandings(
  db: ScopedDb,
  place: { roundId: string; membershipId: string },
  standings: readonly TaskStanding[],
): Promise<void> {
  if (db.viewer.kind !== 'system') throw forbidden();
  const { transaction, municipalityId } = db;
  const round = await transaction.round.findUnique({
    where: { municipalityId_id: { municipalityId, id: requireId(place.roundId) } },
    select: { id: true, classId: true },
  });
  if (!round) throw notFound();
  const membership = await transaction.classMembership.findFirst({
    where: { municipalityId, id: requireId(place.membershipId), classId: round.classId },
    select: { pupilId: true },
  });
  if (!membership) throw notFound();
  const own = { municipalityId, pupilId: membership.pupilId, roundId: round.id };
  const taskIds = standings.map(({ taskId }) => taskId);
  await transaction.taskStanding.deleteMany({ where: { ...own, taskId: { notIn: taskIds } } });
  for (const { taskId, secure } of standings) {
    await transaction.taskStanding.upsert({
      where: { municipalityId_pupilId_roundId_taskId: { ...own, taskId } },
      create: { id: newId(), ...own, taskId, secure, updatedAt: now() },
      update: { secure, updatedAt: now() },
    });
  }
}

type SecureRow = { membershipId: string; taskIds: string[] };

/**
 * Tasks in which pupils of a class were clearly above the limit, by membership: the latest standing of
 * each task in a window of the same school year that began before this one. Pupils without any have
 * no entry. The caller has established that the viewer may see the class.
 */
export async function listSecureTasks(
  db: ScopedDb,
  place: { classId: string; windowId: string },
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await db.transaction.$queryRaw<SecureRow[]>`
    SELECT l."membershipId", array_agg(l."taskId" ORDER BY l."taskId") AS "taskIds"
    FROM (
      SELECT DISTINCT ON (m."id", t."taskId") m."id" AS "membershipId", t."taskId", t."secure"
      FROM "ScreeningWindow" own
      JOIN "ScreeningWindow" w ON w."municipalityId" = own."municipalityId"
        AND w."schoolYearId" = own."schoolYearId" AND w."startDate" < own."startDate"
      JOIN "Round" r ON r."municipalityId" = w."municipalityId" AND r."windowId" = w."id"
      JOIN "TaskStanding" t ON t."municipalityId" = r."municipalityId" AND t."roundId" = r."id"
      JOIN "ClassMembership" m ON m."municipalityId" = t."municipalityId"
        AND m."pupilId" = t."pupilId" AND m."classId" = ${place.classId}::uuid
      WHERE own."municipalityId" = ${db.municipalityId}::uuid AND own."id" = ${place.windowId}::uuid
      ORDER BY m."id", t."taskId", w."startDate" DESC, t."updatedAt" DESC, t."id" DESC
    ) l
    WHERE l."secure"
    GROUP BY l."membershipId"`;
  return new Map(rows.map(({ membershipId, taskIds }) => [membershipId, new Set(taskIds)]));
}
