/** Which letters of a class are printed and handed out: kept, taken back, and refused to outsiders. */
import { beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getClient } from '~/platform/database/client.server';
import type { LetterBatchForm } from '~/support/paper/letter-batch';
import {
  loadLetterBatch,
  loadLetterData,
  recordLetters,
} from '~/support/paper/letter-batch-store.server';
import { listLetterPupils } from '~/support/paper/letter-pupils.server';
import { statusOf } from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createWorld, today } from '../../support/factories';

useTestDatabase();

let world: Awaited<ReturnType<typeof createWorld>>;
let away: Awaited<ReturnType<typeof createWorld>>;
const idOf = (at: number) => world.pupils[at]!.pupil.id;

beforeAll(async () => {
  world = await createWorld(3);
  away = await createWorld(1);
  await getClient().pupil.update({
    where: { id: idOf(2) },
    data: { protectedIdentity: true, givenName: 'Elev A7', familyName: '' },
  });
});

const list = (viewer: StaffViewer) =>
  inScope(viewer, (db) => loadLetterBatch(db, world.schoolClass.id, 'sv'));
const record = (viewer: StaffViewer, form: LetterBatchForm | null) =>
  inScope(viewer, (db) => recordLetters(db, world.schoolClass.id, form));
const latest = async () =>
  (await list(world.teacher)).pupils.map((pupil) => pupil.latest?.kind ?? null);

describe('the letters of a class', () => {
  it('lists who gets one, leaves a protected identity out and says who has no result', async () => {
    const page = await list(world.specialEducator);
    expect(page).toMatchObject({ leftOut: 1, mayRecord: true });
    expect(page.pupils).toEqual([
      { pupilId: idOf(0), name: 'Elev1 Test', hasResults: false, latest: null },
      { pupilId: idOf(1), name: 'Elev2 Test', hasResults: false, latest: null },
    ]);
  });

  it('one is fetched at a time, never of a protected identity', async () => {
    const fetchOne = (pupilId: string) =>
      inScope(world.teacher, (db) =>
        loadLetterData(db, { classId: world.schoolClass.id, pupilId }, 'en'),
      );
    expect((await fetchOne(idOf(0))).letter).toMatchObject({ name: 'Elev1 Test' });
    expect(await statusOf(fetchOne(idOf(2)))).toBe(404);
  });

  it('is printed and handed out, and each is taken back', async () => {
    const both = [idOf(0), idOf(1)];
    const printed = { intent: 'printed', pupilIds: both, language: 'sv' } as const;
    expect(await record(world.teacher, printed)).toEqual({
      ok: true,
      kind: 'printed',
      pupilIds: both,
    });
    const given = { intent: 'handed-out', pupilIds: both } as const;
    await record(world.specialEducator, { intent: 'handed-out', pupilIds: [idOf(0)] });
    expect(await latest()).toEqual(['handed-out', 'printed']);
    // Only what is new is written, and so only that is undone.
    expect(await record(world.specialEducator, given)).toMatchObject({ pupilIds: [idOf(1)] });
    const [first] = (await list(world.teacher)).pupils;
    expect(first?.latest).toMatchObject({ kind: 'handed-out', day: today(), by: 'Test Person' });

    const takeBack = { intent: 'take-back', pupilIds: both, kind: 'handed-out' } as const;
    expect(await record(world.teacher, takeBack)).toMatchObject({ pupilIds: both });
    // There is nothing more of the kind to take back.
    expect(await record(world.specialEducator, takeBack)).toMatchObject({ pupilIds: [] });
    expect(await latest()).toEqual(['printed', 'printed']);
    await record(world.teacher, { intent: 'take-back', pupilIds: both, kind: 'printed' });
    expect(await latest()).toEqual([null, null]);
    expect(await getClient().letterEvent.count()).toBe(8);
  });

  it('is refused to others, for other pupils and for a protected identity; nothing is written', async () => {
    const before = await readEverything();
    const form: LetterBatchForm = { intent: 'handed-out', pupilIds: [idOf(0)] };
    const classId = world.schoolClass.id;
    const doors = async (viewer: StaffViewer) => [
      await statusOf(record(viewer, form)),
      await statusOf(list(viewer)),
      await statusOf(
        inScope(viewer, (db) => loadLetterData(db, { classId, pupilId: idOf(0) }, 'sv')),
      ),
      await statusOf(inScope(viewer, (db) => listLetterPupils(db, classId, undefined))),
    ];
    expect(await doors(away.teacher)).toEqual([404, 404, 404, 404]);
    for (const viewer of [world.principal, world.headOfEducation, world.administrator]) {
      expect(await doors(viewer)).toEqual([403, 403, 403, 403]);
    }
    for (const pupilId of [idOf(2), away.pupils[0]!.pupil.id]) {
      const work = record(world.teacher, { intent: 'handed-out', pupilIds: [idOf(0), pupilId] });
      expect(await statusOf(work)).toBe(404);
    }
    expect(await record(world.teacher, null)).toEqual({ ok: false, problem: 'form' });
    expect(await readEverything()).toEqual(before);
  });
});
