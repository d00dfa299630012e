import { beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { DeviceViewer, StaffViewer } from '~/access/viewer.server';
import type { EventBody } from '~/administration/attempt-event';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { ingestBatch } from '~/administration/ingest.server';
import { createMarkerCode, makeMarkerCode } from '~/administration/marking.server';
import {
  findProbeTask,
  listProbeTasks,
  listTakenForms,
  recordPaperProbe,
  setProbeWithdrawn,
  startProbe,
} from '~/administration/probe.server';
import { findDealtProbes, listOpenProbes } from '~/administration/probe-deal.server';
import { askRetest } from '~/administration/retest-store.server';
import { getRoundPage } from '~/administration/round-page.server';
import type { FormId } from '~/instruments/battery';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { rescoreAttempt } from '~/scoring/rescore.server';
import { loadClassPage } from '~/support/class-page.server';
import { getOverview } from '~/support/overview-store.server';
import { listProbeRows } from '~/support/progress/probe-rows.server';
import type { ProgressForm } from '~/support/progress/progress-event';
import { recordProgress } from '~/support/progress/progress-record.server';
import { loadProgress } from '~/support/progress/progress-store.server';
import { loadPupilPage } from '~/support/pupil-page.server';
import {
  makeAttempt,
  makeBatch,
  pairTestMarker,
  statusOf,
} from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createClass, createViewer, today } from '../../support/factories';
import { openYearOne, playYearOne } from '../../support/year-one-factories';
import { createWorldWithSpring } from './world-with-spring';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorldWithSpring>>;
const TASK = 'read-words';

const createProgressWorld = () => createWorldWithSpring(2);

const placeOf = (world: World) => [world.schoolClass.id, world.pupils[0]!.pupil.id] as const;

function start(world: World, viewer = world.teacher, taskId = TASK) {
  return inScope(viewer, (db) => startProbe(db, ...placeOf(world), taskId));
}

function load(world: World, viewer = world.teacher, taskId: string | null = TASK) {
  return inScope(viewer, (db) => loadProgress(db, ...placeOf(world), taskId));
}

/** A reading on paper so many days ago. */
function enter(world: World, daysAgo: number, right: number, viewer: StaffViewer = world.teacher) {
  const paper = { formId: 'P01', day: addDays(today(), -daysAgo), right, read: 30, seconds: 60 };
  return inScope(viewer, (db) => recordPaperProbe(db, ...placeOf(world), TASK, paper));
}

function write(world: World, body: ProgressForm, viewer: StaffViewer = world.teacher) {
  const form = { intent: 'write' as const, taskId: TASK, day: today(), body };
  return inScope(viewer, (db) => recordProgress(db, ...placeOf(world), form));
}

/** A minute of reading on a marker's device. */
async function send(
  viewer: DeviceViewer,
  place: { roundId: string; membershipId: string; formId: FormId },
  bodies: readonly EventBody[],
) {
  const made = makeAttempt({ ...place, taskId: TASK, driver: 'marker' }, bodies);
  const started = made.events[0]!.body;
  Object.assign(started, { batteryId: 'arskurs-1', formId: place.formId });
  const result = await inScope(viewer, (db) => ingestBatch(db, makeBatch(made.events)));
  if (!result.ok) throw new Error(result.problem);
  return { ...made, verdicts: result.verdicts };
}

const READ: EventBody[] = [
  { type: 'grid-started' },
  { type: 'grid-time-ended', secondsUsed: 60 },
  { type: 'grid-last-marked', position: 11 },
  { type: 'completed' },
];

describe('a probe in a round', () => {
  it('begins no round, and leaves a retest of its task to be done', async () => {
    const world = await openYearOne(await createProgressWorld());
    const membershipId = world.pupils[0]!.membership.id;
    await inScope(world.teacher, (db) => askRetest(db, ...placeOf(world), TASK));
    const marker = await pairTestMarker(world, membershipId);
    await start(world);
    const place = { roundId: marker.roundId, membershipId, formId: 'P01' as const };
    const { attemptId } = await send(marker.viewer, place, READ);
    await inScope(world.system, (db) => rescoreAttempt(db, attemptId));
    expect((await load(world)).probes).toHaveLength(1);
    const overview = await inScope(world.specialEducator, getOverview);
    expect(overview.classes.map(({ hasBegun }) => hasBegun)).toEqual([false]);
    const row = overview.rows.find(({ pupilId }) => pupilId === world.pupils[0]!.pupil.id);
    expect(row?.retests).toEqual([TASK]);
    const page = await inScope(world.teacher, (db) => getRoundPage(db, world.schoolClass.id));
    expect(page.hasBegun).toBe(false);
    expect(page.pupils.find((one) => one.membershipId === membershipId)?.retests).toMatchObject([
      { taskId: TASK },
    ]);
    await playYearOne(world, membershipId, 'real-or-made-up', 18);
    const begun = await inScope(world.specialEducator, getOverview);
    expect(begun.classes.map(({ hasBegun }) => hasBegun)).toEqual([true]);
  });
});

describe('a probe on a device', () => {
  it('is dealt in order, offered to the marker, scored, and is no screening result', async () => {
    const world = await openYearOne(await createProgressWorld());
    const membershipId = world.pupils[0]!.membership.id;
    await playYearOne(world, membershipId, 'real-or-made-up', 18);
    const before = {
      page: await inScope(world.teacher, (db) => loadPupilPage(db, ...placeOf(world))),
      results: await inScope(world.teacher, (db) =>
        loadClassPage(db, world.schoolClass.id, { show: true }),
      ),
      assessments: await getClient().riskAssessment.findMany(),
      flags: await getClient().flag.findMany(),
      standings: await getClient().taskStanding.findMany(),
      asked: await getClient().oneToOneTask.findMany(),
    };
    const marker = await pairTestMarker(world, membershipId);
    const dealt = await start(world);
    expect(dealt).toMatchObject({ ok: true, taskId: TASK, formId: 'P01' });
    expect(await start(world)).toMatchObject({ formId: 'P01' });
    const heard = await inScope(marker.viewer, (db) =>
      recordHeartbeat(db, { presence: null, deviceTimeMs: Date.now() }),
    );
    const own = heard.pupils.find((pupil) => pupil.membershipId === membershipId);
    expect(own?.oneToOne).toContainEqual({ taskId: TASK, formId: 'P01', spareFormId: 'P02' });
    const place = { roundId: marker.roundId, membershipId, formId: 'P01' as const };
    const { attemptId, verdicts } = await send(marker.viewer, place, READ);
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['stored']));
    const outcome = await inScope(world.system, (db) => rescoreAttempt(db, attemptId));
    expect(outcome).toMatchObject({ assessmentId: null, changed: false });
    expect((await load(world)).probes).toMatchObject([
      { formId: 'P01', right: 12, read: 12, seconds: 60, isJudged: true, day: today() },
    ]);
    const after = {
      page: await inScope(world.teacher, (db) => loadPupilPage(db, ...placeOf(world))),
      results: await inScope(world.teacher, (db) =>
        loadClassPage(db, world.schoolClass.id, { show: true }),
      ),
      assessments: await getClient().riskAssessment.findMany(),
      flags: await getClient().flag.findMany(),
      standings: await getClient().taskStanding.findMany(),
      asked: await getClient().oneToOneTask.findMany(),
    };
    expect(after.page).toEqual(before.page);
    expect(after.results.results?.pupils).toEqual(before.results.results?.pupils);
    expect({ ...after, page: 0, results: 0 }).toEqual({ ...before, page: 0, results: 0 });
    // The next one is the next form, and what was read stands when the deal is taken back and restored.
    expect(await start(world)).toMatchObject({ formId: 'P02' });
  });

  it('cut off goes on with the spare form; a form that was not dealt is refused', async () => {
    const world = await createProgressWorld();
    const membershipId = world.pupils[0]!.membership.id;
    const marker = await pairTestMarker(world, membershipId);
    const place = { roundId: marker.roundId, membershipId };
    const undealt = await send(marker.viewer, { ...place, formId: 'P01' }, READ);
    expect(undealt.verdicts[0]).toMatchObject({ verdict: 'quarantined', reason: 'no-grant' });
    expect(await getClient().attempt.count({ where: { membershipId } })).toBe(0);
    await start(world);
    await send(marker.viewer, { ...place, formId: 'P01' }, [
      { type: 'grid-started' },
      { type: 'ended-early', reason: 'abandoned' },
    ]);
    const ends = { classId: world.schoolClass.id, batteryId: 'arskurs-1', batteryVersion: 1 };
    const open = await inScope(marker.viewer, (db) =>
      listOpenProbes(db, { ...ends, today: today() }),
    );
    expect(open).toMatchObject([{ formId: 'P02', spareFormId: 'P02' }]);
  });
});

describe('probes on paper', () => {
  it('give a verdict with its goal, are taken back and count again', async () => {
    const world = await createProgressWorld();
    for (let week = 0; week <= 11; week += 1) await enter(world, 77 - week * 7, 5 + week);
    const page = await load(world);
    expect(page.goal).toMatchObject({ limitOf: 'spring', dayOf: 'spring', rate: 20 });
    expect(page.finding).toMatchObject({ verdict: 'on-the-way', because: 'rises' });
    expect(page.change).toMatchObject({ isReliable: true, before: 6, after: 15 });
    expect(page.alike).toMatchObject({ kind: 'too-few', pupils: 0 });
    const { probeId } = page.probes[0]!;
    const set = (isWithdrawn: boolean) =>
      inScope(world.teacher, (db) =>
        setProbeWithdrawn(db, ...placeOf(world), probeId, isWithdrawn),
      );
    await set(true);
    expect((await load(world)).finding?.probes).toBe(11);
    await set(false);
    expect((await load(world)).finding?.probes).toBe(12);
  });

  it('refuse figures that cannot be', async () => {
    const world = await createProgressWorld();
    expect(await enter(world, -1, 5)).toEqual({ ok: false, problem: 'day-ahead' });
    expect(await enter(world, 1, 31)).toEqual({ ok: false, problem: 'more-right-than-read' });
    expect(await enter(world, 300, 5)).toEqual({ ok: false, problem: 'day-before-year' });
    expect((await load(world)).probes).toEqual([]);
  });
});

describe('what is written', () => {
  it('a decision keeps its figures, a change begins a new baseline, and each can be taken back', async () => {
    const world = await createProgressWorld();
    for (let week = 0; week <= 8; week += 1) await enter(world, 63 - week * 7, 5 + (week % 2));
    expect((await load(world)).finding).toMatchObject({ verdict: 'not-on-the-way' });
    const decided = { kind: 'decided', decision: 'change', reason: 'Fyra pass i stället' } as const;
    expect(await write(world, decided, world.specialEducator)).toEqual({ ok: true });
    const page = await load(world);
    expect(page.events[0]?.body).toMatchObject({
      ...decided,
      figures: { verdict: 'not-on-the-way', probes: 9, goalRate: 20, ruleVersion: 1 },
    });
    expect(page.countedFrom).toBe(today());
    expect(page.probes.filter(({ isJudged }) => isJudged)).toHaveLength(3);
    expect(page.finding?.verdict).toBe('too-early');
    const back = { kind: 'taken-back', eventId: page.events[0]!.id } as const;
    expect(await write(world, back)).toEqual({ ok: true });
    expect(await write(world, back)).toEqual({ ok: false, problem: 'not-there' });
    expect((await load(world)).finding).toMatchObject({ verdict: 'not-on-the-way' });
    await expect(getClient().progressEvent.deleteMany({})).rejects.toThrow();
  });
});

describe('outsiders', () => {
  let world: World;
  let away: World;
  beforeAll(async () => {
    [world, away] = [await createProgressWorld(), await createProgressWorld()];
    await enter(world, 1, 5);
    await start(world);
  });

  it('see, begin, enter and write nothing', async () => {
    const other = await createClass(world.school, world.schoolYear.id, '1B');
    const neighbour = await createViewer(world.municipality.id, 'teacher', { classId: other.id });
    const { id: probeId } = await getClient().probe.findFirstOrThrow({
      where: { municipalityId: world.municipality.id },
    });
    const before = await readEverything();
    for (const viewer of [away.teacher, neighbour]) {
      expect(await statusOf(load(world, viewer))).toBe(404);
      expect(await statusOf(start(world, viewer))).toBe(404);
      expect(await statusOf(enter(world, 1, 5, viewer))).toBe(404);
      expect(await statusOf(write(world, { kind: 'noted', text: 'x' }, viewer))).toBe(404);
      const withdraw = inScope(viewer, (db) =>
        setProbeWithdrawn(db, ...placeOf(world), probeId, true),
      );
      expect(await statusOf(withdraw)).toBe(404);
    }
    expect(await statusOf(load(world, world.testLeader))).toBe(403);
    expect(await statusOf(start(world, world.testLeader))).toBe(403);
    expect(await readEverything()).toEqual(before);
  });

  it('of another municipality find no probe, form or task of this one', async () => {
    const [, pupilId] = placeOf(world);
    const membershipId = world.pupils[0]!.membership.id;
    const battery = { batteryId: 'arskurs-1', batteryVersion: 1 };
    const ends = { ...battery, classId: world.schoolClass.id, today: today() };
    const started = { ...battery, membershipId, taskId: TASK, formId: 'P02' };
    await inScope(away.teacher, async (db) => {
      expect(await listOpenProbes(db, ends)).toEqual([]);
      expect(await findDealtProbes(db, [started])).toEqual(new Map());
      expect(await listTakenForms(db, pupilId, TASK)).toEqual([]);
      expect(await listProbeRows(db, { pupilId }, 'Europe/Stockholm')).toEqual([]);
      expect(await listProbeTasks(db, world.schoolClass)).toBeNull();
      expect(await findProbeTask(db, world.schoolClass, TASK)).toMatchObject({ ok: false });
    });
    const made = await inScope(world.teacher, (db) =>
      createMarkerCode(db, world.schoolClass.id, membershipId),
    );
    if (!made.ok) throw new Error(made.problem);
    await expect(
      inScope(away.teacher, (db) => makeMarkerCode(db, made.sittingId)),
    ).rejects.toThrow();
  });
});
