import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { listStandings } from '~/outcomes/standings.server';
import { REASONS } from '~/outcomes/summary';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { createAssessment, createRound, HIGH, LOW, MIDDLE } from '../support/assessment-factories';
import { countQueries, readEverything, useTestDatabase } from '../support/database';
import {
  createClass,
  createPupil,
  createSchool,
  createViewer,
  createWorld,
} from '../support/factories';
import { getMunicipalitySummary, getSchoolSummary } from '../support/follow-up-pages';

useTestDatabase();

/** Class 1A: low, middle, high, letters only, absent, exempt. Class 1B: nobody has begun. */
async function createMeasuredWorld() {
  const world = await createWorld(6);
  const municipalityId = world.municipality.id;
  const round = await createRound({
    municipalityId,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  for (const [index, outcome] of [LOW, MIDDLE, HIGH, { letters: 20 }].entries()) {
    await createAssessment(round, world.pupils[index]!, outcome);
  }
  for (const [index, state] of [
    [4, 'absent'],
    [5, 'exempt'],
  ] as const) {
    await getClient().roundPupilState.create({
      data: {
        id: newId(),
        municipalityId,
        roundId: round.id,
        membershipId: world.pupils[index]!.membership.id,
        state,
      },
    });
  }
  const second = await createClass(world.school, world.schoolYear.id, '1B');
  await createPupil(second);
  return { ...world, round, second };
}

test('exact counts for each class, which add up to the school', async () => {
  const world = await createMeasuredWorld();
  const summary = await inScope(world.principal, (db) => getSchoolSummary(db, world.school.id));
  expect(summary.windows.map(({ kind }) => kind)).toEqual(['winter']);
  expect(summary.classes.map(({ className }) => className)).toEqual(['1A', '1B']);
  expect(summary.classes[0]!.summary).toEqual({
    enrolled: 6,
    exempt: 1,
    planned: 5,
    screened: 3,
    missing: 2,
    partly: 0,
    reasons: {
      declined: 0,
      'new-in-class': 0,
      absent: 1,
      'cannot-be-interpreted': 0,
      'not-finished': 0,
      'not-begun': 1,
    },
    levels: { 'needs-follow-up': 1, 'look-again': 1, above: 1, incomplete: 2 },
  });
  expect(summary.total).toMatchObject({ enrolled: 7, planned: 6, screened: 3, missing: 3 });
  const sent = JSON.stringify(summary);
  for (const { pupil, membership } of world.pupils) {
    for (const secret of [pupil.id, membership.id, pupil.givenName]) {
      expect(sent).not.toContain(secret);
    }
  }
});

test('outsiders of a school: 404 for another school, 403 for its teachers and others', async () => {
  const world = await createMeasuredWorld();
  const other = await createMeasuredWorld();
  const otherSchool = await createSchool(world.municipality.id);
  const neighbour = await createViewer(world.municipality.id, 'principal', {
    schoolId: otherSchool.id,
  });
  const attempt = (viewer: StaffViewer) =>
    inScope(viewer, (db) => getSchoolSummary(db, world.school.id));
  const before = await readEverything();
  for (const viewer of [neighbour, other.principal, other.headOfEducation]) {
    await expect(attempt(viewer)).rejects.toMatchObject({ status: 404 });
  }
  for (const viewer of [
    world.teacher,
    world.specialEducator,
    world.testLeader,
    world.headOfEducation,
    world.administrator,
  ]) {
    await expect(attempt(viewer)).rejects.toMatchObject({ status: 403 });
  }
  expect(await readEverything()).toBe(before);
});

test('the municipality sees its own schools, small numbers protected', async () => {
  const world = await createMeasuredWorld();
  await createMeasuredWorld();
  const summary = await inScope(world.headOfEducation, getMunicipalitySummary);
  expect(summary.schools.map(({ schoolId }) => schoolId)).toEqual([world.school.id]);
  expect(summary.schools[0]!.enrolled).toBe(7);
  expect(Object.values(summary.schools[0]!.levels)).toEqual(
    Array.from({ length: 4 }, () => 'protected'),
  );
  const audited = await getClient().auditEvent.findMany({
    where: { municipalityId: world.municipality.id, action: 'municipality-follow-up.viewed' },
  });
  expect(audited).toHaveLength(1);
});

test('a large school is shown, and agrees with what its principal sees', async () => {
  const world = await createWorld(0);
  const round = await createRound({
    municipalityId: world.municipality.id,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  for (let index = 0; index < 16; index += 1) {
    const pupil = await createPupil(world.schoolClass);
    await createAssessment(round, pupil, index < 6 ? LOW : HIGH);
  }
  const own = await inScope(world.principal, (db) => getSchoolSummary(db, world.school.id));
  const all = await inScope(world.headOfEducation, getMunicipalitySummary);
  expect(all.schools[0]).toMatchObject({
    enrolled: own.total.enrolled,
    planned: own.total.planned,
    levels: own.total.levels,
  });
  expect(all).toMatchObject({ screened: 16, hidden: 0 });
});

test('the number of queries does not grow with classes', async () => {
  const world = await createMeasuredWorld();
  const read = () =>
    countQueries(() => inScope(world.principal, (db) => getSchoolSummary(db, world.school.id)));
  await read();
  const before = await read();
  for (const name of ['1C', '1D', '1E']) {
    await createPupil(await createClass(world.school, world.schoolYear.id, name));
  }
  const after = await read();
  expect(after.value.classes).toHaveLength(5);
  expect(after.queries).toBe(before.queries);
});

/** Sixteen pupils in each of two classes of a school, of whom some have not been screened, each for a reason. */
async function createWorldWithReasons() {
  const world = await createWorld(0);
  const municipalityId = world.municipality.id;
  const others = await createClass(world.school, world.schoolYear.id, '1B');
  for (const schoolClass of [world.schoolClass, others]) {
    const round = await createRound({
      municipalityId,
      classId: schoolClass.id,
      windowId: world.window.id,
    });
    const pupils = [];
    for (let index = 0; index < 16; index += 1) pupils.push(await createPupil(schoolClass));
    for (const pupil of pupils.slice(0, 8)) await createAssessment(round, pupil, HIGH);
    for (const [pupil, state] of [
      [pupils[8]!, 'declined'],
      [pupils[9]!, 'absent'],
    ] as const) {
      await getClient().roundPupilState.create({
        data: {
          id: newId(),
          municipalityId,
          roundId: round.id,
          membershipId: pupil.membership.id,
          state,
        },
      });
    }
    await getClient().classMembership.updateMany({
      where: { id: { in: pupils.slice(10, 13).map(({ membership }) => membership.id) } },
      data: { startDate: new Date(world.principal.today) },
    });
    await getClient().lateInclusion.create({
      data: {
        id: newId(),
        municipalityId,
        roundId: round.id,
        membershipId: pupils[12]!.membership.id,
        staffMemberId: world.teacher.staffMemberId,
        createdAt: new Date(),
      },
    });
  }
  return world;
}

test('why each pupil is missing, by the same definition for class, school and municipality', async () => {
  const world = await createWorldWithReasons();
  const own = await inScope(world.principal, (db) => getSchoolSummary(db, world.school.id));
  const reasons = {
    declined: 1,
    'new-in-class': 2,
    absent: 1,
    'cannot-be-interpreted': 0,
    'not-finished': 0,
    'not-begun': 4,
  };
  expect(own.classes.map(({ summary }) => summary.reasons)).toEqual([reasons, reasons]);
  const doubled = Object.fromEntries(REASONS.map((reason) => [reason, 2 * reasons[reason]]));
  expect(own.total.reasons).toEqual(doubled);
  expect(own.total).toMatchObject({ enrolled: 32, planned: 32, screened: 16, missing: 16 });

  const all = await inScope(world.headOfEducation, getMunicipalitySummary);
  expect(all.total.levels.incomplete).toBe(16);
  for (const figures of [all.schools[0]!, all.total]) {
    for (const reason of REASONS) {
      const truth = own.total.reasons[reason];
      const shown = figures.reasons[reason];
      if (truth > 0 && truth < 5) expect(shown).toBe('few');
      else if (typeof shown === 'number') expect(shown).toBe(truth);
    }
    expect(figures.reasons.declined).toBe('few');
  }
});

test('standings hold no name or id of a pupil, and nothing of another municipality', async () => {
  const world = await createMeasuredWorld();
  const other = await createMeasuredWorld();
  const windowIds = [world.window.id];
  const own = await inScope(world.principal, (db) => listStandings(db, { windowIds }));
  expect(own.flatMap(({ pupils }) => pupils)).toHaveLength(7);
  const sent = JSON.stringify(own);
  for (const { pupil, membership } of world.pupils) {
    expect(sent).not.toContain(pupil.id);
    expect(sent).not.toContain(membership.id);
  }
  const classIds = [world.second.id];
  const second = await inScope(world.principal, (db) => listStandings(db, { windowIds, classIds }));
  expect(second.map(({ className }) => className)).toEqual(['1B']);
  const before = await readEverything();
  expect(await inScope(other.principal, (db) => listStandings(db, { windowIds }))).toEqual([]);
  expect(await readEverything()).toBe(before);
});
