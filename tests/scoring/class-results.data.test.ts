import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { setPupilState } from '~/administration/sitting-devices.server';
import { getClient } from '~/platform/database/client.server';
import { listClassResults, listPupilRows, readClassResults } from '~/scoring/class-results.server';
import { findClassRound } from '~/scoring/class-round.server';
import { getPupilResult } from '~/scoring/pupil-results.server';
import { statusOf } from '../support/administration-factories';
import { countQueries, readEverything, useTestDatabase } from '../support/database';
import { createClass, createPupil, createViewer, createWorld, today } from '../support/factories';
import { createClassroom, playChoice, playWholeClass } from '../support/scoring-factories';

useTestDatabase();

type Room = Awaited<ReturnType<typeof createClassroom>>;

const placeOf = (room: Room, index: number) => ({
  roundId: room.roundId,
  membershipId: room.pupils[index]!.membership.id,
});
const seeClass = (viewer: StaffViewer, classId: string) =>
  inScope(viewer, (db) => listClassResults(db, classId));
const seePupil = (viewer: StaffViewer, classId: string, pupilId: string) =>
  inScope(viewer, (db) => getPupilResult(db, classId, pupilId));

describe('the results of a class', () => {
  it('list those who need someone first, with sentence, chance, drawings and what is missing', async () => {
    const room = await createClassroom(4);
    await playWholeClass(room, placeOf(room, 0), { letters: 24, words: 32 });
    await playWholeClass(room, placeOf(room, 1), { letters: 16, words: 18 });
    await playWholeClass(room, placeOf(room, 2), { letters: 19, words: 32 });
    const results = await seeClass(room.teacher, room.schoolClass.id);
    expect(results.round).toMatchObject({
      windowKind: 'winter',
      roundId: room.roundId,
      isOpen: true,
    });
    expect(results.pupils.map(({ givenName, level }) => [givenName, level])).toEqual([
      ['Elev2', 'needs-follow-up'],
      ['Elev4', 'incomplete'],
      ['Elev3', 'look-again'],
      ['Elev1', 'above'],
    ]);
    const [first, second, third] = results.pupils;
    expect(first!.sentence.sv).toMatch(
      /^Elev2 behöver följas upp i bokstavsljud: rätt bokstav för 16 av 24/,
    );
    expect(first!.deciding?.probability).toBeCloseTo(0.98, 2);
    expect(first!.skills[0]!.drawing?.scale).toEqual({ minimum: 0, maximum: 24, limit: 18 });
    expect(second!.assessmentId).toBeNull();
    expect(second!.missing.map(({ taskId, problem }) => [taskId, problem])).toEqual([
      ['letter-sounds', 'not-done'],
      ['real-or-made-up', 'not-done'],
    ]);
    expect(third!.oneToOne.map(({ taskId }) => taskId)).toEqual(['read-words']);
  });

  it('show who is absent, and that answers could not be interpreted', async () => {
    const room = await createClassroom(2);
    const absent = placeOf(room, 0);
    await inScope(room.teacher, (db) =>
      setPupilState(db, absent.roundId, absent.membershipId, 'absent'),
    );
    await playChoice(room, {
      ...placeOf(room, 1),
      taskId: 'letter-sounds',
      right: 24,
      responseMs: 150,
    });
    const { pupils } = await seeClass(room.teacher, room.schoolClass.id);
    expect(pupils[0]).toMatchObject({ givenName: 'Elev1', state: 'absent', level: 'incomplete' });
    expect(pupils[1]!.missing[0]).toMatchObject({ taskId: 'letter-sounds', problem: 'too-fast' });
  });

  it('leave out a pupil who has left the class', async () => {
    const room = await createClassroom(2);
    await getClient().classMembership.updateMany({
      where: { pupilId: room.pupils[0]!.pupil.id },
      data: { endDate: new Date('2020-01-01') },
    });
    const { pupils } = await seeClass(room.teacher, room.schoolClass.id);
    expect(pupils.map(({ givenName }) => givenName)).toEqual(['Elev2']);
  });

  it('are empty where no window has begun', async () => {
    const world = await createWorld(1);
    await getClient().screeningWindow.deleteMany({
      where: { municipalityId: world.municipality.id },
    });
    const results = await seeClass(world.teacher, world.schoolClass.id);
    expect(results).toMatchObject({ round: null, pupils: [] });
  });

  it('take as many queries for 25 pupils as for 5, and at most 12', async () => {
    const counts: number[] = [];
    for (const size of [5, 25]) {
      const room = await createClassroom(size);
      for (let index = 0; index < size; index += 1) {
        await playChoice(room, {
          ...placeOf(room, index),
          taskId: 'letter-sounds',
          right: index % 24,
        });
      }
      const { value, queries } = await countQueries(() =>
        seeClass(room.teacher, room.schoolClass.id),
      );
      expect(value.pupils.filter(({ assessmentId }) => assessmentId)).toHaveLength(size);
      counts.push(queries);
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[0]).toBeLessThanOrEqual(12);
  }, 120_000);

  it('are written in the audit, once for a viewer and hour', async () => {
    const room = await createClassroom(2);
    await seeClass(room.teacher, room.schoolClass.id);
    await seeClass(room.teacher, room.schoolClass.id);
    const rows = await getClient().auditEvent.findMany({
      where: { municipalityId: room.municipality.id, action: 'class-page.viewed' },
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]!.pupilIds.toSorted()).toEqual(
      room.pupils.map(({ pupil }) => pupil.id).toSorted(),
    );
  });
});

describe('the result of a pupil', () => {
  it('holds the table behind the sentence and every answer with what was asked and chosen', async () => {
    const room = await createClassroom(1);
    await playWholeClass(room, placeOf(room, 0), { letters: 16, words: 18 });
    const { pupil } = room.pupils[0]!;
    const detail = await seePupil(room.teacher, room.schoolClass.id, pupil.id);
    expect(
      detail.evidence.map(({ taskId, right, presented }) => [taskId, right, presented]),
    ).toEqual([
      ['letter-sounds', 16, 24],
      ['real-or-made-up', 18, 32],
      ['read-words', 0, 0],
    ]);
    expect(detail.attempts).toHaveLength(2);
    const [letters] = detail.attempts;
    expect(letters).toMatchObject({
      taskId: 'letter-sounds',
      formId: 'B',
      counted: true,
      state: 'done',
      right: 16,
      presented: 24,
      notReached: 0,
      medianResponseMs: 2_000,
      deviceNumber: 1,
    });
    expect(letters!.answers[0]).toMatchObject({ number: 1, spoken: true, right: true });
    expect(letters!.answers[0]!.chosen).toBe(letters!.answers[0]!.correct);
    const last = letters!.answers.at(-1)!;
    expect(last).toMatchObject({ number: 24, right: false });
    expect(last.chosen).not.toBe(last.correct);
    expect(detail.history.filter(({ current }) => current)).toHaveLength(1);
    expect(detail.history[0]).toMatchObject({ level: 'needs-follow-up', current: true });
    expect(detail.history).toHaveLength(2);
  });

  it('is not found through a class that the pupil is not in', async () => {
    const room = await createClassroom(1);
    const other = await createClass(room.school, room.schoolYear.id, '1B');
    const viewer = await createViewer(room.municipality.id, 'teacher', { classId: other.id });
    const { pupil } = room.pupils[0]!;
    expect(await statusOf(seePupil(viewer, other.id, pupil.id))).toBe(404);
    expect(await statusOf(seePupil(viewer, room.schoolClass.id, pupil.id))).toBe(404);
    expect(await statusOf(seePupil(room.teacher, room.schoolClass.id, 'none'))).toBe(404);
  });
});

describe('outsiders', () => {
  it('see nothing: another class and municipality are not found, other roles are refused', async () => {
    const room = await createClassroom(1);
    const away = await createWorld(1);
    const otherClass = await createClass(room.school, room.schoolYear.id, '1B');
    const neighbour = await createViewer(room.municipality.id, 'teacher', {
      classId: otherClass.id,
    });
    const classId = room.schoolClass.id;
    const pupilId = room.pupils[0]!.pupil.id;
    const before = await readEverything();
    for (const viewer of [neighbour, away.teacher, away.administrator]) {
      expect(await statusOf(seeClass(viewer, classId))).toBe(404);
      expect(await statusOf(seePupil(viewer, classId, pupilId))).toBe(404);
    }
    const { administrator, principal, headOfEducation, testLeader } = room;
    for (const viewer of [administrator, principal, headOfEducation, testLeader]) {
      expect(await statusOf(seeClass(viewer, classId))).toBe(403);
      expect(await statusOf(seePupil(viewer, classId, pupilId))).toBe(403);
    }
    expect(await statusOf(seeClass(room.specialEducator, classId))).toBe(200);
    const audited = await getClient().auditEvent.findMany({
      where: { municipalityId: room.municipality.id, action: { endsWith: '-page.viewed' } },
    });
    expect(audited.map(({ actorId }) => actorId)).toEqual([room.specialEducator.staffMemberId]);
    expect(await readEverything()).toBe(before);
  });

  it('get no rows, no round and no results from the reading steps in another municipality', async () => {
    const room = await createClassroom(2);
    const away = await createWorld(1);
    await createPupil(room.schoolClass, { givenName: 'Extra' });
    const classId = room.schoolClass.id;
    const rows = (viewer: StaffViewer) =>
      inScope(viewer, (db) => listPupilRows(db, classId, room.roundId, today()));
    const round = (viewer: StaffViewer) =>
      inScope(viewer, (db) => findClassRound(db, room.schoolClass, today()));
    expect(await rows(room.teacher)).toHaveLength(3);
    expect(await round(room.teacher)).toMatchObject({ roundId: room.roundId });
    expect(await rows(away.teacher)).toEqual([]);
    expect(await round(away.teacher)).toBeNull();
    const ownRound = await round(room.teacher);
    const row = { ...room.schoolClass, school: room.school, schoolYear: room.schoolYear };
    const read = await inScope(away.teacher, (db) => readClassResults(db, row, ownRound));
    expect(read.pupils).toEqual([]);
  });
});
