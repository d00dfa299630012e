import { beforeAll, describe, expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import {
  listDatedFlags,
  listFlags,
  remarkFlag,
  reviewFlag,
  syncFlags,
} from '~/support/flag-store.server';
import { lastWatchDay } from '~/support/review-rules';
import { createAssessment, createRound, HIGH, LOW, MIDDLE } from '../support/assessment-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createViewer, createWorld, today } from '../support/factories';

useTestDatabase();

async function createFlaggedWorld() {
  const world = await createWorld(2);
  const round = await createRound({
    municipalityId: world.municipality.id,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  const assessment = await createAssessment(round, world.pupils[0]!, LOW);
  await inScope(world.system, (db) => syncFlags(db, assessment.id));
  const flags = await inScope(world.specialEducator, (db) =>
    listFlags(db, [world.pupils[0]!.pupil.id]),
  );
  return {
    ...world,
    round,
    assessment,
    flags,
    flag: flags.find(({ skill }) => skill === 'letters')!,
  };
}

type World = Awaited<ReturnType<typeof createFlaggedWorld>>;
let other: World;
beforeAll(async () => {
  other = await createFlaggedWorld();
});

/** The call is refused with the status, and every row is as it was. */
async function expectRefused(status: number, call: () => Promise<unknown>) {
  const before = await readEverything();
  await expect(call()).rejects.toMatchObject({ status });
  expect(await readEverything()).toBe(before);
}

const auditOf = (municipalityId: string, action: string) =>
  getClient().auditEvent.findMany({ where: { municipalityId, action } });

describe('syncFlags', () => {
  test('proposes one flag for each skill clearly below, once', async () => {
    const { flags, system, assessment, municipality } = await createFlaggedWorld();
    expect(flags.map(({ skill, state }) => [skill, state]).sort()).toEqual([
      ['decoding', 'proposed'],
      ['letters', 'proposed'],
    ]);
    const before = await readEverything();
    await inScope(system, (db) => syncFlags(db, assessment.id));
    expect(await readEverything()).toBe(before);
    expect(await auditOf(municipality.id, 'flags.synchronised')).toHaveLength(1);
  });

  test('look again and above propose nothing', async () => {
    const { round, pupils, system, specialEducator } = await createFlaggedWorld();
    for (const outcome of [MIDDLE, HIGH]) {
      const assessment = await createAssessment(round, pupils[1]!, outcome);
      await inScope(system, (db) => syncFlags(db, assessment.id));
    }
    const own = await inScope(specialEducator, (db) => listFlags(db, [pupils[1]!.pupil.id]));
    expect(own).toEqual([]);
  });

  test('re-scoring supersedes a proposal and marks a decision, whose review stays', async () => {
    const world = await createFlaggedWorld();
    await inScope(world.specialEducator, (db) =>
      reviewFlag(db, world.flag.flagId, { decision: 'confirm' }),
    );
    const better = await createAssessment(world.round, world.pupils[0]!, HIGH);
    await inScope(world.system, (db) => syncFlags(db, better.id));
    const after = await inScope(world.specialEducator, (db) =>
      listFlags(db, [world.pupils[0]!.pupil.id]),
    );
    expect(after.find(({ skill }) => skill === 'letters')).toMatchObject({
      state: 'confirmed',
      basisChanged: true,
      reviews: [{ decision: 'confirm', by: 'Test Person', at: today() }],
    });
    expect(after.find(({ skill }) => skill === 'decoding')).toMatchObject({
      state: 'superseded',
      reviews: [],
    });
  });

  test('an assessment that no longer counts changes nothing', async () => {
    const { round, pupils, system, assessment } = await createFlaggedWorld();
    await createAssessment(round, pupils[0]!, HIGH);
    const before = await readEverything();
    await inScope(system, (db) => syncFlags(db, assessment.id));
    expect(await readEverything()).toBe(before);
  });

  test('outsiders: another municipality, and anyone but the system', async () => {
    const world = await createFlaggedWorld();
    const newer = await createAssessment(world.round, world.pupils[0]!, HIGH);
    await expectRefused(404, () => inScope(other.system, (db) => syncFlags(db, newer.id)));
    await expectRefused(403, () =>
      inScope(world.specialEducator as unknown as SystemViewer, (db) => syncFlags(db, newer.id)),
    );
  });
});

describe('listFlags', () => {
  test('the teacher of the class sees them; outsiders get none', async () => {
    const world = await createFlaggedWorld();
    const pupilIds = [world.pupils[0]!.pupil.id];
    const seenBy = async (viewer: World['teacher']) =>
      (await inScope(viewer, (db) => listFlags(db, pupilIds))).length;
    const datedFor = async (viewer: World['teacher']) =>
      (await inScope(viewer, (db) => listDatedFlags(db, pupilIds))).map(({ day }) => day);
    const otherClass = await createClass(world.school, world.schoolYear.id, '1B');
    const neighbour = await createViewer(world.municipality.id, 'special-educator', {
      classId: otherClass.id,
    });
    const before = await readEverything();
    expect(await seenBy(world.teacher)).toBe(2);
    expect(await datedFor(world.teacher)).toEqual([today(), today()]);
    expect(await datedFor(neighbour)).toEqual([]);
    for (const viewer of [
      neighbour,
      world.principal,
      world.headOfEducation,
      world.administrator,
      world.testLeader,
      other.specialEducator,
    ]) {
      expect(await seenBy(viewer)).toBe(0);
    }
    expect(await readEverything()).toBe(before);
  });
});

describe('reviewFlag', () => {
  test('confirm, reopen, watch, dismiss: each is added, none is changed', async () => {
    const { specialEducator, flag, pupils, municipality } = await createFlaggedWorld();
    const until = lastWatchDay(today(), []);
    const decide = (decision: Parameters<typeof reviewFlag>[2]) =>
      inScope(specialEducator, (db) => reviewFlag(db, flag.flagId, decision));
    const read = async () =>
      (await inScope(specialEducator, (db) => listFlags(db, [pupils[0]!.pupil.id]))).find(
        ({ flagId }) => flagId === flag.flagId,
      )!;
    expect(await decide({ decision: 'confirm' })).toMatchObject({ ok: true });
    expect((await read()).state).toBe('confirmed');
    expect(await decide({ decision: 'reopen' })).toMatchObject({ ok: true });
    expect((await read()).state).toBe('proposed');
    expect(await decide({ decision: 'watch', watchUntil: until })).toMatchObject({ ok: true });
    expect((await read()).state).toBe('watched');
    await decide({ decision: 'dismiss', reasonCode: 'ill-or-tired-that-day' });
    const after = await read();
    expect(after.state).toBe('dismissed');
    expect(
      after.reviews.map(({ decision, reasonCode, watchUntil }) => [
        decision,
        reasonCode,
        watchUntil,
      ]),
    ).toEqual([
      ['confirm', null, null],
      ['reopen', null, null],
      ['watch', null, until],
      ['dismiss', 'ill-or-tired-that-day', null],
    ]);
    const audited = await auditOf(municipality.id, 'flag.dismiss');
    expect(audited).toHaveLength(1);
    expect(audited[0]).toMatchObject({
      pupilIds: [pupils[0]!.pupil.id],
      actorId: specialEducator.staffMemberId,
    });
  });

  test.each([
    [{ decision: 'dismiss' }, 'reason-missing'],
    [{ decision: 'watch', watchUntil: addDays(lastWatchDay(today(), []), 1) }, 'watch-day-too-far'],
    [{ decision: 'watch', watchUntil: addDays(today(), -1) }, 'watch-day-past'],
    [{ decision: 'reopen' }, 'not-decided'],
  ] as const)('%j is refused with %s and nothing is written', async (decision, problem) => {
    const { specialEducator, flag } = await createFlaggedWorld();
    const before = await readEverything();
    const outcome = await inScope(specialEducator, (db) => reviewFlag(db, flag.flagId, decision));
    expect(outcome).toEqual({ ok: false, problem });
    expect(await readEverything()).toBe(before);
  });

  test('a decision on changed results clears the mark', async () => {
    const { specialEducator, flag, pupils, round, system } = await createFlaggedWorld();
    const decide = () =>
      inScope(specialEducator, (db) => reviewFlag(db, flag.flagId, { decision: 'confirm' }));
    await decide();
    const changed = await createAssessment(round, pupils[0]!, { letters: 9, gate: 16 });
    await inScope(system, (db) => syncFlags(db, changed.id));
    const mark = async () =>
      (await getClient().flag.findFirstOrThrow({ where: { id: flag.flagId } })).basisChanged;
    expect(await mark()).toBe(true);
    await decide();
    expect(await mark()).toBe(false);
  });

  test('outsiders: 404 out of scope, 403 for a role that may not decide', async () => {
    const world = await createFlaggedWorld();
    const attempt = (viewer: World['teacher']) => () =>
      inScope(viewer, (db) => reviewFlag(db, world.flag.flagId, { decision: 'confirm' }));
    const otherClass = await createClass(world.school, world.schoolYear.id, '1B');
    const neighbour = await createViewer(world.municipality.id, 'special-educator', {
      classId: otherClass.id,
    });
    await expectRefused(404, attempt(neighbour));
    await expectRefused(404, attempt(other.specialEducator));
    await expectRefused(403, attempt(world.teacher));
    await expectRefused(403, attempt(world.testLeader));
    await expectRefused(403, attempt(world.principal));
    await expectRefused(403, attempt(world.headOfEducation));
    await expectRefused(403, attempt(world.administrator));
    await expectRefused(404, () =>
      inScope(world.specialEducator, (db) => reviewFlag(db, 'no-id', { decision: 'confirm' })),
    );
  });
});

describe('remarkFlag', () => {
  const object = { remark: 'object', comment: ' Hen läser bättre i klassrummet. ' } as const;
  const remark = (viewer: World['teacher'], world: World, own: Parameters<typeof remarkFlag>[2]) =>
    inScope(viewer, (db) => remarkFlag(db, world.flag.flagId, own));
  const readFlag = async ({ specialEducator, pupils, flag }: World) =>
    (await inScope(specialEducator, (db) => listFlags(db, [pupils[0]!.pupil.id]))).find(
      ({ flagId }) => flagId === flag.flagId,
    )!;

  test('a teacher objects: the flag is open again, with the words beside the decision', async () => {
    const world = await createFlaggedWorld();
    await inScope(world.specialEducator, (db) =>
      reviewFlag(db, world.flag.flagId, {
        decision: 'dismiss',
        reasonCode: 'known-and-supported',
        comment: 'Stöd sedan i höstas',
      }),
    );
    expect(await remark(world.teacher, world, object)).toEqual({ ok: true });
    expect(await readFlag(world)).toMatchObject({
      state: 'proposed',
      reviews: [
        { decision: 'dismiss', comment: 'Stöd sedan i höstas' },
        { decision: 'object', comment: 'Hen läser bättre i klassrummet.' },
      ],
    });
  });

  test('two readers disagree in writing, and the decision stands', async () => {
    const world = await createFlaggedWorld();
    await inScope(world.specialEducator, (db) =>
      reviewFlag(db, world.flag.flagId, { decision: 'confirm' }),
    );
    const comment = { remark: 'comment', comment: 'Jag hade bevakat.' } as const;
    expect(await remark(world.teacher, world, comment)).toEqual({ ok: true });
    expect(await readFlag(world)).toMatchObject({
      state: 'confirmed',
      reviews: [{ decision: 'confirm' }, { decision: 'comment', comment: 'Jag hade bevakat.' }],
    });
  });

  test('nothing to object to, or no words: refused, and nothing is written', async () => {
    const world = await createFlaggedWorld();
    const before = await readEverything();
    expect(await remark(world.teacher, world, object)).toEqual({
      ok: false,
      problem: 'nothing-to-object',
    });
    expect(await remark(world.teacher, world, { remark: 'comment', comment: ' ' })).toEqual({
      ok: false,
      problem: 'comment-missing',
    });
    expect(await readEverything()).toBe(before);
  });

  test('outsiders: 404 out of scope or on another pupil’s page, 403 for other roles', async () => {
    const world = await createFlaggedWorld();
    const attempt = (viewer: World['teacher']) => () => remark(viewer, world, object);
    await expectRefused(404, attempt(other.teacher));
    await expectRefused(403, attempt(world.testLeader));
    await expectRefused(403, attempt(world.principal));
    await expectRefused(404, () =>
      inScope(world.teacher, (db) =>
        remarkFlag(db, world.flag.flagId, object, world.pupils[1]!.pupil.id),
      ),
    );
  });
});
