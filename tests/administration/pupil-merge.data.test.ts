import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { askForScoring } from '~/administration/attempt-store.server';
import type { MergeForm } from '~/administration/pupil-merge';
import { changeMerge, loadMergePage } from '~/administration/pupil-merge.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { loadClassPage } from '~/support/class-page.server';
import { recordNotice } from '~/support/notices.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createPupil, createWorld } from '../support/factories';
import { runJobs } from '../support/run-jobs';
import { createClassroom, makeChoiceRun, sendEvents } from '../support/scoring-factories';

useTestDatabase();

type Room = Awaited<ReturnType<typeof createTwins>>;

/** A pupil who is in the class twice: letters done under one row, words under the other. */
async function createTwins() {
  const room = await createClassroom(2);
  const [kept, duplicate] = room.pupils.map(({ membership }) => membership.id);
  const send = (membershipId: string, taskId: 'letter-sounds' | 'real-or-made-up', right: number) =>
    sendEvents(
      room.device.viewer,
      makeChoiceRun({ roundId: room.roundId, membershipId, taskId, right }).events,
    );
  await send(kept!, 'letter-sounds', 24);
  await send(duplicate!, 'real-or-made-up', 32);
  await runJobs(room.municipality.id);
  return { ...room, keptId: kept!, duplicateId: duplicate! };
}

const merge = (room: Room, viewer: StaffViewer = room.administrator, own: object = {}) =>
  inScope(viewer, (db) =>
    changeMerge(db, room.schoolClass.id, {
      intent: 'merge-pupils',
      keptMembershipId: room.keptId,
      duplicateMembershipId: room.duplicateId,
      ...own,
    } as MergeForm),
  );
const pageOf = (room: Room, viewer: StaffViewer = room.administrator) =>
  inScope(viewer, (db) =>
    loadMergePage(db, room.schoolClass.id, { kept: room.keptId, duplicate: room.duplicateId }),
  );
const levels = async (room: Room) => {
  const page = await inScope(room.teacher, (db) =>
    loadClassPage(db, room.schoolClass.id, { show: true }),
  );
  return page.results!.pupils.map(({ membershipId, level }) => [membershipId, level]);
};

describe('two rows of the same pupil', () => {
  it('become one: the answers and the level follow, and all of it is taken back', async () => {
    const room = await createTwins();
    const apart = await levels(room);
    expect(apart.map(([, level]) => level)).toEqual(['incomplete', 'incomplete']);
    expect((await pageOf(room)).chosen).toMatchObject({
      kept: { attempts: 1 },
      duplicate: { attempts: 1 },
      problem: null,
    });
    expect(await merge(room)).toEqual({ ok: true });
    await runJobs(room.municipality.id);
    expect(await levels(room)).toEqual([[room.keptId, 'above']]);

    const { merges } = await pageOf(room);
    expect(merges).toMatchObject([{ attempts: 1, by: 'Test Person' }]);
    const undo = () => merge(room, room.administrator, { intent: 'undo-merge', ...merges[0] });
    expect(await undo()).toEqual({ ok: true });
    await runJobs(room.municipality.id);
    expect((await levels(room)).sort()).toEqual(apart.sort());
    expect((await pageOf(room)).merges).toEqual([]);
    const before = await readEverything();
    expect(await undo()).toEqual({ ok: true });
    expect(await readEverything()).toBe(before);
  });

  it('are left alone when people have written of the duplicate, it is protected, or the same', async () => {
    const room = await createTwins();
    const { pupil } = room.pupils[1]!;
    await inScope(room.teacher, (db) =>
      recordNotice(db, pupil.id, { kind: 'worry', raisedBy: 'teacher' }),
    );
    const alias = await createPupil(room.schoolClass, {
      givenName: 'Ekorren',
      familyName: '',
      birthDate: null,
      protectedIdentity: true,
    });
    const before = await readEverything();
    const refused = async (own: object) => {
      const answer = await merge(room, room.administrator, own);
      return answer.ok ? null : answer.problem;
    };
    expect(await refused({})).toBe('has-notes');
    expect(await refused({ duplicateMembershipId: room.keptId })).toBe('same-pupil');
    expect(await refused({ duplicateMembershipId: alias.membership.id })).toBe('protected');
    expect(await readEverything()).toBe(before);
  });

  it('are not made one while the duplicate answers at a device', async () => {
    const room = await createTwins();
    await getClient().devicePresence.updateMany({
      where: { deviceId: room.device.deviceId },
      data: { membershipId: room.duplicateId, seenAt: new Date() },
    });
    await getClient().devicePresence.createMany({
      data: {
        deviceId: room.device.deviceId,
        municipalityId: room.municipality.id,
        roundId: room.roundId,
        membershipId: room.duplicateId,
        seenAt: new Date(),
      },
      skipDuplicates: true,
    });
    expect(await merge(room)).toEqual({ ok: false, problem: 'in-a-task' });
  });

  it('the animal of the duplicate may have been given away since', async () => {
    const room = await createTwins();
    await merge(room);
    const { merges } = await pageOf(room);
    const { signId } = room.pupils[1]!.membership;
    await getClient().classMembership.update({ where: { id: room.keptId }, data: { signId } });
    const before = await readEverything();
    expect(await merge(room, room.administrator, { intent: 'undo-merge', ...merges[0] })).toEqual({
      ok: false,
      problem: 'sign-taken',
    });
    expect(await readEverything()).toBe(before);
  });

  it('outsiders neither see, merge nor take back; a pupil of another class is not found', async () => {
    const room = await createTwins();
    const other = await createWorld(1);
    const otherClass = await createClass(room.school, room.schoolYear.id, '1B');
    const stranger = await createPupil(otherClass);
    const before = await readEverything();
    for (const [viewer, status] of [
      [other.administrator, 404],
      [room.teacher, 403],
      [room.specialEducator, 403],
      [room.headOfEducation, 403],
    ] as const) {
      expect(await statusOf(merge(room, viewer))).toBe(status);
      expect(await statusOf(pageOf(room, viewer))).toBe(status);
      expect(await statusOf(merge(room, viewer, { intent: 'undo-merge', mergeId: newId() }))).toBe(
        status,
      );
    }
    const { administrator } = room;
    for (const own of [
      { duplicateMembershipId: stranger.membership.id },
      { keptMembershipId: other.pupils[0]!.membership.id },
      { intent: 'undo-merge', mergeId: newId() },
    ]) {
      expect(await statusOf(merge(room, administrator, own))).toBe(404);
    }
    expect(await readEverything()).toBe(before);
  });
});

it('askForScoring asks for the own municipality’s attempt only', async () => {
  const room = await createTwins();
  const other = await createWorld(1);
  const attempt = await getClient().attempt.findFirstOrThrow({
    where: { membershipId: room.keptId },
  });
  await inScope(other.teacher, (db) => askForScoring(db, attempt, {}));
  const before = await levels(room);
  await runJobs(room.municipality.id);
  expect(await levels(room)).toEqual(before);
});
