/** Changes of groups: made, moved in and out, renamed, locked, ended. Every change says how it is undone. */
import { audit, requireId, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { currentOn } from '~/roster/current-on';
import {
  endGroupPlans,
  joinGroupPlans,
  leaveGroupPlans,
  resumeGroupPlans,
} from '~/support/plans/plan-pupils.server';
import {
  demandAll,
  demandSome,
  isOwn,
  type ReachedPupil,
  readReach,
} from '~/support/pupil-reach.server';
import type { GroupEventBody } from './group-event';
import type { GroupForm, GroupOutcome } from './group-form';
import { movePupil } from './move-pupil';
import type { Need } from './need';

type Db = ScopedDb<StaffViewer>;

/**
 * Does what a form of the page asks.
 * @throws 404 for pupils and groups out of reach, 403 when some of a group's pupils are a colleague's.
 */
export async function changeGroup(db: Db, form: GroupForm | null): Promise<GroupOutcome> {
  if (!mayAnywhere(db.viewer.grants, 'support.plan')) throw forbidden();
  if (!form) return { ok: false, problem: 'form' };
  await lockGroups(db);
  switch (form.intent) {
    case 'make':
      return makeGroup(db, form);
    case 'move':
      return moveInGroups(db, form);
    case 'rename':
      return renameGroup(db, form);
    case 'lock':
    case 'unlock':
      return setLock(db, form.groupId, form.intent === 'lock');
    case 'end':
      return endGroup(db, form.groupId);
    case 'reopen':
      return reopenGroup(db, form.groupId);
  }
}

async function makeGroup(
  db: Db,
  { need, name, pupilIds }: Extract<GroupForm, { intent: 'make' }>,
): Promise<GroupOutcome> {
  const { transaction, municipalityId, viewer } = db;
  const reach = await readReach(db, pupilIds);
  demandAll(reach, 'support.plan', pupilIds);
  const pupils = pupilIds.flatMap((pupilId) => reach.find('support.plan', pupilId) ?? []);
  const [schoolId, ...others] = [...new Set(pupils.map((pupil) => pupil.schoolId))];
  if (!schoolId || others.length > 0) return { ok: false, problem: 'other-school' };
  if ((await listMembers(db, { pupilId: { in: pupilIds } })).length > 0) {
    return { ok: false, problem: 'in-a-group' };
  }
  const groupId = newId();
  const startDate = toStoredDate(viewer.today);
  const { staffMemberId } = viewer;
  await transaction.supportGroup.create({
    data: {
      id: groupId,
      municipalityId,
      schoolId,
      name,
      need,
      startDate,
      staffMemberId,
      createdAt: now(),
    },
  });
  await transaction.supportGroupMember.createMany({
    data: pupilIds.map((pupilId) => ({ id: newId(), municipalityId, groupId, pupilId, startDate })),
  });
  await note(db, groupId, { kind: 'made', need, name, pupilIds }, pupilIds);
  const undo = { intent: 'end', groupId };
  return { ok: true, done: { what: 'make', groupName: name, pupilName: null, undo } };
}

async function moveInGroups(
  db: Db,
  { pupilId, toGroupId }: Extract<GroupForm, { intent: 'move' }>,
): Promise<GroupOutcome> {
  const reach = await readReach(db, [pupilId]);
  demandAll(reach, 'support.plan', [pupilId]);
  const pupil = reach.find('support.plan', pupilId)!;
  const [own] = await listMembers(db, { pupilId });
  const from = own ? await requireGroup(db, own.groupId) : null;
  const to = toGroupId ? await requireGroup(db, toGroupId) : null;
  const moved = movePupil(
    [from, to].flatMap((group) => group ?? []),
    { pupilId, toGroupId, need: null, mayBeNew: true },
  );
  if (!moved.ok) return { ok: false, problem: moved.problem };
  if (to && to.schoolId !== pupil.schoolId) return { ok: false, problem: 'other-school' };
  if (from) {
    await leave(db, from.id, pupilId);
    await note(db, from.id, { kind: 'left', pupilId, toGroupId }, [pupilId]);
  }
  if (to) {
    await join(db, to.id, pupilId);
    await note(db, to.id, { kind: 'joined', pupilId, fromGroupId: from?.id ?? null }, [pupilId]);
  }
  const undo = { intent: 'move', pupilId, toGroupId: from?.id ?? '' };
  const groupName = to?.name ?? '';
  return { ok: true, done: { what: 'move', groupName, pupilName: nameOf(pupil), undo } };
}

async function renameGroup(
  db: Db,
  { groupId, name }: Extract<GroupForm, { intent: 'rename' }>,
): Promise<GroupOutcome> {
  const group = await requireGroup(db, groupId);
  await update(db, groupId, { name });
  await note(db, groupId, { kind: 'renamed', from: group.name, to: name }, []);
  const undo = { intent: 'rename', groupId, name: group.name };
  return { ok: true, done: { what: 'rename', groupName: name, pupilName: null, undo } };
}

async function setLock(db: Db, groupId: string, isLocked: boolean): Promise<GroupOutcome> {
  const { name } = await requireGroup(db, groupId);
  await update(db, groupId, { isLocked });
  await note(db, groupId, { kind: isLocked ? 'locked' : 'unlocked' }, []);
  const undo = { intent: isLocked ? 'unlock' : 'lock', groupId };
  const what = isLocked ? 'lock' : 'unlock';
  return { ok: true, done: { what, groupName: name, pupilName: null, undo } };
}

/** From today there is no group, and its plans end with it. */
async function endGroup(db: Db, groupId: string): Promise<GroupOutcome> {
  const { name, pupilIds } = await requireGroup(db, groupId);
  const plans = await endGroupPlans(db, groupId);
  for (const pupilId of pupilIds) await endMembership(db, groupId, pupilId);
  await update(db, groupId, { endDate: toStoredDate(addDays(db.viewer.today, -1)) });
  await note(db, groupId, { kind: 'ended', pupilIds, plans }, pupilIds);
  const undo = { intent: 'reopen', groupId };
  return { ok: true, done: { what: 'end', groupName: name, pupilName: null, undo } };
}

/** The group again, with those it ended with who are in no other since. */
async function reopenGroup(db: Db, groupId: string): Promise<GroupOutcome> {
  const { transaction, municipalityId } = db;
  const group = await findGroup(db, groupId);
  const [last] = await transaction.supportGroupEvent.findMany({
    where: { municipalityId, groupId: group.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 1,
  });
  const ended = last?.body as unknown as GroupEventBody | undefined;
  await requireOwn(db, group.staffMemberId, ended?.kind === 'ended' ? ended.pupilIds : []);
  if (ended?.kind !== 'ended') return { ok: false, problem: 'ended' };
  const elsewhere = await listMembers(db, { pupilId: { in: ended.pupilIds } });
  const back = ended.pupilIds.filter((id) => elsewhere.every(({ pupilId }) => pupilId !== id));
  await update(db, groupId, { endDate: null });
  await resumeGroupPlans(db, groupId, ended.plans);
  for (const pupilId of back) await beginMembership(db, groupId, pupilId);
  for (const pupilId of ended.pupilIds.filter((id) => !back.includes(id))) {
    await leaveGroupPlans(db, groupId, pupilId);
  }
  await note(db, groupId, { kind: 'reopened', pupilIds: back }, back);
  const undo = { intent: 'end', groupId };
  return { ok: true, done: { what: 'reopen', groupName: group.name, pupilName: null, undo } };
}

/** One who changes groups of a municipality waits for the other. */
async function lockGroups({ transaction, municipalityId }: Db): Promise<void> {
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`groups:${municipalityId}`}, 0))`;
}

function listMembers(
  { transaction, municipalityId, viewer }: Db,
  where: { groupId: string } | { pupilId: string | { in: string[] } },
) {
  return transaction.supportGroupMember.findMany({
    where: { municipalityId, ...where, ...currentOn(viewer.today) },
    orderBy: { id: 'asc' },
  });
}

/** A group that goes on and that the viewer may change. @throws 404, 403. */
async function requireGroup(db: Db, groupId: string) {
  const { id, name, need, isLocked, schoolId, endDate } = await findOwn(db, groupId);
  const members = await listMembers(db, { groupId: id });
  const pupilIds = members.map(({ pupilId }) => pupilId);
  if (endDate && dayOf(endDate) < db.viewer.today) throw notFound();
  return { id, name, need: need as Need, isLocked, schoolId, pupilIds };
}

async function findOwn(db: Db, groupId: string) {
  const group = await findGroup(db, groupId);
  const pupilIds = (await listMembers(db, { groupId: group.id })).map(({ pupilId }) => pupilId);
  await requireOwn(db, group.staffMemberId, pupilIds);
  return group;
}

async function findGroup({ transaction, municipalityId }: Db, groupId: string) {
  const id = requireId(groupId);
  const key = { municipalityId_id: { municipalityId, id } };
  const group = await transaction.supportGroup.findUnique({ where: key });
  if (!group) throw notFound();
  return group;
}

async function requireOwn(db: Db, makerId: string, pupilIds: readonly string[]): Promise<void> {
  const reach = await readReach(db, pupilIds);
  const isMaker = makerId === db.viewer.staffMemberId;
  if (isOwn(reach, 'support.plan', { pupilIds, isMaker })) return;
  demandSome(reach, 'support.plan', pupilIds);
  throw forbidden();
}

async function update(
  { transaction, municipalityId }: Db,
  id: string,
  data: { name?: string; isLocked?: boolean; endDate?: Date | null },
): Promise<void> {
  await transaction.supportGroup.update({
    where: { municipalityId_id: { municipalityId, id } },
    data,
  });
}

async function join(db: Db, groupId: string, pupilId: string): Promise<void> {
  await beginMembership(db, groupId, pupilId);
  await joinGroupPlans(db, groupId, pupilId);
}

async function leave(db: Db, groupId: string, pupilId: string): Promise<void> {
  await endMembership(db, groupId, pupilId);
  await leaveGroupPlans(db, groupId, pupilId);
}

/** Back on the day one left is as if one had not. */
async function beginMembership(db: Db, groupId: string, pupilId: string): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const known = await transaction.supportGroupMember.updateMany({
    where: { municipalityId, groupId, pupilId, endDate: toStoredDate(addDays(viewer.today, -1)) },
    data: { endDate: null },
  });
  if (known.count > 0) return;
  const startDate = toStoredDate(viewer.today);
  await transaction.supportGroupMember.create({
    data: { id: newId(), municipalityId, groupId, pupilId, startDate },
  });
}

/** A membership that would have had no day is none; the history tells of it. */
async function endMembership(db: Db, groupId: string, pupilId: string): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const own = { municipalityId, groupId, pupilId, endDate: null };
  const today = toStoredDate(viewer.today);
  await transaction.supportGroupMember.deleteMany({ where: { ...own, startDate: { gte: today } } });
  const endDate = toStoredDate(addDays(viewer.today, -1));
  await transaction.supportGroupMember.updateMany({ where: own, data: { endDate } });
}

async function note(
  db: Db,
  groupId: string,
  body: GroupEventBody,
  pupilIds: readonly string[],
): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const id = newId();
  await transaction.supportGroupEvent.create({
    data: {
      id,
      municipalityId,
      groupId,
      day: toStoredDate(viewer.today),
      body: JSON.parse(JSON.stringify(body)),
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, `group.${body.kind}`, pupilIds, { groupId });
}

function nameOf({ givenName, familyName }: ReachedPupil): string {
  return `${givenName} ${familyName}`.trim();
}
