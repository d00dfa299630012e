import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { addDays, dayOf } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { applyImport } from '~/roster/apply-import.server';
import { saveAnswers } from '~/roster/import-store.server';
import { SIGNS } from '~/roster/signs';
import { useTestDatabase } from '../support/database';
import { createClass, createPupil, createSchool, createWorld, today } from '../support/factories';
import {
  apply,
  BORN,
  classList,
  currentOnes,
  importList,
  listMemberships,
  readIn,
  show,
} from './roster-world';

useTestDatabase();

const ASA = `Åsa;Öberg;1A;${BORN}-03-04;a1;Nej`;
const MARTA = `Märta;Ek;1B;${BORN}-05-11;a2;Nej`;

describe('what differs', () => {
  it('changes names, dates and ids, and moves between classes from today', async () => {
    const home = await createWorld(0);
    const { administrator, school, municipality } = home;
    await importList(administrator, school.id, classList(ASA, MARTA));
    const changed = `Åsa-Lisa;Öberg;1A;${BORN}-03-05;a1;Nej`;
    const moved = `Märta;Ek;1A;${BORN}-05-11;a2;Nej`;
    const importId = await readIn(administrator, school.id, classList(changed, moved));
    const preview = await show(administrator, importId);
    expect(preview.changed.items[0]?.changes).toEqual([
      { field: 'givenName', from: 'Åsa', to: 'Åsa-Lisa' },
      { field: 'birthDate', from: `${BORN}-03-04`, to: `${BORN}-03-05` },
    ]);
    expect(preview.moved.items[0]).toMatchObject({ fromClass: '1B', toClass: '1A' });
    expect(await apply(administrator, importId)).toMatchObject({ ok: true });
    const rows = await listMemberships(municipality.id);
    const ended = rows.filter(({ endDate }) => endDate !== null);
    expect(ended.map(({ endDate }) => dayOf(endDate!))).toEqual([addDays(today(), -1)]);
    const now = currentOnes(rows);
    expect(now.map(({ pupil, schoolClass }) => [pupil.givenName, schoolClass.name]).sort()).toEqual(
      [
        ['Märta', '1A'],
        ['Åsa-Lisa', '1A'],
      ],
    );
    expect(new Set(now.map(({ signId }) => signId)).size).toBe(2);
    const enrolments = await getClient().enrolment.findMany({
      where: { municipalityId: municipality.id },
    });
    expect(enrolments.map(({ endDate }) => endDate)).toEqual([null, null]);
  });

  it('moves a pupil between schools by id, with enrolment', async () => {
    const home = await createWorld(0);
    const { administrator, municipality } = home;
    const other = await createSchool(municipality.id);
    await importList(administrator, home.school.id, classList(ASA));
    expect(await importList(administrator, other.id, classList(ASA))).toMatchObject({ moved: 1 });
    const enrolments = await getClient().enrolment.findMany({
      where: { municipalityId: municipality.id },
      orderBy: { id: 'asc' },
    });
    expect(enrolments.map(({ schoolId, endDate }) => [schoolId, endDate === null])).toEqual([
      [home.school.id, false],
      [other.id, true],
    ]);
  });

  it('ends only the missing who are ticked, and knows them when they come back', async () => {
    const home = await createWorld(0);
    const { administrator, school, municipality } = home;
    const bo = `Bo;Ek;1A;${BORN}-01-02;a3;Nej`;
    const cleo = `Cleo;Ek;1A;${BORN}-01-03;a4;Nej`;
    await importList(administrator, school.id, classList(ASA, bo, cleo));
    const importId = await readIn(administrator, school.id, classList(ASA));
    const { missing } = await show(administrator, importId);
    expect(missing.items.map(({ name }) => name)).toEqual(['Bo Ek', 'Cleo Ek']);
    const present = (await listMemberships(municipality.id))[0]!;
    const removeMembershipIds = [missing.items[0]!.membershipId, present.id];
    const applied = await apply(administrator, importId, { removeMembershipIds });
    expect(applied).toMatchObject({ ok: true, counts: { ended: 1 } });
    const left = currentOnes(await listMemberships(municipality.id));
    expect(left.map(({ pupil }) => pupil.givenName)).toEqual(['Åsa', 'Cleo']);
    const back = await readIn(administrator, school.id, classList(ASA, bo, cleo));
    const preview = await show(administrator, back);
    expect(preview).toMatchObject({ new: { count: 0 }, moved: { count: 1 }, unchangedCount: 2 });
    expect(preview.moved.items[0]).toMatchObject({ comesBack: true, fromClass: '1A' });
    expect(await apply(administrator, back)).toMatchObject({ ok: true });
    const pupilCount = await getClient().pupil.count({
      where: { municipalityId: municipality.id },
    });
    expect(pupilCount).toBe(3);
    expect(currentOnes(await listMemberships(municipality.id))).toHaveLength(3);
  });

  it('of a pupil under alias is nothing: neither missing, matched nor changed', async () => {
    const home = await createWorld(0);
    const { administrator, school, schoolClass } = home;
    await createPupil(schoolClass, {
      givenName: 'Elev A1',
      familyName: '',
      birthDate: null,
      protectedIdentity: true,
      signId: SIGNS[0]!.id,
    });
    const importId = await readIn(administrator, school.id, classList(ASA, 'Elev A1;;1A;;;'));
    const preview = await show(administrator, importId);
    expect(preview.protectedUntouched.map(({ alias }) => alias)).toEqual(['Elev A1']);
    expect(preview.missing.count).toBe(0);
    expect(preview.problems.items).toEqual([{ rowNumber: 3, code: 'matches-protected-pupil' }]);
    expect(await apply(administrator, importId)).toMatchObject({ ok: true, counts: { new: 1 } });
    const rows = currentOnes(await listMemberships(home.municipality.id));
    expect(new Set(rows.map(({ signId }) => signId)).size).toBe(2);
  });
});

describe('homonyms', () => {
  it('with different birth dates are two pupils, again and again', async () => {
    const home = await createWorld(0);
    const { administrator, school } = home;
    const list = classList(`Elsa;Berg;1A;${BORN}-01-01;;`, `Elsa;Berg;1A;${BORN}-02-02;;`);
    expect(await importList(administrator, school.id, list)).toMatchObject({ new: 2 });
    expect(await importList(administrator, school.id, list)).toMatchObject({
      unchanged: 2,
      new: 0,
    });
  });

  it('ask, and the answer decides', async () => {
    const home = await createWorld(0);
    const { administrator, school, municipality } = home;
    await importList(administrator, school.id, classList(`Elsa;Berg;1A;${BORN}-01-01;;`));
    const [known] = await listMemberships(municipality.id);
    const other = classList(`Elsa;Berg;1A;${BORN}-02-02;;`);
    const importId = await readIn(administrator, school.id, other);
    const { questions, new: added, planHash } = await show(administrator, importId);
    expect(added.count).toBe(0);
    expect(questions).toMatchObject([
      { problem: { rowNumber: 2, code: 'same-name-other-details' }, name: 'Elsa Berg' },
    ]);
    expect(questions[0]!.candidates.map(({ pupilId }) => pupilId)).toEqual([known!.pupilId]);
    const answered = await inScope(administrator, (db) =>
      applyImport(db, importId, {
        planHash,
        removeMembershipIds: [],
        answers: [[2, { kind: 'same', pupilId: known!.pupilId }]],
      }),
    );
    expect(answered).toMatchObject({ ok: true, counts: { changed: 1, new: 0 } });
    const pupil = await getClient().pupil.findUnique({ where: { id: known!.pupilId } });
    expect(dayOf(pupil!.birthDate!)).toBe(`${BORN}-02-02`);
  });

  it('can be answered with "another pupil", shown, taken back', async () => {
    const home = await createWorld(0);
    const { administrator, school, municipality } = home;
    await importList(administrator, school.id, classList(`Elsa;Berg;1A;${BORN}-01-01;;`));
    const [known] = await listMemberships(municipality.id);
    const other = classList(`Elsa;Berg;1A;${BORN}-02-02;;`);
    const importId = await readIn(administrator, school.id, other);
    const answer = { kind: 'not' as const, pupilIds: [known!.pupilId] };
    const save = (given: Parameters<typeof saveAnswers>[2]) =>
      inScope(administrator, (db) => saveAnswers(db, importId, given));
    await save({ answers: [[2, answer]], alsoCalled: [] });
    expect(await show(administrator, importId)).toMatchObject({
      answerCount: 1,
      new: { count: 1 },
      missing: { count: 1 },
    });
    await save(null);
    expect(await show(administrator, importId)).toMatchObject({
      answerCount: 0,
      new: { count: 0 },
    });
    const { planHash } = await show(administrator, importId);
    const impossible = { kind: 'same' as const, pupilId: newId() };
    const refused = await inScope(administrator, (db) =>
      applyImport(db, importId, { planHash, removeMembershipIds: [], answers: [[2, impossible]] }),
    );
    expect(refused).toEqual({ ok: false, problem: 'answers-not-enough' });
    expect(await listMemberships(municipality.id)).toHaveLength(1);
  });
});

describe('limits', () => {
  it('an id that another pupil holds is left out and told', async () => {
    const home = await createWorld(0);
    const { administrator, school, municipality } = home;
    await importList(administrator, school.id, classList(ASA));
    const [asa] = await listMemberships(municipality.id);
    const other = classList(`Bo;Ek;1A;${BORN}-09-09;a1;Nej`);
    const importId = await readIn(administrator, school.id, other);
    const answer = { kind: 'not' as const, pupilIds: [asa!.pupilId] };
    await inScope(administrator, (db) =>
      saveAnswers(db, importId, { answers: [[2, answer]], alsoCalled: [] }),
    );
    expect(await show(administrator, importId)).toMatchObject({
      rowsWithoutId: [2],
      new: { count: 1 },
    });
    expect(await apply(administrator, importId)).toMatchObject({ ok: true, counts: { new: 1 } });
    const ids = (await listMemberships(municipality.id)).map(({ pupil }) => pupil.externalId);
    expect(ids).toEqual(['a1', null]);
  });

  it('a class with more pupils than signs is refused whole', async () => {
    const home = await createWorld(0);
    const { administrator, school, municipality } = home;
    const rows = Array.from({ length: SIGNS.length + 1 }, (_, at) => `Elev${at};Ek;1A;;e${at};`);
    const importId = await readIn(administrator, school.id, classList(...rows));
    expect((await show(administrator, importId)).overfullClasses).toEqual([
      { className: '1A', pupilCount: SIGNS.length + 1 },
    ]);
    expect(await apply(administrator, importId)).toEqual({ ok: false, problem: 'class-too-large' });
    expect(await listMemberships(municipality.id)).toEqual([]);
    const fitting = classList(...rows.slice(1));
    expect(await importList(administrator, school.id, fitting)).toMatchObject({
      new: SIGNS.length,
    });
    const signs = (await listMemberships(municipality.id)).map(({ signId }) => signId);
    expect(new Set(signs).size).toBe(SIGNS.length);
  });

  it('rows of another school are left out until the name is said to be this school’s', async () => {
    const home = await createWorld(0);
    const { administrator, school } = home;
    const text = 'Förnamn;Efternamn;Klass;Skola\r\nBo;Ek;1A;Granskolan F-6\r\n';
    const importId = await readIn(administrator, school.id, new TextEncoder().encode(text));
    const preview = await show(administrator, importId);
    expect(preview).toMatchObject({ new: { count: 0 }, otherSchoolNames: ['Granskolan F-6'] });
    await inScope(administrator, (db) =>
      saveAnswers(db, importId, { answers: [], alsoCalled: ['Granskolan F-6'] }),
    );
    expect((await show(administrator, importId)).new.count).toBe(1);
  });

  it('a class of an earlier year is not taken for this year’s of the same name', async () => {
    const home = await createWorld(0);
    const { administrator, school, municipality, schoolYear } = home;
    const lastYear = await getClient().schoolYear.create({
      data: {
        id: newId(),
        municipalityId: municipality.id,
        startYear: schoolYear.startYear - 1,
        startDate: new Date(`${schoolYear.startYear - 1}-08-01`),
        endDate: new Date(`${schoolYear.startYear}-07-31`),
      },
    });
    const old = await createClass(school, lastYear.id, '1A');
    await createPupil(old, { givenName: 'Bo', familyName: 'Ek', externalId: 'b1' });
    await createPupil(old, { givenName: 'Cleo', familyName: 'Ek', externalId: 'b2' });
    const importId = await readIn(administrator, school.id, classList('Bo;Ek;1A;;b1;'));
    expect(await show(administrator, importId)).toMatchObject({
      moved: { items: [{ fromClass: `1A (${lastYear.startYear})`, toClass: '1A' }] },
      missing: { count: 0 },
    });
  });

  it('1,500 pupils are read, applied and read again', async () => {
    const home = await createWorld(0);
    const rows = Array.from({ length: 1500 }, (_, at) => {
      const day = String((at % 28) + 1).padStart(2, '0');
      const klass = `1${String.fromCharCode(65 + (at % 26))}${Math.floor(at / 650) + 1}`;
      return `Elev${at};Ek${at % 40};${klass};${BORN}-0${(at % 9) + 1}-${day};e${at};Nej`;
    });
    const { administrator, school } = home;
    const list = classList(...rows);
    expect(await importList(administrator, school.id, list)).toMatchObject({ new: 1500 });
    expect(await importList(administrator, school.id, list)).toMatchObject({ unchanged: 1500 });
  });
});
