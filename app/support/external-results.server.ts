/** Results of other instruments: recorded by those who teach the pupil, taken back with a trace. */
import { audit, requireId, requirePupil, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import {
  type ExternalForm,
  type ExternalProblem,
  type ExternalResult,
  findExternalProblem,
} from '~/support/external-result';

export type ExternalOutcome =
  | { ok: true; resultId: string }
  | { ok: false; problem: ExternalProblem | 'already-withdrawn' };

/** @throws 404 or 403. */
export async function recordExternal(
  db: ScopedDb<StaffViewer>,
  pupilId: string | undefined,
  { instrument, day, raw, stanine, source }: Omit<ExternalForm, 'intent'>,
): Promise<ExternalOutcome> {
  const pupil = await requirePupil(db, 'class.record', pupilId);
  const { transaction, municipalityId, viewer } = db;
  const problem = findExternalProblem({ day, raw, stanine }, viewer.today);
  if (problem) return { ok: false, problem };
  const resultId = newId();
  await transaction.externalResult.create({
    data: {
      id: resultId,
      municipalityId,
      pupilId: pupil.id,
      instrument,
      day: toStoredDate(day),
      raw,
      stanine,
      source,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'external-result.recorded', [pupil.id], { resultId });
  return { ok: true, resultId };
}

/** Undo: the result is marked as taken back and stays. @throws 404, also for another pupil's, or 403. */
export async function withdrawExternal(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  resultIdText: string,
): Promise<ExternalOutcome> {
  const pupil = await requirePupil(db, 'class.record', pupilId);
  const { transaction, municipalityId } = db;
  const own = { municipalityId, id: requireId(resultIdText), pupilId: pupil.id };
  const known = await transaction.externalResult.findFirst({ where: own, select: { id: true } });
  if (!known) throw notFound();
  const { count } = await transaction.externalResult.updateMany({
    where: { ...own, withdrawnAt: null },
    data: { withdrawnAt: now() },
  });
  if (count === 0) return { ok: false, problem: 'already-withdrawn' };
  await audit(db, 'external-result.withdrawn', [pupil.id], { resultId: known.id });
  return { ok: true, resultId: known.id };
}

/** A pupil's results beside the pupil, newest first. */
export const EXTERNALS = {
  include: { staffMember: { select: { givenName: true, familyName: true } } },
  orderBy: [{ day: 'desc' }, { id: 'desc' }],
} satisfies Prisma.ExternalResultFindManyArgs;

export function toExternals(
  rows: readonly Prisma.ExternalResultGetPayload<typeof EXTERNALS>[],
): ExternalResult[] {
  return rows.map((row) => ({
    resultId: row.id,
    pupilId: row.pupilId,
    instrument: row.instrument,
    day: dayOf(row.day),
    raw: row.raw,
    stanine: row.stanine,
    source: row.source,
    recordedBy: `${row.staffMember.givenName} ${row.staffMember.familyName}`,
    recordedAt: row.createdAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }));
}
