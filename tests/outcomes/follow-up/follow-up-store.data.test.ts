/**
 * The follow-up from the database: agrees with the rest of the product, and no pupil leaves it. Long, because
 * school and municipality are asked of the same world.
 */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { FollowUpChoice } from '~/outcomes/follow-up/follow-up-choice';
import {
  exportFollowUp,
  type FollowUp,
  loadFollowUp,
  readMunicipalityName,
} from '~/outcomes/follow-up/follow-up-store.server';
import { chooseOwnSchool } from '~/outcomes/follow-up/own-schools.server';
import { readPupilFacts } from '~/outcomes/follow-up/pupil-facts.server';
import { listBegunWindows } from '~/outcomes/follow-up/shown-windows.server';
import { findStandingRows } from '~/outcomes/standings.server';
import { loadYears } from '~/outcomes/years/years-store.server';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { createAssessment, createRound, LOW } from '../../support/assessment-factories';
import { countQueries, readEverything, useTestDatabase } from '../../support/database';
import {
  createClass,
  createPupil,
  createSchool,
  createViewer,
  today,
} from '../../support/factories';
import { createHelpedWorld, createYearBefore } from './helped-world';

useTestDatabase();

const NOTHING: FollowUpChoice = { schoolId: null, windowId: null };
const load = (viewer: StaffViewer, choice: Partial<FollowUpChoice> = {}) =>
  inScope(viewer, (db) => loadFollowUp(db, { ...NOTHING, ...choice }));

function ofSchool(page: FollowUp) {
  if (page.of !== 'school') throw new Error('the municipality');
  return page;
}

test('a principal sees each class exactly: the way, the days, the sessions, the case', async () => {
  const world = await createHelpedWorld();
  await createClass(world.school, world.schoolYear.id, '1B');
  const page = ofSchool(await load(world.principal));
  expect(page.classes.map(({ className }) => className)).toEqual(['1A', '1B']);
  const { figures, summary } = page.classes[0]!;
  expect(summary.levels).toMatchObject({ 'needs-follow-up': 2, above: 1, incomplete: 3 });
  expect(figures.way).toEqual({ undecided: 0, 'set-aside': 1, confirmed: 0, supported: 1 });
  expect(figures.inTime).toEqual({ 'in-time': 1, late: 0, open: 0 });
  expect(figures.days).toEqual({ toConfirm: 2, toSupport: 4 });
  expect(figures.dose.held).toBe(1);
  // Seven days hold five weekdays, less breaks of the year, of which the world has none.
  expect(figures.dose.planned).toBe(5);
  expect(figures.steps).toMatchObject({ 'no-case': 5, assessment: 1 });
  expect(page.total.figures).toEqual(figures);
});

test('a pupil who moved a level since the window before is counted in the movement', async () => {
  const world = await createHelpedWorld();
  const municipalityId = world.municipality.id;
  const { startDate } = await getClient().screeningWindow.findFirstOrThrow({
    where: { id: world.window.id },
  });
  const before = await getClient().screeningWindow.create({
    data: {
      id: newId(),
      municipalityId,
      schoolYearId: world.schoolYear.id,
      kind: 'autumn',
      startDate: new Date(startDate.getTime() - 40 * 86_400_000),
      endDate: new Date(startDate.getTime() - 30 * 86_400_000),
      catchUpEndDate: new Date(startDate.getTime() - 20 * 86_400_000),
      batteryId: 'grund-1',
      batteryVersion: 1,
      policyId: 'grund-1',
    },
  });
  const round = await createRound({
    municipalityId,
    classId: world.schoolClass.id,
    windowId: before.id,
  });
  await createAssessment(round, world.pupils[2]!, LOW);
  const page = ofSchool(await load(world.principal));
  expect(page.windows.map(({ kind }) => kind)).toEqual(['autumn', 'winter']);
  const [below, , , without] = page.moves ?? [];
  expect(below?.cells[2]).toMatchObject({ to: 'above', count: 1, share: 1 });
  expect(without?.cells[0]?.count).toBe(2);
  const first = ofSchool(
    await inScope(world.principal, (db) =>
      loadFollowUp(db, { schoolId: world.school.id, windowId: before.id }),
    ),
  );
  expect(first.moves).toBeNull();
  expect(first.total.summary.levels['needs-follow-up']).toBe(1);
});

test('a school year that is over is told of as it stood on its last day', async () => {
  const world = await createHelpedWorld();
  const before = await createYearBefore(world);
  const { startYear, lastDay } = before;
  const now = ofSchool(await load(world.principal));
  expect(now.startYears).toEqual([world.schoolYear.startYear, startYear]);
  expect(now.classes.map(({ className }) => className)).toEqual(['1A']);
  for (const choice of [{ startYear }, { windowId: before.window.id }]) {
    const page = ofSchool(await load(world.principal, choice));
    expect(page).toMatchObject({ startYear, asOf: lastDay, windowId: before.window.id });
    expect(page.classes.map(({ className }) => className)).toEqual(['1Ö']);
    expect(page.total.summary).toMatchObject({
      enrolled: 3,
      levels: { 'needs-follow-up': 1, above: 2 },
    });
  }
  await expect(load(world.principal, { startYear: startYear - 1 })).rejects.toMatchObject({
    status: 404,
  });
});

test('over the years every window is told of as its own page tells it, and by cohort', async () => {
  const world = await createHelpedWorld();
  const before = await createYearBefore(world);
  const years = await inScope(world.principal, (db) => loadYears(db, null));
  expect(
    years.windows.map(({ startYear, all }) => [startYear, all.planned, all.withLevel]),
  ).toEqual([
    [world.schoolYear.startYear, 6, 3],
    [before.startYear, 3, 3],
  ]);
  expect(years.windows[0]?.cohorts).toEqual([]);
  expect(years.windows[1]?.cohorts).toMatchObject([
    { cohort: before.startYear, planned: 2, needsFollowUp: 1 },
    { cohort: before.startYear - 1, planned: 1, needsFollowUp: 0 },
  ]);
  const whole = await inScope(world.headOfEducation, (db) => loadYears(db, null));
  for (const { windowId, all, cohorts } of whole.windows) {
    const page = await load(world.headOfEducation, { windowId });
    if (page.of !== 'municipality') throw new Error('a school');
    expect(all).toMatchObject({
      planned: page.total.planned,
      withLevel: page.total.withLevel,
      needsFollowUp: page.total.levels['needs-follow-up'],
    });
    expect(cohorts ?? []).toEqual([]);
  }
});

test('outsiders of the years: as of the follow-up', async () => {
  const world = await createHelpedWorld();
  const other = await createHelpedWorld();
  const stored = await readEverything();
  const ask = (viewer: StaffViewer, schoolId: string | null) =>
    inScope(viewer, (db) => loadYears(db, schoolId));
  for (const viewer of [other.principal, other.headOfEducation]) {
    await expect(ask(viewer, world.school.id)).rejects.toMatchObject({ status: 404 });
  }
  for (const viewer of [world.teacher, world.specialEducator, world.administrator]) {
    await expect(ask(viewer, null)).rejects.toMatchObject({ status: 403 });
  }
  await expect(ask(world.headOfEducation, world.school.id)).rejects.toMatchObject({ status: 403 });
  expect(await readEverything()).toBe(stored);
  const own = await inScope(other.principal, (db) => listBegunWindows(db));
  expect(own.map(({ windowId }) => windowId)).toEqual([other.window.id]);
});

test('outsiders: 404 for another school or window, 403 for other roles; nothing is written', async () => {
  const world = await createHelpedWorld();
  const other = await createHelpedWorld();
  const otherSchool = await createSchool(world.municipality.id);
  const neighbour = await createViewer(world.municipality.id, 'principal', {
    schoolId: otherSchool.id,
  });
  const before = await readEverything();
  const schoolId = world.school.id;
  const file = (viewer: StaffViewer) =>
    inScope(viewer, (db) => exportFollowUp(db, { schoolId, windowId: null }, 'sv'));
  for (const viewer of [neighbour, other.principal, other.headOfEducation]) {
    await expect(load(viewer, { schoolId })).rejects.toMatchObject({ status: 404 });
    await expect(file(viewer)).rejects.toMatchObject({ status: 404 });
  }
  for (const viewer of [
    world.teacher,
    world.specialEducator,
    world.testLeader,
    world.administrator,
  ]) {
    await expect(load(viewer, { schoolId })).rejects.toMatchObject({ status: 403 });
    await expect(load(viewer)).rejects.toMatchObject({ status: 403 });
  }
  // The head of education sees schools, protected; never the exact counts of one.
  await expect(load(world.headOfEducation, { schoolId })).rejects.toMatchObject({ status: 403 });
  await expect(file(world.headOfEducation)).rejects.toMatchObject({ status: 403 });
  const foreign = { windowId: other.window.id };
  await expect(load(world.principal, foreign)).rejects.toMatchObject({ status: 404 });
  const choose = (viewer: StaffViewer, asked: string | null) =>
    inScope(viewer, (db) => chooseOwnSchool(db, asked));
  expect(await choose(world.principal, schoolId.toUpperCase())).toMatchObject({ id: schoolId });
  expect(await choose(other.principal, null)).toMatchObject({ id: other.school.id });
  await expect(choose(other.principal, schoolId)).rejects.toMatchObject({ status: 404 });
  await expect(choose(neighbour, schoolId)).rejects.toMatchObject({ status: 404 });
  await expect(choose(world.teacher, null)).rejects.toMatchObject({ status: 403 });
  await getClient().municipality.update({
    where: { id: other.municipality.id },
    data: { name: 'Den andra' },
  });
  expect(await inScope(other.principal, readMunicipalityName)).toBe('Den andra');
  expect(await inScope(world.principal, readMunicipalityName)).toBe(world.municipality.name);
  await getClient().municipality.update({
    where: { id: other.municipality.id },
    data: { name: other.municipality.name },
  });
  expect(await readEverything()).toBe(before);
});

test('no name or id of a pupil reaches a leader, on the page or in the file', async () => {
  const world = await createHelpedWorld();
  const sent = [
    JSON.stringify(await load(world.principal)),
    JSON.stringify(await load(world.headOfEducation)),
    await inScope(world.principal, (db) => exportFollowUp(db, NOTHING, 'sv')),
    await inScope(world.headOfEducation, (db) => exportFollowUp(db, NOTHING, 'sv')),
  ].join(' ');
  for (const { pupil, membership } of world.pupils) {
    for (const secret of [pupil.id, membership.id, pupil.givenName]) {
      expect(sent).not.toContain(secret);
    }
  }
});

test('a small school is hidden from the head of education in every table and in the file', async () => {
  const world = await createHelpedWorld();
  const page = await load(world.headOfEducation);
  if (page.of !== 'municipality') throw new Error('a school');
  const { levels, figures } = page.schools[0]!;
  const told = [levels, figures.way, figures.inTime, figures.steps, figures.days, figures.dose];
  for (const part of told) {
    for (const count of Object.values(part)) expect(count).toBe('protected');
  }
  expect(page.moves).toBeNull();
  const file = await inScope(world.headOfEducation, (db) => exportFollowUp(db, NOTHING, 'sv'));
  const [head, school] = file.split('\r\n');
  expect(head?.startsWith('\ufeffFönster;Skola;Inskrivna')).toBe(true);
  expect(school?.split(';').slice(3)).toEqual(Array.from({ length: 29 }, () => 'dolt'));
});

test('facts and rows of a municipality are its own', async () => {
  const world = await createHelpedWorld();
  const other = await createHelpedWorld();
  const places = {
    windowIds: [world.window.id],
    from: addDays(today(), -100),
    to: addDays(today(), 100),
    asOf: today(),
  };
  const own = await inScope(world.principal, (db) => readPupilFacts(db, places));
  expect(own.flatMap(({ pupils }) => pupils)).toHaveLength(6);
  const sent = JSON.stringify(own);
  for (const { pupil } of world.pupils) expect(sent).not.toContain(pupil.id);
  const before = await readEverything();
  expect(await inScope(other.principal, (db) => readPupilFacts(db, places))).toEqual([]);
  expect(await inScope(other.principal, (db) => findStandingRows(db, places))).toEqual([]);
  expect(await readEverything()).toBe(before);
});

test('the number of queries does not grow with classes or pupils', async () => {
  const world = await createHelpedWorld();
  const read = () => countQueries(() => load(world.headOfEducation));
  const add = async (name: string) =>
    createPupil(await createClass(world.school, world.schoolYear.id, name));
  await read();
  const before = await read();
  await add('1B');
  const first = await read();
  for (const name of ['1C', '1D', '1E']) await add(name);
  const changed = await read();
  const after = await read();
  expect(changed.queries).toBe(first.queries);
  expect(after.queries).toBe(before.queries);
  expect(after.queries).toBeLessThanOrEqual(12);
});
