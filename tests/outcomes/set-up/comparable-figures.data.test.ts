/**
 * Two schools with different set-ups give comparable municipal figures: the same answers, played through the same
 * doors, count alike, and choosing a set-up moves no figure and no level.
 */
import { expect, test } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { exportFollowUp, loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { useTestDatabase } from '../../support/database';
import {
  createClass,
  createPupil,
  createSchool,
  createViewer,
  today,
} from '../../support/factories';
import { createYearOneWorld, openYearOne, playYearOne } from '../../support/year-one-factories';
import { done } from '../goals/goal-world';
import { onSetUp, ownChoices } from './set-up-world';

useTestDatabase();

/** A class of ten: as many as a school must have for its counts to be shown. */
const PUPILS = 10;
/**
 * Right answers in letters, first sounds and blending of those who have done them: below, near and above the
 * limits of autumn.
 */
const ANSWERS = [
  [5, 6, 4],
  [6, 7, 5],
  [14, 17, 14],
  [24, 18, 15],
  [23, 18, 14],
] as const;
const TASKS = ['letter-sounds', 'first-sounds', 'blend-sounds'] as const;
const NOTHING = { schoolId: null, windowId: null };

type World = Awaited<ReturnType<typeof createYearOneWorld>>;

async function createOtherSchool(world: World): Promise<World> {
  const municipalityId = world.municipality.id;
  const school = await createSchool(municipalityId);
  const schoolClass = await createClass(school, world.schoolYear.id);
  const pupils = [];
  for (let place = 0; place < PUPILS; place += 1) pupils.push(await createPupil(schoolClass));
  const teacher = await createViewer(municipalityId, 'teacher', { classId: schoolClass.id });
  return { ...world, school, schoolClass, pupils, teacher };
}

/** The same answers in the tasks that are judged; in one more when the school does it. */
async function playClass(world: World, doesMore: boolean): Promise<void> {
  const room = await openYearOne(world);
  for (const [place, answers] of ANSWERS.entries()) {
    const { id } = world.pupils[place]!.membership;
    for (const [at, taskId] of TASKS.entries()) await playYearOne(room, id, taskId, answers[at]!);
    if (doesMore && place < 3) await playYearOne(room, id, 'understand-words', place * 2);
  }
}

test('two schools with different set-ups count alike in the municipality', async () => {
  const plain = await createYearOneWorld('autumn', PUPILS);
  const fitted = await createOtherSchool(plain);
  const { municipality, headOfEducation } = plain;
  const principal = await createViewer(municipality.id, 'principal', {
    schoolId: fitted.school.id,
  });
  const days = {
    windowId: plain.window.id,
    startDate: addDays(today(), 3),
    endDate: addDays(today(), 10),
  };
  const choices = ownChoices(fitted.school.id, days);
  // Some is chosen before the round, and today is none of the school's own days.
  for (const fields of choices.slice(0, 3)) done(await onSetUp(principal, fields));
  await playClass(plain, true);
  await playClass(fitted, false);
  const read = async () => {
    const page = await inScope(headOfEducation, (db) => loadFollowUp(db, NOTHING));
    if (page.of !== 'municipality') throw new Error('a school');
    return page;
  };
  const before = await read();
  const file = await inScope(headOfEducation, (db) => exportFollowUp(db, NOTHING, 'sv'));
  // The rest is chosen after it, and changes nothing.
  for (const fields of choices) done(await onSetUp(principal, fields));
  // Not what was kept: worked out anew from the detail.
  await getClient().keptClassFacts.deleteMany();
  const page = await read();
  expect(page).toEqual(before);
  expect(await inScope(headOfEducation, (db) => exportFollowUp(db, NOTHING, 'sv'))).toBe(file);

  const [one, other] = [plain, fitted].map(({ school }) => {
    const own = page.schools.find(({ schoolId }) => schoolId === school.id)!;
    const { schoolId: _id, schoolName: _name, ...figures } = own;
    return figures;
  });
  expect(other).toEqual(one);
  const counts = { planned: PUPILS, withLevel: ANSWERS.length };
  expect(one).toMatchObject(counts);
  expect(page.total).toMatchObject({ planned: 2 * PUPILS, withLevel: 2 * ANSWERS.length });

  // Pupil by pupil the same level, and each level of the municipality is the sum of both schools.
  const levels = async ({ pupils }: World) => {
    const rows = await getClient().currentAssessment.findMany({
      where: { pupilId: { in: pupils.map(({ pupil }) => pupil.id) } },
      include: { assessment: { select: { level: true, probability: true } } },
    });
    return pupils.map(({ pupil }) => {
      const row = rows.find(({ pupilId }) => pupilId === pupil.id);
      return [row?.assessment.level, row?.assessment.probability];
    });
  };
  const judged = await levels(plain);
  expect(await levels(fitted)).toEqual(judged);
  expect(new Set(judged.map(([level]) => level)).size).toBeGreaterThan(2);
  const totalOf = async ({ school }: World) => {
    const viewer = await createViewer(municipality.id, 'principal', { schoolId: school.id });
    const own = await inScope(viewer, (db) => loadFollowUp(db, NOTHING));
    if (own.of !== 'school') throw new Error('the municipality');
    return own.total;
  };
  expect(await totalOf(fitted)).toEqual(await totalOf(plain));
}, 60_000);
