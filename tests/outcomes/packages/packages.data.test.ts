/**
 * Packages from one municipality into another: equal content, nothing in use that is somebody's to decide,
 * nothing half-written, undone; and own figures beside others. Long, because one package is followed through
 * all of it.
 */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { sha256Hex } from '~/instruments/voice-publish.server';
import { loadBenchmark } from '~/outcomes/benchmark/benchmark-store.server';
import { loadExamples, saveExample } from '~/outcomes/examples/example-store.server';
import { readMunicipality } from '~/outcomes/follow-up/follow-up-store.server';
import { changePublication } from '~/outcomes/open-data/publication-store.server';
import { readOwnFigures } from '~/outcomes/packages/own-figures.server';
import {
  type PackageContent,
  type PackageThing,
  readPackage,
  writePackage,
} from '~/outcomes/packages/package-format';
import {
  changeImport,
  exportPackage,
  loadImport,
  loadPackages,
  receivePackage,
} from '~/outcomes/packages/package-store.server';
import { countUsed, makeThings, unmakeThings } from '~/outcomes/packages/take-in.server';
import {
  hashOf,
  listLetters,
  listShownCards,
  listTakenIn,
  listUsed,
  readHere,
} from '~/outcomes/packages/things-here.server';
import { addDays, schoolYearStart, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { getPolicy } from '~/scoring/policy-shelf';
import { COMMON_TEMPLATES } from '~/support/paper/letter-words';
import { methodCard } from '../../access/matrix-examples';
import { statusOf } from '../../support/administration-factories';
import { createAssessment, createRound, HIGH, LOW } from '../../support/assessment-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import { createSchool, createWorld, today } from '../../support/factories';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A municipality with its own approved limits, its own words of letters and a card that is shown. */
async function createGiver() {
  const world = await createWorld(2);
  const municipalityId = world.municipality.id;
  const { staffMemberId } = world.headOfEducation;
  const policy = getPolicy('grund-1');
  const [winter] = Object.entries(policy.windows);
  const limits = winter![1].limits.map((limit, place) =>
    place === 0 ? { ...limit, value: limit.value + 1 } : limit,
  );
  const content = {
    ...policy,
    version: 2,
    status: 'approved',
    windows: { ...policy.windows, [winter![0]]: { ...winter![1], limits } },
  };
  await getClient().cutPolicyVersion.create({
    data: {
      id: newId(),
      municipalityId,
      policyId: 'grund-1',
      version: 2,
      status: 'approved',
      content: JSON.parse(JSON.stringify(content)),
      source: 'Prövat i våra klasser.',
      basedOn: 1,
      createdById: staffMemberId,
      createdAt: new Date(),
    },
  });
  await getClient().screeningWindow.update({
    where: { id: world.window.id },
    data: { policyVersion: 2 },
  });
  const text = `${COMMON_TEMPLATES.sv}\n\nVälkommen att ringa skolan.`;
  await getClient().letterTemplate.create({
    data: {
      id: newId(),
      municipalityId,
      language: 'sv',
      text,
      staffMemberId,
      createdAt: new Date(),
    },
  });
  const otherSchool = await createSchool(municipalityId);
  await methodCard({ ...world, otherSchool }, { of: 'school', has: ['published'] });
  return { ...world, text };
}

async function takeOut(viewer: StaffViewer) {
  const made = await inScope(viewer, (db) => exportPackage(db, ['policy', 'letter', 'card']));
  if (!made.ok) throw new Error(made.problem);
  return made.file;
}

const bring = (viewer: StaffViewer, text: string) =>
  inScope(viewer, (db) => receivePackage(db, { ok: true, bytes: bytesOf(text) }));

async function bringIn(viewer: StaffViewer, text: string) {
  const answer = await bring(viewer, text);
  if (!answer.ok) throw new Error(answer.problem);
  return answer.importId;
}

const change = (
  viewer: StaffViewer,
  importId: string,
  intent: 'take-in' | 'discard-package' | 'undo-package',
) => inScope(viewer, (db) => changeImport(db, importId, { intent }));

const verdictsOf = async (viewer: StaffViewer, importId: string) =>
  (await inScope(viewer, (db) => loadImport(db, importId))).things.map(
    ({ kind, verdict }) => `${kind} ${verdict.state}`,
  );

const lettersOf = async (viewer: StaffViewer) =>
  (await inScope(viewer, listLetters)).map(({ language, text }) => [language, text]);

describe('a package', () => {
  it('goes from one municipality into a clean one with equal content, as drafts', async () => {
    const giver = await createGiver();
    const taker = await createWorld(2);
    const file = await takeOut(giver.administrator);
    for (const word of [giver.municipality.name, giver.school.name, giver.municipality.id]) {
      expect(file).not.toContain(word);
    }
    const importId = await bringIn(taker.administrator, file);
    expect(await verdictsOf(taker.administrator, importId)).toEqual([
      'battery same',
      'policy new',
      'letter changed',
      'card new',
    ]);
    await change(taker.administrator, importId, 'take-in');
    const drafted = await getClient().cutPolicyVersion.findFirstOrThrow({
      where: { municipalityId: taker.municipality.id },
    });
    expect(drafted).toMatchObject({ policyId: 'grund-1', version: 2, status: 'draft', basedOn: 1 });
    const window = await getClient().screeningWindow.findUniqueOrThrow({
      where: { id: taker.window.id },
    });
    expect(window.policyVersion).toBe(1);
    expect(await lettersOf(taker.administrator)).toEqual([['sv', giver.text]]);
    expect((await inScope(taker.teacher, loadExamples)).examples).toEqual([]);
    const [card] = (await inScope(taker.specialEducator, loadExamples)).examples;
    expect(card).toMatchObject({ state: 'draft', schoolName: null, title: 'Ljuda på mattan' });

    // What was brought is the same as what was given: read again, nothing is new.
    const again = readPackage(bytesOf(file), sha256Hex);
    if (!again.ok) throw new Error(again.problem);
    const given = again.content.things.find(({ kind }) => kind === 'policy');
    const { version: _v, status: _s, ...content } = drafted.content as Record<string, unknown>;
    const {
      version: _w,
      status: _t,
      ...asked
    } = (given as { policy: Record<string, unknown> }).policy;
    expect(content).toEqual(asked);
    expect(await verdictsOf(taker.administrator, importId)).toEqual([
      'battery same',
      'policy same',
      'letter same',
      'card same',
    ]);
    expect(await bring(taker.administrator, file)).toMatchObject({ problem: 'already-read' });
  });

  it('carries no figures of the rest of a school, however they were kept', async () => {
    const giver = await createGiver();
    const { id, figures: shown } = await getClient().methodCardVersion.findFirstOrThrow({
      where: { municipalityId: giver.municipality.id },
    });
    // As versions were kept before: with more in them than a card tells.
    const kept = await getClient().methodCardVersion.update({
      where: { id },
      data: { figures: { ...(shown as object), besides: { kind: 'too-few' } } },
    });
    expect(kept.figures).toHaveProperty('besides');
    const cards = await inScope(giver.administrator, listShownCards);
    expect(cards).toHaveLength(1);
    expect(JSON.stringify(cards)).not.toContain('besides');
    expect(await takeOut(giver.administrator)).not.toContain('besides');
    // A package that was read in with them.
    const { content } = cards[0] as Extract<PackageThing, { kind: 'card' }>;
    const thing = { kind: 'card' as const, content, figures: kept.figures as never };
    const taker = await createWorld(2);
    const { id: importId } = await getClient().packageImport.findUniqueOrThrow({
      where: { id: await bringIn(taker.administrator, await takeOut(giver.administrator)) },
    });
    const from = { importId, isSynthetic: false };
    await inScope(taker.administrator, (db) => makeThings(db, from, [thing]));
    const made = await getClient().methodCardVersion.findFirstOrThrow({
      where: { municipalityId: taker.municipality.id },
    });
    expect(made.figures).not.toHaveProperty('besides');
  });

  it('is undone as far as nobody has gone on with it', async () => {
    const giver = await createGiver();
    const taker = await createWorld(2);
    const importId = await bringIn(taker.administrator, await takeOut(giver.administrator));
    await change(taker.administrator, importId, 'take-in');
    const [card] = (await inScope(taker.specialEducator, loadExamples)).examples;
    const content = {
      title: 'Ljuda på mattan',
      needs: ['blending' as const],
      classSize: '21-25' as const,
      window: 'winter' as const,
      setting: 'Som hos dem.',
      description: 'Bygg ord ljud för ljud.',
      materials: '',
      minutes: 15,
      timesAWeek: 4,
      weeks: 6,
      experience: '',
    };
    await inScope(taker.specialEducator, (db) =>
      saveExample(db, card!.cardId, { content, isToPublish: true }),
    );
    expect(await inScope(taker.administrator, (db) => loadImport(db, importId))).toMatchObject({
      used: 1,
    });
    await change(taker.administrator, importId, 'undo-package');
    const { id: municipalityId } = taker.municipality;
    expect(await getClient().cutPolicyVersion.count({ where: { municipalityId } })).toBe(0);
    expect(await lettersOf(taker.administrator)).toEqual([['sv', null]]);
    expect(await getClient().methodCard.count({ where: { municipalityId } })).toBe(1);
    expect(await inScope(taker.administrator, loadPackages)).toMatchObject({
      imports: [{ importId, state: 'undone' }],
    });
    expect(await statusOf(change(taker.administrator, importId, 'undo-package'))).toBe(403);
    // It may be read in again afterwards.
    expect(await bringIn(taker.administrator, await takeOut(giver.administrator))).not.toBe(
      importId,
    );
  });

  it('by who may not change letters takes everything in but the letters', async () => {
    const giver = await createGiver();
    const taker = await createWorld(2);
    const importId = await bringIn(taker.headOfEducation, await takeOut(giver.administrator));
    expect(await verdictsOf(taker.headOfEducation, importId)).toContain('letter conflict');
    await change(taker.headOfEducation, importId, 'take-in');
    expect(await lettersOf(taker.headOfEducation)).toEqual([]);
    expect((await inScope(taker.specialEducator, loadExamples)).examples).toHaveLength(1);
  });

  it('that was tampered with, is thrown away, or holds a name writes nothing of its content', async () => {
    const giver = await createGiver();
    const taker = await createWorld(2);
    const file = await takeOut(giver.administrator);
    const before = await readEverything();
    expect(await bring(taker.administrator, file.replace('Välkommen', 'Valkommen'))).toMatchObject({
      problem: 'wrong-checksum',
    });
    const read = readPackage(bytesOf(file), sha256Hex);
    if (!read.ok) throw new Error(read.problem);
    const things = read.content.things.map((thing) =>
      thing.kind === 'card'
        ? { ...thing, content: { ...thing.content, setting: 'Som Elev1 Test gjorde.' } }
        : thing,
    );
    const named = writePackage({ ...read.content, things }, sha256Hex);
    expect(await bring(taker.administrator, named)).toEqual({
      ok: false,
      problem: 'personal-data',
      kinds: ['card'],
    });
    const torn = read.content.things.map((thing) =>
      thing.kind === 'letter' ? { ...thing, text: 'Hej {okänt}' } : thing,
    );
    expect(
      await bring(taker.administrator, writePackage({ ...read.content, things: torn }, sha256Hex)),
    ).toMatchObject({ problem: 'bad-content', kinds: ['letter'] });
    const nothing = inScope(taker.administrator, (db) =>
      receivePackage(db, { ok: false, problem: 'file-missing' }),
    );
    expect(await nothing).toMatchObject({ problem: 'file-missing' });
    expect(await readEverything()).toBe(before);
    const importId = await bringIn(taker.administrator, file);
    await change(taker.administrator, importId, 'discard-package');
    expect(await lettersOf(taker.administrator)).toEqual([]);
    expect(await statusOf(change(taker.administrator, importId, 'take-in'))).toBe(403);
  });

  it('with a pupil’s name in what is given is not made', async () => {
    const giver = await createGiver();
    const { id: municipalityId } = giver.municipality;
    await getClient().pupil.updateMany({
      where: { municipalityId },
      data: { givenName: 'Välkommen', familyName: 'Att' },
    });
    const made = await inScope(giver.administrator, (db) => exportPackage(db, ['letter', 'card']));
    expect(made).toEqual({ ok: false, problem: 'personal-data', kinds: ['letter'] });
    const empty = await inScope(giver.administrator, (db) => exportPackage(db, []));
    expect(empty).toMatchObject({ ok: false, problem: 'empty' });
  });
});

describe('outsiders', () => {
  it('reach no package of others and change nothing', async () => {
    const giver = await createGiver();
    const other = await createWorld(2);
    const importId = await bringIn(giver.administrator, await takeOut(giver.administrator));
    const before = await readEverything();
    for (const intent of ['take-in', 'discard-package', 'undo-package'] as const) {
      expect(await statusOf(change(other.administrator, importId, intent))).toBe(404);
      expect(await statusOf(change(giver.principal, importId, intent))).toBe(403);
    }
    expect(await statusOf(verdictsOf(other.administrator, importId))).toBe(404);
    expect((await inScope(other.administrator, loadPackages)).imports).toEqual([]);
    for (const viewer of [
      giver.teacher,
      giver.specialEducator,
      giver.principal,
      giver.testLeader,
    ]) {
      expect(await statusOf(inScope(viewer, loadPackages))).toBe(403);
      expect(await statusOf(takeOut(viewer))).toBe(403);
      expect(await statusOf(bring(viewer, 'x'))).toBe(403);
      const from = { importId, isSynthetic: false };
      expect(await statusOf(inScope(viewer, (db) => makeThings(db, from, [])))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => unmakeThings(db, [])))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => countUsed(db, [])))).toBe(403);
    }
    const figures = inScope(giver.administrator, (db) => exportPackage(db, ['figures']));
    expect(await statusOf(figures)).toBe(403);
    expect(await statusOf(inScope(giver.administrator, readOwnFigures))).toBe(403);
    const foreign = other.administrator;
    expect(await inScope(foreign, listLetters)).toEqual([]);
    expect(await inScope(foreign, listShownCards)).toEqual([]);
    expect(await inScope(foreign, listTakenIn)).toEqual([]);
    expect((await inScope(foreign, listUsed)).map(({ kind }) => kind)).toEqual([
      'battery',
      'policy',
    ]);
    const here = await inScope(foreign, readHere);
    expect([here.cards.size, here.letters.sv]).toEqual([0, COMMON_TEMPLATES.sv]);
    expect(await readEverything()).toBe(before);
  });
});

describe('own figures beside others', () => {
  /** Figures of a giver, as a package that was taken in. */
  async function takeInFigures(world: World, giver: number, count: number): Promise<void> {
    const content: PackageContent = {
      madeOn: today(),
      synthetic: false,
      things: [
        {
          kind: 'figures',
          figures: {
            source: hashOf(`giver ${giver}`),
            startYear: schoolYearStart(today()),
            window: 'winter',
            size: 'small',
            shares: [{ id: 'needs-follow-up', count, base: 100 }],
          },
        },
      ],
    };
    const importId = await bringIn(world.administrator, writePackage(content, sha256Hex));
    await change(world.administrator, importId, 'take-in');
  }

  async function createScreenedWorld() {
    const world = await createWorld(40);
    const place = { municipalityId: world.municipality.id, classId: world.schoolClass.id };
    const round = await createRound({ ...place, windowId: world.window.id });
    for (const [index, pupil] of world.pupils.entries()) {
      await createAssessment(round, pupil, index < 12 ? LOW : HIGH);
    }
    return world;
  }

  /** The window is over, and its figures are made public. */
  async function publish(world: World): Promise<void> {
    await getClient().screeningWindow.update({
      where: { id: world.window.id },
      data: {
        startDate: toStoredDate(addDays(today(), -60)),
        endDate: toStoredDate(addDays(today(), -30)),
        catchUpEndDate: toStoredDate(addDays(today(), -1)),
      },
    });
    const change = { intent: 'publish', licence: 'CC0-1.0' } as const;
    expect(await inScope(world.headOfEducation, (db) => changePublication(db, change))).toEqual({
      ok: true,
    });
  }

  it('are those that are public, whatever has changed since, and are compared from five givers', async () => {
    const world = await createScreenedWorld();
    const isEmpty = { ok: false, problem: 'empty' };
    const pack = () => inScope(world.headOfEducation, (db) => exportPackage(db, ['figures']));
    expect(await inScope(world.headOfEducation, readOwnFigures)).toBeNull();
    expect(await pack()).toMatchObject(isEmpty);
    await publish(world);
    const own = await inScope(world.headOfEducation, readOwnFigures);
    expect(own).toMatchObject({
      window: 'winter',
      size: 'small',
      shares: [
        { id: 'with-level', count: 40, base: 40 },
        { id: 'needs-follow-up', count: 12, base: 40 },
      ],
    });
    const made = await pack();
    expect(made.ok && made.file).not.toContain(world.municipality.id);
    // One pupil's level changes: what is public, and so what leaves, is as it was.
    const where = { pupilId: world.pupils[0]!.pupil.id };
    const level = await getClient().currentAssessment.findFirstOrThrow({ where });
    await getClient().currentAssessment.deleteMany({ where });
    expect(await inScope(world.headOfEducation, readOwnFigures)).toEqual(own);
    await getClient().currentAssessment.create({ data: level });
    const show = async (viewer: StaffViewer) => {
      const { groups } = await inScope(viewer, (db) => loadBenchmark(db, null));
      const group = groups.find(({ of }) => of === 'municipalities');
      return group?.shares.find(({ id }) => id === 'needs-follow-up');
    };
    for (const giver of [1, 2, 3, 4]) await takeInFigures(world, giver, 8);
    expect(await show(world.headOfEducation)).toMatchObject({ units: 4, standing: null });
    // The newest of one giver takes the place of the one before.
    await takeInFigures(world, 4, 9);
    expect(await show(world.headOfEducation)).toMatchObject({ units: 4, standing: null });
    await takeInFigures(world, 5, 8);
    for (const viewer of [world.headOfEducation, world.principal]) {
      expect(await show(viewer)).toMatchObject({
        own: { count: 12, base: 40 },
        group: { kind: 'told', count: 41, base: 500 },
        units: 5,
        standing: 'higher',
      });
    }
    const sent = JSON.stringify(
      await inScope(world.principal, (db) => loadBenchmark(db, world.school.id)),
    );
    for (const { pupil } of world.pupils) expect(sent).not.toContain(pupil.id);
  }, 30_000);

  it('outsiders see no figures; a principal meets no other school by name', async () => {
    const world = await createWorld(2);
    const neighbour = await createSchool(world.municipality.id, 'Grannskolan');
    const other = await createWorld(2);
    const show = (viewer: StaffViewer, schoolId: string | null) =>
      inScope(viewer, (db) => loadBenchmark(db, schoolId));
    const before = await readEverything();
    expect(await statusOf(show(other.principal, world.school.id))).toBe(404);
    expect(await statusOf(show(world.principal, neighbour.id))).toBe(404);
    for (const viewer of [world.teacher, world.specialEducator, world.administrator]) {
      expect(await statusOf(show(viewer, null))).toBe(403);
    }
    const page = await show(world.principal, null);
    expect(page).toMatchObject({ of: 'school', name: world.school.name });
    expect(JSON.stringify(page)).not.toContain('Grannskolan');
    const nothing = { schoolId: null, windowId: null };
    const foreign = await inScope(other.principal, (db) => readMunicipality(db, nothing));
    expect(foreign.schools.map(({ schoolName }) => schoolName)).toEqual([other.school.name]);
    expect(await readEverything()).toBe(before);
  });
});
