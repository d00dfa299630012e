/** Everything the pupil page shows, and what its forms record. */
import { readingOnly, requirePupilOfClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { listLeftOutIn } from '~/administration/left-out-tasks';
import { listRetests, withdrawRetest } from '~/administration/retest-store.server';
import { getEnvironment } from '~/platform/environment.server';
import { notFound } from '~/platform/http.server';
import { resolveSetUp } from '~/roster/set-up/set-up';
import { readLikePeers } from '~/scoring/like-peers.server';
import { getPupilResult } from '~/scoring/pupil-results.server';
import { recordExternal, withdrawExternal } from '~/support/external-results.server';
import { listFlags, remarkFlag } from '~/support/flag-store.server';
import { setNationalOutcome } from '~/support/national-outcomes.server';
import { readNoted } from '~/support/noted.server';
import { recordNotice, withdrawNotice } from '~/support/notices.server';
import type { PupilForm, PupilFormAnswer, PupilPageData } from '~/support/pupil-page';
import { askUnreadableAgain } from '~/support/retests.server';

/** @throws 404 when the pupil is not in the class today, 403. Reading is audited. */
export async function loadPupilPage(
  given: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
): Promise<PupilPageData> {
  const db = readingOnly(given);
  const { round, ...detail } = await getPupilResult(db, classId, pupilId);
  const pupilIds = [detail.pupil.pupilId];
  const leftOut = listLeftOutIn(round, resolveSetUp(round.setUp));
  return {
    ...detail,
    oneToOneTasks: detail.oneToOneTasks.filter(({ taskId }) => !leftOut.includes(taskId)),
    timeZone: db.viewer.timeZone,
    today: db.viewer.today,
    peers: await readLikePeers(db, round.windowId, detail.pupil.pupilId),
    practice: getEnvironment().LASFYR_MODE === 'demo',
    windowKind: round.windowKind,
    flags: await listFlags(db, pupilIds),
    ...(await readNoted(db, detail.pupil.pupilId)),
    retests: round.roundId ? await listRetests(db, round.roundId, detail.pupil.membershipId) : [],
  };
}

/** What a form of the page asks for. @throws 404 when the pupil is not in the class today, 403. */
export async function recordOnPupil(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
  form: PupilForm | null,
): Promise<PupilFormAnswer> {
  const { id } = (await requirePupilOfClass(db, 'class.record', classId, pupilId)).pupil;
  if (form === null) return { ok: false, problem: 'form' };
  switch (form.intent) {
    case 'record-notice':
      return recordNotice(db, id, form);
    case 'withdraw-notice':
      await requireNoticeOf(db, id, form.noticeId);
      return withdrawNotice(db, form.noticeId);
    case 'set-national-outcome':
      return setNationalOutcome(db, id, form);
    case 'record-external':
      return recordExternal(db, id, form);
    case 'withdraw-external':
      return withdrawExternal(db, id, form.resultId);
    case 'ask-retest':
      return askUnreadableAgain(db, classId, id, form.taskId);
    case 'withdraw-retest':
      await withdrawRetest(db, classId, form.requestId);
      return { ok: true };
    case 'remark-flag':
      return remarkFlag(db, form.flagId, form, id);
  }
}

/** A form on one pupil's page never changes another pupil. */
async function requireNoticeOf(db: ScopedDb, pupilId: string, noticeId: string): Promise<void> {
  const notice = await db.transaction.pupilNotice.findFirst({
    where: { municipalityId: db.municipalityId, id: noticeId, pupilId },
    select: { id: true },
  });
  if (!notice) throw notFound();
}
