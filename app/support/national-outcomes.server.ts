/** Outcomes of the national bedömningsstöd: one for each pupil, school year and term. */
import { audit, requirePupil, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { schoolYearStart } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { newId } from '~/platform/identifier.server';
import { openCase, withdrawOrigin } from '~/support/case/case-store.server';
import {
  isIndication,
  type NationalOutcome,
  type Outcome,
  type Term,
} from '~/support/national-outcome';

/** Write or correct the outcome of a term of this school year; the audit keeps what stood. @throws 404 or 403. */
export async function setNationalOutcome(
  db: ScopedDb<StaffViewer>,
  pupilId: string | undefined,
  { term, outcome }: { term: Term; outcome: Outcome },
): Promise<{ ok: true }> {
  const pupil = await requirePupil(db, 'class.record', pupilId);
  const { transaction, municipalityId, viewer } = db;
  const year = schoolYearStart(viewer.today);
  const own = { municipalityId, pupilId: pupil.id, schoolYearStart: year, term };
  const key = { municipalityId_pupilId_schoolYearStart_term: own };
  const before = await transaction.nationalOutcome.findUnique({ where: key });
  if (before?.outcome === outcome) return { ok: true };
  const written = { outcome, staffMemberId: viewer.staffMemberId, updatedAt: now() };
  const { id } = await transaction.nationalOutcome.upsert({
    where: key,
    create: { id: newId(), ...own, ...written, createdAt: written.updatedAt },
    update: written,
  });
  if (isIndication(outcome)) {
    await openCase(db, pupil.id, { by: 'national-assessment', originId: id });
  } else {
    await withdrawOrigin(db, pupil.id, id);
  }
  await audit(db, 'national-outcome.set', [pupil.id], {
    term,
    schoolYearStart: year,
    outcome,
    before: before?.outcome ?? null,
  });
  return { ok: true };
}

/** A pupil's outcomes beside the pupil, in the order of their terms. */
export const NATIONAL_OUTCOMES = {
  orderBy: [{ schoolYearStart: 'asc' }, { term: 'asc' }],
} satisfies Prisma.NationalOutcomeFindManyArgs;

export function toNationalOutcomes(
  rows: readonly Prisma.NationalOutcomeGetPayload<true>[],
): NationalOutcome[] {
  return rows.map((row) => ({
    pupilId: row.pupilId,
    schoolYearStart: row.schoolYearStart,
    term: row.term as Term,
    outcome: row.outcome as Outcome,
    updatedAt: row.updatedAt.toISOString(),
  }));
}
