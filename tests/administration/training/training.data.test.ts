import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { startMarking } from '~/administration/marking.server';
import { addOneToOne } from '~/administration/one-to-one-store.server';
import { makeExercise } from '~/administration/training/exercise';
import {
  getTrainingRequirement,
  hasPractised,
  keepPractised,
  setTrainingRequired,
} from '~/administration/training/training-requirement.server';
import {
  getTrainingTask,
  listRuns,
  listTraining,
  recordTrainingRun,
} from '~/administration/training/training-store.server';
import { getClient } from '~/platform/database/client.server';
import {
  inOtherMunicipality,
  makePresence,
  pairTestMarker,
  statusOf,
} from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createViewer, createWorld } from '../../support/factories';

useTestDatabase();

const TASK = 'read-words';
const EXERCISE = 'read-words-1';

/** Marks an exercise as its key, with `missed` of the errors left out. */
async function practise(viewer: StaffViewer, missed = 0): Promise<string> {
  const { task } = await inScope(viewer, (db) =>
    getTrainingTask(db, TASK, { exerciseId: EXERCISE, runId: null }),
  );
  const key = makeExercise(task, EXERCISE)!.key;
  const marks = { errors: key.errors.slice(missed), lastPosition: key.lastPosition };
  return inScope(viewer, (db) => recordTrainingRun(db, TASK, EXERCISE, marks));
}

const certificateOf = async (viewer: StaffViewer) =>
  (await inScope(viewer, listTraining)).tasks.find(({ taskId }) => taskId === TASK)?.certificate;

const showRun = (viewer: StaffViewer, runId: string) =>
  inScope(viewer, (db) => getTrainingTask(db, TASK, { exerciseId: null, runId }));

describe('practice', () => {
  it('gives a certificate for marks like the key, with day and agreement, and none before', async () => {
    const { teacher } = await createWorld(0);
    expect(await certificateOf(teacher)).toBeNull();
    await practise(teacher, 3);
    expect(await certificateOf(teacher)).toBeNull();
    const runId = await practise(teacher);
    expect(await certificateOf(teacher)).toEqual({ day: teacher.today, agreement: 1 });
    const { result } = await showRun(teacher, runId);
    expect(result).toMatchObject({ isPassed: true, isLastRight: true, agreement: 1 });
  });

  it('holds only the form that exercises are made of', async () => {
    const { teacher } = await createWorld(0);
    const { task } = await inScope(teacher, (db) =>
      getTrainingTask(db, TASK, { exerciseId: null, runId: null }),
    );
    expect(Object.keys(task.forms)).toEqual(['D']);
  });

  it('refuses a task or exercise that is none, and marks the form does not have', async () => {
    const { teacher } = await createWorld(0);
    const before = await readEverything();
    const send = (taskId: string, exerciseId: string, lastPosition: number) =>
      statusOf(
        inScope(teacher, (db) =>
          recordTrainingRun(db, taskId, exerciseId, { errors: [1], lastPosition }),
        ),
      );
    expect(await send('letter-sounds', EXERCISE, 5)).toBe(404);
    expect(await send(TASK, 'read-words-9', 5)).toBe(400);
    expect(await send(TASK, EXERCISE, 900)).toBe(400);
    expect(await readEverything()).toBe(before);
  });
});

describe('what others may', () => {
  it('is their own practice only: a run of another adult is not there', async () => {
    const world = await createWorld(0);
    const away = await createWorld(0);
    const runId = await practise(world.teacher);
    expect(await statusOf(showRun(world.specialEducator, runId))).toBe(404);
    expect(await statusOf(showRun(away.teacher, runId))).toBe(404);
    expect(await certificateOf(world.specialEducator)).toBeNull();
    const { staffMemberId } = world.teacher;
    expect(await inScope(world.teacher, (db) => listRuns(db, staffMemberId))).toHaveLength(1);
    expect(await inScope(away.teacher, (db) => listRuns(db, staffMemberId))).toEqual([]);
  });

  it('is nothing for those who mark no readings, and the demand is the administrator’s', async () => {
    const world = await createWorld(0);
    const { municipality } = world;
    const before = await readEverything();
    const wanted = { exerciseId: null, runId: null };
    const marks = { errors: [], lastPosition: 3 };
    for (const viewer of [world.principal, world.headOfEducation, world.administrator]) {
      const statuses = await Promise.all([
        statusOf(inScope(viewer, listTraining)),
        statusOf(inScope(viewer, (db) => getTrainingTask(db, TASK, wanted))),
        statusOf(inScope(viewer, (db) => recordTrainingRun(db, TASK, EXERCISE, marks))),
      ]);
      expect(statuses).toEqual([403, 403, 403]);
    }
    const leader = await createViewer(municipality.id, 'test-leader', {
      classId: world.schoolClass.id,
    });
    const after = await readEverything();
    for (const viewer of [world.teacher, world.specialEducator, world.principal, leader]) {
      expect(await statusOf(inScope(viewer, getTrainingRequirement))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => setTrainingRequired(db, true)))).toBe(403);
    }
    expect(await readEverything()).toBe(after);
    expect(after).not.toBe(before);
  });

  it('a demand in one municipality is none in another', async () => {
    const world = await createWorld(0);
    const away = await createWorld(0);
    await inScope(away.administrator, (db) => setTrainingRequired(db, true));
    const ask = (viewer: StaffViewer) => inScope(viewer, getTrainingRequirement);
    expect(await ask(away.administrator)).toEqual({ isRequired: true });
    expect(await ask(world.administrator)).toEqual({ isRequired: false });
    expect(await inScope(world.teacher, (db) => hasPractised(db, TASK))).toBe(true);
    expect(await inScope(away.teacher, (db) => hasPractised(db, TASK))).toBe(false);
  });
});

describe('where practice is required', () => {
  async function createDemand() {
    const world = await createWorld(1);
    const membershipId = world.pupils[0]!.membership.id;
    await inScope(world.teacher, (db) => addOneToOne(db, world.schoolClass.id, membershipId, TASK));
    const marker = await pairTestMarker(world, membershipId);
    await inScope(world.administrator, (db) => setTrainingRequired(db, true));
    const start = () =>
      inScope(world.teacher, (db) => startMarking(db, world.schoolClass.id, membershipId, TASK));
    return { world, membershipId, marker, start };
  }

  it('a real reading is refused without a certificate, with the task to practise', async () => {
    const { world, start } = await createDemand();
    const codes = await getClient().markerCode.count();
    expect(await start()).toEqual({ ok: false, problem: 'not-practised', taskId: TASK });
    expect(await getClient().markerCode.count()).toBe(codes);
    await practise(world.teacher, 3);
    expect(await start()).toMatchObject({ ok: false });
    await practise(world.teacher);
    expect(await start()).toMatchObject({ ok: true, taskId: TASK });
  });

  it('a marking device lists only what its adult has practised', async () => {
    const { world, marker, membershipId } = await createDemand();
    const beat = () =>
      inScope(marker.viewer, (db) =>
        recordHeartbeat(db, { presence: makePresence({ state: 'waiting' }), deviceTimeMs: 1 }),
      );
    const listed = async () =>
      (await beat()).pupils.find((pupil) => pupil.membershipId === membershipId)?.oneToOne;
    expect(await listed()).toEqual([]);
    await practise(world.teacher);
    expect(await listed()).toMatchObject([{ taskId: TASK }]);
  });

  it('a device of elsewhere keeps nothing of the list', async () => {
    const { world, marker, membershipId } = await createDemand();
    await practise(world.teacher);
    const away = await createWorld(0);
    await inScope(away.administrator, (db) => setTrainingRequired(db, true));
    const stranger = inOtherMunicipality(marker.viewer, away.municipality.id);
    const asked = new Map([[membershipId, new Set([TASK])]]);
    expect(await inScope(stranger, (db) => keepPractised(db, asked))).toEqual(
      new Map([[membershipId, new Set()]]),
    );
    expect(await inScope(marker.viewer, (db) => keepPractised(db, asked))).toEqual(asked);
  });
});
