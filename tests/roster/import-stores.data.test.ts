import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { dayOf } from '~/platform/calendar';
import { setClockOffset } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { applyImport } from '~/roster/apply-import.server';
import { answerPreview, receiveUpload } from '~/roster/import-doors.server';
import {
  closeImport,
  discardOldImports,
  getImportRecord,
  toStagedJson,
} from '~/roster/import-record.server';
import {
  discardImport,
  getImportPreview,
  previewImport,
  saveAnswers,
} from '~/roster/import-store.server';
import { planImport } from '~/roster/plan-import.server';
import { stageClassList } from '~/roster/staged-list';
import { writePlan } from '~/roster/write-plan.server';
import { readEverything, useTestDatabase } from '../support/database';
import {
  createMunicipality,
  createPupil,
  createSchool,
  createViewer,
  createWorld,
} from '../support/factories';
import {
  apply,
  BORN,
  classList,
  type Db,
  importList,
  listMemberships,
  readIn,
  show,
  statusOf,
} from './roster-world';

useTestDatabase();

const ASA = `Åsa;Öberg;1A;${BORN}-03-04;a1;Nej`;
const MARTA = `Märta;Ek;1B;${BORN}-05-11;a2;Nej`;

function staged(bytes: Uint8Array) {
  const read = stageClassList(bytes, { expectedBirthYear: BORN, fileCovers: 'classes-in-file' });
  if (!read.ok) throw new Error(read.problem.code);
  return read.staged;
}

describe('who may', () => {
  it('hides another municipality’s import and school, refuses other roles, changes nothing', async () => {
    const home = await createWorld();
    const away = await createWorld();
    const importId = await readIn(home.administrator, home.school.id, classList(ASA));
    const { planHash } = await show(home.administrator, importId);
    const schoolId = home.school.id;
    const list = staged(classList(ASA));
    const { plan } = await inScope(home.administrator, (db) => planImport(db, schoolId, list));
    const upload = {
      ok: true as const,
      fields: { schoolId, fileCovers: 'classes-in-file' as const },
      bytes: classList(ASA),
    };
    const doors: Record<string, (db: Db) => Promise<unknown>> = {
      previewImport: (db) => previewImport(db, schoolId, classList(ASA)),
      receiveUpload: (db) => receiveUpload(db, upload),
      getImportPreview: (db) => getImportPreview(db, importId),
      getImportRecord: (db) => getImportRecord(db, importId),
      saveAnswers: (db) => saveAnswers(db, importId, null),
      discardImport: (db) => discardImport(db, importId),
      closeImport: (db) => closeImport(db, importId, { state: 'discarded' }),
      applyImport: (db) => applyImport(db, importId, { planHash, removeMembershipIds: [] }),
      answerPreview: (db) =>
        answerPreview(db, importId, {
          intent: 'apply',
          planHash,
          removeMembershipIds: [],
          alsoCalled: [],
          answers: [],
        }),
      planImport: (db) => planImport(db, schoolId, list),
      writePlan: (db) =>
        writePlan(db, { plan, schoolYear: home.schoolYear, rows: [], endedPupilIds: [] }),
    };
    const before = await readEverything();
    for (const [name, door] of Object.entries(doors)) {
      expect([name, await statusOf(inScope(away.administrator, door))]).toEqual([name, 404]);
      for (const viewer of [home.teacher, home.principal, home.headOfEducation]) {
        const status = await statusOf(inScope(viewer, door));
        expect([name, viewer.grants[0]?.role, status]).toEqual([name, viewer.grants[0]?.role, 403]);
      }
    }
    expect(await statusOf(inScope(home.teacher, discardOldImports))).toBe(403);
    expect(await readEverything()).toBe(before);
  });

  it('a form or id that is none of ours is refused', async () => {
    const home = await createWorld(0);
    const importId = await readIn(home.administrator, home.school.id, classList(ASA));
    const bad = inScope(home.administrator, (db) => answerPreview(db, importId, null));
    expect(await statusOf(bad)).toBe(400);
    for (const id of [undefined, 'x', newId()]) {
      const work = inScope(home.administrator, (db) => getImportPreview(db, id));
      expect(await statusOf(work)).toBe(404);
    }
  });
});

describe('a class list', () => {
  it('writes nothing but its staging until it is confirmed', async () => {
    const home = await createWorld(1);
    const counts = () =>
      Promise.all([
        getClient().pupil.count({ where: { municipalityId: home.municipality.id } }),
        getClient().schoolClass.count({ where: { municipalityId: home.municipality.id } }),
      ]);
    const before = await counts();
    const importId = await readIn(home.administrator, home.school.id, classList(ASA, MARTA));
    const preview = await show(home.administrator, importId);
    expect(preview.new.items.map(({ name, className }) => `${name} ${className}`)).toEqual([
      'Åsa Öberg 1A',
      'Märta Ek 1B',
    ]);
    expect(preview.newClasses).toEqual(['1B']);
    expect(preview.missing.count).toBe(1);
    expect(await counts()).toEqual(before);
  });

  it('of something else stores nothing at all', async () => {
    const home = await createWorld(1);
    const before = await readEverything();
    const read = (bytes: Uint8Array) =>
      inScope(home.administrator, (db) => previewImport(db, home.school.id, bytes));
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(await read(png)).toEqual({ ok: false, problem: { code: 'not-a-class-list' } });
    const xlsx = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14]);
    expect(await read(xlsx)).toEqual({ ok: false, problem: { code: 'not-a-class-list' } });
    expect(await read(new Uint8Array())).toEqual({ ok: false, problem: { code: 'empty-file' } });
    expect(await readEverything()).toBe(before);
  });

  it('is applied in full, once, and its rows are erased', async () => {
    const home = await createWorld(0);
    const { administrator, school, municipality } = home;
    const importId = await readIn(administrator, school.id, classList(ASA, MARTA));
    const { planHash } = await show(administrator, importId);
    const once = () =>
      inScope(administrator, (db) =>
        applyImport(db, importId, { planHash, removeMembershipIds: [] }),
      );
    expect(await once()).toMatchObject({ ok: true, counts: { new: 2, newClasses: 1 } });
    const rows = await listMemberships(municipality.id);
    expect(rows.map(({ pupil, schoolClass }) => [pupil.givenName, schoolClass.name])).toEqual([
      ['Åsa', '1A'],
      ['Märta', '1B'],
    ]);
    expect(rows.map(({ pupil }) => pupil.birthDate && dayOf(pupil.birthDate))).toEqual([
      `${BORN}-03-04`,
      `${BORN}-05-11`,
    ]);
    const record = await getClient().rosterImport.findUnique({ where: { id: importId } });
    expect(record).toMatchObject({ state: 'applied', stagedRows: null });
    const event = await getClient().auditEvent.findFirst({
      where: { municipalityId: municipality.id, action: 'roster.imported' },
    });
    expect(event?.pupilIds.slice().sort()).toEqual(rows.map(({ pupilId }) => pupilId).sort());
    const before = await readEverything();
    expect(await once()).toEqual({ ok: false, problem: 'already-applied' });
    const discard = await inScope(administrator, (db) => discardImport(db, importId));
    expect(discard).toEqual({ ok: false, problem: 'already-applied' });
    expect(await readEverything()).toBe(before);
  });

  it('read in again gives only unchanged, and applying it changes no pupil', async () => {
    const home = await createWorld(0);
    const { administrator, school, municipality } = home;
    const noIds = `Bo;Ek;1A;;;Nej`;
    await importList(administrator, school.id, classList(ASA, MARTA, noIds));
    const before = await listMemberships(municipality.id);
    const importId = await readIn(administrator, school.id, classList(ASA, MARTA, noIds));
    expect(await show(administrator, importId)).toMatchObject({
      unchangedCount: 3,
      new: { count: 0 },
      changed: { count: 0 },
      moved: { count: 0 },
      missing: { count: 0 },
      newClasses: [],
    });
    expect(await apply(administrator, importId)).toMatchObject({ ok: true });
    expect(await listMemberships(municipality.id)).toEqual(before);
  });

  it('makes the school year when the municipality has none', async () => {
    const municipality = await createMunicipality();
    const administrator = await createViewer(municipality.id, 'administrator');
    const school = await createSchool(municipality.id);
    expect(await importList(administrator, school.id, classList(ASA))).toMatchObject({ new: 1 });
    const [year] = await getClient().schoolYear.findMany({
      where: { municipalityId: municipality.id },
      include: { classes: true },
    });
    expect(year?.classes.map(({ name }) => name)).toEqual(['1A']);
  });

  it('derives the school-start cohort from the year group', async () => {
    const home = await createWorld(0);
    const text = `Förnamn;Efternamn;Klass;Årskurs\r\nA;Ek;F1;F\r\nB;Ek;F1;1\r\nC;Ek;2B;2\r\nD;Ek;3C;\r\n`;
    const bytes = new TextEncoder().encode(text);
    await importList(home.administrator, home.school.id, bytes);
    const pupils = await getClient().pupil.findMany({
      where: { municipalityId: home.municipality.id },
      orderBy: { givenName: 'asc' },
    });
    const startYear = BORN + 7;
    expect(pupils.map(({ schoolStartCohort }) => schoolStartCohort)).toEqual([
      startYear + 1,
      startYear,
      startYear - 1,
      startYear - 2,
    ]);
  });
});

describe('between preview and confirmation', () => {
  it('a changed register stops the import and shows what it would do now', async () => {
    const home = await createWorld(0);
    const { administrator, school, schoolClass } = home;
    const importId = await readIn(administrator, school.id, classList(ASA, MARTA));
    const { planHash } = await show(administrator, importId);
    await createPupil(schoolClass, { givenName: 'Dag', familyName: 'Ny' });
    const before = await readEverything();
    const confirm = (hash: string) =>
      inScope(administrator, (db) =>
        applyImport(db, importId, { planHash: hash, removeMembershipIds: [] }),
      );
    expect(await confirm(planHash)).toEqual({ ok: false, problem: 'changed-since-preview' });
    expect(await readEverything()).toBe(before);
    const anew = await show(administrator, importId);
    expect(anew.missing.items.map(({ name }) => name)).toEqual(['Dag Ny']);
    expect(await confirm(anew.planHash)).toMatchObject({ ok: true, counts: { new: 2 } });
  });

  it('two confirmations at once write one import', async () => {
    const home = await createWorld(0);
    const { administrator, school, municipality } = home;
    const importId = await readIn(administrator, school.id, classList(ASA, MARTA));
    const results = await Promise.all([
      apply(administrator, importId),
      apply(administrator, importId),
    ]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await listMemberships(municipality.id)).toHaveLength(2);
  });

  it('a list can be thrown away, and is after a day', async () => {
    const home = await createWorld(0);
    const { administrator, school } = home;
    const first = await readIn(administrator, school.id, classList(ASA));
    expect(await inScope(administrator, (db) => discardImport(db, first))).toEqual({ ok: true });
    const second = await readIn(administrator, school.id, classList(ASA));
    const { planHash } = await show(administrator, second);
    setClockOffset(25 * 60 * 60 * 1000);
    try {
      await inScope(administrator, discardOldImports);
    } finally {
      setClockOffset(0);
    }
    for (const importId of [first, second]) {
      const record = await getClient().rosterImport.findUnique({ where: { id: importId } });
      expect(record).toMatchObject({ state: 'discarded', stagedRows: null });
      const shown = await inScope(administrator, (db) => getImportPreview(db, importId));
      expect(shown.state).toBe('discarded');
      const late = await inScope(administrator, (db) =>
        applyImport(db, importId, { planHash, removeMembershipIds: [] }),
      );
      expect(late).toEqual({ ok: false, problem: 'discarded' });
    }
    expect(toStagedJson(staged(classList(ASA)))).toHaveProperty('rows');
  });
});
