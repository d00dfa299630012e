/**
 * Making two rows of the same pupil in a class one, and taking that back.
 *
 * The duplicate leaves the class and its attempts go to the pupil who is kept; what is judged from them is
 * judged anew for both. Nothing is deleted: the merge is a pointer with what it moved. A duplicate of whom
 * people have written something is not merged, because that would be out of sight.
 */
import { audit, requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, dayInZone, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { currentOn } from '~/roster/current-on';
import { lockRoster } from '~/roster/roster-lock.server';
import { askForScoring } from './attempt-store.server';
import { SIGN_SILENT_MS } from './device-pupils';
import type { MergeForm, MergePage, MergeProblem, MergePupil, PastMerge } from './pupil-merge';

type MergeAnswer = { ok: true } | { ok: false; problem: MergeProblem };
type Member = Awaited<ReturnType<typeof listMembers>>[number];

/** @throws 404 or 403. Reading is not of results: only how many attempts there are. */
export async function loadMergePage(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  chosen: { kept: string | null; duplicate: string | null },
): Promise<MergePage> {
  const schoolClass = await requireClass(db, 'roster.manage', classId);
  const members = await listMembers(db, schoolClass.id);
  const kept = members.find(({ id }) => id === chosen.kept);
  const duplicate = members.find(({ id }) => id === chosen.duplicate);
  return {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    pupils: members.map(describe),
    chosen:
      kept && duplicate
        ? {
            kept: describe(kept),
            duplicate: describe(duplicate),
            problem: await findProblem(db, kept, duplicate),
          }
        : null,
    merges: await listMerges(db, schoolClass.id),
  };
}

/** What the form of the page asks for. @throws 404, also for a pupil of another class, or 403. */
export async function changeMerge(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  form: MergeForm,
): Promise<MergeAnswer> {
  const { id } = await requireClass(db, 'roster.manage', classId);
  await lockRoster(db);
  return form.intent === 'merge-pupils'
    ? mergePupils(db, id, form)
    : undoMerge(db, id, form.mergeId);
}

async function mergePupils(
  db: ScopedDb<StaffViewer>,
  classId: string,
  ids: { keptMembershipId: string; duplicateMembershipId: string },
): Promise<MergeAnswer> {
  const members = await listMembers(db, classId);
  const kept = members.find(({ id }) => id === ids.keptMembershipId);
  const duplicate = members.find(({ id }) => id === ids.duplicateMembershipId);
  if (!kept || !duplicate) throw notFound();
  const problem = await findProblem(db, kept, duplicate);
  if (problem) return { ok: false, problem };
  const { transaction, municipalityId, viewer } = db;
  const mergeId = newId();
  await transaction.pupilMerge.create({
    data: {
      id: mergeId,
      municipalityId,
      keptMembershipId: kept.id,
      duplicateMembershipId: duplicate.id,
      endDateBefore: duplicate.endDate,
      attemptIds: duplicate.attempts.map(({ id }) => id),
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await endMembership(db, duplicate.id, toStoredDate(addDays(viewer.today, -1)));
  await giveAttempts(db, duplicate.attempts, { from: duplicate.id, to: kept.id });
  await audit(db, 'pupils.merged', [kept.pupilId, duplicate.pupilId], { mergeId });
  return { ok: true };
}

async function undoMerge(
  db: ScopedDb<StaffViewer>,
  classId: string,
  mergeId: string,
): Promise<MergeAnswer> {
  const { transaction, municipalityId } = db;
  const merge = await transaction.pupilMerge.findFirst({
    where: { municipalityId, id: requireId(mergeId), kept: { classId } },
    include: { kept: true, duplicate: true },
  });
  if (!merge) throw notFound();
  if (merge.undoneAt) return { ok: true };
  const { kept, duplicate } = merge;
  const members = await listMembers(db, classId);
  if (members.some(({ signId }) => signId === duplicate.signId)) {
    return { ok: false, problem: 'sign-taken' };
  }
  await transaction.pupilMerge.update({
    where: { municipalityId_id: { municipalityId, id: merge.id } },
    data: { undoneAt: now() },
  });
  await endMembership(db, duplicate.id, merge.endDateBefore);
  const attempts = await transaction.attempt.findMany({
    where: { municipalityId, id: { in: merge.attemptIds }, membershipId: kept.id },
    select: { id: true, roundId: true },
  });
  await giveAttempts(db, attempts, { from: kept.id, to: duplicate.id });
  await audit(db, 'pupils.merge-undone', [kept.pupilId, duplicate.pupilId], { mergeId: merge.id });
  return { ok: true };
}

function endMembership(db: ScopedDb, id: string, endDate: Date | null) {
  const { transaction, municipalityId } = db;
  return transaction.classMembership.update({
    where: { municipalityId_id: { municipalityId, id } },
    data: { endDate },
  });
}

/** The attempts change hands; results of both memberships are asked for. */
async function giveAttempts(
  db: ScopedDb<StaffViewer>,
  attempts: readonly { id: string; roundId: string }[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  const { transaction, municipalityId } = db;
  await transaction.attempt.updateMany({
    where: { municipalityId, id: { in: attempts.map(({ id }) => id) } },
    data: { membershipId: to },
  });
  for (const attempt of attempts) await askForScoring(db, attempt, { previousMembershipId: from });
}

/** Who is in the class today, with what would stand in the way. */
function listMembers(
  { transaction, municipalityId, viewer }: ScopedDb<StaffViewer>,
  classId: string,
) {
  return transaction.classMembership.findMany({
    where: { municipalityId, classId, ...currentOn(viewer.today) },
    include: {
      pupil: true,
      attempts: { where: { probeId: null }, select: { id: true, roundId: true } },
      devicePresences: { select: { seenAt: true } },
    },
    orderBy: [{ pupil: { givenName: 'asc' } }, { pupil: { familyName: 'asc' } }, { id: 'asc' }],
  });
}

function describe({ id, signId, pupil, attempts }: Member): MergePupil {
  return {
    membershipId: id,
    signId,
    name: `${pupil.givenName} ${pupil.familyName}`.trim(),
    birthDate: pupil.birthDate && dayOf(pupil.birthDate),
    attempts: attempts.length,
  };
}

async function findProblem(
  db: ScopedDb<StaffViewer>,
  kept: Member,
  duplicate: Member,
): Promise<MergeProblem | null> {
  if (kept.id === duplicate.id) return 'same-pupil';
  if (kept.pupil.protectedIdentity || duplicate.pupil.protectedIdentity) return 'protected';
  const silentSince = now().getTime() - SIGN_SILENT_MS;
  const isAnswering = duplicate.devicePresences.some(
    ({ seenAt }) => seenAt !== null && seenAt.getTime() > silentSince,
  );
  if (isAnswering) return 'in-a-task';
  if (await isMerged(db, [duplicate.id])) return 'merged-already';
  return (await hasNotes(db, duplicate)) ? 'has-notes' : null;
}

async function isMerged(db: ScopedDb, membershipIds: readonly string[]): Promise<boolean> {
  const { transaction, municipalityId } = db;
  const ids = { in: [...membershipIds] };
  const count = await transaction.pupilMerge.count({
    where: { municipalityId, undoneAt: null, keptMembershipId: ids },
  });
  return count > 0;
}

/** Anything that a person has written of the pupil. */
async function hasNotes(
  { transaction, municipalityId }: ScopedDb,
  { pupilId }: Pick<Member, 'pupilId'>,
): Promise<boolean> {
  const own = { municipalityId, pupilId };
  const pupil = await transaction.pupil.findFirst({
    where: {
      municipalityId,
      id: pupilId,
      OR: [
        { flags: { some: { reviews: { some: {} } } } },
        { pupilNotices: { some: own } },
        { caseEvents: { some: own } },
        { nationalOutcomes: { some: own } },
        { externalResults: { some: own } },
        { outcomes: { some: own } },
        { groupMembers: { some: own } },
        { planPupils: { some: own } },
        { probes: { some: own } },
        { healthNotes: { some: own } },
      ],
    },
    select: { id: true },
  });
  return pupil !== null;
}

async function listMerges(
  { transaction, municipalityId, viewer }: ScopedDb<StaffViewer>,
  classId: string,
): Promise<PastMerge[]> {
  const withPupil = { include: { pupil: { select: { givenName: true, familyName: true } } } };
  const rows = await transaction.pupilMerge.findMany({
    where: { municipalityId, undoneAt: null, kept: { classId } },
    include: {
      kept: withPupil,
      duplicate: withPupil,
      staffMember: { select: { givenName: true, familyName: true } },
    },
    orderBy: { createdAt: 'desc' },
  });
  const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }) =>
    `${givenName} ${familyName}`.trim();
  return rows.map((row) => ({
    mergeId: row.id,
    kept: nameOf(row.kept.pupil),
    duplicate: nameOf(row.duplicate.pupil),
    attempts: row.attemptIds.length,
    by: nameOf(row.staffMember),
    on: dayInZone(row.createdAt, viewer.timeZone),
  }));
}
