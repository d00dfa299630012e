/** A device without contact: its answers by file and by network count once; the board without its stream. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { makeRandom } from '~/demonstration/seeded-random';
import type { Knowledge } from '~/demonstration/simulated-pupil';
import { type ClassRow, countQuarantined, findClass, listStoredEvents } from './support/database';
import { listJournalIds } from './support/device-journal';
import { expect, test, useApp, type Visitors } from './support/fixtures';
import { chooseSign, goOn, hearSound, openDevice, passTimeUntil, reach } from './support/pupil';
import { admitAll, openBoard, readCode, signInAs, signInAsPerson, tileOf } from './support/staff';
import { answerItem, decideAs, passPractice } from './support/task-play';

const app = useApp();
const LETTERS = 'letter-sounds';
const LOST = [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK/];
const decide = decideAs(
  { style: 'perfect', shareKnown: {}, wordsPerMinute: 60 } satisfies Knowledge,
  makeRandom(5),
);

async function openLesson(visitors: Visitors, prepare?: (board: Page) => Promise<void>) {
  const row = await findClass(app.dataDir, 'Strandskolan', '1B');
  const board = await visitors.arrive({ url: app.url, expected: LOST });
  await prepare?.(board);
  await signInAsPerson(board, row.teacherId);
  await openBoard(board, row.classId);
  return { board, row, code: await readCode(board) };
}
type Lesson = Awaited<ReturnType<typeof openLesson>>;

function pupilAt(row: ClassRow, index: number) {
  const pupil = row.pupils[index];
  if (!pupil) throw new Error('the class has too few pupils');
  return pupil;
}

async function beginLetters(visitors: Visitors, lesson: Lesson, index: number): Promise<Page> {
  const { url } = app;
  const device = await openDevice(visitors, { url, code: lesson.code, expected: LOST });
  await reach(device, 'waiting');
  await admitAll(lesson.board);
  await chooseSign(device, pupilAt(lesson.row, index).signId);
  await reach(device, 'welcome');
  await goOn(device);
  await hearSound(device);
  await passPractice(device, LETTERS, { isWrong: false });
  return device;
}

async function listStored(row: ClassRow, ids: readonly string[]): Promise<string[]> {
  const { roundId } = await findClass(app.dataDir, 'Strandskolan', '1B');
  expect(row.classId).not.toBe('');
  const events = await listStoredEvents(app.dataDir, roundId ?? '');
  return events.map(({ id }) => id).filter((id) => ids.includes(id));
}

/** Answers without contact, then saves the file from the adult's corner. */
async function saveWithoutContact(device: Page): Promise<string> {
  await device.context().setOffline(true);
  for (let at = 0; at < 3; at += 1) await answerItem(device, LETTERS, decide);
  const corner = device.getByTestId('adult-menu');
  await passTimeUntil(device, corner, { stepMs: 1_000 });
  await corner.click();
  const saving = device.waitForEvent('download');
  await device.getByTestId('save-file').click();
  const path = await (await saving).path();
  await expect(device.getByTestId('save-file-note')).toHaveAttribute('data-note', 'saved');
  await device.getByTestId('save-file-back').click();
  return path;
}

async function handIn(page: Page, buffer: Buffer): Promise<void> {
  await page.goto('/saved-answers');
  const file = { name: 'svar.lasfyr', mimeType: 'application/octet-stream', buffer };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Lämna in svaren' }).click();
}

test('answers saved as a file are handed in elsewhere, and count once when the device is back', async ({
  visitors,
}) => {
  const lesson = await openLesson(visitors);
  const device = await beginLetters(visitors, lesson, 0);
  const file = await readFile(await saveWithoutContact(device));
  const made = await listJournalIds(device);
  expect((await listStored(lesson.row, made)).length).toBeLessThan(made.length);

  const office = await visitors.arrive({
    url: app.url,
    expected: [/status of 400/],
  });
  await signInAsPerson(office, lesson.row.teacherId);
  await handIn(office, file.subarray(0, file.length - 40));
  await expect(office.getByText('Filen är avklippt')).toBeVisible();
  await handIn(office, file);
  await expect(office.getByText('Svaren är inlämnade')).toBeVisible();
  expect((await listStored(lesson.row, made)).sort()).toEqual([...made].sort());

  await device.context().setOffline(false);
  await expect
    .poll(async () => {
      await device.clock.runFor(2_000);
      return device.getByTestId('adult-menu').count();
    })
    .toBe(0);
  expect((await listStored(lesson.row, made)).sort()).toEqual([...made].sort());
  await handIn(office, file);
  await expect(office.getByText('hade redan kommit och räknas en gång')).toBeVisible();
  expect(await countQuarantined(app.dataDir)).toBe(0);
});

test('a board whose stream is blocked asks instead, and is the same after its own reload', async ({
  visitors,
}) => {
  const lesson = await openLesson(visitors, (board) =>
    board.route('**/api/board/**', (route) => route.abort()).then(() => undefined),
  );
  const { board, row } = lesson;
  await expect(board.getByText('Tavlan uppdateras var femte sekund')).toBeVisible({
    timeout: 30_000,
  });
  const device = await beginLetters(visitors, lesson, 1);
  const tile = tileOf(board, pupilAt(row, 1));
  await expect(tile).toContainText('arbetar');
  await board.reload();
  await expect(tile).toContainText('arbetar');
  await device.getByTestId('help').click();
  await reach(device, 'asking-for-help');
  // The browser tries the stream three times before it gives it up.
  await expect(tile).toContainText('vill ha hjälp', { timeout: 30_000 });
  await expect(board.getByRole('heading', { name: 'Enheter' })).toBeVisible();
});

test('the administrator sees that nothing is set aside, and where it would be', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'administrator');
  await page.goto('/operations');
  await page.getByRole('link', { name: 'Se svaren' }).click();
  await expect(page.getByRole('heading', { name: 'Inget ligger åt sidan' })).toBeVisible();
});
