import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays } from '~/platform/calendar';
import { newId } from '~/platform/identifier.server';
import { recordExternalSchema } from '~/support/external-result';
import { recordExternal, withdrawExternal } from '~/support/external-results.server';
import { readNoted } from '~/support/noted.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createViewer, createWorld, today } from '../support/factories';

useTestDatabase();

const result = () => ({
  instrument: 'Ordkedjor, del 1',
  day: today(),
  raw: 12,
  stanine: 3,
  source: 'speciallärare',
});
const record = (viewer: StaffViewer, pupilId: string, own = {}) =>
  inScope(viewer, (db) => recordExternal(db, pupilId, { ...result(), ...own }));
const withdraw = (viewer: StaffViewer, pupilId: string, resultId: string) =>
  inScope(viewer, (db) => withdrawExternal(db, pupilId, resultId));
const list = (viewer: StaffViewer, pupilId: string) =>
  inScope(viewer, (db) => readNoted(db, pupilId).then(({ externals }) => externals));

async function outsiders() {
  const world = await createWorld(2);
  const other = await createWorld(1);
  const otherClass = await createClass(world.school, world.schoolYear.id, '1B');
  const neighbour = await createViewer(world.municipality.id, 'teacher', {
    classId: otherClass.id,
  });
  return { world, hidden: [neighbour, other.teacher], refused: [world.testLeader] };
}

describe('external results', () => {
  it('stand beside ours with day and source, and are taken back with a trace', async () => {
    const world = await createWorld(1);
    const pupilId = world.pupils[0]!.pupil.id;
    const made = await record(world.teacher, pupilId);
    if (!made.ok) throw new Error(made.problem);
    expect(await list(world.specialEducator, pupilId)).toMatchObject([
      { ...result(), pupilId, recordedBy: 'Test Person', withdrawnAt: null },
    ]);
    expect(await withdraw(world.specialEducator, pupilId, made.resultId)).toMatchObject({
      ok: true,
    });
    expect(await withdraw(world.teacher, pupilId, made.resultId)).toEqual({
      ok: false,
      problem: 'already-withdrawn',
    });
    expect((await list(world.teacher, pupilId))[0]?.withdrawnAt).not.toBeNull();
  });

  it.each([
    [{ raw: null, stanine: null }, 'external-no-figure'],
    [{ day: addDays(today(), 1) }, 'external-day-ahead'],
  ])('%j is refused and nothing is written', async (own, problem) => {
    const world = await createWorld(1);
    const before = await readEverything();
    expect(await record(world.teacher, world.pupils[0]!.pupil.id, own)).toEqual({
      ok: false,
      problem,
    });
    expect(await readEverything()).toBe(before);
  });

  it('outsiders neither read, record nor take back', async () => {
    const { world, hidden, refused } = await outsiders();
    const pupilId = world.pupils[0]!.pupil.id;
    const made = await record(world.teacher, pupilId);
    if (!made.ok) throw new Error(made.problem);
    const before = await readEverything();
    for (const viewer of [...hidden, ...refused]) {
      expect(await list(viewer, pupilId)).toEqual([]);
      const status = hidden.includes(viewer) ? 404 : 403;
      expect(await statusOf(record(viewer, pupilId))).toBe(status);
      expect(await statusOf(withdraw(viewer, pupilId, made.resultId))).toBe(status);
    }
    const own = world.pupils[1]!.pupil.id;
    expect(await statusOf(withdraw(world.teacher, own, made.resultId))).toBe(404);
    expect(await statusOf(withdraw(world.teacher, pupilId, newId()))).toBe(404);
    expect(await readEverything()).toBe(before);
  });
});

describe('the form', () => {
  const form = { ...result(), intent: 'record-external', raw: '12,5', stanine: '' };
  it('reads a decimal comma, and an empty field as no figure', () => {
    expect(recordExternalSchema.parse(form)).toMatchObject({ raw: 12.5, stanine: null });
  });
  it.each([
    { raw: 'tolv' },
    { raw: '-1' },
    { stanine: '0' },
    { stanine: '10' },
    { stanine: '2,5' },
    { day: '2026-02-30' },
    { instrument: ' ' },
    { source: '' },
  ])('refuses %j', (wrong) => {
    expect(recordExternalSchema.safeParse({ ...form, ...wrong }).success).toBe(false);
  });
});
