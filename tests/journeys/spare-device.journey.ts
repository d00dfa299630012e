/**
 * A tablet breaks in the middle of a task: the teacher takes it off the board, lets a spare one in, and
 * the pupil goes on there. What the broken one had unsent comes later; nothing is lost and nothing
 * counts twice.
 */
import type { Page } from '@playwright/test';
import type { AttemptEvent } from '~/administration/attempt-event';
import { ask, countQuarantined, findClass, listStoredEvents } from './support/database';
import { listJournal } from './support/device-journal';
import { expect, test, useApp, type Visitors } from './support/fixtures';
import {
  chooseSign,
  goOn,
  hearSound,
  openDevice,
  passTimeUntil,
  reach,
  screenOf,
} from './support/pupil';
import { admitAll, openBoard, readCode, signInAsPerson, tileOf } from './support/staff';
import {
  answerAll,
  answerItem,
  decidePerfectly,
  type Piece,
  passPracticeOnly,
  pupilTask,
  readPlayed,
} from './support/task-play';

const app = useApp('full');
// Hundreds of presses: a trace of them would cost more than the journey.
test.use({ trace: 'off' });

/** What a browser says when its network is gone, and when it comes back to a device that is cut off. */
const BROKEN = [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/, /status of 40[13]/];
const played = readPlayed('arskurs-1');
const decide = decidePerfectly();

function pieceOf(taskId: string, formId: 'B' | 'D') {
  return { task: pupilTask(taskId, played), formId, media: played.media } satisfies Piece;
}

type Lesson = Awaited<ReturnType<typeof openLesson>>;

/** The board, and a pupil who has the three winter tasks left and nothing more. */
async function openLesson(visitors: Visitors) {
  const row = await findClass(app.dataDir, 'Strandskolan', '1B');
  const board = await visitors.arrive({ url: app.url });
  await signInAsPerson(board, row.teacherId);
  await board.goto(`/classes/${row.classId}/round`);
  const clear = board
    .getByRole('row')
    .filter({ hasText: 'Läsa meningar' })
    .filter({ hasNotText: /Bokstavsljud|Ljuda/ });
  const name = (await clear.first().getByRole('rowheader').innerText()).trim();
  const pupil = row.pupils.find((one) => one.name === name || one.name.startsWith(`${name} `));
  if (!pupil) throw new Error(`no pupil is called ${name}`);
  await openBoard(board, row.classId);
  const sittingId = new URL(board.url()).pathname.split('/').at(-1);
  const [sitting] = await ask<{ roundId: string }>(
    app.dataDir,
    'SELECT "roundId" FROM "Sitting" WHERE "id" = $1',
    [sittingId],
  );
  return { board, pupil, roundId: sitting?.roundId ?? '', code: await readCode(board) };
}

/** A tablet that joins the lesson, in the hands of the pupil. */
async function join(visitors: Visitors, { board, pupil, code }: Lesson): Promise<Page> {
  const device = await openDevice(visitors, { url: app.url, code, expected: BROKEN });
  await reach(device, 'waiting');
  await admitAll(board);
  await chooseSign(device, pupil.signId);
  return device;
}

/** The teacher takes the pupil's tablet off the board. */
async function takeOff({ board, pupil }: Lesson, number: number): Promise<void> {
  const devices = board.getByRole('region', { name: 'Enheter' });
  await expect(tileOf(board, pupil)).toContainText(`Enhet ${number}`);
  const button = devices.getByRole('button', { name: `Koppla bort enheten Enhet ${number}` });
  if (!(await button.isVisible())) await devices.locator('summary').click();
  await button.click();
  await expect(button).toHaveCount(0);
}

type Stored = Awaited<ReturnType<typeof listStoredEvents>>;

/** What the server has of the pupil's runs of a task. */
async function listOwn({ pupil, roundId }: Lesson, taskId: string): Promise<Stored> {
  const all = await listStoredEvents(app.dataDir, roundId);
  const own = new Set(
    all.flatMap(({ body, attemptId }) =>
      body.type === 'started' && body.membershipId === pupil.membershipId && body.taskId === taskId
        ? [attemptId]
        : [],
    ),
  );
  return all.filter(({ attemptId }) => own.has(attemptId));
}

const answersIn = (events: readonly Pick<Stored[number], 'id' | 'body'>[]) =>
  events.flatMap(({ id, body }) => (body.type === 'item-answered' ? [{ id, ...body }] : []));

/** Every answer that the devices wrote down is stored once, nothing more is, and nothing is set aside. */
async function expectWhole(lesson: Lesson, made: AttemptEvent[], taskId: string, device: Page) {
  const own = new Set((await listOwn(lesson, taskId)).map(({ attemptId }) => attemptId));
  const wanted = answersIn(made.filter(({ attemptId }) => own.has(attemptId))).map(({ id }) => id);
  expect(wanted.length).toBeGreaterThan(0);
  expect(new Set(wanted).size).toBe(wanted.length);
  await expect
    .poll(async () => {
      await device.clock.runFor(2_000);
      return answersIn(await listOwn(lesson, taskId))
        .map(({ id }) => id)
        .sort();
    })
    .toEqual(wanted.sort());
  expect(await countQuarantined(app.dataDir)).toBe(0);
}

/**
 * The latest score of a run, by its events alone. Whether the second device began when the first had
 * stopped is told by their clocks beside the server's: these run faster than it, so it is not asked here.
 */
async function readScore(attemptId: string | undefined) {
  const [latest] = await ask<{ right: number; presented: number }>(
    app.dataDir,
    `SELECT ("score"->>'right')::int AS "right", ("score"->>'presented')::int AS "presented"
       FROM "TaskScore" WHERE "attemptId" = $1 ORDER BY "createdAt" DESC LIMIT 1`,
    [attemptId],
  );
  return latest;
}

const LED_ON = /^screen-(welcome|pause|between|instruction|ready)$/;
const ANY = /^screen-(welcome|pause|between|instruction|ready|sound-check|practice|item|end)$/;

/** Follows the lantern to where the pupil is asked something. @returns the screens on the way */
async function followLantern(device: Page): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const face = device.getByTestId(ANY).first();
    await passTimeUntil(device, face, { stepMs: 500 });
    const testId = (await face.getAttribute('data-testid')) ?? '';
    seen.push(testId.replace('screen-', ''));
    if (testId === 'screen-sound-check') await hearSound(device);
    else if (LED_ON.test(testId)) await goOn(device);
    else return seen;
    await passTimeUntil(device, device.locator(`:root:not(:has([data-testid="${testId}"]))`));
  }
}

async function answerSome(device: Page, piece: Piece, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await answerItem(device, piece, decide);
}

/** The server has so many answers of the pupil's to the task. */
async function waitForSent(lesson: Lesson, device: Page, taskId: string, sent: number) {
  await expect
    .poll(async () => {
      await device.clock.runFor(2_000);
      return answersIn(await listOwn(lesson, taskId)).length;
    })
    .toBe(sent);
}

/** Two answers that do not leave the tablet: its network is gone before it breaks. */
async function breakWithUnsent(device: Page, piece: Piece): Promise<AttemptEvent[]> {
  await device.context().setOffline(true);
  await answerSome(device, piece, 2);
  return listJournal(device);
}

/**
 * The broken tablet is mended half an hour later by its own clock, which the server goes by: what it had
 * comes, and it is not let back in.
 */
async function mend(device: Page): Promise<void> {
  await device.clock.fastForward('30:00');
  await device.context().setOffline(false);
  await device.clock.runFor(20_000);
}

test('a tablet breaks in an untimed task, its spare in a timed one', async ({ visitors }) => {
  test.setTimeout(400_000);
  const lesson = await openLesson(visitors);
  const words = pieceOf('real-or-made-up', 'B');
  const first = await join(visitors, lesson);
  await followLantern(first);
  await passPracticeOnly(first, words);
  const sent = 3;
  await answerSome(first, words, sent);
  await waitForSent(lesson, first, words.task.id, sent);
  const onFirst = await breakWithUnsent(first, words);
  expect(answersIn(await listOwn(lesson, words.task.id))).toHaveLength(sent);

  // Untimed: the spare goes on with the same run where the server knows it, without practising again.
  await takeOff(lesson, 1);
  const second = await join(visitors, lesson);
  const way = await followLantern(second);
  expect(way.at(-1)).toBe('item');
  expect(way).not.toContain('practice');
  expect(await answerAll(second, words, decide)).toBe(32 - sent);
  await mend(first);
  await expectWhole(lesson, [...onFirst, ...(await listJournal(second))], words.task.id, second);
  const ofWords = await listOwn(lesson, words.task.id);
  expect(new Set(ofWords.map(({ attemptId }) => attemptId)).size).toBe(1);
  expect(new Set(answersIn(ofWords).map(({ itemId }) => itemId)).size).toBe(32);
  const score = () => readScore(ofWords[0]?.attemptId);
  await expect.poll(score).toEqual({ right: 32, presented: 32 });

  // Timed: a clock cannot go on, so the run on the broken tablet is void and the reserve form begins.
  await followLantern(second);
  const [given, reserve] = [pieceOf('read-sentences', 'B'), pieceOf('read-sentences', 'D')];
  await passPracticeOnly(second, given);
  await answerSome(second, given, 4);
  await waitForSent(lesson, second, given.task.id, 4);
  const onSecond = await breakWithUnsent(second, given);
  await takeOff(lesson, 2);
  const third = await join(visitors, lesson);
  expect((await followLantern(third)).at(-1)).toBe('practice');
  await passPracticeOnly(third, reserve);
  await expect(screenOf(third, 'item')).toHaveAttribute('data-item-id', /^read-sentences-D/);
  expect(await answerAll(third, reserve, decide)).toBeGreaterThan(7);
  await mend(second);
  await expectWhole(lesson, [...onSecond, ...(await listJournal(third))], given.task.id, third);
  const ofSentences = await listOwn(lesson, given.task.id);
  const begun = ofSentences.flatMap(({ body }) => (body.type === 'started' ? [body.formId] : []));
  expect(begun.sort()).toEqual(['B', 'D']);
});
