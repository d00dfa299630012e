import { expect, test } from 'vitest';
import { inScope, readingOnly } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { readOwnWork } from '~/outcomes/own-work.server';
import { listToday } from '~/outcomes/today.server';
import { addDays } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { listFlags, reviewFlag, syncFlags } from '~/support/flag-store.server';
import { createAssessment, createRound, HIGH, LOW, MIDDLE } from '../support/assessment-factories';
import { countQueries, readEverything, useTestDatabase } from '../support/database';
import { createClass, createPupil, createSchool, createWorld, today } from '../support/factories';

useTestDatabase();

const needsOf = async (viewer: StaffViewer) =>
  (await inScope(viewer, listToday)).needs.map(({ kind, count }) => [kind, count]);

async function createBegunWorld() {
  const world = await createWorld(4);
  const round = await createRound({
    municipalityId: world.municipality.id,
    classId: world.schoolClass.id,
    windowId: world.window.id,
  });
  for (const [index, outcome] of [LOW, MIDDLE, HIGH].entries()) {
    const assessment = await createAssessment(round, world.pupils[index]!, outcome);
    await inScope(world.system, (db) => syncFlags(db, assessment.id));
  }
  return { ...world, round };
}

test('before the round: the teacher and the test leader start it', async () => {
  const world = await createWorld(4);
  expect(await needsOf(world.teacher)).toEqual([['start-round', 4]]);
  expect(await needsOf(world.testLeader)).toEqual([['start-round', 4]]);
  expect(await needsOf(world.specialEducator)).toEqual([]);
});

test('practice that is asked for and not done is reminded of, and nobody else’s counts', async () => {
  const world = await createWorld(1);
  const away = await createWorld(1);
  const kindsOf = async (viewer: StaffViewer) => (await needsOf(viewer)).map(([kind]) => kind);
  expect(await kindsOf(world.teacher)).toEqual(['start-round']);
  await getClient().municipality.update({
    where: { id: world.municipality.id },
    data: { trainingRequired: true },
  });
  expect(await kindsOf(world.teacher)).toEqual(['practise', 'start-round']);
  expect(await kindsOf(world.testLeader)).toEqual(['practise', 'start-round']);
  expect(await kindsOf(world.principal)).toEqual([]);
  expect(await kindsOf(away.teacher)).toEqual(['start-round']);
});

test('while the round is open: it is gone on with; a forgotten one from yesterday is not', async () => {
  const world = await createBegunWorld();
  const sitting = await getClient().sitting.create({
    data: {
      id: newId(),
      municipalityId: world.municipality.id,
      roundId: world.round.id,
      staffMemberId: world.teacher.staffMemberId,
      kind: 'lesson',
      code: '123456',
      codeExpiresAt: now(),
      openedAt: now(),
    },
  });
  const { needs } = await inScope(world.teacher, listToday);
  expect(needs).toMatchObject([
    { kind: 'continue-round', to: `/sittings/${sitting.id}`, count: 1 },
  ]);
  await getClient().sitting.update({
    where: { municipalityId_id: { municipalityId: world.municipality.id, id: sitting.id } },
    data: { openedAt: new Date(now().getTime() - 25 * 3_600_000) },
  });
  expect(await needsOf(world.teacher)).toEqual([
    ['catch-up', 1],
    ['one-to-one', 1],
  ]);
});

test('after the round: those missing and readings; a test leader meets no result', async () => {
  const world = await createBegunWorld();
  expect(await needsOf(world.teacher)).toEqual([
    ['catch-up', 1],
    ['one-to-one', 1],
  ]);
  const led = await inScope(world.testLeader, listToday);
  expect(led.needs.map(({ kind }) => kind)).toEqual(['catch-up']);
  expect(led.places).toEqual([]);
});

test('a class is told why pupils are missing, and is not asked to catch up those who wait or declined', async () => {
  const world = await createBegunWorld();
  const { membership } = world.pupils[3]!;
  await getClient().classMembership.update({
    where: { id: membership.id },
    data: { startDate: new Date(today()) },
  });
  expect(await needsOf(world.teacher)).toEqual([['one-to-one', 1]]);
  expect(await needsOf(world.specialEducator)).toEqual([['decide-flags', 2]]);
  const absent = await createPupil(world.schoolClass);
  await getClient().roundPupilState.create({
    data: {
      id: newId(),
      municipalityId: world.municipality.id,
      roundId: world.round.id,
      membershipId: absent.membership.id,
      state: 'absent',
    },
  });
  for (const viewer of [world.teacher, world.testLeader, world.specialEducator]) {
    const { needs } = await inScope(viewer, listToday);
    const about = needs.find(({ why }) => why !== null);
    expect(about?.why?.reasons).toMatchObject({ absent: 1, 'new-in-class': 1, 'not-begun': 0 });
  }
});

test('the special educator decides, follows up watches, and sees where pupils are missing', async () => {
  const world = await createBegunWorld();
  expect(await needsOf(world.specialEducator)).toEqual([
    ['decide-flags', 2],
    ['classes-missing-pupils', 1],
  ]);
  const decide = (viewer: StaffViewer, day: string) =>
    inScope(viewer, async (db) => {
      const flags = await listFlags(db, [world.pupils[0]!.pupil.id]);
      const letters = flags.find(({ skill }) => skill === 'letters')!;
      return reviewFlag(db, letters.flagId, { decision: 'watch', watchUntil: day });
    });
  expect(await decide(world.specialEducator, addDays(today(), 3))).toMatchObject({ ok: true });
  expect(await needsOf(world.specialEducator)).toEqual([
    ['decide-flags', 1],
    ['classes-missing-pupils', 1],
  ]);
  expect(await decide(world.specialEducator, today())).toMatchObject({ ok: true });
  expect(await needsOf(world.specialEducator)).toEqual([
    ['watch-due', 1],
    ['decide-flags', 1],
    ['classes-missing-pupils', 1],
  ]);
});

test('leaders and administrators are led to their own pages', async () => {
  const world = await createBegunWorld();
  const placesOf = async (viewer: StaffViewer) =>
    (await inScope(viewer, listToday)).places.map(({ to }) => to);
  expect(await placesOf(world.principal)).toEqual([`/follow-up?school=${world.school.id}`]);
  expect(await placesOf(world.headOfEducation)).toEqual(['/follow-up']);
  expect(await placesOf(world.administrator)).toEqual(['/roster/import', '/roster', '/operations']);
  expect(await needsOf(world.administrator)).toEqual([]);
  await createClass(world.school, world.schoolYear.id, '1B');
  expect(await needsOf(world.administrator)).toEqual([['classes-without-pupils', 1]]);
});

test('readOwnWork: the own schools and classes only, and rounds of these; nothing of outsiders', async () => {
  const home = await createBegunWorld();
  const away = await createWorld(0);
  const otherSchool = await createSchool(home.municipality.id);
  const otherClass = await createClass(home.school, home.schoolYear.id, '1B');
  const before = await readEverything();
  const placesOf = async (viewer: StaffViewer) => {
    const { schools } = (await inScope(viewer, readOwnWork)).municipality;
    return schools.map(({ id, classes }) => [id, classes.map((own) => own.id)]);
  };
  expect(await placesOf(home.teacher)).toEqual([[home.school.id, [home.schoolClass.id]]]);
  expect(await placesOf(home.principal)).toEqual([[home.school.id, []]]);
  expect(await placesOf(home.headOfEducation)).toEqual([]);
  expect(await placesOf(away.teacher)).toEqual([[away.school.id, [away.schoolClass.id]]]);
  const seen = JSON.stringify(await inScope(home.teacher, readOwnWork));
  for (const { id } of [otherSchool, otherClass, ...home.pupils.map(({ pupil }) => pupil)]) {
    expect(seen).not.toContain(id);
  }
  // On the page it is asked once, whoever asks.
  const counted = await countQueries(() =>
    inScope(home.teacher, async (db) => {
      const reading = readingOnly(db);
      await readOwnWork(reading);
      return readOwnWork(reading);
    }),
  );
  expect(counted.queries).toBe(1);
  expect(await readEverything()).toBe(before);
});

test('outsiders: nothing of another class or municipality is on the list, and no pupil is', async () => {
  const world = await createBegunWorld();
  const other = await createWorld(0);
  const neighbour = await createClass(other.school, other.schoolYear.id, '1B');
  await createPupil(neighbour);
  const before = await readEverything();
  const seen = await inScope(other.teacher, listToday);
  expect(seen.needs).toEqual([]);
  const own = `/classes/${other.schoolClass.id}`;
  expect(seen.places.map(({ to }) => to)).toEqual([own, `${own}/support`, '/cases']);
  expect(await needsOf(other.specialEducator)).toEqual([]);
  const sent = JSON.stringify([
    await inScope(world.teacher, listToday),
    await inScope(world.specialEducator, listToday),
  ]);
  for (const { pupil } of world.pupils) {
    expect(sent).not.toContain(pupil.id);
    expect(sent).not.toContain(pupil.givenName);
  }
  expect(await readEverything()).toBe(before);
});
