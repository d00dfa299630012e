/**
 * Method cards from the first word to what others report, and what outsiders are refused. Long, because one
 * card is followed through all of it.
 */
import { describe, expect, it } from 'vitest';
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { changeAdoption } from '~/outcomes/examples/adoption-store.server';
import type { CardContent } from '~/outcomes/examples/card-content';
import { countMethod, countPlansBy } from '~/outcomes/examples/count-method.server';
import { answerCardForm } from '~/outcomes/examples/example-doors.server';
import type { CardForm } from '~/outcomes/examples/example-form';
import {
  checkTexts,
  listSchoolsFor,
  requireReader,
} from '~/outcomes/examples/example-places.server';
import { readCard, readCards, readMethodTitles } from '~/outcomes/examples/example-rows.server';
import {
  beginExample,
  changeExample,
  loadExample,
  loadExamples,
  saveExample,
} from '~/outcomes/examples/example-store.server';
import { getClient } from '~/platform/database/client.server';
import { listPeopleIn, namesAPupil } from '~/roster/pupil-names-in-text.server';
import { addMethod, listMethods, listOwnMethods } from '~/support/plans/method-store.server';
import { statusOf } from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import {
  createClass,
  createPupil,
  createSchool,
  createViewer,
  createWorld,
  today,
} from '../../support/factories';
import { createWorldWithSpring } from '../../support-room/progress/world-with-spring';
import { bothAtOnce } from './both-at-once';
import { planBy, readWeekly } from './followed-pupils';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;

const CONTENT: CardContent = {
  title: 'Ljuda på mattan',
  needs: ['blending'],
  classSize: '21-25',
  window: 'winter',
  setting: 'Fyra elever i taget i ett hörn av klassrummet.',
  description: 'Bygg ord ljud för ljud.',
  materials: 'Bokstavsbrickor',
  minutes: 15,
  timesAWeek: 4,
  weeks: 6,
  experience: 'Korta pass gick bäst.',
};

/** A world with a second school, its class, pupil and special educator. */
async function createTwoSchools() {
  const world = await createWorld(2);
  const school = await createSchool(world.municipality.id, 'Grannskolan');
  const schoolClass = await createClass(school, world.schoolYear.id);
  await createPupil(schoolClass, { givenName: 'Tuva', familyName: 'Snöklocka' });
  const specialEducator = await createViewer(world.municipality.id, 'special-educator', {
    classId: schoolClass.id,
  });
  return { ...world, neighbour: { school, schoolClass, specialEducator } };
}

async function begin(viewer: StaffViewer, schoolId: string, methodId = 'blend-and-split') {
  const form = { intent: 'begin-example', schoolId, methodId } as const;
  const begun = await inScope(viewer, (db) => beginExample(db, form));
  if (!begun.ok || !begun.cardId) throw new Error('not begun');
  return begun.cardId;
}

async function publish(world: World, content: Partial<CardContent> = {}) {
  const cardId = await begin(world.specialEducator, world.school.id);
  const own = { content: { ...CONTENT, ...content }, isToPublish: true };
  const answer = await inScope(world.specialEducator, (db) => saveExample(db, cardId, own));
  return { cardId, answer };
}

const show = (viewer: StaffViewer, cardId: string) =>
  inScope(viewer, (db) => loadExample(db, cardId));
const send = (viewer: StaffViewer, cardId: string, form: CardForm) =>
  inScope(viewer, (db) => answerCardForm(db, cardId, { ok: true, form }));
const list = (viewer: StaffViewer) => inScope(viewer, loadExamples);

describe('a method card', () => {
  it('is a draft that only its school sees, then shown to all, changed, withdrawn and shown again', async () => {
    const world = await createTwoSchools();
    const cardId = await begin(world.principal, world.school.id);
    const { specialEducator: neighbour } = world.neighbour;
    expect((await show(world.specialEducator, cardId)).draft?.title).toBe(
      'Ljuda ihop och dela upp',
    );
    expect((await list(neighbour)).examples).toEqual([]);
    expect(await statusOf(show(neighbour, cardId))).toBe(404);

    await send(world.specialEducator, cardId, { intent: 'save-example', content: CONTENT });
    await send(world.specialEducator, cardId, { intent: 'publish-example', content: CONTENT });
    const shown = await show(neighbour, cardId);
    expect(shown).toMatchObject({
      state: 'published',
      schoolName: world.school.name,
      published: { version: 1, content: CONTENT, figures: { onTheWay: { kind: 'too-few' } } },
      draft: null,
      figuresNow: null,
      mayWrite: false,
    });
    for (const reader of [world.teacher, world.headOfEducation, world.administrator]) {
      expect((await list(reader)).examples).toMatchObject([{ cardId, title: CONTENT.title }]);
    }

    const changed = { ...CONTENT, title: 'Ljuda på golvet' };
    await send(world.specialEducator, cardId, { intent: 'publish-example', content: changed });
    expect((await show(neighbour, cardId)).history.map(({ version }) => version)).toEqual([2, 1]);
    const kept = await getClient().methodCardVersion.findMany({ where: { cardId } });
    expect(kept).toHaveLength(2);

    await send(world.specialEducator, cardId, { intent: 'withdraw-example' });
    expect(await statusOf(show(neighbour, cardId))).toBe(404);
    expect((await list(world.principal)).examples).toMatchObject([{ state: 'withdrawn' }]);
    await send(world.principal, cardId, { intent: 'republish-example' });
    expect((await show(neighbour, cardId)).state).toBe('published');
  });

  it('is thrown away as a draft, and of a published one only the draft is', async () => {
    const world = await createTwoSchools();
    const cardId = await begin(world.specialEducator, world.school.id);
    const gone = await send(world.specialEducator, cardId, { intent: 'discard-example' });
    expect(gone).toEqual({ ok: true, cardId: null });
    expect(await getClient().methodCard.findFirst({ where: { id: cardId } })).toBeNull();
    const { cardId: other } = await publish(world);
    const draft = { ...CONTENT, title: 'En annan dag' };
    await send(world.specialEducator, other, { intent: 'save-example', content: draft });
    await send(world.specialEducator, other, { intent: 'discard-example' });
    expect(await show(world.specialEducator, other)).toMatchObject({
      draft: null,
      published: { content: CONTENT },
    });
    const again = inScope(world.specialEducator, (db) =>
      changeExample(db, other, 'discard-example'),
    );
    expect(await statusOf(again)).toBe(404);
  });

  it('with personal data is kept as a draft, tells what and where, and is shown to nobody', async () => {
    const world = await createTwoSchools();
    const { cardId, answer } = await publish(world, {
      setting: 'Elev1 och en kamrat.',
      experience: 'Som Tuva Snöklocka i grannskolan, ring 070-123 45 67.',
      title: 'Tuvas hörn',
    });
    expect(answer).toEqual({
      ok: false,
      problem: 'personal-data',
      findings: [
        { field: 'setting', kind: 'given-name', found: 'Elev1', at: 0 },
        { field: 'experience', kind: 'full-name', found: 'Tuva Snöklocka', at: 4 },
        { field: 'experience', kind: 'telephone', found: '070-123 45 67', at: 39 },
      ],
    });
    expect(await statusOf(show(world.neighbour.specialEducator, cardId))).toBe(404);
    expect((await show(world.specialEducator, cardId)).draft?.setting).toContain('Elev1');
    const mended = await send(world.specialEducator, cardId, {
      intent: 'publish-example',
      content: CONTENT,
    });
    expect(mended.ok).toBe(true);
  });
});

describe('what a card counts', () => {
  it('is of pupils with plans by the method, beside others, from ten pupils', async () => {
    const world = await createWorldWithSpring(24);
    for (const [index, { pupil }] of world.pupils.entries()) {
      const isOwn = index < 12;
      const isRising = isOwn ? index < 7 : index < 17;
      await planBy(world, pupil.id, isOwn ? 'blend-and-split' : 'word-lists');
      await readWeekly(world, index, isRising ? 'rising' : 'flat');
    }
    const place = { schoolId: world.school.id, methodId: 'blend-and-split' };
    const figures = await inScope(world.principal, (db) => countMethod(db, place));
    expect(figures).toMatchObject({
      dose: { plans: 12, minutes: 20, timesAWeek: 2, weeks: 10, sessionsHeld: 12 },
      onTheWay: { kind: 'told', count: 7, base: 12 },
      besides: { kind: 'told', count: 5, base: 12 },
      faster: { kind: 'told', count: 7, base: 12 },
    });
    expect(await inScope(world.principal, (db) => countPlansBy(db, place))).toBe(12);
    const { cardId } = await publish(world);
    const page = await show(world.headOfEducation, cardId);
    // The rest of the school's plans is for who writes and sees the whole school, and is not kept.
    const { besides: _besides, ...shown } = figures;
    expect(page.published?.figures).toEqual(shown);
    const kept = await getClient().methodCardVersion.findFirstOrThrow({ where: { cardId } });
    expect(kept.figures).toEqual(shown);
    expect((await show(world.principal, cardId)).figuresNow).toEqual(figures);
    expect((await show(world.specialEducator, cardId)).figuresNow).toEqual(figures);
    await createClass(world.school, world.schoolYear.id, '1B');
    expect((await show(world.specialEducator, cardId)).figuresNow).toEqual({
      ...shown,
      besides: null,
    });
    const sent = JSON.stringify([page, await list(world.headOfEducation)]);
    for (const { pupil } of world.pupils) {
      expect(sent).not.toContain(pupil.id);
      expect(sent).not.toContain(`${pupil.givenName}"`);
    }
    const other = await createWorld(1);
    const foreign = await inScope(other.specialEducator, (db) => countMethod(db, place));
    expect(foreign).toMatchObject({ dose: null, onTheWay: { kind: 'too-few' } });
    expect(await inScope(other.specialEducator, (db) => countPlansBy(db, place))).toBe(0);
  }, 30_000);
});

it('figures kept with the rest of the school are shown without it', async () => {
  const world = await createTwoSchools();
  const { cardId } = await publish(world);
  const share = { kind: 'told', count: 6, base: 12, lower: 0.2, upper: 0.8 } as const;
  const figures = { countedOn: today(), dose: null, onTheWay: share, faster: share };
  await getClient().methodCardVersion.updateMany({
    where: { cardId },
    data: { figures: { ...figures, besides: share } },
  });
  expect((await show(world.neighbour.specialEducator, cardId)).published?.figures).toEqual(figures);
});

describe('another school', () => {
  it('takes a copy, plans by it, reports back, stops and goes on; the card counts it', async () => {
    const world = await createTwoSchools();
    const { specialEducator: neighbour, school } = world.neighbour;
    const { cardId } = await publish(world);
    expect((await show(neighbour, cardId)).mayAdoptFor).toEqual([
      { schoolId: school.id, schoolName: school.name },
    ]);
    await send(neighbour, cardId, { intent: 'adopt-example', schoolId: school.id });
    const copies = await inScope(neighbour, listMethods);
    expect(copies.find(({ own }) => own?.schoolId === school.id)).toMatchObject({
      title: { sv: CONTENT.title },
      needs: CONTENT.needs,
      minutes: CONTENT.minutes,
    });

    const report = { intent: 'report-example', schoolId: school.id, word: 'partly' } as const;
    const refused = await send(neighbour, cardId, { ...report, words: 'Tuva tyckte om det.' });
    expect(refused).toMatchObject({ problem: 'personal-data', findings: [{ found: 'Tuva' }] });
    expect(await getClient().methodCardReport.count({ where: { adoption: { cardId } } })).toBe(0);
    await send(neighbour, cardId, { ...report, words: 'Bra i små grupper.' });
    await send(neighbour, cardId, { ...report, word: 'well', words: 'Bättre andra gången.' });
    expect(await show(world.teacher, cardId)).toMatchObject({
      adoptions: [
        {
          schoolName: school.name,
          isEnded: false,
          isOwn: false,
          earlierReports: 1,
          report: { word: 'well', words: 'Bättre andra gången.', figures: { plans: 0 } },
        },
      ],
    });
    expect((await list(world.teacher)).examples).toMatchObject([
      { adopted: 1, reports: { well: 1, partly: 0, not: 0 } },
    ]);

    await send(neighbour, cardId, { intent: 'leave-example', schoolId: school.id });
    expect((await list(neighbour)).examples[0]?.adopted).toBe(0);
    const retired = await inScope(neighbour, (db) => listOwnMethods(db, [school.id]));
    expect(retired).toMatchObject([{ own: { isRetired: true } }]);
    await send(neighbour, cardId, { intent: 'adopt-example', schoolId: school.id });
    expect(await inScope(neighbour, (db) => listOwnMethods(db, [school.id]))).toMatchObject([
      { own: { isRetired: false } },
    ]);
  });

  it('takes one copy when two press at once', async () => {
    const world = await createTwoSchools();
    const { specialEducator: neighbour, school } = world.neighbour;
    const { cardId } = await publish(world);
    const adopt = (db: ScopedDb<StaffViewer>) =>
      changeAdoption(db, cardId, { intent: 'adopt-example', schoolId: school.id });
    expect(await bothAtOnce(neighbour, adopt)).toEqual([
      { ok: true, cardId },
      { ok: true, cardId },
    ]);
    expect(await getClient().methodCardAdoption.count({ where: { cardId } })).toBe(1);
    expect(await inScope(neighbour, (db) => listOwnMethods(db, [school.id]))).toHaveLength(1);
  });

  it('takes no copy of its own card, of a draft, or for a school that is not the viewer’s', async () => {
    const world = await createTwoSchools();
    const { specialEducator: neighbour, school } = world.neighbour;
    const draft = await begin(world.specialEducator, world.school.id);
    const { cardId } = await publish(world);
    const adopt = (viewer: StaffViewer, id: string, schoolId: string) =>
      statusOf(
        inScope(viewer, (db) => changeAdoption(db, id, { intent: 'adopt-example', schoolId })),
      );
    expect(await adopt(world.specialEducator, cardId, world.school.id)).toBe(404);
    expect(await adopt(neighbour, draft, school.id)).toBe(404);
    expect(await adopt(neighbour, cardId, world.school.id)).toBe(404);
    expect(await adopt(world.principal, cardId, world.school.id)).toBe(403);
    const leave = { intent: 'leave-example', schoolId: school.id } as const;
    expect(await statusOf(inScope(neighbour, (db) => changeAdoption(db, cardId, leave)))).toBe(404);
  });
});

describe('outsiders', () => {
  it('reach nothing and change nothing', async () => {
    const world = await createTwoSchools();
    const other = await createTwoSchools();
    const { cardId } = await publish(world);
    const draft = await begin(world.specialEducator, world.school.id);
    const before = await readEverything();
    const foreign = other.specialEducator;
    expect((await list(foreign)).examples).toEqual([]);
    expect(await inScope(foreign, readCards)).toEqual([]);
    expect(await statusOf(inScope(foreign, (db) => readCard(db, cardId)))).toBe(404);
    const forms: CardForm[] = [
      { intent: 'save-example', content: CONTENT },
      { intent: 'publish-example', content: CONTENT },
      { intent: 'discard-example' },
      { intent: 'withdraw-example' },
      { intent: 'republish-example' },
      { intent: 'adopt-example', schoolId: world.school.id },
      { intent: 'report-example', schoolId: world.school.id, word: 'well', words: '' },
    ];
    for (const form of forms) {
      expect(await statusOf(send(foreign, cardId, form)), form.intent).toBe(404);
      for (const viewer of [world.teacher, world.headOfEducation, world.administrator]) {
        expect(await statusOf(send(viewer, cardId, form)), form.intent).toBe(403);
      }
    }
    const neighbour = world.neighbour.specialEducator;
    expect(await statusOf(send(neighbour, cardId, { intent: 'withdraw-example' }))).toBe(403);
    expect(await statusOf(send(neighbour, draft, { intent: 'discard-example' }))).toBe(404);
    expect(await statusOf(show(neighbour, draft))).toBe(404);
    expect(await statusOf(list(world.testLeader))).toBe(403);
    expect(await statusOf(inScope(world.testLeader, async (db) => requireReader(db)))).toBe(403);
    const beginning = {
      intent: 'begin-example',
      schoolId: world.school.id,
      methodId: 'read-again',
    } as const;
    expect(await statusOf(inScope(foreign, (db) => beginExample(db, beginning)))).toBe(404);
    expect(await statusOf(inScope(world.teacher, (db) => beginExample(db, beginning)))).toBe(403);
    const fields = { ...CONTENT, title: 'Ny' };
    const add = inScope(foreign, (db) => addMethod(db, world.school.id, fields));
    expect(await statusOf(add)).toBe(404);
    const [card] = await inScope(world.specialEducator, readCards);
    expect(await inScope(foreign, (db) => listOwnMethods(db, [world.school.id]))).toEqual([]);
    const titles = await inScope(foreign, (db) => readMethodTitles(db, [card!]));
    expect(titles.get('blend-and-split')?.sv).toBe('Ljuda ihop och dela upp');
    const schools = await inScope(foreign, (db) => listSchoolsFor(db, 'examples.write'));
    expect(schools.map(({ id }) => id)).toEqual([other.school.id]);
    expect(await readEverything()).toBe(before);
  });

  it('learn no names of other municipalities: a name is found only where its pupil is', async () => {
    const world = await createTwoSchools();
    const other = await createWorld(1);
    const texts = ['Vi läste med Tuva Snöklocka.'];
    expect(await inScope(world.administrator, (db) => namesAPupil(db, texts))).toBe(true);
    expect(await inScope(other.administrator, (db) => namesAPupil(db, texts))).toBe(false);
    expect(
      await inScope(world.administrator, (db) => namesAPupil(db, ['Tuva eller Snöklocka'])),
    ).toBe(false);
    expect(await inScope(other.administrator, (db) => listPeopleIn(db, texts))).toEqual([]);
    const check = (viewer: StaffViewer) =>
      inScope(viewer, (db) =>
        checkTexts(db, world.neighbour.school.id, [{ field: 'a', text: 'Tuva' }]),
      );
    expect(await check(world.administrator)).toHaveLength(1);
    expect(await check(other.administrator)).toEqual([]);
  });
});
