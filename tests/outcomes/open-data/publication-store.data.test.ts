/** The switch of the public page: off until the head of education turns it on, off at once, and frozen between. */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { Publication } from '~/outcomes/open-data/measures';
import { getPublication } from '~/outcomes/open-data/public-page.server';
import {
  changePublication,
  exportDictionary,
  exportOpenData,
  loadOpenData,
  readPublication,
} from '~/outcomes/open-data/publication-store.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { createAssessment, createRound, HIGH, LOW } from '../../support/assessment-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createClass, createPupil, createWorld, today } from '../../support/factories';

useTestDatabase();

const PUBLISH = { intent: 'publish', licence: 'CC-BY-4.0' } as const;
const publish = (viewer: StaffViewer) => inScope(viewer, (db) => changePublication(db, PUBLISH));
const withdraw = (viewer: StaffViewer) =>
  inScope(viewer, (db) => changePublication(db, { intent: 'withdraw' }));

/** A school of 31 pupils, 6 of whom need follow-up and 5 are above, and one of 2. The window is over. */
async function createOverWorld() {
  const world = await createWorld(31);
  const municipalityId = world.municipality.id;
  const small = await getClient().school.create({
    data: { id: newId(), municipalityId, name: 'Lilla skolan' },
  });
  const smallClass = await createClass(small, world.schoolYear.id, '1L');
  for (const givenName of ['Ett', 'Två']) {
    await createPupil(smallClass, { givenName, familyName: 'Liten' });
  }
  const round = await createRound({
    municipalityId,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  for (const [place, outcome] of [...Array(6).fill(LOW), ...Array(5).fill(HIGH)].entries()) {
    await createAssessment(round, world.pupils[place]!, outcome);
  }
  await endWindow(world.window.id);
  return { ...world, round };
}

async function endWindow(id: string) {
  const day = (days: number) => toStoredDate(addDays(today(), days));
  await getClient().screeningWindow.update({
    where: { id },
    data: { startDate: day(-60), endDate: day(-30), catchUpEndDate: day(-1) },
  });
}

const shownOf = (publication: Publication) => publication.windows[0]!;

test('nothing is public until the head of education says so, and nothing the moment it is taken away', async () => {
  const world = await createOverWorld();
  const { id } = world.municipality;
  await expect(getPublication(id, '1')).rejects.toMatchObject({ status: 404 });
  expect(await publish(world.headOfEducation)).toEqual({ ok: true });
  const shown = await getPublication(id, '1');
  expect(shown).toMatchObject({ licence: 'CC-BY-4.0', publishedOn: today() });
  const { schools, smallSchools } = shownOf(shown);
  expect(schools.map(({ name }) => name)).toEqual([world.school.name]);
  expect(smallSchools).toBe(1);
  expect(await withdraw(world.headOfEducation)).toEqual({ ok: true });
  await expect(getPublication(id, '1')).rejects.toMatchObject({ status: 404 });
});

test('what was looked at before is what is public, and only of large schools', async () => {
  const world = await createOverWorld();
  const before = await inScope(world.headOfEducation, loadOpenData);
  expect(before.current).toBeNull();
  await publish(world.headOfEducation);
  const after = await inScope(world.headOfEducation, loadOpenData);
  expect(after.current?.windows).toEqual(before.preview.windows);
  expect(after.isChanged).toBe(false);
  const sent = JSON.stringify(await getPublication(world.municipality.id, '1'));
  const secrets = world.pupils.flatMap(({ pupil }) => [pupil.id, pupil.givenName]);
  for (const secret of [...secrets, 'Lilla skolan', 'Liten', world.school.id]) {
    expect(sent).not.toContain(secret);
  }
});

test('a published window keeps its figures when it is published again', async () => {
  const world = await createOverWorld();
  await publish(world.headOfEducation);
  const first = await getPublication(world.municipality.id, '1');
  await createAssessment(world.round, world.pupils[20]!, LOW);
  await createPupil(world.schoolClass, { givenName: 'Ny' });
  await withdraw(world.headOfEducation);
  await publish(world.headOfEducation);
  const again = await getPublication(world.municipality.id, '1');
  expect(again.windows).toEqual(first.windows);
});

test('a wrong window is corrected in a new version, told in page and file, and the old one is kept', async () => {
  const world = await createOverWorld();
  const { headOfEducation, municipality } = world;
  const of = { startYear: world.schoolYear.startYear, kind: 'winter' } as const;
  const correct = (reason: string) =>
    inScope(headOfEducation, (db) => changePublication(db, { intent: 'correct', ...of, reason }));
  const nothing = { ok: false, problem: 'nothing-to-correct' };
  expect(await correct('Sidan är av.')).toMatchObject(nothing);
  await publish(headOfEducation);
  const first = await getPublication(municipality.id, '1');
  expect((await inScope(headOfEducation, loadOpenData)).corrections).toEqual([]);
  expect(await correct('Inget är fel.')).toMatchObject(nothing);

  // Six more had a level above the limit: results that had been left lying.
  for (const place of [11, 12, 13, 14, 15, 16]) {
    await createAssessment(world.round, world.pupils[place]!, HIGH);
  }
  const before = await inScope(headOfEducation, loadOpenData);
  expect(before.current?.windows).toEqual(first.windows);
  expect(before.corrections).toMatchObject([{ ...of, version: 2 }]);
  expect(await correct(' ')).toMatchObject({ ok: false, problem: 'reason-missing', of });
  const named = `${world.pupils[0]!.pupil.givenName} ${world.pupils[0]!.pupil.familyName} var fel`;
  expect(await correct(named)).toMatchObject({ ok: false, problem: 'names-pupil' });
  const reason = 'Sex resultat hade inte kommit in.';
  expect(await correct(reason)).toEqual({ ok: true });

  const second = await getPublication(municipality.id, '1');
  const shown = shownOf(second);
  expect(shown.corrections).toEqual([{ on: today(), reason }]);
  expect(shown.schools[0]?.counts).toMatchObject({ enrolled: 31, above: 11 });
  const file = await inScope(headOfEducation, exportOpenData);
  for (const row of file.trim().split('\r\n').slice(1)) expect(row).toMatch(`,2,${today()}`);
  const after = await inScope(headOfEducation, loadOpenData);
  expect(after.corrections).toEqual([]);
  expect(after.history).toMatchObject([
    { kind: 'corrected', windows: [{ kind: 'winter', version: 2 }] },
    { kind: 'published', windows: [{ kind: 'winter', version: 1 }] },
  ]);
  // The old version is kept, and a later publication keeps the corrected one.
  const kept = await getClient().publicationEvent.findFirstOrThrow({
    where: { municipalityId: municipality.id, kind: 'published' },
  });
  expect((kept.content as unknown as Publication).windows).toEqual(first.windows);
  await withdraw(headOfEducation);
  await publish(headOfEducation);
  expect(shownOf(await getPublication(municipality.id, '1'))).toEqual(shown);

  // One more: the levels of the school and of all are hidden rather than told beside the last version.
  await createAssessment(world.round, world.pupils[17]!, HIGH);
  expect(await correct('Ett resultat till.')).toEqual({ ok: true });
  const third = shownOf(await getPublication(municipality.id, '1'));
  expect(third.schools[0]?.counts).toMatchObject({ enrolled: 31, above: null });
  expect(third.total.above).toBeNull();
});

test('a window that goes on is not published, and a licence must be chosen', async () => {
  const world = await createWorld(31);
  expect(await publish(world.headOfEducation)).toEqual({
    ok: false,
    problem: 'nothing-to-publish',
  });
  await endWindow(world.window.id);
  const without = { intent: 'publish', licence: undefined } as const;
  expect(await inScope(world.headOfEducation, (db) => changePublication(db, without))).toEqual({
    ok: false,
    problem: 'licence-missing',
  });
  await expect(getPublication(world.municipality.id, '1')).rejects.toMatchObject({ status: 404 });
});

test('the file has the stable columns, a row for each count, and hidden counts empty', async () => {
  const world = await createOverWorld();
  const text = await inScope(world.headOfEducation, exportOpenData);
  const [header, ...rows] = text.replace('\ufeff', '').trim().split('\r\n');
  expect(header).toBe(
    'publisher_code,publisher_name,synthetic,licence,published_on,school_year,window,place,school_unit_code,school_name,measure,value,hidden,definitions_version,version,corrected_on,schools_left_out',
  );
  expect(rows).toHaveLength(2 * 12);
  const cells = rows.map((row) => row.split(','));
  for (const row of cells) {
    // Version, day of correction, schools left out.
    expect(row.slice(14)).toEqual(['1', '', '0']);
    const [value = '', hidden] = [row[11], row[12]];
    expect(hidden).toBe(value === '' ? 'yes' : 'no');
    if (value !== '') expect(Number(value) === 0 || Number(value) >= 5).toBe(true);
  }
  const enrolled = cells.find((row) => row[7] === 'school' && row[10] === 'enrolled');
  expect(enrolled?.[11]).toBe('31');
  const dictionary = await inScope(world.headOfEducation, async (db) => exportDictionary(db, 'sv'));
  for (const name of [...header!.split(','), 'way-supported']) {
    expect(dictionary).toContain(`,${name},`);
  }
});

test('outsiders: no other role sees or changes it, no municipality another one', async () => {
  const world = await createOverWorld();
  const other = await createOverWorld();
  await publish(world.headOfEducation);
  const before = await readEverything();
  const doors: ((db: Parameters<typeof loadOpenData>[0]) => Promise<unknown>)[] = [
    loadOpenData,
    exportOpenData,
    (db) => changePublication(db, PUBLISH),
    (db) =>
      changePublication(db, { intent: 'correct', startYear: 2026, kind: 'winter', reason: '' }),
    async (db) => exportDictionary(db, 'sv'),
  ];
  for (const viewer of [
    world.teacher,
    world.specialEducator,
    world.principal,
    world.administrator,
    world.testLeader,
  ]) {
    for (const door of doors) {
      await expect(inScope(viewer, door)).rejects.toMatchObject({ status: 403 });
    }
  }
  expect(await inScope(other.headOfEducation, readPublication)).toBeNull();
  expect((await inScope(other.headOfEducation, loadOpenData)).current).toBeNull();
  await withdraw(other.headOfEducation);
  await expect(getPublication(other.municipality.id, '1')).rejects.toMatchObject({ status: 404 });
  expect(await readEverything()).toBe(before);
  expect(await inScope(world.headOfEducation, readPublication)).not.toBeNull();
});

test('by code when there is one; a code that two have is none', async () => {
  const world = await createOverWorld();
  const { id } = world.municipality;
  await getClient().municipality.update({ where: { id }, data: { code: '0186' } });
  await publish(world.headOfEducation);
  expect((await getPublication('0186', '1')).municipalityCode).toBe('0186');
  for (const wrong of ['', '0187', undefined, "0186' OR 1=1"]) {
    await expect(getPublication(wrong, '1')).rejects.toMatchObject({ status: 404 });
  }
  const twin = await createWorld(0);
  await getClient().municipality.update({
    where: { id: twin.municipality.id },
    data: { code: '0186' },
  });
  await expect(getPublication('0186', '1')).rejects.toMatchObject({ status: 404 });
});

test('one address that asks too often is told to wait, whatever it asks for', async () => {
  const answers: number[] = [];
  for (let turn = 0; turn < 245; turn += 1) {
    const answer = await getPublication('none', 'busy').catch((one: Response) => one);
    answers.push((answer as Response).status);
  }
  expect(answers.slice(0, 240).every((status) => status === 404)).toBe(true);
  expect(answers.slice(240)).toEqual([429, 429, 429, 429, 429]);
  await expect(getPublication('none', 'calm')).rejects.toMatchObject({ status: 404 });
});
