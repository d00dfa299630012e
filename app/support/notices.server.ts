/** Worries and started assessments: recorded by those who teach the pupil, taken back with a trace. */
import { audit, requireId, requirePupil, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { openCase, startAssessment, withdrawOrigin } from '~/support/case/case-store.server';
import type { Notice, NoticeKind, RaisedBy } from '~/support/notice';

export type NoticeOutcome =
  | { ok: true; noticeId: string }
  | { ok: false; problem: 'already-recorded' | 'already-withdrawn' };

/** Opens the pupil's case. @throws 404 or 403. The same notice that already stands is not written again. */
export async function recordNotice(
  db: ScopedDb<StaffViewer>,
  pupilId: string | undefined,
  { kind, raisedBy }: { kind: NoticeKind; raisedBy: RaisedBy },
): Promise<NoticeOutcome> {
  const pupil = await requirePupil(db, 'class.record', pupilId);
  const { transaction, municipalityId, viewer } = db;
  const own = { municipalityId, pupilId: pupil.id, kind, raisedBy };
  await lockPupil(db, pupil.id);
  const standing = await transaction.pupilNotice.findFirst({
    where: { ...own, withdrawnAt: null },
  });
  if (standing) return { ok: false, problem: 'already-recorded' };
  const id = newId();
  await transaction.pupilNotice.create({
    data: { id, ...own, staffMemberId: viewer.staffMemberId, createdAt: now() },
  });
  if (kind === 'worry') await openCase(db, pupil.id, { by: 'worry', originId: id });
  else await startAssessment(db, pupil.id, id);
  await audit(db, 'notice.recorded', [pupil.id], { noticeId: id, kind, raisedBy });
  return { ok: true, noticeId: id };
}

/** Undo: the notice is marked as taken back and stays. @throws 404 or 403. */
export async function withdrawNotice(
  db: ScopedDb<StaffViewer>,
  noticeId: string | undefined,
): Promise<NoticeOutcome> {
  const { transaction, municipalityId } = db;
  const key = { municipalityId_id: { municipalityId, id: requireId(noticeId) } };
  const notice = await transaction.pupilNotice.findUnique({ where: key });
  if (!notice) throw notFound();
  await requirePupil(db, 'class.record', notice.pupilId);
  const { count } = await transaction.pupilNotice.updateMany({
    where: { municipalityId, id: notice.id, withdrawnAt: null },
    data: { withdrawnAt: now() },
  });
  if (count === 0) return { ok: false, problem: 'already-withdrawn' };
  await withdrawOrigin(db, notice.pupilId, notice.id);
  await audit(db, 'notice.withdrawn', [notice.pupilId], { noticeId: notice.id, kind: notice.kind });
  return { ok: true, noticeId: notice.id };
}

/** A pupil's notices beside the pupil, newest first. */
export const NOTICES = {
  include: { staffMember: { select: { givenName: true, familyName: true } } },
  orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
} satisfies Prisma.PupilNoticeFindManyArgs;

export function toNotices(rows: readonly Prisma.PupilNoticeGetPayload<typeof NOTICES>[]): Notice[] {
  return rows.map((row) => ({
    noticeId: row.id,
    pupilId: row.pupilId,
    kind: row.kind as NoticeKind,
    raisedBy: row.raisedBy as RaisedBy,
    recordedBy: `${row.staffMember.givenName} ${row.staffMember.familyName}`,
    recordedAt: row.createdAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }));
}

/** Two presses at once write one notice. */
async function lockPupil(db: ScopedDb, pupilId: string): Promise<void> {
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`notice:${pupilId}`}, 0))`;
}
