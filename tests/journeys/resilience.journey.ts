/** Nothing lost, nothing double: reloads, killed tabs, a killed server, a network that repeats and reorders. */
import type { Page } from '@playwright/test';
import { makeRandom } from '~/demonstration/seeded-random';
import type { Knowledge } from '~/demonstration/simulated-pupil';
import { startAppServer } from '../support/app-server';
import { makeNetworkBad } from './support/bad-network';
import {
  ask,
  type ClassRow,
  countQuarantined,
  findClass,
  listStoredEvents,
} from './support/database';
import { startDemonstration } from './support/demonstration';
import { listJournalIds } from './support/device-journal';
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
import { admitAll, endRound, openBoard, readCode, signInAsPerson, tileOf } from './support/staff';
import { answerAll, answerItem, decideAs, passPractice } from './support/task-play';

const app = useApp();
const LETTERS = 'letter-sounds';
const decide = decideAs(
  { style: 'perfect', shareKnown: {}, wordsPerMinute: 60 } satisfies Knowledge,
  makeRandom(5),
);

type Lesson = { board: Page; row: ClassRow; code: string };

async function openLesson(visitors: Visitors, server = app): Promise<Lesson> {
  const row = await findClass(server.dataDir, 'Strandskolan', '1B');
  const board = await visitors.arrive({ url: server.url, expected: LOST_CONTACT });
  await signInAsPerson(board, row.teacherId);
  await openBoard(board, row.classId);
  return { board, row, code: await readCode(board) };
}

/** What browsers say when the server or the network is gone. */
const LOST_CONTACT = [
  /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_FAILED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|status of 503/,
];

function pupilAt(row: ClassRow, index: number) {
  const pupil = row.pupils[index];
  if (!pupil) throw new Error('the class has too few pupils');
  return pupil;
}

/** A pupil at the first letter item. */
async function beginLetters(
  visitors: Visitors,
  lesson: Lesson,
  index: number,
  server = app,
): Promise<Page> {
  const { url } = server;
  const device = await openDevice(visitors, { url, code: lesson.code, expected: LOST_CONTACT });
  await reach(device, 'waiting');
  await admitAll(lesson.board);
  await chooseSign(device, pupilAt(lesson.row, index).signId);
  await reach(device, 'welcome');
  await goOn(device);
  await hearSound(device);
  await passPractice(device, LETTERS, { isWrong: false });
  return device;
}

async function answerSome(device: Page, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await answerItem(device, LETTERS, decide);
}

/** Every event the device made is stored once, and nothing else of this pupil is. */
async function expectAllStored(device: Page, row: ClassRow, index: number, server = app) {
  const made = await listJournalIds(device);
  expect(made.length).toBeGreaterThan(50);
  await expect
    .poll(async () => {
      await device.clock.runFor(2_000);
      return (await listStored(row, index, server)).sort();
    })
    .toEqual([...made].sort());
  expect(await countQuarantined(server.dataDir)).toBe(0);
}

async function listStored(row: ClassRow, index: number, server: typeof app): Promise<string[]> {
  const { roundId } = await findClass(server.dataDir, 'Strandskolan', '1B');
  const { membershipId } = pupilAt(row, index);
  const events = await listStoredEvents(server.dataDir, roundId ?? '');
  const attempts = events.flatMap(({ body, attemptId }) =>
    body.type === 'started' && body.membershipId === membershipId ? [attemptId] : [],
  );
  expect(new Set(attempts).size).toBe(attempts.length);
  return events.filter(({ attemptId }) => attempts.includes(attemptId)).map(({ id }) => id);
}

test('a reload and a killed tab go on at the same item', async ({ visitors }) => {
  const lesson = await openLesson(visitors);
  const device = await beginLetters(visitors, lesson, 0);
  await answerSome(device, 3);
  const atItem = await screenOf(device, 'item').getAttribute('data-item-id');
  await device.reload();
  await reach(device, 'pause');
  await expect(device.getByRole('heading')).toHaveText('Välkommen tillbaka');
  await goOn(device);
  await expect(screenOf(device, 'item')).toHaveAttribute('data-item-id', atItem ?? '');
  await answerSome(device, 3);

  const context = device.context();
  const second = await screenOf(device, 'item').getAttribute('data-item-id');
  await device.close();
  const reopened = await context.newPage();
  await reopened.goto('/elev?sound=silent');
  await reach(reopened, 'pause');
  await goOn(reopened);
  await expect(screenOf(reopened, 'item')).toHaveAttribute('data-item-id', second ?? '');
  expect(await answerAll(reopened, LETTERS, decide)).toBe(18);
  await expectAllStored(reopened, lesson.row, 0);
});

test('a server that is killed and started again has every answer once', async ({ visitors }) => {
  test.setTimeout(120_000);
  const server = await startDemonstration();
  let restarted: typeof server | undefined;
  try {
    const lesson = await openLesson(visitors, server);
    const device = await beginLetters(visitors, lesson, 0, server);
    await answerSome(device, 2);
    await server.kill();
    await answerSome(device, 6);
    await passTimeUntil(device, device.getByTestId('offline-note'), { stepMs: 1_000 });
    restarted = await startAppServer({ dataDir: server.dataDir, port: server.port });
    expect(await answerAll(device, LETTERS, decide)).toBe(16);
    await expectAllStored(device, lesson.row, 0, server);
    await expect(device.getByTestId('offline-note')).toHaveCount(0);
  } finally {
    await (restarted ?? server).stop();
  }
});

test('batches that are lost, late, doubled and reordered are kept once', async ({ visitors }) => {
  const lesson = await openLesson(visitors);
  const device = await beginLetters(visitors, lesson, 1);
  const network = await makeNetworkBad(device);
  expect(await answerAll(device, LETTERS, decide)).toBe(24);
  await expectAllStored(device, lesson.row, 1);
  expect(network.tried()).toBeGreaterThan(5);
  // What came again was known, and what came for the first time was kept: nothing else.
  const verdicts = await network.repeatedVerdicts();
  expect(verdicts).toContain('duplicate');
  expect(verdicts.filter((verdict) => !['duplicate', 'stored'].includes(verdict))).toEqual([]);
  await expectAllStored(device, lesson.row, 1);
});

test('a sign that another device has just taken is refused with a clear face', async ({
  visitors,
}) => {
  const { url } = app;
  const { board, row, code } = await openLesson(visitors);
  const { signId } = pupilAt(row, 2);
  const first = await openDevice(visitors, { url, code });
  const other = await openDevice(visitors, { url, code, expected: [/status of 409/] });
  await reach(first, 'waiting');
  await reach(other, 'waiting');
  await admitAll(board);
  for (const device of [first, other]) {
    await reach(device, 'choose-sign');
    await device.getByTestId(`sign-${signId}`).click();
  }
  await first.getByTestId('sign-yes').click();
  await reach(first, 'welcome');
  await other.getByTestId('sign-yes').click();
  await reach(other, 'choose-sign');
  await expect(other.getByRole('status').first()).toContainText('Det djuret är redan här.');
  await passTimeUntil(other, other.locator(`[data-testid="sign-${signId}"][data-active="false"]`));
});

test('wrong, expired and ended codes each say what to do', async ({ visitors }) => {
  const { url, dataDir } = app;
  const { board, row, code } = await openLesson(visitors);
  const device = await openDevice(visitors, { url, expected: [/status of (404|410)/] });
  const problem = device.getByTestId('code-problem');
  await expect(screenOf(device, 'enter-code')).toBeVisible();
  const type = async (typed: string) => {
    while ((await device.getByTestId('code-input').inputValue()) !== '') {
      await device.getByTestId('key-erase').click();
    }
    for (const key of typed) await device.getByTestId(`key-${key}`).click();
    await device.getByTestId('code-go').click();
  };
  await type(code === '123409' ? '123408' : '123409');
  await expect(problem).toHaveText(/Den koden finns inte\./);

  await ask(
    dataDir,
    `UPDATE "Sitting" SET "codeExpiresAt" = now() - interval '1 minute' WHERE "code" = $1`,
    [code],
  );
  await type(code);
  await expect(problem).toHaveText(/Den koden gäller inte längre\./);
  await board.reload();
  await expect(board.getByText('Koden har gått ut.')).toBeVisible();
  await board.getByRole('button', { name: 'Ny kod' }).click();
  await expect(board.getByText('Koden har gått ut.')).toHaveCount(0);
  await type(await readCode(board));
  await reach(device, 'waiting');

  const late = await openDevice(visitors, { url, expected: [/status of 410/] });
  const lastCode = await readCode(board);
  await endRound(board);
  await expect(board).toHaveURL(`${url}/classes/${row.classId}`);
  for (const key of lastCode) await late.getByTestId(`key-${key}`).click();
  await late.getByTestId('code-go').click();
  await expect(late.getByTestId('code-problem')).toHaveText(/Den koden gäller inte längre\./);
});

test('a device that is cut off says so, and its answers are kept', async ({ visitors }) => {
  const lesson = await openLesson(visitors);
  const device = await beginLetters(visitors, lesson, 3);
  await answerSome(device, 2);
  const made = await listJournalIds(device);
  const tile = tileOf(lesson.board, pupilAt(lesson.row, 3));
  await tile.getByText('Mer').click();
  await tile.getByRole('button', { name: 'Koppla bort enheten' }).click();
  await passTimeUntil(device, screenOf(device, 'removed'), { stepMs: 1_000 });
  await expect(screenOf(device, 'removed')).toContainText('Den här enheten är inte med längre.');
  const stored = await listStored(lesson.row, 3, app);
  expect(stored.sort()).toEqual([...made].sort());
  await device.getByTestId('new-code').click();
  await expect(screenOf(device, 'enter-code')).toBeVisible();
});
