import { describe, expect, it } from 'vitest';
import {
  classesInScope,
  inScope,
  membershipsInScope,
  ofPupilsInScope,
  requireMunicipality,
  requirePupilOfClass,
  requireSchool,
} from '~/access/in-scope.server';
import { makeDeviceViewer } from '~/access/viewer.server';
import { findStartPupils } from '~/administration/attempt-start.server';
import { getDeviceGrant } from '~/administration/device-grant.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { loadOperations } from '~/privacy/operating-mode.server';
import { requireSystem } from '~/scoring/score-attempts.server';
import {
  inOtherMunicipality,
  openTestSitting,
  pairTestDevice,
  statusOf,
} from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import {
  createClass,
  createPupil,
  createSchool,
  createViewer,
  createWorld,
} from '../support/factories';

useTestDatabase();

describe('guards of the scope', () => {
  it('requireSchool hides schools elsewhere and refuses roles without follow-up', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const other = await createSchool(home.municipality.id);
    const otherPrincipal = await createViewer(home.municipality.id, 'principal', {
      schoolId: other.id,
    });
    const before = await readEverything();
    const see = (viewer: typeof home.teacher) =>
      statusOf(inScope(viewer, (db) => requireSchool(db, 'school.see-summary', home.school.id)));
    expect(await see(home.principal)).toBe(200);
    expect(await see(home.teacher)).toBe(403);
    expect(await see(home.headOfEducation)).toBe(403);
    expect(await see(otherPrincipal)).toBe(404);
    expect(await see(away.principal)).toBe(404);
    expect(await see(away.administrator)).toBe(404);
    expect(await readEverything()).toBe(before);
  });

  it('requireMunicipality asks for the role, loadOperations through it', async () => {
    const home = await createWorld(0);
    const manage = (viewer: typeof home.teacher) =>
      statusOf(inScope(viewer, async (db) => requireMunicipality(db, 'roster.manage')));
    const operate = (viewer: typeof home.teacher) => statusOf(inScope(viewer, loadOperations));
    for (const viewer of [home.teacher, home.specialEducator, home.principal, home.testLeader]) {
      expect(await manage(viewer)).toBe(403);
      expect(await operate(viewer)).toBe(403);
    }
    expect(await manage(home.headOfEducation)).toBe(403);
    expect(await operate(home.headOfEducation)).toBe(403);
    expect(await manage(home.administrator)).toBe(200);
    expect(await operate(home.administrator)).toBe(200);
  });

  it('requirePupilOfClass asks for the pupil in the class of the address, ofPupilsInScope for any', async () => {
    const home = await createWorld(1);
    const away = await createWorld(1);
    const otherClass = await createClass(home.school, home.schoolYear.id, '1B');
    const elsewhere = await createPupil(otherClass);
    const { pupil } = home.pupils[0]!;
    const before = await readEverything();
    const ask = (viewer: typeof home.teacher, classId: string, pupilId: string) =>
      statusOf(
        inScope(viewer, (db) => requirePupilOfClass(db, 'class.see-results', classId, pupilId)),
      );
    expect(await ask(home.teacher, home.schoolClass.id, pupil.id)).toBe(200);
    expect(await ask(home.teacher, home.schoolClass.id, elsewhere.pupil.id)).toBe(404);
    expect(await ask(home.teacher, otherClass.id, elsewhere.pupil.id)).toBe(404);
    expect(await ask(away.teacher, home.schoolClass.id, pupil.id)).toBe(404);
    expect(await ask(away.teacher, away.schoolClass.id, pupil.id)).toBe(404);
    expect(await ask(home.testLeader, home.schoolClass.id, pupil.id)).toBe(403);
    const list = (viewer: typeof home.teacher) =>
      inScope(viewer, async (db) => {
        const ids = [pupil.id, elsewhere.pupil.id, away.pupils[0]!.pupil.id];
        const where = ofPupilsInScope(db, 'class.see-results', ids);
        const rows = await db.transaction.classMembership.findMany({ where });
        return rows.map(({ pupilId }) => pupilId);
      });
    expect(await list(home.teacher)).toEqual([pupil.id]);
    expect(await list(home.administrator)).toEqual([]);
    expect(await readEverything()).toBe(before);
  });

  it('classesInScope finds only classes that the action is permitted for', async () => {
    const home = await createWorld(0);
    await createWorld(0);
    const list = (viewer: typeof home.teacher) =>
      inScope(viewer, async (db) => {
        const rows = await db.transaction.schoolClass.findMany({
          where: classesInScope(db, 'class.see-results'),
        });
        return rows.map(({ id }) => id);
      });
    expect(await list(home.teacher)).toEqual([home.schoolClass.id]);
    expect(await list(home.specialEducator)).toEqual([home.schoolClass.id]);
    for (const viewer of [home.testLeader, home.principal, home.administrator]) {
      expect(await list(viewer)).toEqual([]);
    }
  });

  it('membershipsInScope finds only pupils who are in a permitted class today', async () => {
    const home = await createWorld(2);
    await createWorld(2);
    const [left, stays] = home.pupils;
    await getClient().classMembership.update({
      where: { id: left?.membership.id ?? '' },
      data: { endDate: new Date('2020-01-01T00:00:00Z') },
    });
    const list = (viewer: typeof home.teacher) =>
      inScope(viewer, async (db) => {
        const where = membershipsInScope(db, 'class.see-results');
        const rows = await db.transaction.classMembership.findMany({ where });
        return rows.map(({ id }) => id);
      });
    expect(await list(home.teacher)).toEqual([stays?.membership.id]);
    expect(await list(home.specialEducator)).toEqual([stays?.membership.id]);
    for (const viewer of [home.testLeader, home.principal, home.administrator]) {
      expect(await list(viewer)).toEqual([]);
    }
  });

  it('requireSystem lets no person write results', async () => {
    const home = await createWorld(0);
    expect(await statusOf(inScope(home.system, async (db) => requireSystem(db)))).toBe(200);
    expect(await statusOf(inScope(home.specialEducator, async (db) => requireSystem(db)))).toBe(
      403,
    );
  });
});

describe('what a device is let into', () => {
  it('getDeviceGrant knows no device of another municipality or round', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const device = await pairTestDevice(home, await openTestSitting(home));
    const before = await readEverything();
    const grantOf = (viewer: typeof device.viewer) => statusOf(inScope(viewer, getDeviceGrant));
    expect(await grantOf(device.viewer)).toBe(200);
    expect(await grantOf(inOtherMunicipality(device.viewer, away.municipality.id))).toBe(404);
    expect(await grantOf(makeDeviceViewer({ ...device.viewer, roundId: newId() }))).toBe(404);
    expect(await readEverything()).toBe(before);
  });

  it('findStartPupils finds pupils of the device’s own class only', async () => {
    const home = await createWorld(1);
    const away = await createWorld(1);
    const device = await pairTestDevice(home, await openTestSitting(home));
    const ids = [home, away].map(({ pupils }) => pupils[0]!.membership.id);
    const found = await inScope(device.viewer, async (db) =>
      findStartPupils(db, await getDeviceGrant(db), ids),
    );
    expect([...found.keys()]).toEqual([ids[0]]);
    expect(await getClient().attempt.count()).toBe(0);
  });
});
