/**
 * Probes that have been dealt: which readings of progress forms devices of a class may mark. The
 * attempts of a probe are kept apart from everything that is screened by their `probeId`.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import { isProgressForm } from '~/instruments/progress-form';
import { addDays, type Day, toStoredDate } from '~/platform/calendar';
import type { DealtProbe } from './probe-forms';

/** A reading that was not done is offered so long. */
const OFFERED_DAYS = 7;

/**
 * Dealt probes of a class that have not been read, oldest first. The caller has established that the
 * viewer may see the class's signs.
 */
export async function listOpenProbes(
  db: ScopedDb,
  place: { classId: string; batteryId: string; batteryVersion: number; today: Day },
): Promise<DealtProbe[]> {
  return db.transaction.$queryRaw<DealtProbe[]>`
    SELECT p."id" AS "probeId", p."membershipId", p."taskId", p."spareFormId",
      CASE WHEN runs."wasCutOff" THEN p."spareFormId" ELSE p."formId" END AS "formId"
    FROM "Probe" p
    JOIN "ClassMembership" m ON m."municipalityId" = p."municipalityId"
      AND m."id" = p."membershipId" AND m."classId" = ${place.classId}::uuid
    CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(v."body"->>'type' = 'completed'), false) AS "isRead",
        coalesce(bool_or(v."body"->>'type' = 'ended-early'), false) AS "wasCutOff"
      FROM "Attempt" a
      JOIN "AttemptEvent" v ON v."municipalityId" = a."municipalityId"
        AND v."schoolYearStart" = a."schoolYearStart" AND v."attemptId" = a."id"
      WHERE a."municipalityId" = p."municipalityId" AND a."probeId" = p."id"
        AND NOT a."secondMarker" AND a."invalidatedAt" IS NULL
    ) runs
    WHERE p."municipalityId" = ${db.municipalityId}::uuid
      AND p."batteryId" = ${place.batteryId} AND p."batteryVersion" = ${place.batteryVersion}
      AND p."spareFormId" IS NOT NULL AND p."withdrawnAt" IS NULL AND NOT runs."isRead"
      AND p."day" > ${toStoredDate(addDays(place.today, -OFFERED_DAYS))}::date
    ORDER BY p."id"`;
}

type Started = {
  membershipId: string;
  batteryId: string;
  batteryVersion: number;
  taskId: string;
  formId: string;
};

/** Tells the readings of progress forms apart. */
export function nameStarted({ membershipId, taskId, formId }: Started): string {
  return `${membershipId} ${taskId} ${formId}`;
}

/**
 * The probes that starts of attempts belong to, by `nameStarted`. What was dealt is taken in however late
 * it comes, also when the deal was taken back meanwhile: nothing that was read is lost.
 */
export async function findDealtProbes(
  db: ScopedDb,
  starts: readonly Started[],
): Promise<Map<string, string>> {
  const progress = starts.filter(({ formId }) => isProgressForm(formId));
  if (progress.length === 0) return new Map();
  const rows = await db.transaction.probe.findMany({
    where: {
      municipalityId: db.municipalityId,
      membershipId: { in: [...new Set(progress.map(({ membershipId }) => membershipId))] },
      spareFormId: { not: null },
    },
    orderBy: { id: 'asc' },
  });
  return new Map(
    progress.flatMap((start): [string, string][] => {
      const dealt = rows.findLast(
        (row) =>
          row.membershipId === start.membershipId &&
          row.batteryId === start.batteryId &&
          row.batteryVersion === start.batteryVersion &&
          row.taskId === start.taskId &&
          (row.formId === start.formId || row.spareFormId === start.formId),
      );
      return dealt ? [[nameStarted(start), dealt.id]] : [];
    }),
  );
}
