import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getMunicipalitySummary, getSchoolSummary } from '~/outcomes/summary-store.server';
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
  expect(summary.windowKind).toBe('winter');
  expect(summary.classes.map(({ className }) => className)).toEqual(['1A', '1B']);
  expect(summary.classes[0]!.summary).toEqual({
    enrolled: 6,
    exempt: 1,
    planned: 5,
    screened: 3,
    missing: 2,
    reasons: {
      declined: 0,
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
    where: { municipalityId: world.municipality.id, action: 'municipality-summary.viewed' },
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

test('outsiders of the municipality page: 403 for every other role', async () => {
  const world = await createMeasuredWorld();
  const before = await readEverything();
  for (const viewer of [
    world.teacher,
    world.specialEducator,
    world.testLeader,
    world.principal,
    world.administrator,
  ]) {
    await expect(inScope(viewer, getMunicipalitySummary)).rejects.toMatchObject({ status: 403 });
  }
  expect(await readEverything()).toBe(before);
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
