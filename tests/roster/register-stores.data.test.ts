/** What the register writes and who may. Long, because every write is also asked by outsiders. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getClient } from '~/platform/database/client.server';
import { addPupil } from '~/roster/new-pupil-form.server';
import { createPupil, getNewPupilForm } from '~/roster/pupil-store.server';
import { listRegisterPupils } from '~/roster/register-pupils.server';
import { getClassList, listSchools } from '~/roster/register-store.server';
import { lockRoster } from '~/roster/roster-lock.server';
import { ensureSchoolYear, findSchoolYear } from '~/roster/school-year.server';
import { changeSign } from '~/roster/sign-store.server';
import { SIGNS } from '~/roster/signs';
import { setSchooling } from '~/roster/swedish-school.server';
import { readEverything, useTestDatabase } from '../support/database';
import {
  createClass,
  createMunicipality,
  createSchool,
  createViewer,
  createWorld,
  createPupil as makePupil,
} from '../support/factories';
import { BORN, type Db, statusOf } from './roster-world';

useTestDatabase();

const named = (overrides: object = {}) => ({
  intent: 'named' as const,
  givenName: 'Åsa',
  familyName: 'Öberg',
  birthDate: `${BORN}-03-04`,
  ...overrides,
});
const schooling = (membershipId: string, over: object = {}) => ({
  intent: 'set-schooling' as const,
  membershipId,
  swedishSubject: 'sva' as const,
  swedishSchoolStart: `${BORN + 6}-autumn` as string | null,
  ...over,
});
const alias = (name: string) => ({ intent: 'alias' as const, alias: name });

type World = Awaited<ReturnType<typeof createWorld>>;

/** Every door to the register, for a class of `home`. */
function doors(home: World): Record<string, (db: Db) => Promise<unknown>> {
  const classId = home.schoolClass.id;
  const { id: membershipId } = home.pupils[0]!.membership;
  return {
    getClassList: (db) => getClassList(db, classId),
    getNewPupilForm: (db) => getNewPupilForm(db, classId),
    createPupil: (db) => createPupil(db, classId, named()),
    addPupil: (db) => addPupil(db, classId, new FormData()),
    changeSign: (db) => changeSign(db, classId, { membershipId, signId: 'otter' }),
    setSchooling: (db) => setSchooling(db, classId, schooling(membershipId)),
  };
}

describe('who may', () => {
  it('hides a class of another municipality from its administrator, and changes nothing', async () => {
    const home = await createWorld();
    const away = await createWorld();
    const before = await readEverything();
    for (const [name, door] of Object.entries(doors(home))) {
      expect([name, await statusOf(inScope(away.administrator, door))]).toEqual([name, 404]);
    }
    expect(await readEverything()).toBe(before);
  });

  it('refuses every other role, and changes nothing', async () => {
    const home = await createWorld();
    const before = await readEverything();
    const { teacher, specialEducator, testLeader, principal, headOfEducation } = home;
    const overMunicipality: Record<string, (db: Db) => Promise<unknown>> = {
      listSchools,
      findSchoolYear,
      ensureSchoolYear,
      lockRoster,
      listRegisterPupils: (db) => listRegisterPupils(db, home.school.id, [], BORN + 7),
    };
    for (const viewer of [teacher, specialEducator, testLeader, principal, headOfEducation]) {
      for (const [name, door] of Object.entries({ ...doors(home), ...overMunicipality })) {
        expect([name, await statusOf(inScope(viewer, door))]).toEqual([name, 403]);
      }
    }
    expect(await readEverything()).toBe(before);
  });

  it('shows an administrator nothing of another municipality', async () => {
    const home = await createWorld();
    const away = await createWorld();
    const { schools } = await inScope(away.administrator, listSchools);
    expect(schools.map(({ id }) => id)).toEqual([away.school.id]);
    const pupils = await inScope(away.administrator, (db) =>
      listRegisterPupils(db, home.school.id, [], BORN + 7),
    );
    expect(pupils).toEqual([]);
    const year = await inScope(away.administrator, findSchoolYear);
    expect(year?.id).toBe(away.schoolYear.id);
  });

  it('does not find a membership of another class', async () => {
    const home = await createWorld();
    const other = await createClass(home.school, home.schoolYear.id, '1B');
    const { membership } = await makePupil(other);
    const before = await readEverything();
    const change = { membershipId: membership.id, signId: 'otter' };
    const work = inScope(home.administrator, (db) => changeSign(db, home.schoolClass.id, change));
    expect(await statusOf(work)).toBe(404);
    const garbage = { membershipId: 'x', signId: 'otter' };
    const again = inScope(home.administrator, (db) => changeSign(db, home.schoolClass.id, garbage));
    expect(await statusOf(again)).toBe(404);
    expect(await readEverything()).toBe(before);
  });
});

describe('subject and time in Swedish school', () => {
  it('is said, read in the class list, and put back', async () => {
    const home = await createWorld();
    const { id: membershipId } = home.pupils[0]!.membership;
    const set = (form: ReturnType<typeof schooling>) =>
      inScope(home.administrator, (db) => setSchooling(db, home.schoolClass.id, form));
    const read = async () => {
      const list = await inScope(home.administrator, (db) => getClassList(db, home.schoolClass.id));
      const { swedishSubject, swedishSchoolStart } = list.pupils.find(
        (pupil) => pupil.membershipId === membershipId,
      )!;
      return { swedishSubject, swedishSchoolStart };
    };
    const before = await read();
    const saved = await set(schooling(membershipId));
    expect(saved).toEqual({ ok: true, membershipId, former: before });
    expect(await read()).toEqual({
      swedishSubject: 'sva',
      swedishSchoolStart: `${BORN + 6}-autumn`,
    });
    if (saved.ok) await set(schooling(membershipId, saved.former));
    expect(await read()).toEqual(before);
    const trail = await getClient().auditEvent.findMany({
      where: { action: 'pupil.schooling-changed' },
    });
    expect(trail).toHaveLength(2);
    expect(JSON.stringify(trail)).not.toMatch(/sva|autumn/);
  });

  it('refuses a term that cannot be, a pupil under alias and another class', async () => {
    const home = await createWorld(2);
    const other = await createClass(home.school, home.schoolYear.id, '1B');
    const elsewhere = await makePupil(other);
    const [first, second] = home.pupils;
    await getClient().pupil.update({
      where: { id: second!.pupil.id },
      data: { protectedIdentity: true },
    });
    const before = await readEverything();
    const set = (form: ReturnType<typeof schooling> | null) =>
      inScope(home.administrator, (db) => setSchooling(db, home.schoolClass.id, form));
    const late = schooling(first!.membership.id, { swedishSchoolStart: '2099-autumn' });
    expect(await set(late)).toEqual({ ok: false, problem: 'start-unlikely' });
    expect(await set(schooling(second!.membership.id))).toEqual({
      ok: false,
      problem: 'protected',
    });
    expect(await set(null)).toEqual({ ok: false, problem: 'form' });
    expect(await statusOf(set(schooling(elsewhere.membership.id)))).toBe(404);
    expect(await readEverything()).toBe(before);
  });
});

describe('the register', () => {
  it('counts those who are in a class today', async () => {
    const home = await createWorld(3);
    await getClient().classMembership.update({
      where: { id: home.pupils[0]!.membership.id },
      data: { endDate: new Date('2020-01-01') },
    });
    const empty = await createSchool(home.municipality.id, 'Aspskolan');
    const { schools, windows, startYear } = await inScope(home.administrator, listSchools);
    expect(schools.find(({ id }) => id === home.school.id)?.classes).toEqual([
      { id: home.schoolClass.id, name: '1A', pupilCount: 2 },
    ]);
    expect(schools.find(({ id }) => id === empty.id)?.classes).toEqual([]);
    expect(windows.map(({ kind }) => kind)).toEqual(['winter']);
    expect(startYear).toBe(home.schoolYear.startYear);
    const list = await inScope(home.administrator, (db) => getClassList(db, home.schoolClass.id));
    expect(list.pupils.map(({ givenName }) => givenName)).toEqual(['Elev2', 'Elev3']);
    expect(list.freeSigns).toHaveLength(SIGNS.length - 2);
  });

  it('makes the school year of today once', async () => {
    const municipality = await createMunicipality();
    const administrator = await createViewer(municipality.id, 'administrator');
    expect(await inScope(administrator, findSchoolYear)).toBeNull();
    expect((await inScope(administrator, listSchools)).startYear).toBeNull();
    const first = await inScope(administrator, ensureSchoolYear);
    const second = await inScope(administrator, ensureSchoolYear);
    expect(second).toEqual(first);
    expect(first.startYear).toBe(BORN + 7);
  });
});

describe('a pupil added by hand', () => {
  it('is in the class from today with a free sign', async () => {
    const home = await createWorld(2);
    const { administrator, schoolClass } = home;
    const created = await inScope(administrator, (db) => createPupil(db, schoolClass.id, named()));
    if (!created.ok) throw new Error(created.problem);
    const list = await inScope(administrator, (db) => getClassList(db, schoolClass.id));
    const signs = list.pupils.map(({ signId }) => signId);
    expect(new Set(signs).size).toBe(3);
    const pupil = await getClient().pupil.findFirst({
      where: { id: created.pupilId },
      include: { enrolments: true },
    });
    expect(pupil).toMatchObject({
      familyName: 'Öberg',
      schoolStartCohort: BORN + 7,
      protectedIdentity: false,
    });
    expect(pupil?.enrolments).toHaveLength(1);
  });

  it('under an alias has no birth date and no id, and aliases do not clash', async () => {
    const home = await createWorld(1);
    const { administrator, schoolClass } = home;
    const add = (name: string) =>
      inScope(administrator, (db) => createPupil(db, schoolClass.id, alias(name)));
    const propose = async () =>
      (await inScope(administrator, (db) => getNewPupilForm(db, schoolClass.id))).proposedAlias;
    expect(await propose()).toBe('Elev A1');
    const created = await add('Elev A1');
    if (!created.ok) throw new Error(created.problem);
    expect(await propose()).toBe('Elev A2');
    const pupil = await getClient().pupil.findUnique({ where: { id: created.pupilId } });
    expect(pupil).toMatchObject({
      givenName: 'Elev A1',
      familyName: '',
      birthDate: null,
      externalId: null,
      protectedIdentity: true,
    });
    const before = await readEverything();
    expect(await add('elev  a1')).toEqual({ ok: false, problem: 'alias-taken' });
    expect(await readEverything()).toBe(before);
  });

  it('is refused, with nothing written, when the register speaks against it', async () => {
    const home = await createWorld(1);
    const { administrator, schoolClass } = home;
    const add = (overrides: object) =>
      inScope(administrator, (db) => createPupil(db, schoolClass.id, named(overrides)));
    expect(await add({ externalId: 'a1' })).toMatchObject({ ok: true });
    const before = await readEverything();
    expect(await add({})).toEqual({ ok: false, problem: 'already-registered' });
    const other = { givenName: 'Bo', externalId: 'a1' };
    expect(await add(other)).toEqual({ ok: false, problem: 'external-id-taken' });
    const centenarian = { givenName: 'Bo', birthDate: '1919-03-04' };
    expect(await add(centenarian)).toEqual({ ok: false, problem: 'birth-date-unlikely' });
    expect(await readEverything()).toBe(before);
  });

  it('does not fit in a class where every animal is taken', async () => {
    const home = await createWorld(SIGNS.length);
    const { administrator, schoolClass } = home;
    const before = await readEverything();
    const result = await inScope(administrator, (db) => createPupil(db, schoolClass.id, named()));
    expect(result).toEqual({ ok: false, problem: 'class-full' });
    expect(await readEverything()).toBe(before);
  });

  it('answers a form with its problems beside the fields', async () => {
    const home = await createWorld(1);
    const send = (viewer: StaffViewer, fields: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return inScope(viewer, (db) => addPupil(db, home.schoolClass.id, form));
    };
    const empty = await send(home.administrator, { intent: 'named' });
    expect(empty).toMatchObject({
      form: 'named',
      submission: {
        error: { givenName: ['given-name-missing'], birthDate: ['birth-date-missing'] },
      },
    });
    const number = { intent: 'alias', alias: 'Elev 190304-1234' };
    expect(await send(home.administrator, number)).toMatchObject({
      form: 'alias',
      submission: { error: { alias: ['person-number'] } },
    });
    const day = { intent: 'named', givenName: 'Bo', birthDate: '4 mars' };
    expect(await send(home.administrator, day)).toMatchObject({
      submission: { error: { birthDate: ['birth-date-unreadable'] } },
    });
    const good = { intent: 'named', givenName: 'Bo', birthDate: `${BORN}-05-01` };
    expect(await send(home.administrator, good)).toMatchObject({ ok: true });
    expect(await send(home.administrator, good)).toMatchObject({
      submission: { error: { givenName: ['already-registered'] } },
    });
  });
});

describe('signs', () => {
  it('are unique among those in the class now', async () => {
    const home = await createWorld(2);
    const [first, second] = home.pupils;
    const change = (signId: string) =>
      inScope(home.administrator, (db) =>
        changeSign(db, home.schoolClass.id, { membershipId: first!.membership.id, signId }),
      );
    const before = await readEverything();
    const taken = second!.membership.signId;
    expect(await change(taken)).toEqual({ ok: false, problem: 'sign-taken' });
    expect(await change('dragon')).toEqual({ ok: false, problem: 'no-such-sign' });
    expect(await readEverything()).toBe(before);
    expect(await change('otter')).toEqual({ ok: true });
    await getClient().classMembership.update({
      where: { id: second!.membership.id },
      data: { endDate: new Date('2020-01-01') },
    });
    expect(await change(taken)).toEqual({ ok: true });
  });

  it('stay unique when two pupils are added at the same moment', async () => {
    const home = await createWorld(0);
    const add = (givenName: string) =>
      inScope(home.administrator, (db) =>
        createPupil(db, home.schoolClass.id, named({ givenName })),
      );
    const created = await Promise.all(['Ada', 'Bo', 'Cleo', 'Dag'].map(add));
    const signs = created.map((result) => (result.ok ? result.signId : result.problem));
    expect(new Set(signs).size).toBe(4);
  });
});
