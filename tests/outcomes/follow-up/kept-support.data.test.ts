/** What is kept of the readings after support is what the detail says, and what is told of it is told of that. */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadEffect } from '~/outcomes/effect/effect-store.server';
import {
  type ClassSupport,
  FACTS,
  findStamp,
  readKept,
  SUPPORT,
} from '~/outcomes/follow-up/kept-facts.server';
import { readWithSupported } from '~/outcomes/follow-up/pupil-facts.server';
import { findShownWindows } from '~/outcomes/follow-up/shown-windows.server';
import { tellMunicipality } from '~/outcomes/follow-up/tell-municipality.server';
import { tellOnce } from '~/outcomes/follow-up/told-of-kept.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { findPolicy } from '~/scoring/policy-shelf';
import { holdBeside } from '~/support/progress/after-support';
import { readAfterSupport } from '~/support/progress/after-support.server';
import { countQueries, readEverything, useTestDatabase } from '../../support/database';
import { createClass, createPupil, today } from '../../support/factories';
import { openYearOne } from '../../support/year-one-factories';
import { createSupportedWorld, read } from '../effect/supported-world';

useTestDatabase();

async function makeWorld() {
  const world = await createSupportedWorld();
  const second = await createClass(world.school, world.schoolYear.id, '1B');
  const beside = await createPupil(second);
  return { ...world, second, beside };
}
type World = Awaited<ReturnType<typeof makeWorld>>;

/** What is kept of each class against what the detail says of it, pupils in no order. */
async function readBoth(world: World, viewer: StaffViewer = world.headOfEducation) {
  return inScope(viewer, async (db) => {
    const places = await findShownWindows(db, { windowId: null });
    const { classes } = await readKept(db, places, SUPPORT);
    const { classes: facts, supported } = await readWithSupported(db, places);
    const ids = [...supported.values()].flat();
    const year = { ...places, schoolYearId: world.schoolYear.id };
    const after = await readAfterSupport(db, ids, year);
    const detail = facts.map(({ pupils, classId, className }) => ({
      ...{ classId, className, enrolled: pupils.length },
      pupils: (supported.get(classId) ?? []).map((id) => JSON.stringify(after.get(id))).toSorted(),
    }));
    return { kept: sortById(tellAfter(classes)), detail: sortById(detail) };
  });
}

function tellAfter(classes: readonly ClassSupport[]) {
  const all = classes.flatMap(({ pupils }) => pupils);
  const after = holdBeside(new Map(all.map(({ pupil, ...own }) => [pupil, own])));
  return classes.map(({ classId, className, enrolled, pupils }) => ({
    ...{ classId, className, enrolled },
    pupils: pupils.map(({ pupil }) => JSON.stringify(after.get(pupil))).toSorted(),
  }));
}

const sortById = <Own extends { classId: string }>(all: readonly Own[]) =>
  all.toSorted((one, other) => one.classId.localeCompare(other.classId));

/** Each changes what the readings say, or who is counted. */
const CHANGES: Record<string, (world: World) => Promise<unknown>> = {
  'a reading is corrected': ({ pupils }) =>
    getClient().probe.updateMany({
      where: { pupilId: pupils[0]!.pupil.id },
      data: { paperRight: 3 },
    }),
  'readings are withdrawn': ({ pupils, teacher }) =>
    getClient().probe.updateMany({
      where: { pupilId: pupils[1]!.pupil.id },
      data: { withdrawnAt: new Date(), withdrawnById: teacher.staffMemberId },
    }),
  'a pupil is read': (world) => read(world, 6, 9, 1),
  'support is ended': ({ municipality, pupils, teacher }) =>
    getClient().progressEvent.create({
      data: {
        id: newId(),
        municipalityId: municipality.id,
        pupilId: pupils[2]!.pupil.id,
        taskId: 'read-words',
        day: toStoredDate(addDays(today(), -20)),
        body: { kind: 'decided', decision: 'end', reason: 'goal-reached' },
        staffMemberId: teacher.staffMemberId,
      },
    }),
  'limits are others': giveOtherLimits,
  'the spring window is moved': ({ municipality }) =>
    getClient().screeningWindow.updateMany({
      where: { municipalityId: municipality.id, kind: 'spring' },
      data: { startDate: toStoredDate(addDays(today(), 6)) },
    }),
  'a part in a plan is put off': ({ pupils }) =>
    getClient().planPupil.updateMany({
      where: { pupilId: pupils[3]!.pupil.id },
      data: { startDate: toStoredDate(addDays(today(), 5)) },
    }),
  'a pupil leaves': ({ pupils }) =>
    getClient().classMembership.update({
      where: { id: pupils[4]!.membership.id },
      data: { endDate: toStoredDate(addDays(today(), -1)) },
    }),
  'a pupil is in the other class too': ({ municipality, pupils, second }) =>
    getClient().classMembership.create({
      data: {
        id: newId(),
        municipalityId: municipality.id,
        classId: second.id,
        pupilId: pupils[0]!.pupil.id,
        signId: 'anka',
        startDate: toStoredDate(addDays(today(), -30)),
      },
    }),
  'a reading on a device is scored': scoreReading,
};

/** The municipality's own words for the version that its windows name. */
async function giveOtherLimits({ municipality, window, administrator }: World) {
  const { policyId, policyVersion } = window;
  const shipped = findPolicy(policyId, policyVersion)!;
  const content = JSON.parse(JSON.stringify(shipped).replaceAll(/"value":\d+/g, '"value":90'));
  await getClient().cutPolicyVersion.create({
    data: {
      id: newId(),
      municipalityId: municipality.id,
      policyId,
      version: policyVersion,
      status: 'approved',
      content,
      source: 'Prov',
      basedOn: policyVersion,
      createdById: administrator.staffMemberId,
    },
  });
}

/** Of a pupil without readings, in an attempt that stands in the other class: the probe says whose it is. */
async function scoreReading(world: World) {
  const client = getClient();
  const municipalityId = world.municipality.id;
  const { staffMemberId } = world.teacher;
  const { roundId, sitting } = await openYearOne(world);
  const { id: deviceId } = await client.device.findFirstOrThrow({
    where: { sittingId: sitting.sittingId },
  });
  const { pupil, membership } = world.pupils[6]!;
  const ids = { probe: newId(), attempt: newId() };
  const battery = { batteryId: 'arskurs-1', batteryVersion: 1, taskId: 'read-words' };
  await client.probe.create({
    data: {
      ...{ id: ids.probe, municipalityId, pupilId: pupil.id, membershipId: membership.id },
      ...{ ...battery, formId: 'P01', day: toStoredDate(today()), staffMemberId },
    },
  });
  const { startYear } = world.schoolYear;
  await client.attempt.create({
    data: {
      ...{ id: ids.attempt, municipalityId, roundId, deviceId },
      ...{ ...battery, taskVersion: 1, formId: 'P01', driver: 'marker', probeId: ids.probe },
      ...{ membershipId: world.beside.membership.id, schoolYearStart: startYear },
      ...{ classId: world.second.id, schoolId: world.school.id, schoolStartCohort: startYear },
      ...{ swedishSubject: 'sv', startedAt: new Date(), receivedAt: new Date() },
    },
  });
  const unscored = await readBoth(world);
  expect(unscored.kept).toEqual(unscored.detail);
  await client.taskScore.create({
    data: {
      ...{ id: newId(), municipalityId, attemptId: ids.attempt, versions: {}, inputHash: 'x' },
      score: { state: 'done', correct: 8, reached: 20, secondsUsed: 60 },
      interpretable: true,
    },
  });
}

for (const [name, change] of Object.entries(CHANGES)) {
  test(`${name}: what is kept follows the detail`, async () => {
    const world = await makeWorld();
    const before = await readBoth(world);
    expect(before.kept).toEqual(before.detail);
    await change(world);
    const after = await readBoth(world);
    expect(after.kept).toEqual(after.detail);
    expect(after.kept).not.toEqual(before.kept);
  });
}

test('the page tells the change at once, and is else told of what is remembered', async () => {
  const world = await makeWorld();
  const load = () =>
    inScope(world.headOfEducation, (db) => loadEffect(db, { schoolId: null, windowId: null }));
  const loadOfSchool = () =>
    inScope(world.principal, (db) => loadEffect(db, { schoolId: null, windowId: null }));
  const first = await loadOfSchool();
  expect(await loadOfSchool()).toEqual(first);
  expect(await load()).toEqual(await load());
  await CHANGES['a reading is corrected']!(world);
  const then = await loadOfSchool();
  expect(then.total.verdict).not.toEqual(first.total.verdict);
  expect(await loadOfSchool()).toEqual(then);
});

test('what is told is worked out once, anew when anything it stands on is another, and cannot be changed', async () => {
  const world = await makeWorld();
  let worked = 0;
  const tell = (name: string, asOf = today()) =>
    inScope(world.headOfEducation, async (db) => {
      const { windowIds, from, to } = await findShownWindows(db, { windowId: null });
      const years = [{ windowIds, from, to, asOf }];
      return tellOnce(db, { part: FACTS, years, name: [name] }, ([classes = []]) => {
        worked += 1;
        return classes.map(({ className, schoolName, pupils }) => ({
          ...{ className, schoolName },
          pupils: pupils.length,
        }));
      });
    });
  await tell('some');
  await tell('some');
  expect(worked).toBe(2);
  const told = await tell('some');
  expect(worked).toBe(2);
  expect(Object.isFrozen(told[0])).toBe(true);
  await tell('others');
  expect(worked).toBe(3);
  await getClient().school.update({
    where: { id: world.school.id },
    data: { name: 'Nya namnet' },
  });
  expect((await tell('some'))[0]).toMatchObject({ schoolName: 'Nya namnet' });
  expect(worked).toBe(4);
  await CHANGES['a pupil leaves']!(world);
  expect((await tell('some')).reduce((sum, { pupils }) => sum + pupils, 0)).toBe(9);
  await tell('some', addDays(today(), -1));
  expect(worked).toBe(6);
});

test('what is remembered costs one query, whatever it is told of', async () => {
  const world = await makeWorld();
  const tell = () =>
    inScope(world.headOfEducation, async (db) => {
      const { windowIds, from, to, asOf } = await findShownWindows(db, { windowId: null });
      const places = { windowIds, from, to, asOf };
      return countQueries(() =>
        tellMunicipality(db, places, { window: 0, leftOut: new Set<string>() }),
      );
    });
  await tell();
  expect((await tell()).queries).toBe(2);
  const { value, queries } = await tell();
  expect(queries).toBe(1);
  expect(value).toMatchObject({ schools: [{ schoolName: world.school.name }], leftOut: [] });
});

test('no id of a pupil is kept, and outsiders are told nothing', async () => {
  const world = await makeWorld();
  const other = await makeWorld();
  await readBoth(world);
  const kept = JSON.stringify(await getClient().keptClassFacts.findMany());
  expect(kept).toContain('on-the-way');
  for (const { pupil, membership } of world.pupils) {
    for (const id of [pupil.id, membership.id]) expect(kept).not.toContain(id);
  }
  const before = await readEverything();
  const { windowIds, from, to, asOf } = await inScope(world.headOfEducation, (db) =>
    findShownWindows(db, { windowId: null }),
  );
  const places = { windowIds, from, to, asOf };
  await inScope(other.headOfEducation, async (db) => {
    expect((await readKept(db, places, SUPPORT)).classes).toEqual([]);
    expect((await readWithSupported(db, places)).supported.size).toBe(0);
    const own = { ...places, windowIds: [other.window.id] };
    expect(await findStamp(db, places, SUPPORT)).not.toBe(await findStamp(db, own, SUPPORT));
    const told = await tellMunicipality(db, places, { window: 0, leftOut: new Set() });
    expect(told.schools).toEqual([]);
  });
  expect(await readEverything()).toBe(before);
});
