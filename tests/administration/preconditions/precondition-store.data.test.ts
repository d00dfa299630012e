import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import {
  changeConditionRules,
  getConditionRules,
  listTellable,
  readChecklist,
  setClassCondition,
} from '~/administration/preconditions/precondition-store.server';
import { PRECONDITIONS, type Precondition } from '~/administration/preconditions/preconditions';
import { chooseNextSitting, listLacking } from '~/administration/round-page';
import { getRoundPage } from '~/administration/round-page.server';
import { openSitting } from '~/administration/round-store.server';
import { getClient } from '~/platform/database/client.server';
import { openTestSitting, statusOf } from '../../support/administration-factories';
import { countQueries, readEverything, useTestDatabase } from '../../support/database';
import { createPupil, createWorld } from '../../support/factories';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;

/** A world whose rounds wait for what they wait for from the start. */
async function createStrictWorld(pupils = 2) {
  const world = await createWorld(pupils);
  const where = { municipalityId: world.municipality.id };
  await getClient().preconditionRule.deleteMany({ where });
  return world;
}

const open = ({ teacher, schoolClass }: World, kind: 'lesson' | 'one-to-one' = 'lesson') =>
  inScope(teacher, (db) => openSitting(db, schoolClass.id, kind));
const tell = (world: World, viewer: StaffViewer, item: Precondition, isMet = true) =>
  inScope(viewer, (db) =>
    setClassCondition(db, world.schoolClass.id, { item, windowId: world.window.id, isMet }),
  );
const agree = (viewer: StaffViewer, isMet = true) =>
  inScope(viewer, (db) =>
    changeConditionRules(db, {
      intent: isMet ? 'municipal-met' : 'municipal-withdrawn',
      item: 'agreement',
    }),
  );
const pageOf = ({ teacher, schoolClass }: World) =>
  inScope(teacher, (db) => getRoundPage(db, schoolClass.id));

describe('the door that opens a sitting', () => {
  it('refuses with everything that is lacking, leaves nothing behind, and opens when it is mended', async () => {
    const world = await createStrictWorld();
    const before = await readEverything();
    expect(await open(world)).toEqual({ ok: false, problem: 'not-prepared' });
    expect(await open(world, 'one-to-one')).toEqual({ ok: false, problem: 'not-prepared' });
    expect(await readEverything()).toBe(before);
    const page = await pageOf(world);
    expect(chooseNextSitting(page)).toBeNull();
    expect(listLacking(page).map(({ item, owners }) => [item, owners])).toEqual([
      ['guardian-information', ['Test Person']],
      ['agreement', ['Test Person']],
    ]);
    await tell(world, world.teacher, 'guardian-information');
    expect(await open(world)).toEqual({ ok: false, problem: 'not-prepared' });
    await agree(world.administrator);
    expect(chooseNextSitting(await pageOf(world))).toBe('lesson');
    expect(await open(world)).toMatchObject({ ok: true });
  });

  it('goes on with what is open when something is taken back, and opens nothing new', async () => {
    const world = await createStrictWorld();
    await tell(world, world.teacher, 'guardian-information');
    await agree(world.administrator);
    const sitting = await openTestSitting(world);
    await tell(world, world.specialEducator, 'guardian-information', false);
    expect(await open(world)).toMatchObject({ ok: true, sittingId: sitting.sittingId });
    await getClient().sitting.update({
      where: { id: sitting.sittingId },
      data: { closedAt: new Date() },
    });
    expect(await open(world)).toEqual({ ok: false, problem: 'not-prepared' });
    const marks = await getClient().preconditionMark.findMany({
      where: { classId: world.schoolClass.id },
    });
    expect(marks).toHaveLength(1);
    expect(marks[0]?.withdrawnAt).toBeInstanceOf(Date);
  });

  it('refuses a class that nobody is in, also where pupils are invented', async () => {
    const world = await createStrictWorld(0);
    const { id } = world.municipality;
    await getClient().municipality.update({ where: { id }, data: { synthetic: true } });
    expect(await open(world)).toEqual({ ok: false, problem: 'not-prepared' });
    await createPupil(world.schoolClass);
    expect(await open(world)).toMatchObject({ ok: true });
  });
});

describe('conditions of a class', () => {
  it('readChecklist asks as many questions of a large class as of a small', async () => {
    const [small, large] = [await createStrictWorld(1), await createStrictWorld(12)];
    const read = ({ teacher, schoolClass, schoolYear, window }: World) =>
      countQueries(() =>
        inScope(teacher, (db) =>
          readChecklist(db, {
            classId: schoolClass.id,
            schoolYearId: schoolYear.id,
            windowId: window.id,
          }),
        ),
      );
    const few = await read(small);
    const many = await read(large);
    expect(many.queries).toBe(few.queries);
    expect(many.value.filter(({ isMet }) => isMet).map(({ item }) => item)).toEqual([
      'class-list',
      'staff',
    ]);
  });

  it('setClassCondition is for the adults of the class, each for what is theirs', async () => {
    const world = await createStrictWorld();
    const away = await createStrictWorld();
    const ask = (viewer: StaffViewer, item: Precondition) => statusOf(tell(world, viewer, item));
    const before = await readEverything();
    expect(await ask(away.teacher, 'devices')).toBe(404);
    expect(await ask(away.administrator, 'devices')).toBe(404);
    expect(await ask(world.principal, 'devices')).toBe(403);
    expect(await ask(world.headOfEducation, 'quiet-room')).toBe(403);
    expect(await ask(world.testLeader, 'guardian-information')).toBe(403);
    for (const item of ['class-list', 'staff', 'practice', 'agreement'] as const) {
      expect(await ask(world.teacher, item)).toBe(404);
    }
    const elsewhere = inScope(world.teacher, (db) =>
      setClassCondition(db, world.schoolClass.id, {
        item: 'devices',
        windowId: away.window.id,
        isMet: true,
      }),
    );
    expect(await statusOf(elsewhere)).toBe(404);
    expect(await readEverything()).toBe(before);
    expect(await ask(world.testLeader, 'devices')).toBe(200);
    const place = { classId: world.schoolClass.id, schoolId: world.school.id };
    expect(await inScope(world.testLeader, async (db) => listTellable(db, place))).toEqual([
      'devices',
      'headphones',
      'quiet-room',
    ]);
    expect(await inScope(away.teacher, async (db) => listTellable(db, place))).toEqual([]);
  });
});

describe('what a municipality’s rounds wait for', () => {
  it('changeConditionRules and getConditionRules are the administrator’s, of the own municipality', async () => {
    const world = await createStrictWorld();
    const away = await createStrictWorld();
    const rules = (viewer: StaffViewer) => inScope(viewer, getConditionRules);
    const change = (viewer: StaffViewer) =>
      inScope(viewer, (db) => changeConditionRules(db, { intent: 'block', item: 'quiet-room' }));
    const before = await readEverything();
    for (const viewer of [world.teacher, world.principal, world.headOfEducation]) {
      expect(await statusOf(rules(viewer))).toBe(403);
      expect(await statusOf(change(viewer))).toBe(403);
      expect(await statusOf(agree(viewer))).toBe(403);
    }
    expect(await readEverything()).toBe(before);
    await change(away.administrator);
    await agree(away.administrator);
    const untouched = await rules(world.administrator);
    expect(untouched.items.every(({ isDecided }) => !isDecided)).toBe(true);
    expect(untouched.told).toEqual([{ item: 'agreement', mark: null }]);
    await change(world.administrator);
    await agree(world.administrator);
    const decided = await rules(world.administrator);
    expect(decided.items.filter(({ isBlocking }) => isBlocking).map(({ item }) => item)).toEqual([
      'class-list',
      'quiet-room',
      'guardian-information',
      'agreement',
    ]);
    expect(decided.told?.[0]?.mark).toMatchObject({ by: 'Test Person' });
    await agree(world.administrator, false);
    expect((await rules(world.administrator)).told?.[0]?.mark).toBeNull();
    expect(PRECONDITIONS).toHaveLength(decided.items.length);
  });
});
