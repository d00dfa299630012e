/** Calibrating a form from stored answers: asked for, worked out in a thread, kept as a version; outsiders. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer, SystemViewer } from '~/access/viewer.server';
import { getBattery } from '~/instruments/batteries';
import { getTask } from '~/instruments/battery';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { readFormAnswers } from '~/scoring/calibration-answers.server';
import { runCalibration } from '~/scoring/calibration-run.server';
import {
  beginCalibration,
  finishCalibration,
  getAnchorItems,
  getCalibration,
  listCalibrations,
  startCalibration,
} from '~/scoring/calibration-store.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';
import { runJobs } from '../support/run-jobs';
import { createClassroom } from '../support/scoring-factories';

useTestDatabase();

const FORM = {
  batteryId: 'grund-1',
  batteryVersion: 1,
  taskId: 'letter-sounds',
  formId: 'B',
  windowKind: 'winter',
} as const;
const ASKED = { ...FORM, model: '1pl' as const, anchorId: undefined };
const ITEMS = (() => {
  const task = getTask(getBattery('grund-1', 1), 'letter-sounds');
  if (task.kind !== 'choice') throw new Error('no choice task');
  return task.forms.B!.items.map(({ id }) => id);
})();

type Room = Awaited<ReturnType<typeof createClassroom>>;

/** Pupils of the class with a done attempt each; harder items are answered right by fewer. */
async function addAnswers(room: Room, count: number) {
  const client = getClient();
  const municipalityId = room.municipality.id;
  const made = Array.from({ length: count }, (_, at) => ({
    at,
    pupilId: newId(),
    membershipId: newId(),
    attemptId: newId(),
  }));
  await client.pupil.createMany({
    data: made.map(({ pupilId }) => ({
      id: pupilId,
      municipalityId,
      givenName: 'Elev',
      familyName: 'Test',
      schoolStartCohort: room.schoolYear.startYear,
    })),
  });
  await client.classMembership.createMany({
    data: made.map(({ pupilId, membershipId }) => ({
      id: membershipId,
      municipalityId,
      pupilId,
      classId: room.schoolClass.id,
      signId: 'fox',
      startDate: room.schoolYear.startDate,
    })),
  });
  await client.attempt.createMany({
    data: made.map(({ at, membershipId, attemptId }) => ({
      id: attemptId,
      municipalityId,
      roundId: room.roundId,
      membershipId,
      schoolYearStart: room.schoolYear.startYear,
      deviceId: room.device.deviceId,
      batteryId: 'grund-1',
      batteryVersion: 1,
      taskId: 'letter-sounds',
      taskVersion: 1,
      formId: 'B',
      driver: 'pupil',
      classId: room.schoolClass.id,
      schoolId: room.school.id,
      ageMonths: 80 + (at % 12),
      schoolStartCohort: room.schoolYear.startYear,
      swedishSubject: at % 2 === 0 ? 'sv' : 'sva',
      startedAt: new Date(),
    })),
  });
  await client.taskScore.createMany({
    data: made.map(({ at, attemptId }) => ({
      id: newId(),
      municipalityId,
      attemptId,
      versions: {},
      inputHash: attemptId,
      interpretable: true,
      score: {
        state: 'done',
        items: ITEMS.map((itemId, item) => ({
          itemId,
          right: ((at * 37 + item * 11) % 97) / 97 < 0.95 - item * 0.02 || at % 7 > 4,
        })),
      },
    })),
  });
  return made;
}

const listFor = (viewer: StaffViewer) => inScope(viewer, listCalibrations);

describe('a form', () => {
  it('that too few have answered is refused with both numbers, and nothing is written', async () => {
    const room = await createClassroom(1);
    await addAnswers(room, 12);
    const before = await readEverything();
    expect(await inScope(room.specialEducator, (db) => startCalibration(db, ASKED))).toEqual({
      ok: false,
      problem: 'too-few',
      pupils: 12,
      needed: 200,
    });
    const strange = { ...ASKED, taskId: 'read-words' };
    expect(await inScope(room.specialEducator, (db) => startCalibration(db, strange))).toEqual({
      ok: false,
      problem: 'no-such-form',
    });
    const { forms } = await listFor(room.specialEducator);
    expect(forms.find(({ taskId }) => taskId === 'letter-sounds')).toMatchObject({ pupils: 12 });
    expect(await readEverything()).toBe(before);
  });

  it('is calibrated by a job, as version 1, then 2 on the scale of the first', async () => {
    const room = await createClassroom(1);
    await addAnswers(room, 220);
    const started = await inScope(room.administrator, (db) => startCalibration(db, ASKED));
    if (!started.ok) throw new Error(started.problem);
    await runJobs(room.municipality.id);
    const get = (id: string) => inScope(room.specialEducator, (db) => getCalibration(db, id));
    const first = await get(started.calibrationId);
    expect(first).toMatchObject({ state: 'done', version: 1, persons: 220, anchorId: null });
    expect(first.result?.items.map(({ item }) => item)).toEqual(ITEMS);
    expect(first.result?.groups['swedish-as-second-language']).toEqual({
      inside: 110,
      outside: 110,
      isCompared: true,
    });
    const again = await inScope(room.specialEducator, (db) =>
      startCalibration(db, { ...ASKED, anchorId: first.calibrationId }),
    );
    if (!again.ok) throw new Error(again.problem);
    await runJobs(room.municipality.id);
    const second = await get(again.calibrationId);
    expect(second).toMatchObject({ state: 'done', version: 2, anchorVersion: 1 });
    expect(second.result?.link?.slope).toBeCloseTo(1, 6);
    expect(second.result?.items[5]?.b).toBeCloseTo(first.result!.items[5]!.b!, 6);
    // The first stands as it was; a finished one is not begun again.
    const everything = await readEverything();
    await runCalibration(room.system, first.calibrationId);
    expect(await get(first.calibrationId)).toEqual(first);
    expect(await readEverything()).toBe(everything);
  });

  it('leaves out what was set aside, not interpretable, or done in another way', async () => {
    const room = await createClassroom(1);
    const made = await addAnswers(room, 8);
    const client = getClient();
    await client.attempt.update({
      where: { id: made[0]!.attemptId },
      data: { invalidatedAt: new Date() },
    });
    await client.attempt.update({
      where: { id: made[1]!.attemptId },
      data: { synthetic: true },
    });
    await client.accommodation.create({
      data: {
        id: newId(),
        municipalityId: room.municipality.id,
        roundId: room.roundId,
        membershipId: made[2]!.membershipId,
        taskId: null,
        kind: 'signed',
        staffMemberId: room.teacher.staffMemberId,
      },
    });
    await client.attempt.update({
      where: { id: made[3]!.attemptId },
      data: { membershipId: made[4]!.membershipId },
    });
    const { matrix, guessing } = await inScope(room.system, (db) => readFormAnswers(db, FORM));
    expect(matrix.persons).toBe(4);
    expect(guessing).toHaveLength(ITEMS.length);
  });
});

describe('outsiders', () => {
  it('other roles may not, another municipality sees nothing', async () => {
    const room = await createClassroom(1);
    await addAnswers(room, 205);
    const started = await inScope(room.administrator, (db) => startCalibration(db, ASKED));
    if (!started.ok) throw new Error(started.problem);
    const id = started.calibrationId;
    const away = await createWorld(0);
    const before = await readEverything();
    for (const viewer of [room.teacher, room.principal, room.headOfEducation, room.testLeader]) {
      expect(await statusOf(listFor(viewer))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => getCalibration(db, id)))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => startCalibration(db, ASKED)))).toBe(403);
    }
    expect((await listFor(away.administrator)).calibrations).toEqual([]);
    expect(await statusOf(inScope(away.administrator, (db) => getCalibration(db, id)))).toBe(404);
    expect(await inScope(away.administrator, (db) => startCalibration(db, ASKED))).toMatchObject({
      problem: 'too-few',
      pupils: 0,
    });
    expect(await statusOf(runCalibration(away.system, id))).toBe(404);
    const asPerson = room.administrator as unknown as SystemViewer;
    for (const [viewer, status] of [
      [away.system, 404],
      [asPerson, 403],
    ] as const) {
      expect(await statusOf(inScope(viewer, (db) => beginCalibration(db, id)))).toBe(status);
      expect(await statusOf(inScope(viewer, (db) => getAnchorItems(db, id)))).toBe(status);
    }
    const finish = (viewer: SystemViewer) =>
      inScope(viewer, (db) => finishCalibration(db, id, 0, { ok: false, problem: 'too-few' }));
    expect(await statusOf(finish(asPerson))).toBe(403);
    expect(await statusOf(inScope(asPerson, (db) => readFormAnswers(db, FORM)))).toBe(403);
    await finish(away.system);
    const none = await inScope(away.system, (db) => readFormAnswers(db, FORM));
    expect(none.matrix.persons).toBe(0);
    expect(await readEverything()).toBe(before);
  });
});
