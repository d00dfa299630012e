/** One class screened, scored and seen: teacher, projector, two pupils, a reading, a level. */
import { makeRandom } from '~/demonstration/seeded-random';
import type { Knowledge } from '~/demonstration/simulated-pupil';
import { ask, findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { beginReading, markReading } from './support/marker';
import { chooseSign, openDevice, reach, screenOf } from './support/pupil';
import {
  admitAll,
  endRound,
  readCode,
  signInAs,
  signInAsPerson,
  startRound,
  startRoundOf,
  tileOf,
} from './support/staff';
import { decideAs, doEverything } from './support/task-play';

const app = useApp();
// Hundreds of presses: a trace of them would cost more than the journey.
test.use({ trace: 'off' });
// One story: the catch-up comes after the lesson.
test.describe.configure({ mode: 'serial' });
const LIMIT_MS = 2_000;
const SCORE = /\d+ rätt|rätt av|av 10|behöver följas upp|titta igen|över gränsen/;

const strong: Knowledge = { style: 'perfect', shareKnown: {}, wordsPerMinute: 60 };
/** Knows the letters and few of the words, so that a reading is asked for. */
const unsure: Knowledge = {
  style: 'honest',
  shareKnown: { 'letter-sounds': 1, 'real-or-made-up': 0.35 },
  wordsPerMinute: 20,
};

test('a class is screened from the start page to a level, and a reading changes it', async ({
  visitors,
}) => {
  test.setTimeout(180_000);
  const { url, dataDir } = app;
  const teacher = await visitors.arrive({ url });
  await signInAs(teacher, 'teacher');

  // Three clicks: to the round, start it, show the class.
  await startRound(teacher);
  const className = (await teacher.getByRole('heading', { level: 1 }).innerText()).replace(
    'Omgången i ',
    '',
  );
  const [projector] = await Promise.all([
    teacher.context().waitForEvent('page'),
    teacher.getByRole('link', { name: 'Visa för klassen' }).click(),
  ]);
  const code = await readCode(teacher);
  const { classId, pupils } = await findClass(dataDir, 'Strandskolan', className);
  await expect(projector.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeVisible();
  await expect(projector.getByRole('img', { name: /Bildkod/ })).toBeVisible();
  const projected = await projector.locator('body').innerText();
  for (const { name } of pupils) expect(projected).not.toContain(name.split(' ')[0]);

  const [one, other] = pupils;
  if (!one || !other) throw new Error('the class needs pupils');
  const first = await openDevice(visitors, { url, code });
  const second = await openDevice(visitors, { url, code });
  await reach(first, 'waiting');
  await reach(second, 'waiting');
  await expect(teacher.getByText('2 enheter väntar på att bli insläppta')).toBeVisible();
  await expect(projector.getByText('2 enheter väntar')).toBeVisible();
  await admitAll(teacher);
  await chooseSign(first, one.signId);
  await chooseSign(second, other.signId);

  await expect(tileOf(teacher, one)).toContainText('väntar');
  await doEverything(first, decideAs(strong, makeRandom(1)), { isWrong: false });
  await expect(tileOf(teacher, one)).toContainText('klar');
  await expect(tileOf(teacher, other)).toContainText('väntar');
  expect(await teacher.locator('main').innerText()).not.toMatch(SCORE);

  // The class page stays closed over results until the teacher asks for them.
  const results = await teacher.context().newPage();
  await results.goto(`/classes/${classId}`);
  await expect(results.getByText('Resultaten är dolda medan omgången pågår')).toBeVisible();
  await results.getByRole('link', { name: 'Visa resultaten här' }).click();
  const row = results.getByRole('row').filter({ hasText: other.name });
  await expect(row).toContainText('underlag saknas');

  await doEverything(second, decideAs(unsure, makeRandom(7)), { isWrong: false });
  const finishedAtMs = Date.now();
  await expect(row).not.toContainText('underlag saknas');
  const elapsedMs = Date.now() - finishedAtMs;
  await test.info().attach('finish to level', { body: `${elapsedMs} ms` });
  process.stdout.write(`finish to level: ${elapsedMs} ms\n`);
  expect(elapsedMs).toBeLessThan(LIMIT_MS);
  await expect(row).toContainText('titta igen');
  await results.close();

  await expect(tileOf(teacher, other)).toContainText('klar');
  expect(await teacher.locator('main').innerText()).not.toMatch(SCORE);
  await projector.close();
  // The devices say once more where they are, when everything of theirs has been sent.
  await expect
    .poll(async () => {
      for (const device of [first, second]) await device.clock.runFor(5_000);
      const [row] = await ask<{ count: number }>(
        dataDir,
        `SELECT count(*)::int FROM "DevicePresence" WHERE ("presence"->>'unsent')::int > 0`,
      );
      return row?.count;
    })
    .toBe(0);
  await endRound(teacher);
  await expect(teacher).toHaveURL(`${url}/classes/${classId}`);
  const ended = teacher.getByRole('row').filter({ hasText: other.name });
  await expect(ended).toContainText('titta igen');
  await expect(teacher.getByRole('row').filter({ hasText: one.name })).toContainText(
    'över gränsen just nu',
  );

  // One to one: the teacher's own screen becomes the marker.
  await beginReading(teacher, ended);
  await markReading(teacher, { words: 40, wrong: [] });
  await teacher.goto(`/classes/${classId}`);
  await expect(ended).toContainText('över gränsen just nu');
});

test('a test leader runs a round and sees no result', async ({ visitors }) => {
  const leader = await visitors.arrive({ url: app.url, expected: [/status of 403/] });
  await signInAs(leader, 'test-leader');
  const { classId, pupils } = await findClass(app.dataDir, 'Strandskolan', '1B');
  await leader.goto(`/classes/${classId}/round`);
  await leader.getByRole('button', { name: /Ta igen med \d+ elever/ }).click();
  // Those who are done are not listed.
  const board = leader.getByRole('region', { name: 'Elever' });
  await expect(board.locator('.board > li')).toHaveCount(pupils.length - 2);
  await expect(tileOf(leader, pupils[0] ?? { signId: '' })).toHaveCount(0);
  await endRound(leader);
  await expect(leader).toHaveURL(`${app.url}/classes/${classId}/round`);
  expect(await leader.locator('main').innerText()).not.toMatch(SCORE);
  const answer = await leader.goto(`/classes/${classId}`);
  expect(answer?.status()).toBe(403);
  await expect(leader.getByRole('heading', { level: 1 })).toHaveText('Din roll ser inte det här');
});

test('an absent pupil is caught up in a round that lists only the absent', async ({ visitors }) => {
  const { url, dataDir } = app;
  const gul = await findClass(dataDir, 'Lyktskolan', '1 Gul');
  const teacher = await visitors.arrive({ url });
  await signInAsPerson(teacher, gul.teacherId);
  await startRoundOf(teacher, gul.classId);
  const [here, ill, ...others] = gul.pupils;
  if (!here || !ill) throw new Error('the class needs pupils');
  const device = await openDevice(visitors, { url, code: await readCode(teacher) });
  await reach(device, 'waiting');
  await admitAll(teacher);
  await chooseSign(device, here.signId);
  await reach(device, 'welcome');
  await doEverything(device, decideAs(strong, makeRandom(3)), { isWrong: false });
  const tile = tileOf(teacher, ill);
  await tile.getByText('Mer').click();
  await tile.getByRole('button', { name: 'Frånvarande' }).click();
  await expect(tile).toContainText('frånvarande');
  await endRound(teacher);
  await expect(teacher.getByRole('row').filter({ hasText: here.name })).toContainText(
    'över gränsen just nu',
  );

  await teacher.goto(`/classes/${gul.classId}/round`);
  await teacher.getByRole('button', { name: `Ta igen med ${others.length + 1} elever` }).click();
  await expect(teacher.getByRole('heading', { level: 1 })).toHaveText('Ta igen i 1 Gul');
  const again = await openDevice(visitors, { url, code: await readCode(teacher) });
  await reach(again, 'waiting');
  await admitAll(teacher);
  await reach(again, 'choose-sign');
  await expect(again.getByTestId(`sign-${here.signId}`)).toHaveCount(0);
  await chooseSign(again, ill.signId);
  await doEverything(again, decideAs(strong, makeRandom(4)), { isWrong: false });
  await expect(screenOf(again, 'end')).toBeVisible();
  await endRound(teacher);
  await expect(teacher.getByRole('row').filter({ hasText: ill.name })).toContainText(
    'över gränsen just nu',
  );
});
