/**
 * The staged introduction, readiness, answers on help and how far adults have come, from the database. Long, because
 * each is also asked by those who may not.
 */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadEffect } from '~/outcomes/effect/effect-store.server';
import { exportFollowUp, loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import { loadAdoption } from '~/outcomes/learning/adoption-store.server';
import { loadHelpAnswers, saveHelpAnswer } from '~/outcomes/learning/help-answer-store.server';
import {
  listLeftOutSchools,
  readDecisions,
  readLeftOut,
} from '~/outcomes/learning/left-out-schools.server';
import { ALL_QUESTIONS, type ReadinessForm } from '~/outcomes/learning/readiness';
import { loadReadiness, saveReadiness } from '~/outcomes/learning/readiness-store.server';
import type { Stage } from '~/outcomes/learning/stage';
import { changeStage, loadStages } from '~/outcomes/learning/stage-store.server';
import { exportQualityReport } from '~/outcomes/quality-report/report-store.server';
import { loadYears } from '~/outcomes/years/years-store.server';
import { addDays, schoolYearStart, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { openTestSitting, statusOf } from '../../support/administration-factories';
import { createRound } from '../../support/assessment-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import {
  createClass,
  createPupil,
  createSchool,
  createWorld,
  today,
} from '../../support/factories';
import { unzip } from '../quality-report/unzip';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;

/** A second school of the municipality, with twelve pupils. */
async function addSchool({ municipality, schoolYear }: World, name = 'Pilotskolan') {
  const school = await createSchool(municipality.id, name);
  const schoolClass = await createClass(school, schoolYear.id);
  for (let place = 0; place < 12; place += 1) await createPupil(schoolClass);
  return school;
}

const decide = (viewer: StaffViewer, schoolId: string, stage: Stage, included = false) =>
  inScope(viewer, (db) =>
    changeStage(db, {
      intent: 'set-stage',
      schoolId,
      stage,
      note: '',
      ...(included ? { included: 'yes' as const } : {}),
    }),
  );

/** A decision written so many days ago: the world's only window began seven days ago. */
async function decidedBefore(world: World, schoolId: string, stage: Stage, days: number) {
  const { id: municipalityId } = world.municipality;
  const { staffMemberId } = world.headOfEducation;
  const createdAt = new Date(Date.now() - days * 86_400_000);
  await getClient().schoolStage.create({
    data: { id: newId(), municipalityId, schoolId, stage, staffMemberId, createdAt },
  });
}

const leftOut = async (viewer: StaffViewer) => [...(await inScope(viewer, listLeftOutSchools))];

describe('the introduction', () => {
  it('leaves a pilot out of every page of the municipality, and names it', async () => {
    const world = await createWorld(12);
    const pilot = await addSchool(world);
    const everything = { schoolId: null, windowId: null };
    const read = () =>
      inScope(world.headOfEducation, async (db) => {
        const page = await loadFollowUp(db, everything);
        if (page.of !== 'municipality') throw new Error('a school');
        const effect = await loadEffect(db, everything);
        const years = await loadYears(db, null);
        const file = await exportFollowUp(db, everything, 'sv');
        const workbook = unzip(await exportQualityReport(db, everything, 'sv'));
        const about = workbook.get('xl/sharedStrings.xml') ?? [...workbook.values()].join(' ');
        return {
          names: [page.leftOut, effect.leftOut, years.leftOut],
          files: [file.includes('Ingår inte: Pilotskolan'), about.includes('Ingår inte')],
          schools: [page.schools.length, effect.places.length],
          pupils: [page.total.enrolled, years.windows[0]?.all.planned],
        };
      });
    expect(await read()).toEqual({
      names: [[], [], []],
      files: [false, false],
      schools: [2, 2],
      pupils: [24, 24],
    });
    await decidedBefore(world, pilot.id, 'pilot', 20);
    expect(await leftOut(world.headOfEducation)).toEqual([pilot.id]);
    const ofYear = await inScope(world.headOfEducation, readLeftOut);
    expect([...ofYear(world.schoolYear.id)]).toEqual([pilot.id]);
    expect(await read()).toEqual({
      names: [['Pilotskolan'], ['Pilotskolan'], ['Pilotskolan']],
      files: [true, true],
      schools: [1, 1],
      pupils: [12, 12],
    });
  });

  it('lets nothing that is decided during the year in or out of the figures', async () => {
    const world = await createWorld(1);
    const pilot = await addSchool(world);
    await decidedBefore(world, pilot.id, 'pilot', 20);
    await decide(world.headOfEducation, pilot.id, 'all');
    await decide(world.headOfEducation, world.school.id, 'stopped');
    expect(await leftOut(world.headOfEducation)).toEqual([pilot.id]);
    const { schools } = await inScope(world.headOfEducation, loadStages);
    const rowOf = (id: string) => schools.find(({ schoolId }) => schoolId === id);
    expect(rowOf(pilot.id)).toMatchObject({
      current: { stage: 'all', day: today() },
      earlier: [{ stage: 'pilot' }],
      countsNow: false,
      countsNext: true,
    });
    expect(rowOf(world.school.id)).toMatchObject({ countsNow: true, countsNext: false });
  });

  it('does not change when a window that nobody has used is put before, moved or removed', async () => {
    const world = await createWorld(1);
    const pilot = await addSchool(world);
    const left = await addSchool(world, 'Snart med');
    await decidedBefore(world, pilot.id, 'pilot', 20);
    await decidedBefore(world, left.id, 'pilot', 60);
    await decidedBefore(world, left.id, 'all', 20);
    await createRound({
      municipalityId: world.municipality.id,
      classId: world.schoolClass.id,
      windowId: world.window.id,
    });
    expect(await leftOut(world.headOfEducation)).toEqual([pilot.id]);
    const { id: _id, ...window } = world.window;
    const earlier = newId();
    const days = (first: number) => ({
      startDate: toStoredDate(addDays(today(), first)),
      endDate: toStoredDate(addDays(today(), first + 5)),
      catchUpEndDate: toStoredDate(addDays(today(), first + 6)),
    });
    await getClient().screeningWindow.create({
      data: { ...window, id: earlier, kind: 'autumn', ...days(-40) },
    });
    expect(await leftOut(world.headOfEducation)).toEqual([pilot.id]);
    await getClient().screeningWindow.update({ where: { id: earlier }, data: days(-15) });
    expect(await leftOut(world.headOfEducation)).toEqual([pilot.id]);
    await getClient().screeningWindow.delete({ where: { id: earlier } });
    expect(await leftOut(world.headOfEducation)).toEqual([pilot.id]);
  });

  it('before any window has begun it is as decided until now, and the year after as decided then', async () => {
    const world = await createWorld(1);
    await getClient().screeningWindow.update({
      where: { id: world.window.id },
      data: {
        startDate: toStoredDate(addDays(today(), 5)),
        endDate: toStoredDate(addDays(today(), 20)),
      },
    });
    await decide(world.headOfEducation, world.school.id, 'pilot');
    expect(await leftOut(world.headOfEducation)).toEqual([world.school.id]);
    await decide(world.headOfEducation, world.school.id, 'pilot', true);
    expect(await leftOut(world.headOfEducation)).toEqual([]);
  });

  it('is decided by the head of education, read by the principal, and nobody else’s', async () => {
    const world = await createWorld(1);
    const away = await createWorld(1);
    await decide(away.headOfEducation, away.school.id, 'pilot');
    const before = await readEverything();
    for (const viewer of [world.principal, world.teacher, world.administrator]) {
      expect(await statusOf(decide(viewer, world.school.id, 'pilot'))).toBe(403);
    }
    expect(await statusOf(decide(away.headOfEducation, world.school.id, 'pilot'))).toBe(404);
    expect(await statusOf(inScope(world.teacher, loadStages))).toBe(403);
    const own = await inScope(world.principal, loadStages);
    expect(own).toMatchObject({ mayDecide: false, schools: [{ schoolId: world.school.id }] });
    expect((await inScope(world.headOfEducation, readDecisions)).size).toBe(0);
    expect(await leftOut(world.headOfEducation)).toEqual([]);
    expect(await readEverything()).toBe(before);
    await decide(world.headOfEducation, world.school.id, 'pilot');
    await decide(world.headOfEducation, world.school.id, 'pilot');
    const rows = await getClient().schoolStage.count({ where: { schoolId: world.school.id } });
    expect(rows).toBe(1);
  });
});

describe('how ready a school is', () => {
  const formOf = (schoolId: string, points: number) =>
    ({
      intent: 'save-readiness',
      schoolId,
      ...Object.fromEntries(ALL_QUESTIONS.map((question) => [question, points])),
    }) as ReadinessForm;
  const save = (viewer: StaffViewer, schoolId: string, points: number) =>
    inScope(viewer, (db) => saveReadiness(db, formOf(schoolId, points)));

  it('is answered by the principal, and two years stand side by side', async () => {
    const world = await createWorld(1);
    const { id: municipalityId } = world.municipality;
    const startYear = schoolYearStart(today());
    const lastYear = await getClient().schoolYear.create({
      data: {
        id: newId(),
        municipalityId,
        startYear: startYear - 1,
        startDate: toStoredDate(`${startYear - 1}-08-01`),
        endDate: toStoredDate(`${startYear}-07-31`),
      },
    });
    const { intent: _intent, schoolId, ...answers } = formOf(world.school.id, 1);
    await getClient().readinessAssessment.create({
      data: {
        id: newId(),
        municipalityId,
        schoolId,
        schoolYearId: lastYear.id,
        questionVersion: 1,
        answers,
        staffMemberId: world.principal.staffMemberId,
      },
    });
    await save(world.principal, world.school.id, 0);
    await save(world.principal, world.school.id, 3);
    const page = await inScope(world.principal, loadReadiness);
    expect(page).toMatchObject({ mayAnswer: true, startYear });
    expect(page.schools[0]?.now?.answers['one-routine']).toBe(3);
    expect(page.schools[0]?.before).toMatchObject({
      startYear: startYear - 1,
      answers: { 'one-routine': 1 },
    });
    expect(await inScope(world.headOfEducation, loadReadiness)).toMatchObject({
      mayAnswer: false,
      schools: [{ now: { startYear } }],
    });
  });

  it('is of the own schools only', async () => {
    const world = await createWorld(1);
    const away = await createWorld(1);
    await save(away.principal, away.school.id, 2);
    const before = await readEverything();
    expect(await statusOf(save(away.principal, world.school.id, 2))).toBe(404);
    expect(await statusOf(save(world.headOfEducation, world.school.id, 2))).toBe(403);
    expect(await statusOf(inScope(world.teacher, loadReadiness))).toBe(403);
    const { schools } = await inScope(world.headOfEducation, loadReadiness);
    expect(schools).toMatchObject([{ schoolId: world.school.id, now: null, before: null }]);
    expect(await readEverything()).toBe(before);
  });
});

describe('how far the adults have come', () => {
  it('counts the principal’s school exactly, and shows the head of education no few', async () => {
    const world = await createWorld(1);
    const away = await createWorld(1);
    await openTestSitting(world);
    await openTestSitting(away);
    const before = await readEverything();
    const own = await inScope(world.principal, loadAdoption);
    expect(own.isProtected).toBe(false);
    expect(
      own.rows.map(({ role, adults, steps }) => [role, adults, steps['ran-round'], steps.none]),
    ).toEqual([
      ['teacher', 1, 1, 0],
      ['special-educator', 1, 0, 1],
      ['test-leader', 1, 0, 1],
      ['principal', 1, 0, 1],
    ]);
    const far = await inScope(world.headOfEducation, loadAdoption);
    expect(far.isProtected).toBe(true);
    expect(far.total.adults).toBe(4);
    expect(far.rows.flatMap(({ steps }) => Object.values(steps))).toEqual(
      Array.from({ length: 16 }, () => 'protected'),
    );
    expect(JSON.stringify([own, far])).not.toMatch(/Person|staffMemberId/);
    expect(await statusOf(inScope(world.teacher, loadAdoption))).toBe(403);
    expect(await statusOf(inScope(world.administrator, loadAdoption))).toBe(403);
    expect(await readEverything()).toBe(before);
  });
});

describe('answers on the help page', () => {
  const say = (viewer: StaffViewer, words: string) =>
    inScope(viewer, (db) =>
      saveHelpAnswer(db, { intent: 'help-answer', section: 'levels', helpful: 'no', words }),
    );

  it('are kept without who, and shown to the administrator of the municipality', async () => {
    const world = await createWorld(1);
    const away = await createWorld(1);
    expect(await say(world.teacher, 'Mer om nivåer.')).toEqual({ ok: true });
    expect(await say(world.teacher, 'Elev1 Test fattade inte.')).toMatchObject({
      refusal: { of: 'levels', problems: { words: 'names-pupil' } },
    });
    const where = { municipalityId: world.municipality.id };
    const [row] = await getClient().helpAnswer.findMany({ where });
    expect(Object.keys(row!).sort()).toEqual(
      ['day', 'id', 'isHelpful', 'municipalityId', 'section', 'words'].sort(),
    );
    // Version 4: the key holds no time.
    expect(row?.id[14]).toBe('4');
    expect(await getClient().auditEvent.count({ where })).toBe(0);
    const answersOf = async (viewer: StaffViewer) =>
      (await inScope(viewer, loadHelpAnswers)).find(({ section }) => section === 'levels');
    expect(await answersOf(world.administrator)).toMatchObject({
      yes: 0,
      no: 1,
      words: [{ text: 'Mer om nivåer.', day: today() }],
    });
    expect(await answersOf(away.administrator)).toMatchObject({ yes: 0, no: 0 });
    const before = await readEverything();
    for (const viewer of [world.teacher, world.principal, world.headOfEducation]) {
      expect(await statusOf(answersOf(viewer))).toBe(403);
    }
    expect(await readEverything()).toBe(before);
  });
});
