/** The document and its analysis from the database: exact for a school, protected for a municipality, never a pupil. */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import {
  changeAnalysis,
  exportQualityReport,
  loadQualityReport,
} from '~/outcomes/quality-report/report-store.server';
import { getClient } from '~/platform/database/client.server';
import { namesAPupil } from '~/roster/pupil-names-in-text.server';
import { createAssessment, createRound, LOW } from '../../support/assessment-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createSchool, createViewer, createWorld } from '../../support/factories';
import { unzip } from './unzip';

useTestDatabase();

const NOTHING = { schoolId: null, windowId: null };
const load = (viewer: StaffViewer, schoolId: string | null = null) =>
  inScope(viewer, (db) => loadQualityReport(db, { ...NOTHING, schoolId }));
const write = (
  viewer: StaffViewer,
  fields: Record<string, string>,
  schoolId: string | null = null,
) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ intent: 'save', ...fields })) form.set(name, value);
  return inScope(viewer, (db) => changeAnalysis(db, { ...NOTHING, schoolId }, form));
};

async function createJudgedWorld() {
  const world = await createWorld(3);
  const round = await createRound({
    municipalityId: world.municipality.id,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  await createAssessment(round, world.pupils[0]!, LOW);
  return world;
}

test('is what the follow-up shows its reader, and holds no pupil', async () => {
  const world = await createJudgedWorld();
  for (const viewer of [world.principal, world.headOfEducation]) {
    const report = await load(viewer);
    expect(report.page).toEqual(await inScope(viewer, (db) => loadFollowUp(db, NOTHING)));
    expect(report.windows).toEqual([report.page]);
    const file = await inScope(viewer, (db) => exportQualityReport(db, NOTHING, 'sv'));
    const sent = `${JSON.stringify(report)} ${[...unzip(file).values()].join(' ')}`;
    for (const { pupil, membership } of world.pupils) {
      for (const secret of [pupil.id, membership.id, pupil.givenName]) {
        expect(sent).not.toContain(secret);
      }
    }
  }
});

test('a small school is hidden from the head of education in the document and the spreadsheet', async () => {
  const world = await createJudgedWorld();
  const { page } = await load(world.headOfEducation);
  expect(page.of === 'municipality' && page.schools[0]?.levels['needs-follow-up']).toBe(
    'protected',
  );
  const file = await inScope(world.headOfEducation, (db) => exportQualityReport(db, NOTHING, 'sv'));
  const levels = unzip(file).get('xl/worksheets/sheet4.xml') ?? '';
  expect(levels).not.toMatch(/<v>1<\/v><\/c><\/row>/);
  expect(levels.match(/<c r="C2"[^>]* t="s"/)).not.toBeNull();
});

test('the analysis is kept, changed and taken back; the school’s and the municipality’s are apart', async () => {
  const world = await createJudgedWorld();
  const texts = async (viewer: StaffViewer) => (await load(viewer)).analysis.texts.wentWell;
  expect((await load(world.principal)).analysis).toMatchObject({ changed: null, canUndo: false });
  expect(await write(world.principal, { wentWell: 'Först' })).toEqual({ ok: true });
  expect(await write(world.principal, { wentWell: 'Sedan', measures: 'Mer' })).toEqual({
    ok: true,
  });
  expect(await texts(world.principal)).toBe('Sedan');
  expect(await texts(world.headOfEducation)).toBe('');
  expect(await write(world.principal, { intent: 'undo' })).toEqual({ ok: true });
  expect(await texts(world.principal)).toBe('Först');
  expect(await write(world.headOfEducation, { wentWell: 'Kommunen' })).toEqual({ ok: true });
  expect(await texts(world.principal)).toBe('Först');
  // Nothing is erased: three rows of the school, one of the municipality.
  expect(await getClient().qualityAnalysis.count()).toBe(4);
});

test('a text that names a pupil, or is too long, is not kept and says where', async () => {
  const world = await createJudgedWorld();
  const before = await readEverything();
  const named = await write(world.principal, { causes: 'Vi tänker på Elev1 Test, mest.' });
  expect(named).toMatchObject({ ok: false, submission: { error: { causes: ['names-a-pupil'] } } });
  const long = await write(world.principal, { measures: 'x'.repeat(6001) });
  expect(long).toMatchObject({ ok: false, submission: { error: { measures: ['too-long'] } } });
  expect(await readEverything()).toBe(before);
  const other = await createWorld(0);
  const names = (viewer: StaffViewer) => inScope(viewer, (db) => namesAPupil(db, ['Elev1 Test']));
  expect(await names(world.principal)).toBe(true);
  expect(await names(other.principal)).toBe(false);
});

test('outsiders: 404 for another school, 403 for other roles; nothing is written', async () => {
  const world = await createJudgedWorld();
  const other = await createJudgedWorld();
  const otherSchool = await createSchool(world.municipality.id);
  const neighbour = await createViewer(world.municipality.id, 'principal', {
    schoolId: otherSchool.id,
  });
  const before = await readEverything();
  const schoolId = world.school.id;
  const file = (viewer: StaffViewer) =>
    inScope(viewer, (db) => exportQualityReport(db, { ...NOTHING, schoolId }, 'sv'));
  const asked = (viewer: StaffViewer) => [
    () => load(viewer, schoolId),
    () => file(viewer),
    () => write(viewer, { wentWell: 'Utifrån' }, schoolId),
    () => write(viewer, { intent: 'undo' }, schoolId),
  ];
  for (const viewer of [neighbour, other.principal, other.headOfEducation]) {
    for (const door of asked(viewer)) await expect(door()).rejects.toMatchObject({ status: 404 });
  }
  for (const viewer of [
    world.teacher,
    world.specialEducator,
    world.testLeader,
    world.administrator,
    // The head of education sees schools protected, and writes of the municipality only.
    world.headOfEducation,
  ]) {
    for (const door of asked(viewer)) await expect(door()).rejects.toMatchObject({ status: 403 });
  }
  await expect(write(world.principal, { intent: 'anything' })).rejects.toMatchObject({
    status: 400,
  });
  expect(await readEverything()).toBe(before);
});
