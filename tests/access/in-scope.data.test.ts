import { describe, expect, it } from 'vitest';
import { audit, inScope, requireClass, requirePupil } from '~/access/in-scope.server';
import { getClient } from '~/platform/database/client.server';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

async function statusOf(work: Promise<unknown>): Promise<number> {
  try {
    await work;
    return 200;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

describe('scope', () => {
  it('hides a class of another municipality and refuses a role without the permission', async () => {
    const home = await createWorld();
    const away = await createWorld();
    const classId = home.schoolClass.id;
    const see = (viewer: typeof home.teacher) =>
      statusOf(inScope(viewer, (db) => requireClass(db, 'class.see-results', classId)));
    expect(await see(home.teacher)).toBe(200);
    expect(await see(home.specialEducator)).toBe(200);
    expect(await see(home.testLeader)).toBe(403);
    expect(await see(home.administrator)).toBe(403);
    expect(await see(home.principal)).toBe(403);
    expect(await see(away.teacher)).toBe(404);
    expect(await see(away.administrator)).toBe(404);
  });

  it('finds a pupil only through a class the pupil is in today', async () => {
    const home = await createWorld();
    const away = await createWorld();
    const pupilId = home.pupils[0]!.pupil.id;
    const see = (viewer: typeof home.teacher) =>
      statusOf(inScope(viewer, (db) => requirePupil(db, 'class.see-results', pupilId)));
    expect(await see(home.teacher)).toBe(200);
    expect(await see(away.teacher)).toBe(404);
    await getClient().classMembership.updateMany({
      where: { pupilId },
      data: { endDate: new Date('2020-01-01') },
    });
    expect(await see(home.teacher)).toBe(404);
  });

  it('rolls back everything when the work throws', async () => {
    const home = await createWorld();
    const before = await readEverything();
    await expect(
      inScope(home.teacher, async (db) => {
        await db.transaction.school.create({
          data: { id: home.municipality.id, municipalityId: home.municipality.id, name: 'Ny' },
        });
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await readEverything()).toBe(before);
  });

  it('refuses to connect rows of two municipalities', async () => {
    const home = await createWorld();
    const away = await createWorld();
    await expect(
      getClient().schoolClass.create({
        data: {
          id: home.municipality.id,
          municipalityId: home.municipality.id,
          schoolId: away.school.id,
          schoolYearId: home.schoolYear.id,
          name: '1X',
        },
      }),
    ).rejects.toThrow();
  });
});

describe('audit', () => {
  it('writes one row for a viewer, view and hour, and cannot be changed by the app', async () => {
    const home = await createWorld();
    const pupilIds = home.pupils.map(({ pupil }) => pupil.id);
    const look = () =>
      inScope(home.teacher, (db) => audit(db, 'class-page.viewed', pupilIds, { a: 1 }));
    await look();
    await look();
    const rows = await getClient().auditEvent.findMany({
      where: { municipalityId: home.municipality.id },
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.pupilIds).toEqual(pupilIds);
    await expect(getClient().auditEvent.deleteMany()).rejects.toThrow(/permission denied/);
    await expect(getClient().auditEvent.updateMany({ data: { action: 'x' } })).rejects.toThrow(
      /permission denied/,
    );
  });
});
