/**
 * Freed time and the cost sheet from the database: worked out from real sittings, and no pupil leaves them.
 * Long, because both are asked of the same sittings.
 */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { readClassroomSessions, readClassTimes } from '~/outcomes/benefit/adult-time.server';
import type { AssumptionKey } from '~/outcomes/benefit/assumption';
import { changeAssumption } from '~/outcomes/benefit/assumption-store.server';
import { readOwnFigure } from '~/outcomes/benefit/benefit-figures.server';
import { exportCosts, loadCosts } from '~/outcomes/benefit/cost-store.server';
import {
  exportFreed,
  type FreedChoice,
  joinTimes,
  loadFreed,
  readAssumed,
  readMunicipality,
} from '~/outcomes/benefit/freed-store.server';
import { findBenefitYear } from '~/outcomes/benefit/year.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { statusOf } from '../../support/administration-factories';
import { createAssessment, createRound, HIGH } from '../../support/assessment-factories';
import { countQueries, readEverything, useTestDatabase } from '../../support/database';
import {
  createClass,
  createPupil,
  createSchool,
  createViewer,
  createWorld,
  today,
} from '../../support/factories';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;
const NOTHING: FreedChoice = { schoolId: null, windowId: null };
const load = (viewer: StaffViewer, choice: Partial<FreedChoice> = {}) =>
  inScope(viewer, (db) => loadFreed(db, { ...NOTHING, ...choice }));
const ofYear = (db: Parameters<typeof loadCosts>[0]) => loadCosts(db, { windowId: null });
const NINE = new Date(`${today()}T08:00:00Z`);
const after = (minutes: number) => new Date(NINE.getTime() + minutes * 60_000);

/** A device of a sitting with one attempt of it, whose first and last events are so many minutes apart. */
async function createAttempt(
  world: World & { round: { id: string } },
  own: {
    sittingId: string;
    membershipId: string;
    driver: 'pupil' | 'marker';
    staffMemberId?: string;
    from: number;
    minutes: number;
    probeId?: string;
  },
) {
  const client = getClient();
  const municipalityId = world.municipality.id;
  const deviceId = newId();
  await client.device.create({
    data: {
      id: deviceId,
      municipalityId,
      sittingId: own.sittingId,
      roundId: world.round.id,
      kind: own.driver,
      staffMemberId: own.staffMemberId ?? null,
      publicKey: {},
      number: 1,
      grantExpiresAt: after(600),
    },
  });
  const attemptId = newId();
  const schoolYearStart = world.schoolYear.startYear;
  await client.attempt.create({
    data: {
      id: attemptId,
      municipalityId,
      roundId: world.round.id,
      membershipId: own.membershipId,
      schoolYearStart,
      deviceId,
      batteryId: 'grund-1',
      batteryVersion: 1,
      taskId: 'letter-sounds',
      taskVersion: 1,
      formId: 'A',
      driver: own.driver,
      probeId: own.probeId ?? null,
      classId: world.schoolClass.id,
      schoolId: world.school.id,
      schoolStartCohort: schoolYearStart,
      swedishSubject: 'sv',
      startedAt: after(own.from),
      receivedAt: after(own.from),
    },
  });
  await client.attemptEvent.createMany({
    data: [0, own.minutes].map((minutes, sequence) => ({
      municipalityId,
      schoolYearStart,
      id: newId(),
      attemptId,
      deviceId,
      sequence,
      version: 1,
      deviceTime: after(own.from + minutes),
      elapsedMs: minutes * 60_000,
      body: {},
      contentHash: `${attemptId} ${sequence}`,
      receivedAt: after(own.from + minutes + 1),
    })),
  });
}

async function createSitting(
  world: World & { round: { id: string } },
  own: { kind: string; staffMemberId: string; closedAfter: number | null },
): Promise<string> {
  const id = newId();
  await getClient().sitting.create({
    data: {
      id,
      municipalityId: world.municipality.id,
      roundId: world.round.id,
      staffMemberId: own.staffMemberId,
      kind: own.kind,
      code: id.slice(-6),
      codeExpiresAt: after(180),
      openedAt: NINE,
      closedAt: own.closedAfter === null ? null : after(own.closedAfter),
    },
  });
  return id;
}

/** A class of its own, with readings one to one of so many of its pupils, of 3 minutes each by its teacher. */
async function createReadClass(
  world: World,
  own: {
    school: Awaited<ReturnType<typeof createSchool>>;
    pupils: number;
    read: number;
    isDone: boolean;
  },
) {
  const name = own.isDone ? '1B' : '1C';
  const schoolClass = await createClass(own.school, world.schoolYear.id, name);
  const municipalityId = world.municipality.id;
  const windowId = world.window.id;
  const round = await createRound({ municipalityId, classId: schoolClass.id, windowId });
  const { staffMemberId } = world.teacher;
  const here = { ...world, school: own.school, schoolClass, round };
  const oneToOne = { kind: 'one-to-one', staffMemberId, closedAfter: null };
  const sittingId = await createSitting(here, oneToOne);
  for (let index = 0; index < own.pupils; index += 1) {
    const pupil = await createPupil(schoolClass, { givenName: `B${index}`, familyName: 'Test' });
    if (own.isDone) await createAssessment(round, pupil, HIGH);
    if (index >= own.read) continue;
    await createAttempt(here, {
      sittingId,
      membershipId: pupil.membership.id,
      driver: 'marker',
      staffMemberId,
      from: 60,
      minutes: 3,
    });
  }
}

/**
 * A class of twelve, all above the limit: a lesson of 45 minutes by the teacher, one that was never used, and two
 * readings of 2 minutes each by the special educator.
 */
async function createScreened() {
  const bare = await createWorld(12);
  const round = await createRound({
    municipalityId: bare.municipality.id,
    classId: bare.schoolClass.id,
    windowId: bare.window.id,
  });
  const world = { ...bare, round };
  for (const pupil of world.pupils) await createAssessment(round, pupil, HIGH);
  const teacherId = world.teacher.staffMemberId;
  const specialId = world.specialEducator.staffMemberId;
  const lesson = { kind: 'lesson', staffMemberId: teacherId };
  const sittingId = await createSitting(world, { ...lesson, closedAfter: 45 });
  await createSitting(world, { ...lesson, closedAfter: 5 });
  const oneToOne = { kind: 'one-to-one', staffMemberId: specialId, closedAfter: null };
  const readingId = await createSitting(world, oneToOne);
  const [first, second] = world.pupils.map(({ membership }) => membership.id);
  const byPupil = { sittingId, driver: 'pupil' as const, from: 5 };
  await createAttempt(world, { ...byPupil, membershipId: first!, minutes: 10 });
  await createAttempt(world, { ...byPupil, membershipId: second!, minutes: 30 });
  const marked = { sittingId: readingId, driver: 'marker' as const, staffMemberId: specialId };
  await createAttempt(world, { ...marked, membershipId: first!, from: 60, minutes: 2 });
  await createAttempt(world, { ...marked, membershipId: second!, from: 70, minutes: 2 });
  return world;
}

async function assume(viewer: StaffViewer, values: Partial<Record<AssumptionKey, number>>) {
  for (const [key, value] of Object.entries(values)) {
    const command = { intent: 'assume' as const, key: key as AssumptionKey, value, reason: 'prov' };
    await inScope(viewer, (db) => changeAssumption(db, { ok: true, command }));
  }
}

describe('freed time', () => {
  it('is worked out of sittings and readings, by class and in all, when the minutes are assumed', async () => {
    const world = await createScreened();
    const before = await load(world.principal);
    expect(before.total?.freed).toMatchObject({ pupils: 12, all: { before: null, freed: null } });
    await assume(world.headOfEducation, { 'minutes-special': 40, 'minutes-teacher': 0 });
    const page = await load(world.principal);
    expect(page.places).toHaveLength(1);
    expect(page.total?.freed).toMatchObject({
      of: {
        special: { before: 480, after: 4, freed: 476 },
        teacher: { before: 0, after: 45, freed: -45 },
      },
      all: { before: 480, after: 49, freed: 431 },
    });
    expect(page.total?.time).toMatchObject({
      sittings: 1,
      readings: { special: 2, teacher: 0 },
      leftOut: { 'nothing-done': 1 },
    });
    expect(page.places[0]?.freed.all).toEqual(page.total?.freed.all);
    const file = await inScope(world.principal, (db) => exportFreed(db, NOTHING, 'sv'));
    expect(file).toContain(';1A;12;1;2;8;0,8;7,2;7,9;40;4,1');
  });

  it('shows the head of education the same sum, no split of two pupils, and no pupil', async () => {
    const world = await createScreened();
    await assume(world.headOfEducation, { 'minutes-special': 40, 'minutes-teacher': 0 });
    const page = await load(world.headOfEducation);
    expect(page.of).toBe('municipality');
    expect(page.total?.freed.all.freed).toBe(431);
    expect(page.total?.isSplitShown).toBe(false);
    // Neither in the data sent: not the readings, not whose minutes they were, not what was left out of them.
    for (const shown of [page.total, ...page.places]) {
      expect(shown).toMatchObject({ freed: { of: null }, time: { minutes: null, readings: null } });
      expect(shown?.time.leftOut).toMatchObject({ 'nothing-done': 1, 'on-paper': null });
    }
    await assume(world.headOfEducation, { 'minutes-around': 60 });
    const around = await load(world.headOfEducation);
    expect([around.total, around.places]).toEqual([page.total, page.places]);
    expect((await load(world.principal)).total?.freed.all.after).toBe(49 + 2 * 60);
    const file = await inScope(world.headOfEducation, (db) => exportFreed(db, NOTHING, 'sv'));
    expect(file).toContain(';dolt;');
    expect(file).toContain('utan den antagna tiden runt dem');
    for (const { pupil, membership } of world.pupils) {
      for (const text of [JSON.stringify(page), file]) {
        expect(text).not.toContain(pupil.id);
        expect(text).not.toContain(membership.id);
        expect(text).not.toContain(`${pupil.givenName} ${pupil.familyName}`);
      }
    }
  });

  it('does not count readings of progress', async () => {
    const world = await createScreened();
    const { pupil, membership } = world.pupils[2]!;
    const { staffMemberId } = world.specialEducator;
    const probe = await getClient().probe.create({
      data: {
        id: newId(),
        municipalityId: world.municipality.id,
        pupilId: pupil.id,
        membershipId: membership.id,
        batteryId: 'grund-1',
        batteryVersion: 1,
        taskId: 'read-words',
        formId: 'A',
        day: toStoredDate(today()),
        staffMemberId,
      },
    });
    const oneToOne = { kind: 'one-to-one', staffMemberId, closedAfter: null };
    await createAttempt(world, {
      sittingId: await createSitting(world, oneToOne),
      membershipId: membership.id,
      driver: 'marker',
      staffMemberId,
      from: 80,
      minutes: 3,
      probeId: probe.id,
    });
    const times = await inScope(world.principal, (db) =>
      readClassTimes(db, { windowIds: [world.window.id], schoolId: world.school.id }),
    );
    expect(times).toHaveLength(1);
    expect(times[0]).toMatchObject({ pupilsRead: 2, pupilSessions: [[600_000], [1_800_000]] });
    expect(joinTimes(times)).toMatchObject({ pupilsRead: 2, time: { readings: { special: 2 } } });
    const { value, queries } = await countQueries(() =>
      inScope(world.principal, (db) => readClassTimes(db, { windowIds: [world.window.id] })),
    );
    expect(value).toHaveLength(1);
    expect(queries).toBe(2);
  });

  it('counts sessions that a special educator held in the classroom', async () => {
    const world = await createScreened();
    const municipalityId = world.municipality.id;
    const staffMemberId = world.specialEducator.staffMemberId;
    for (const place of ['classroom', 'small-room']) {
      const planId = newId();
      await getClient().plan.create({
        data: {
          id: planId,
          municipalityId,
          need: 'blending',
          aim: 'ljuda',
          methodId: 'blend-and-split',
          carriedOutBy: 'special-educator',
          place,
          minutes: 20,
          weekdays: [1],
          weeks: 4,
          startDate: toStoredDate(addDays(today(), -5)),
          endDate: toStoredDate(addDays(today(), 20)),
          remeasureDate: toStoredDate(addDays(today(), 30)),
          staffMemberId,
        },
      });
      await getClient().planPupil.create({
        data: {
          id: newId(),
          municipalityId,
          planId,
          pupilId: world.pupils[0]!.pupil.id,
          startDate: toStoredDate(addDays(today(), -5)),
        },
      });
      for (const isHeld of [true, false]) {
        await getClient().supportSession.create({
          data: {
            id: newId(),
            municipalityId,
            planId,
            day: toStoredDate(addDays(today(), isHeld ? -2 : -1)),
            isHeld,
            minutes: isHeld ? 25 : null,
            staffMemberId,
          },
        });
      }
    }
    const year = await inScope(world.principal, findBenefitYear);
    const held = await inScope(world.principal, (db) => readClassroomSessions(db, year!));
    expect(held).toEqual([{ schoolId: world.school.id, sessions: 1, minutes: 25, pupils: 1 }]);
    expect((await load(world.principal)).classroom).toEqual({ sessions: 1, minutes: 25 });
    expect((await load(world.headOfEducation)).classroom.minutes).toBe('protected');
    // A school that the municipality's figures leave out is not among them either.
    await getClient().schoolStage.create({
      data: {
        id: newId(),
        municipalityId,
        schoolId: world.school.id,
        stage: 'pilot',
        staffMemberId,
        createdAt: toStoredDate(addDays(today(), -200)),
      },
    });
    const left = await load(world.headOfEducation);
    expect(left.classroom).toEqual({ sessions: 0, minutes: 0 });
    expect((await load(world.principal)).classroom).toEqual({ sessions: 1, minutes: 25 });
  });

  it('keeps to the viewer’s school and municipality', async () => {
    const home = await createScreened();
    const away = await createWorld(0);
    const other = await createSchool(home.municipality.id);
    const otherPrincipal = await createViewer(home.municipality.id, 'principal', {
      schoolId: other.id,
    });
    const before = await readEverything();
    const ofHome = { schoolId: home.school.id };
    expect(await statusOf(load(home.headOfEducation, ofHome))).toBe(403);
    expect(await statusOf(load(otherPrincipal, ofHome))).toBe(404);
    expect(await statusOf(load(away.principal, ofHome))).toBe(404);
    expect(await statusOf(load(away.principal, { windowId: home.window.id }))).toBe(404);
    for (const viewer of [home.teacher, home.specialEducator, home.administrator]) {
      expect(await statusOf(load(viewer))).toBe(403);
      expect(await statusOf(inScope(viewer, ofYear))).toBe(403);
      expect(
        await statusOf(inScope(viewer, (db) => exportCosts(db, { windowId: null }, 'sv'))),
      ).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => exportFreed(db, NOTHING, 'sv')))).toBe(403);
    }
    const ofHomeWindow = inScope(away.principal, (db) =>
      loadCosts(db, { windowId: home.window.id }),
    );
    expect(await statusOf(ofHomeWindow)).toBe(404);
    const windowIds = [home.window.id];
    const elsewhere = await inScope(away.principal, async (db) => {
      const year = (await findBenefitYear(db))!;
      return {
        times: await readClassTimes(db, { windowIds }),
        sessions: await readClassroomSessions(db, year, home.school.id),
        schools: (await readMunicipality(db, year, 0)).schools.map(({ id }) => id),
      };
    });
    expect(elsewhere).toEqual({ times: [], sessions: [], schools: [away.school.id] });
    expect(await readEverything()).toBe(before);
  });
});

describe('the cost sheet', () => {
  it('holds measured time and assumptions, and says what is missing', async () => {
    const world = await createScreened();
    const empty = await inScope(world.principal, ofYear);
    expect(empty.sheet.total).toEqual({ before: 'missing', after: 'missing' });
    // Two sessions are too few to tell of.
    expect(empty.sessions).toBeNull();
    expect(empty.weights).toEqual([{ kind: 'winter', megabytes: null }]);
    await assume(world.headOfEducation, {
      'minutes-special': 40,
      'minutes-teacher': 0,
      'times-before': 1,
      'hourly-special': 500,
      'hourly-teacher': 400,
    });
    const page = await inScope(world.headOfEducation, ofYear);
    const { extent, sheet } = page;
    expect(extent).toMatchObject({ missed: 0 });
    const ofWindow = await inScope(world.headOfEducation, (db) =>
      loadCosts(db, { windowId: world.window.id }),
    );
    // The only window of the year is the year.
    expect(ofWindow).toMatchObject({ windowId: world.window.id, extent, sheet });
    // Two pupils were read with: whose minutes they were is not told, so neither is their cost.
    expect(page.sheet.lines[0]).toEqual({ id: 'staff-special', before: 4_000, after: 'protected' });
    expect(page.sheet.lines[2]).toMatchObject({ before: 'missing', after: 'missing' });
    const file = await inScope(world.headOfEducation, (db) =>
      exportCosts(db, { windowId: null }, 'sv'),
    );
    expect(file).toContain('Specialpedagogers tid;4000;dolt');
    expect(file).toContain('Licenser;saknas;saknas');
  });

  it('is of the schools that freed time is of, so that neither tells what the other hides', async () => {
    const world = await createWorld(0);
    const { school } = world;
    const other = await createSchool(world.municipality.id);
    await createReadClass(world, { school, pupils: 12, read: 12, isDone: true });
    await createReadClass(world, { school: other, pupils: 12, read: 2, isDone: false });
    await assume(world.headOfEducation, { 'minutes-around': 7, 'hourly-teacher': 60 });
    const freed = await load(world.headOfEducation);
    // Under way: the school whose class is not done, and one without pupils in it.
    expect(freed).toMatchObject({ underWay: 1, total: { isSplitShown: true } });
    const costs = await inScope(world.headOfEducation, ofYear);
    expect(costs.sheet.hours.after).toBe(freed.total!.freed.all.after / 60);
    expect(costs.sheet.lines[1]).toMatchObject({ id: 'staff-teacher', after: 12 * (3 + 7) });
    // One of the classes, of the only window; the other has the window's days left.
    expect(costs.extent).toEqual({ counted: 12, toCome: 12, missed: 0 });
    expect(costs.planned?.hours.after).toBeCloseTo(Number(costs.sheet.hours.after));
  });

  it('tells a principal no time that would give the other schools’ few readings away', async () => {
    const world = await createWorld(0);
    const other = await createSchool(world.municipality.id);
    await createReadClass(world, { school: world.school, pupils: 12, read: 12, isDone: true });
    await createReadClass(world, { school: other, pupils: 12, read: 2, isDone: true });
    const hours = async (viewer: StaffViewer) => (await inScope(viewer, ofYear)).sheet.hours.after;
    expect(await hours(world.headOfEducation)).toBeCloseTo((14 * 3) / 60);
    expect(await hours(world.principal)).toBe('protected');
    const further = await createViewer(world.municipality.id, 'principal', { schoolId: other.id });
    // For the other school's principal what is left is of twelve.
    expect(await hours(further)).toBeCloseTo((14 * 3) / 60);
  });
});

describe('a figure of the product’s own', () => {
  it('is that of the pages', async () => {
    const world = await createScreened();
    await assume(world.headOfEducation, { 'minutes-special': 40, 'minutes-teacher': 0 });
    const take = (source: Parameters<typeof readOwnFigure>[2]) =>
      inScope(world.headOfEducation, (db) => readOwnFigure(db, null, source));
    const page = await load(world.headOfEducation);
    expect(readAssumed(page.assumptions).perPupil).toEqual({ special: 40, teacher: 0 });
    const basis = { count: 12, of: 'pupils' };
    expect(await take('freed-hours')).toMatchObject({ ok: true, value: 7.2, basis });
    expect(await take('minutes-per-pupil')).toMatchObject({ ok: true, value: 4.1, basis });
    expect(await take('with-level')).toMatchObject({ ok: true, value: 100, basis });
    expect(await take('days-to-support')).toMatchObject({ ok: false });
  });
});
