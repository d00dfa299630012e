import { beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import {
  loadCase,
  recordCaseEvent,
  recordHandOverInCase,
  withdrawHandOverInCase,
} from '~/support/case/case-store.server';
import { syncFlags } from '~/support/flag-store.server';
import { listHandOverSteps } from '~/support/paper/hand-over-steps.server';
import { loadHandOver, recordHandOver } from '~/support/paper/hand-over-store.server';
import {
  changeLetterTemplate,
  loadLetters,
  loadLetterTemplate,
} from '~/support/paper/letter-store.server';
import { COMMON_TEMPLATES } from '~/support/paper/letter-words';
import { loadMeetingList } from '~/support/paper/meeting-list.server';
import { loadTimeline, readTimeline } from '~/support/paper/timeline.server';
import { statusOf } from '../../support/administration-factories';
import { createAssessment, createRound, LOW } from '../../support/assessment-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import {
  createClass,
  createPupil,
  createViewer,
  createWorld,
  today,
} from '../../support/factories';

useTestDatabase();

type World = Awaited<ReturnType<typeof createSupported>>;
let world: World;
let away: Awaited<ReturnType<typeof createWorld>>;
let colleague: StaffViewer;

/** Three pupils judged low; one has a plan, one only a confirmed flag, one a protected identity and the plan. */
async function createSupported() {
  const made = await createWorld(2);
  const { municipality, schoolClass, window, specialEducator } = made;
  const hidden = await createPupil(schoolClass, { givenName: 'Ekorren', protectedIdentity: true });
  const pupils = [...made.pupils, hidden];
  const round = await createRound({
    municipalityId: municipality.id,
    classId: schoolClass.id,
    windowId: window.id,
  });
  for (const pupil of pupils) {
    const assessment = await createAssessment(round, pupil, LOW);
    await inScope(made.system, (db) => syncFlags(db, assessment.id));
  }
  const client = getClient();
  await client.flag.updateMany({
    where: { pupilId: made.pupils[1]!.pupil.id },
    data: { state: 'confirmed' },
  });
  const municipalityId = municipality.id;
  await client.plan.create({
    data: {
      id: newId(),
      municipalityId,
      need: 'blending',
      aim: 'Ljudar ihop tre ljud.',
      methodId: 'own',
      carriedOutBy: 'special-educator',
      place: 'classroom',
      minutes: 15,
      weekdays: [3, 1],
      weeks: 6,
      startDate: toStoredDate(today()),
      endDate: toStoredDate(addDays(today(), 40)),
      remeasureDate: toStoredDate(addDays(today(), 42)),
      staffMemberId: specialEducator.staffMemberId,
      pupils: {
        create: [made.pupils[0]!, hidden].map(({ pupil }) => ({
          id: newId(),
          pupilId: pupil.id,
          startDate: toStoredDate(today()),
        })),
      },
    },
  });
  return { ...made, hidden };
}

beforeAll(async () => {
  world = await createSupported();
  away = await createWorld(1);
  const other = await createClass(world.school, world.schoolYear.id, '1B');
  colleague = await createViewer(world.municipality.id, 'teacher', { classId: other.id });
});

const place = () => [world.schoolClass.id, world.pupils[0]!.pupil.id] as const;

describe('the meeting list', () => {
  it('says who gets what from whom, and who waits for a plan', async () => {
    const { classes } = await inScope(world.specialEducator, (db) => loadMeetingList(db, null));
    expect(classes).toHaveLength(1);
    const [list] = classes;
    expect(list?.pupilCount).toBe(3);
    expect(list?.lines.map(({ name, protectedIdentity }) => [name, protectedIdentity])).toEqual([
      ['Ekorren Test', true],
      ['Elev1 Test', false],
    ]);
    expect(list?.lines[1]).toMatchObject({
      need: 'blending',
      owner: 'Test Person',
      weekdays: [1, 3],
    });
    expect(list?.unplanned.map(({ name }) => name)).toEqual(['Elev2 Test']);
  });

  it('is the viewer’s own classes, and refuses who sees no pupil', async () => {
    const before = await readEverything();
    const load = (viewer: StaffViewer, classId: string | null) =>
      statusOf(inScope(viewer, (db) => loadMeetingList(db, classId)));
    expect(await load(colleague, world.schoolClass.id)).toBe(404);
    expect(await load(away.teacher, world.schoolClass.id)).toBe(404);
    for (const viewer of [world.principal, world.headOfEducation, world.testLeader]) {
      expect(await load(viewer, null)).toBe(403);
    }
    expect(await readEverything()).toEqual(before);
    const own = await inScope(colleague, (db) => loadMeetingList(db, null));
    expect(own.classes.map(({ className, lines }) => [className, lines.length])).toEqual([
      ['1B', 0],
    ]);
  });
});

describe('letters', () => {
  it('are one for each pupil but those whose identity is protected', async () => {
    const page = await inScope(world.teacher, (db) =>
      loadLetters(db, world.schoolClass.id, { language: 'sv' }),
    );
    expect(page.leftOut).toBe(1);
    expect(page.letters.map(({ name }) => name)).toEqual(['Elev1 Test', 'Elev2 Test']);
    expect(page.letters[0]?.facts).toMatchObject({
      name: 'Elev1',
      teachers: ['Test Person'],
      hasResults: true,
      plans: [{ need: 'blending', minutes: 15, timesAWeek: 2 }],
    });
    expect(page.letters[1]?.facts.plans).toEqual([]);
  });

  it('are hidden from outsiders', async () => {
    const before = await readEverything();
    const [classId, pupilId] = place();
    const load = (viewer: StaffViewer, id?: string) =>
      statusOf(inScope(viewer, (db) => loadLetters(db, classId, { pupilId: id, language: 'sv' })));
    for (const viewer of [colleague, away.teacher]) {
      expect(await load(viewer)).toBe(404);
      expect(await load(viewer, pupilId)).toBe(404);
    }
    expect(await load(world.principal, pupilId)).toBe(403);
    expect(await load(world.teacher, away.pupils[0]!.pupil.id)).toBe(404);
    expect(await readEverything()).toEqual(before);
  });

  it('take the municipality’s own words, which are put back', async () => {
    const own = '{name}\n\n{can} {now} {contact}';
    const change = (form: Parameters<typeof changeLetterTemplate>[2]) =>
      inScope(world.administrator, (db) => changeLetterTemplate(db, 'sv', form));
    const read = async () =>
      (await inScope(world.administrator, (db) => loadLetterTemplate(db, 'sv'))).text;
    expect(await change({ intent: 'save', text: `${own} nivå` })).toMatchObject({ ok: false });
    expect(await read()).toBe(COMMON_TEMPLATES.sv);
    await change({ intent: 'save', text: own });
    expect(await read()).toBe(own);
    const { template } = await inScope(world.teacher, (db) =>
      loadLetters(db, world.schoolClass.id, { language: 'sv' }),
    );
    expect(template).toBe(own);
    await change({ intent: 'undo' });
    expect(await read()).toBe(COMMON_TEMPLATES.sv);
    await change({ intent: 'undo' });
    expect(await read()).toBe(own);
    await change({ intent: 'reset' });
    expect(await read()).toBe(COMMON_TEMPLATES.sv);
    const elsewhere = await inScope(away.administrator, (db) => loadLetterTemplate(db, 'sv'));
    expect(elsewhere.changed).toBeNull();
    const before = await readEverything();
    for (const viewer of [world.teacher, world.specialEducator, world.principal]) {
      expect(await statusOf(inScope(viewer, (db) => loadLetterTemplate(db, 'sv')))).toBe(403);
      const reset = inScope(viewer, (db) => changeLetterTemplate(db, 'sv', { intent: 'reset' }));
      expect(await statusOf(reset)).toBe(403);
    }
    expect(await readEverything()).toEqual(before);
  });
});

describe('a timeline and a hand-over', () => {
  it('gather what is written, and are given and received by two people', async () => {
    const [classId, pupilId] = place();
    const record = (viewer: StaffViewer, form: Parameters<typeof recordHandOver>[3]) =>
      inScope(viewer, (db) => recordHandOver(db, classId, pupilId, form));
    const kinds = async () => {
      const page = await inScope(world.teacher, (db) => loadTimeline(db, classId, pupilId));
      return page.entries.map(({ kind }) => kind);
    };
    expect(await kinds()).toEqual(expect.arrayContaining(['result', 'flag', 'plan']));
    const give = { intent: 'give', worksWell: 'Korta pass.' } as const;
    expect(await record(world.teacher, give)).toEqual({ ok: true });
    expect(await record(world.teacher, { intent: 'receive' })).toEqual({
      ok: false,
      problem: 'own',
    });
    expect(await record(world.specialEducator, { intent: 'receive' })).toEqual({ ok: true });
    const page = await inScope(world.specialEducator, (db) => loadHandOver(db, classId, pupilId));
    expect(page.steps.map(({ kind, worksWell }) => [kind, worksWell])).toEqual([
      ['given', 'Korta pass.'],
      ['received', null],
    ]);
    expect(page).toMatchObject({ canReceive: false, canTakeBack: true });
    expect((await kinds()).slice(-2)).toEqual(['hand-over', 'hand-over']);
    await record(world.specialEducator, { intent: 'take-back' });
    const steps = await inScope(world.teacher, (db) => listHandOverSteps(db, pupilId));
    expect(steps).toHaveLength(1);
  });

  it('are written in the case when there is one, shown once, and taken back on their own page', async () => {
    const own = await createSupported();
    const at = [own.schoolClass.id, own.pupils[0]!.pupil.id] as const;
    const record = (viewer: StaffViewer, form: Parameters<typeof recordHandOver>[3]) =>
      inScope(viewer, (db) => recordHandOver(db, ...at, form));
    const caseOf = () => inScope(own.teacher, (db) => loadCase(db, ...at));
    const give = { intent: 'give', worksWell: '' } as const;
    await record(own.teacher, give);
    expect((await caseOf()).events).toEqual([]);
    await record(own.teacher, { intent: 'take-back' });
    const opened = { body: { kind: 'indicated', by: 'worry' } as const, day: today() };
    await inScope(own.teacher, (db) => recordCaseEvent(db, ...at, opened));
    await record(own.teacher, give);
    expect(await caseOf()).toMatchObject({ handedOverOn: today(), receivedOn: null });
    expect(await record(own.specialEducator, { intent: 'receive' })).toEqual({ ok: true });
    const page = await caseOf();
    expect(page).toMatchObject({ handedOverOn: today(), receivedOn: today() });
    expect(page.events.map(({ body, canBeTakenBack }) => [body.kind, canBeTakenBack])).toEqual([
      ['indicated', false],
      ['handed-over', false],
      ['hand-over-received', false],
    ]);
    const { entries } = await inScope(own.teacher, (db) => loadTimeline(db, ...at));
    const told = entries.flatMap((entry) => {
      if (entry.kind === 'hand-over') return [entry.step];
      return entry.kind === 'case' ? [entry.body.kind] : [];
    });
    expect(told).toEqual(['indicated', 'given', 'received']);
    const body = { kind: 'taken-back', eventId: page.events[2]!.id } as const;
    const takeBack = inScope(own.teacher, (db) =>
      recordCaseEvent(db, ...at, { body, day: today() }),
    );
    expect(await takeBack).toEqual({ ok: false, problem: 'of-hand-over' });
    const planned = { body: { kind: 'adaptations-planned' } as const, day: today() };
    await inScope(own.teacher, (db) => recordCaseEvent(db, ...at, planned));
    await record(own.specialEducator, { intent: 'take-back' });
    expect(await caseOf()).toMatchObject({
      step: 'adapting',
      handedOverOn: today(),
      receivedOn: null,
    });
  });

  it('of others write nothing in a case of somebody else’s', async () => {
    const [, pupilId] = place();
    const before = await readEverything();
    const step = { kind: 'handed-over', originId: newId() } as const;
    await inScope(away.teacher, (db) => recordHandOverInCase(db, pupilId, step));
    await inScope(away.teacher, (db) => withdrawHandOverInCase(db, pupilId, newId()));
    expect(await readEverything()).toEqual(before);
  });

  it('are hidden from outsiders, and a protected pupil is not handed over from here', async () => {
    const before = await readEverything();
    const [classId, pupilId] = place();
    for (const viewer of [colleague, away.teacher, away.administrator]) {
      const at = [classId, pupilId] as const;
      expect(await statusOf(inScope(viewer, (db) => loadTimeline(db, ...at)))).toBe(404);
      expect(await statusOf(inScope(viewer, (db) => readTimeline(db, ...at)))).toBe(404);
      expect(await statusOf(inScope(viewer, (db) => loadHandOver(db, ...at)))).toBe(404);
      const record = inScope(viewer, (db) => recordHandOver(db, ...at, { intent: 'receive' }));
      expect(await statusOf(record)).toBe(404);
    }
    const refused = inScope(world.principal, (db) => loadTimeline(db, classId, pupilId));
    expect(await statusOf(refused)).toBe(403);
    const elsewhere = await inScope(away.teacher, (db) => listHandOverSteps(db, pupilId));
    expect(elsewhere).toEqual([]);
    const hidden = await inScope(world.teacher, (db) =>
      recordHandOver(db, classId, world.hidden.pupil.id, { intent: 'give', worksWell: '' }),
    );
    expect(hidden).toEqual({ ok: false, problem: 'protected' });
    expect(await readEverything()).toEqual(before);
  });
});
