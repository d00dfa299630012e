import { describe, expect, it } from 'vitest';
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import type { EventBody } from '~/administration/attempt-event';
import { invalidateAttempt } from '~/administration/attempt-store.server';
import { getClient } from '~/platform/database/client.server';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import { getPolicy } from '~/scoring/policy-shelf';
import { assessPupil, assessRound, rescoreAttempt } from '~/scoring/rescore.server';
import { recordTaskScore, scorePupil } from '~/scoring/score-attempts.server';
import { makeAttempt, pairTestMarker, statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';
import {
  createClassroom,
  makeChoiceRun,
  playChoice,
  playWholeClass,
  sendEvents,
} from '../support/scoring-factories';

useTestDatabase();

type Room = Awaited<ReturnType<typeof createClassroom>>;

const currentOf = async (room: Room, pupilId: string) => {
  const current = await getClient().currentAssessment.findFirstOrThrow({
    where: { roundId: room.roundId, pupilId },
    include: { assessment: true },
  });
  const record = current.assessment.assessment as unknown as AssessmentRecord;
  return { ...current.assessment, record };
};

const assessmentsOf = (pupilId: string) =>
  getClient().riskAssessment.findMany({ where: { pupilId }, orderBy: { createdAt: 'asc' } });

const placeOf = (room: Room, index = 0) => ({
  roundId: room.roundId,
  membershipId: room.pupils[index]!.membership.id,
});

describe('the level of a pupil', () => {
  it('is the one the policy gives for the counts: 16 of 24 and 18 of 32 need follow-up', async () => {
    const room = await createClassroom();
    const { outcome } = await playWholeClass(room, placeOf(room), { letters: 16, words: 18 });
    expect(outcome.changed).toBe(true);
    const current = await currentOf(room, outcome.pupilId);
    expect(current.level).toBe('needs-follow-up');
    expect(current.decidingSkill).toBe('letters');
    expect(current.probability).toBeCloseTo(0.98, 2);
    expect(current.record.basis.map(({ taskId }) => taskId)).toEqual([
      'letter-sounds',
      'real-or-made-up',
    ]);
  });

  it('is incomplete after one task that is above its limit, and names the other', async () => {
    const room = await createClassroom();
    const { outcome } = await playChoice(room, {
      ...placeOf(room),
      taskId: 'letter-sounds',
      right: 24,
    });
    const current = await currentOf(room, outcome.pupilId);
    expect(current.level).toBe('incomplete');
    expect(current.record.missing).toEqual(['real-or-made-up']);
  });

  it('puts read-words on the one-to-one list, and takes it off when the reading is done', async () => {
    const room = await createClassroom();
    const place = placeOf(room);
    const { outcome } = await playWholeClass(room, place, { letters: 18, words: 30 });
    expect((await currentOf(room, outcome.pupilId)).level).toBe('look-again');
    const listed = { where: { ...place, reason: 'policy' } };
    expect((await getClient().oneToOneTask.findMany(listed)).map(({ taskId }) => taskId)).toEqual([
      'read-words',
    ]);
    const marker = await pairTestMarker(room, place.membershipId);
    const reading: EventBody[] = [
      { type: 'grid-started' },
      { type: 'grid-time-ended', secondsUsed: 60 },
      { type: 'grid-last-marked', position: 29 },
      { type: 'completed' },
    ];
    const made = makeAttempt({ ...place, taskId: 'read-words', driver: 'marker' }, reading);
    await sendEvents(marker.viewer, made.events);
    await inScope(room.system, (db) => rescoreAttempt(db, made.attemptId));
    const current = await currentOf(room, outcome.pupilId);
    expect(current.record.tasks.find(({ taskId }) => taskId === 'read-words')).toMatchObject({
      right: 30,
      seconds: 60,
      status: 'counted',
    });
    expect(current.record.oneToOne).toEqual([]);
    expect(await getClient().oneToOneTask.findMany(listed)).toEqual([]);
  });

  it('counts the first attempt that can be interpreted, never the best', async () => {
    const room = await createClassroom();
    const run = { ...placeOf(room), taskId: 'letter-sounds' as const };
    await playChoice(room, { ...run, right: 20, responseMs: 100 });
    const second = await playChoice(room, { ...run, right: 9 });
    const third = await playChoice(room, { ...run, right: 24 });
    const current = await currentOf(room, third.outcome.pupilId);
    expect(current.record.basis[0]?.attemptId).toBe(second.attemptId);
    expect(current.record.tasks[0]).toMatchObject({ right: 9, presented: 24 });
  });

  it('leaves out an attempt that an adult has set aside', async () => {
    const room = await createClassroom();
    const run = { ...placeOf(room), taskId: 'letter-sounds' as const };
    const first = await playChoice(room, { ...run, right: 9 });
    await inScope(room.teacher, (db) => invalidateAttempt(db, first.attemptId, 'disturbed'));
    const { outcome } = await playChoice(room, { ...run, right: 22 });
    const current = await currentOf(room, outcome.pupilId);
    expect(current.record.tasks[0]).toMatchObject({ right: 22 });
  });

  it('says that an attempt goes on, and does not judge its answers before it ends', async () => {
    const room = await createClassroom();
    const made = makeChoiceRun({ ...placeOf(room), taskId: 'letter-sounds', right: 0 });
    const steps = [made.events.slice(0, 5), made.events.slice(5, 12)];
    for (const step of steps) {
      await sendEvents(room.device.viewer, step);
      await inScope(room.system, (db) => rescoreAttempt(db, made.attemptId));
    }
    const { pupil } = room.pupils[0]!;
    const assessments = await assessmentsOf(pupil.id);
    expect(assessments).toHaveLength(1);
    expect((await currentOf(room, pupil.id)).record.tasks[0]).toMatchObject({
      status: 'missing',
      problem: 'in-progress',
      presented: 0,
    });
    expect(await getClient().taskScore.count({ where: { attemptId: made.attemptId } })).toBe(0);
  });
});

describe('rows that never change', () => {
  it('writes nothing the second time', async () => {
    const room = await createClassroom();
    const { attemptId } = await playWholeClass(room, placeOf(room), { letters: 12, words: 20 });
    const before = await readEverything();
    const again = await inScope(room.system, (db) => rescoreAttempt(db, attemptId));
    expect(again.changed).toBe(false);
    const round = await inScope(room.system, (db) => assessRound(db, room.roundId));
    expect(round.map(({ changed }) => changed)).toEqual([false]);
    expect(await readEverything()).toBe(before);
  });

  it('moves the pointer for a late event and keeps the old rows', async () => {
    const room = await createClassroom();
    const made = makeChoiceRun({ ...placeOf(room), taskId: 'letter-sounds', right: 12 });
    const late = made.events[3]!;
    await sendEvents(
      room.device.viewer,
      made.events.filter((event) => event !== late),
    );
    const first = await inScope(room.system, (db) => rescoreAttempt(db, made.attemptId));
    const oldRow = await currentOf(room, first.pupilId);
    expect(oldRow.record.tasks[0]).toMatchObject({ right: 11, presented: 23 });
    await sendEvents(room.device.viewer, [late]);
    const second = await inScope(room.system, (db) => rescoreAttempt(db, made.attemptId));
    expect(second.changed).toBe(true);
    const newRow = await currentOf(room, first.pupilId);
    expect(newRow.id).not.toBe(oldRow.id);
    expect(newRow.record.tasks[0]).toMatchObject({ right: 12, presented: 24 });
    const { record: _, ...stored } = oldRow;
    expect(await assessmentsOf(first.pupilId)).toContainEqual(stored);
    expect(await getClient().taskScore.count({ where: { attemptId: made.attemptId } })).toBe(2);
  });

  it('writes one row when two workers judge the same pupil at once', async () => {
    const room = await createClassroom();
    const made = makeChoiceRun({ ...placeOf(room), taskId: 'letter-sounds', right: 12 });
    await sendEvents(room.device.viewer, made.events);
    const judge = () => inScope(room.system, (db) => rescoreAttempt(db, made.attemptId));
    const outcomes = await Promise.all([judge(), judge(), judge()]);
    expect(outcomes.filter(({ changed }) => changed)).toHaveLength(1);
    expect(await assessmentsOf(outcomes[0]!.pupilId)).toHaveLength(1);
  });
});

describe('a round', () => {
  it('gives no row to a pupil of whom nothing is known', async () => {
    const room = await createClassroom();
    await playWholeClass(room, placeOf(room, 1), { letters: 24, words: 32 });
    const outcomes = await inScope(room.system, (db) => assessRound(db, room.roundId));
    expect(outcomes.map(({ pupilId }) => pupilId)).toEqual([room.pupils[1]!.pupil.id]);
    const untouched = placeOf(room, 0);
    const nothing = await inScope(room.system, (db) =>
      assessPupil(db, untouched.roundId, untouched.membershipId),
    );
    expect(nothing).toMatchObject({ assessmentId: null, changed: false });
  });
});

describe('outsiders', () => {
  it('are not found, and change nothing', async () => {
    const room = await createClassroom();
    const away = await createWorld();
    const made = makeChoiceRun({ ...placeOf(room), taskId: 'letter-sounds', right: 12 });
    await sendEvents(room.device.viewer, made.events);
    const attempt = await getClient().attempt.findUniqueOrThrow({ where: { id: made.attemptId } });
    const before = await readEverything();
    const { roundId, membershipId } = placeOf(room);
    const tries: ((db: ScopedDb<SystemViewer>) => Promise<unknown>)[] = [
      (db) => rescoreAttempt(db, made.attemptId),
      (db) => assessRound(db, roundId),
      (db) => assessPupil(db, roundId, membershipId),
      (db) => recordTaskScore(db, attempt, getPolicy('grund-1')),
    ];
    for (const attemptIt of tries) {
      expect(await statusOf(inScope(away.system, attemptIt))).toBe(404);
      // Not even the pupil's own teacher writes a result.
      const asSystem = room.teacher as unknown as SystemViewer;
      expect(await statusOf(inScope(asSystem, attemptIt))).toBe(403);
    }
    const { window } = await getClient().round.findUniqueOrThrow({
      where: { id: roundId },
      select: { window: true },
    });
    const score = (viewer: SystemViewer) =>
      inScope(viewer, (db) =>
        scorePupil(
          db,
          { pupilId: room.pupils[0]!.pupil.id, windowId: window.id },
          getPolicy('grund-1'),
          window,
        ),
      );
    expect(await score(away.system)).toEqual([]);
    expect(await statusOf(score(room.teacher as unknown as SystemViewer))).toBe(403);
    expect(await readEverything()).toBe(before);
  });
});
