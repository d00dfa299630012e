import { describe, expect, it } from 'vitest';
import {
  audit,
  inScope,
  readingOnly,
  readOnce,
  requireClass,
  requirePupil,
  requirePupilOfClass,
} from '~/access/in-scope.server';
import { getClient } from '~/platform/database/client.server';
import { countQueries, readEverything, useTestDatabase } from '../support/database';
import { createClass, createWorld } from '../support/factories';

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

describe('a page that only reads', () => {
  it('asks once for a class and a pupil, and sees no more than another', async () => {
    const home = await createWorld();
    const away = await createWorld();
    const classId = home.schoolClass.id;
    const pupilId = home.pupils[0]!.pupil.id;
    const twice = (viewer: typeof home.teacher) =>
      inScope(viewer, async (given) => {
        const db = readingOnly(given);
        await requirePupilOfClass(db, 'class.see-results', classId, pupilId);
        await requireClass(db, 'class.see-results', classId);
        return requirePupil(db, 'class.see-results', pupilId);
      });
    const { value, queries } = await countQueries(() => twice(home.teacher));
    expect(value.id).toBe(pupilId);
    expect(queries).toBe(1);
    expect(await statusOf(twice(home.testLeader))).toBe(403);
    expect(await statusOf(twice(away.teacher))).toBe(404);
    const elsewhere = await createClass(home.school, home.schoolYear.id, '1B');
    expect(
      await statusOf(
        inScope(home.teacher, (db) =>
          requirePupilOfClass(readingOnly(db), 'class.see-results', elsewhere.id, pupilId),
        ),
      ),
    ).toBe(404);
  });

  it('readOnce reads again where something may be written', async () => {
    const { teacher } = await createWorld(0);
    let reads = 0;
    const read = async () => {
      reads += 1;
      return reads;
    };
    await inScope(teacher, async (db) => {
      expect([await readOnce(db, 'own', read), await readOnce(db, 'own', read)]).toEqual([1, 2]);
      const page = readingOnly(db);
      expect([await readOnce(page, 'own', read), await readOnce(page, 'own', read)]).toEqual([
        3, 3,
      ]);
      expect(await readOnce(readingOnly(db), 'own', read)).toBe(4);
    });
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

  it('writes the looks of a page in one statement, and none when the page fails', async () => {
    const home = await createWorld();
    const [first, second] = home.pupils.map(({ pupil }) => pupil.id);
    const listRows = () =>
      getClient().auditEvent.findMany({
        where: { municipalityId: home.municipality.id },
        orderBy: { id: 'asc' },
        select: { action: true, pupilIds: true, actorId: true, actorKind: true },
      });
    const look = (failing = false) =>
      inScope(home.teacher, async (db) => {
        await audit(db, 'case.viewed', [first!]);
        await audit(db, 'timeline.viewed', [first!], { classId: home.schoolClass.id });
        await audit(db, 'case.viewed', [first!]);
        if (failing) throw new Error('stop');
      });
    await expect(look(true)).rejects.toThrow('stop');
    expect(await listRows()).toEqual([]);
    expect((await countQueries(() => look())).queries).toBe(1);
    const by = { actorId: home.teacher.staffMemberId, actorKind: 'staff' };
    const seen = [
      { action: 'case.viewed', pupilIds: [first], ...by },
      { action: 'timeline.viewed', pupilIds: [first], ...by },
    ];
    expect(await listRows()).toEqual(seen);
    // Another pupil by the same view is a row of its own, in one page too.
    await inScope(home.teacher, async (db) => {
      await audit(db, 'case.viewed', [first!]);
      await audit(db, 'case.viewed', [second!]);
      await audit(db, 'case.viewed', [first!, second!]);
    });
    expect((await listRows()).slice(2)).toEqual([
      { action: 'case.viewed', pupilIds: [second], ...by },
      { action: 'case.viewed', pupilIds: [first, second], ...by },
    ]);
  });
});
