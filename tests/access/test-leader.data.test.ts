/** Somebody else leads the lesson: appointed for today, taken back, over tonight, each with its outsiders. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { beginSession, findSession } from '~/access/session.server';
import { appointTestLeader, dismissTestLeader, listTestLeaders } from '~/access/test-leader.server';
import { makeStaffViewer, type StaffViewer } from '~/access/viewer.server';
import { getRoundPage } from '~/administration/round-page.server';
import { openSitting } from '~/administration/round-store.server';
import { addDays, dayOf, toStoredDate } from '~/platform/calendar';
import { setClockOffset } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { loadClassPage } from '~/support/class-page.server';
import { statusOf } from '../support/administration-factories';
import { cookieOf } from '../support/built-app';
import { countQueries, readEverything, useTestDatabase } from '../support/database';
import { createClass, createStaff, createViewer, createWorld, today } from '../support/factories';

useTestDatabase();

const DAY_MS = 86_400_000;

/** A class, and a teacher of another who steps in. */
async function makeStaffRoom() {
  const world = await createWorld(2);
  const otherClass = await createClass(world.school, world.schoolYear.id, '1B');
  const substitute = await createViewer(world.municipality.id, 'teacher', {
    classId: otherClass.id,
  });
  return { ...world, otherClass, substitute, classId: world.schoolClass.id };
}
type StaffRoom = Awaited<ReturnType<typeof makeStaffRoom>>;

const appoint = ({ classId, substitute, teacher }: StaffRoom, viewer: StaffViewer = teacher) =>
  inScope(viewer, (db) => appointTestLeader(db, classId, substitute.staffMemberId));
const leadersOf = ({ classId, teacher }: StaffRoom) =>
  inScope(teacher, (db) => listTestLeaders(db, classId));
const findAppointments = ({ classId, substitute }: StaffRoom) =>
  getClient().roleAssignment.findMany({
    where: { classId, staffMemberId: substitute.staffMemberId },
  });
const idsOf = (others: { staffMemberId: string }[]) =>
  others.map(({ staffMemberId }) => staffMemberId);
const auditOf = ({ municipality }: StaffRoom, action: string) =>
  getClient().auditEvent.findMany({ where: { municipalityId: municipality.id, action } });

/** The person as the next request finds them, by a session begun now. */
async function signInAgain({ staffMemberId: id, municipalityId }: StaffViewer) {
  const cookie = cookieOf(await beginSession({ id, municipalityId }));
  const found = await findSession(new Request('http://app.invalid/', { headers: { cookie } }));
  return makeStaffViewer(found!);
}

describe('somebody else leads the lesson', () => {
  it('is appointed for today only, is listed, and can be asked no more', async () => {
    const room = await makeStaffRoom();
    const { substitute, teacher, specialEducator, testLeader, principal } = room;
    const before = await leadersOf(room);
    expect(idsOf(before.others)).toEqual(
      expect.arrayContaining([substitute.staffMemberId, principal.staffMemberId]),
    );
    for (const leads of [teacher, specialEducator, testLeader]) {
      expect(idsOf(before.others)).not.toContain(leads.staffMemberId);
    }
    await appoint(room);
    const [made, ...more] = await findAppointments(room);
    expect(more).toEqual([]);
    expect(made).toMatchObject({ role: 'test-leader', schoolId: null });
    expect([made!.startDate, made!.endDate!].map(dayOf)).toEqual([today(), today()]);
    const after = await leadersOf(room);
    expect(after.today.map(({ assignmentId }) => assignmentId)).toContain(made!.id);
    expect(after.today).toHaveLength(before.today.length + 1);
    expect(idsOf(after.others)).not.toContain(substitute.staffMemberId);
    const [traced] = await auditOf(room, 'test-leader.appointed');
    expect(traced).toMatchObject({
      actorId: teacher.staffMemberId,
      detail: { classId: room.classId, staffMemberId: substitute.staffMemberId, day: today() },
    });
  });

  it('is one however often and however many appoint, and nobody who leads already', async () => {
    const room = await makeStaffRoom();
    await Promise.all([appoint(room), appoint(room, room.specialEducator), appoint(room)]);
    await appoint(room);
    expect(await findAppointments(room)).toHaveLength(1);
    expect(await auditOf(room, 'test-leader.appointed')).toHaveLength(1);
    const before = await readEverything();
    for (const { staffMemberId } of [room.teacher, room.specialEducator, room.testLeader]) {
      await inScope(room.teacher, (db) => appointTestLeader(db, room.classId, staffMemberId));
    }
    expect(await readEverything()).toBe(before);
  });

  it('is chosen by name, and by sign-in name too where two have the same', async () => {
    const room = await makeStaffRoom();
    const staff = await createStaff(room.municipality.id);
    await getClient().staffMember.update({
      where: { id: staff.id },
      data: { givenName: 'Ylva', familyName: 'Ensam' },
    });
    const { others } = await leadersOf(room);
    const nameOf = (id: string) => others.find(({ staffMemberId }) => staffMemberId === id)?.name;
    expect(nameOf(staff.id)).toBe('Ylva Ensam');
    expect(nameOf(room.substitute.staffMemberId)).toMatch(/^Test Person \(test-.+\)$/);
    expect(others.at(-1)?.name).toBe('Ylva Ensam');
  });

  it('runs the round today, sees no results, and has nothing left tomorrow', async () => {
    const room = await makeStaffRoom();
    const { classId, substitute } = room;
    const openRound = (viewer: StaffViewer) =>
      statusOf(inScope(viewer, (db) => getRoundPage(db, classId)));
    const openResults = (viewer: StaffViewer) =>
      statusOf(inScope(viewer, (db) => loadClassPage(db, classId, { show: true })));
    expect(await openRound(await signInAgain(substitute))).toBe(404);
    await appoint(room);
    const leading = await signInAgain(substitute);
    expect(await openRound(leading)).toBe(200);
    expect(await openResults(leading)).toBe(403);
    const opened = await inScope(leading, (db) => openSitting(db, classId, 'lesson'));
    expect(opened.ok).toBe(true);
    const page = await inScope(leading, (db) => getRoundPage(db, classId));
    expect(page).toMatchObject({ leaders: null, mayRecord: false });
    try {
      setClockOffset(DAY_MS + 2 * 3_600_000);
      const tomorrow = await signInAgain(substitute);
      expect(tomorrow.grants).toEqual([
        { role: 'teacher', schoolId: null, classId: room.otherClass.id },
      ]);
      expect(await openRound(tomorrow)).toBe(404);
      expect(await openResults(tomorrow)).toBe(404);
    } finally {
      setClockOffset(0);
    }
  });

  it('is taken back at once', async () => {
    const room = await makeStaffRoom();
    await appoint(room);
    const [made] = await findAppointments(room);
    const dismiss = () =>
      statusOf(
        inScope(room.specialEducator, (db) => dismissTestLeader(db, room.classId, made!.id)),
      );
    expect(await dismiss()).toBe(200);
    expect(await findAppointments(room)).toEqual([]);
    expect((await signInAgain(room.substitute)).grants).toHaveLength(1);
    expect(await dismiss()).toBe(404);
    const traces = await auditOf(room, 'test-leader.dismissed');
    expect(traces).toHaveLength(1);
    expect(traces[0]).toMatchObject({
      actorId: room.specialEducator.staffMemberId,
      detail: { classId: room.classId, staffMemberId: room.substitute.staffMemberId },
    });
    await appoint(room);
    expect(await findAppointments(room)).toHaveLength(1);
  });

  it('is taken back from an earlier day without losing the days that were', async () => {
    const room = await makeStaffRoom();
    const { classId, testLeader } = room;
    const own = { classId, staffMemberId: testLeader.staffMemberId };
    const { id } = await getClient().roleAssignment.findFirstOrThrow({ where: own });
    await inScope(room.teacher, (db) => dismissTestLeader(db, classId, id));
    const ended = await getClient().roleAssignment.findFirstOrThrow({ where: own });
    expect(dayOf(ended.endDate!)).toBe(addDays(today(), -1));
    expect((await signInAgain(testLeader)).grants).toEqual([]);
    expect((await leadersOf(room)).today).toEqual([]);
  });
});

describe('outsiders', () => {
  it('appoint, dismiss and list nobody', async () => {
    const room = await makeStaffRoom();
    const away = await makeStaffRoom();
    await appoint(room);
    const [made] = await findAppointments(room);
    const leading = await signInAgain(room.substitute);
    const asked = await createStaff(room.municipality.id);
    const before = await readEverything();
    const doors = [
      (viewer: StaffViewer) =>
        inScope(viewer, (db) => appointTestLeader(db, room.classId, asked.id)),
      (viewer: StaffViewer) =>
        inScope(viewer, (db) => dismissTestLeader(db, room.classId, made!.id)),
      (viewer: StaffViewer) => inScope(viewer, (db) => listTestLeaders(db, room.classId)),
    ];
    const otherTeacher = await signInAgain(away.teacher);
    for (const door of doors) {
      for (const viewer of [leading, room.testLeader, room.principal, room.administrator]) {
        expect(await statusOf(door(viewer))).toBe(403);
      }
      for (const viewer of [otherTeacher, away.administrator]) {
        expect(await statusOf(door(viewer))).toBe(404);
      }
    }
    expect(await readEverything()).toBe(before);
  });

  it('cannot be named: other municipalities, closed accounts, what is no person', async () => {
    const room = await makeStaffRoom();
    const away = await makeStaffRoom();
    const closed = await createStaff(room.municipality.id);
    await getClient().staffMember.update({
      where: { id: closed.id },
      data: { closedAt: new Date(Date.now() - 1000) },
    });
    const listed = idsOf((await leadersOf(room)).others);
    const before = await readEverything();
    for (const id of [away.substitute.staffMemberId, closed.id, newId(), 'nobody']) {
      expect(listed).not.toContain(id);
      expect(
        await statusOf(inScope(room.teacher, (db) => appointTestLeader(db, room.classId, id))),
      ).toBe(404);
    }
    expect(await readEverything()).toBe(before);
  });

  it('keep their assignments: of other classes, of other roles, of days that were', async () => {
    const room = await makeStaffRoom();
    const { municipality, otherClass, substitute, teacher, classId } = room;
    const elsewhere = await createViewer(municipality.id, 'test-leader', {
      classId: otherClass.id,
    });
    const past = await getClient().roleAssignment.create({
      data: {
        id: newId(),
        municipalityId: municipality.id,
        staffMemberId: substitute.staffMemberId,
        role: 'test-leader',
        classId,
        startDate: toStoredDate(addDays(today(), -1)),
        endDate: toStoredDate(addDays(today(), -1)),
      },
    });
    const rows = await getClient().roleAssignment.findMany({
      where: {
        staffMemberId: { in: [elsewhere.staffMemberId, teacher.staffMemberId] },
      },
    });
    expect(rows).toHaveLength(2);
    const before = await readEverything();
    for (const { id } of [...rows, past]) {
      expect(await statusOf(inScope(teacher, (db) => dismissTestLeader(db, classId, id)))).toBe(
        404,
      );
      expect(
        await statusOf(inScope(teacher, (db) => dismissTestLeader(db, otherClass.id, id))),
      ).toBe(404);
    }
    expect(await readEverything()).toBe(before);
  });
});

describe('the list of staff', () => {
  it('takes as many queries for many as for few', async () => {
    const room = await makeStaffRoom();
    const few = await countQueries(() => leadersOf(room));
    for (let count = 0; count < 20; count += 1) await createStaff(room.municipality.id);
    const many = await countQueries(() => leadersOf(room));
    expect(many.value.others).toHaveLength(few.value.others.length + 20);
    expect(many.queries).toBe(few.queries);
  });
});
