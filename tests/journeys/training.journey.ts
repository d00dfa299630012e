/** Practice in marking: made-up readings of every kind, the certificate, and the demand for one. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { makeExercise } from '~/administration/training/exercise';
import { isMarkedTask, type MarkedTask, parseBattery } from '~/instruments/battery';
import { measureTrack } from '../../tools/authoring/reading-track-check';
import { findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { cell, READING_BUTTON } from './support/marker';
import { signInAs, signInAsPerson } from './support/staff';

const app = useApp();

const battery = parseBattery(
  JSON.parse(readFileSync('app/instruments/batteries/arskurs-1/battery.json', 'utf8')),
);

/** The task that the practice is made of: that of the latest battery. */
function findTask(kind: MarkedTask['kind'], id?: string): MarkedTask {
  const found = battery.tasks
    .filter(isMarkedTask)
    .find((task) => task.kind === kind && (id === undefined || task.id === id));
  if (!found) throw new Error(`No task ${kind}`);
  return found;
}

const board = (page: Page) => page.getByTestId('training-board');

async function openExercise(page: Page, task: MarkedTask, number: 1 | 2) {
  await page.clock.install();
  await page.goto(`/training/${task.id}?exercise=${task.id}-${number}`);
  await expect(board(page)).toHaveAttribute('data-phase', 'ready');
  const exercise = makeExercise(task, `${task.id}-${number}`);
  if (!exercise) throw new Error(`No exercise of ${task.id}`);
  // A press before the page works would be lost.
  await page.waitForLoadState('networkidle');
  return exercise;
}

/** Marks what the key says, but for the first `missed` errors, and saves. */
async function markByKey(page: Page, task: MarkedTask, number: 1 | 2, missed = 0): Promise<void> {
  const { key } = await openExercise(page, task, number);
  await page.getByTestId('grid-start').click();
  await expect(board(page)).toHaveAttribute('data-phase', 'running');
  for (const position of key.errors.slice(missed)) await cell(page, position).click();
  if (task.kind === 'rapid-naming') {
    await page.clock.runFor(40_000);
    await page.getByTestId('grid-all-read').click();
  } else {
    await page.clock.runFor(task.seconds * 1_000);
    await expect(board(page)).toHaveAttribute('data-phase', 'choosing-last');
    await cell(page, key.lastPosition).click();
  }
  await expect(board(page)).toHaveAttribute('data-phase', 'review');
  await page.getByTestId('grid-save').click();
  await page.waitForURL(/\?run=/);
}

test('marks like the key give a certificate that is listed; others show where they differ', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'teacher');
  const task = findTask('timed-grid', 'read-words');
  await markByKey(page, task, 1, 3);
  await expect(page.getByRole('status').first()).toContainText('inget intyg än');
  await expect(page.getByRole('row').filter({ hasText: 'nej' })).toHaveCount(3);
  await markByKey(page, task, 1);
  await expect(page.getByRole('status').first()).toContainText('Intyg: 100 % som i facit');
  await page.goto('/training');
  await expect(page.getByRole('listitem').filter({ hasText: task.title.sv })).toContainText(
    'Intyg 20',
  );
  await expect(page.getByRole('button', { name: 'Skriv ut intygen' })).toBeVisible();
});

/** The file as the browser decodes it, as 16-bit samples at 24 kHz. */
async function decodeReading(page: Page, path: string): Promise<Int16Array> {
  const samples = await page.evaluate(async (address) => {
    const bytes = await (await fetch(address)).arrayBuffer();
    const buffer = await new OfflineAudioContext(1, 1, 24_000).decodeAudioData(bytes);
    const whole = Int16Array.from(buffer.getChannelData(0), (value) => Math.round(value * 32_767));
    const text: string[] = [];
    const view = new Uint8Array(whole.buffer);
    for (let at = 0; at < view.length; at += 8192)
      text.push(String.fromCharCode(...view.subarray(at, at + 8192)));
    return btoa(text.join(''));
  }, path);
  const bytes = Buffer.from(samples, 'base64');
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

const isPlaying = (player: HTMLAudioElement) => !player.paused && player.currentTime > 0;

test('a reading is heard: freely before the start, once while it is marked, at the key’s times', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'teacher');
  const task = findTask('timed-grid', 'say-letter-sounds');
  const exercise = await openExercise(page, task, 1);
  const player = page.getByTestId('reading-sound');
  await expect(page.getByTestId('played-reading')).toContainText('syntetisk röst');
  const path = (await player.getAttribute('src')) ?? '';
  const answer = await page.request.get(path);
  expect(answer.headers()['content-type']).toBe('audio/mpeg');
  expect(answer.headers()['cache-control']).toContain('immutable');
  const { problems, spoken } = measureTrack(await decodeReading(page, path), exercise);
  expect(problems).toEqual([]);
  expect(spoken).toBe(exercise.utterances.filter(({ said }) => said !== '').length);

  // Before the start it has buttons, and plays by the keyboard.
  await expect(player).toHaveAttribute('controls', '');
  await player.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => player.evaluate(isPlaying)).toBe(true);
  await player.evaluate((own: HTMLAudioElement) => {
    own.currentTime = 30;
  });

  // The start takes it from its beginning; then it has no buttons, and the words are not shown.
  await page.getByTestId('grid-start').focus();
  await page.keyboard.press('Enter');
  await expect(board(page)).toHaveAttribute('data-phase', 'running');
  await expect.poll(() => player.evaluate(isPlaying)).toBe(true);
  expect(await player.evaluate((own: HTMLAudioElement) => own.currentTime)).toBeLessThan(20);
  await expect(player).not.toHaveAttribute('controls');
  await expect(page.getByRole('log')).toHaveCount(0);

  // Marked by keyboard: arrows to each error of the key, and Enter.
  await cell(page, 0).focus();
  let at = 0;
  for (const position of exercise.key.errors) {
    for (; at < position; at += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
  }
  await page.clock.runFor(task.seconds * 1_000);
  await expect(board(page)).toHaveAttribute('data-phase', 'choosing-last');
  expect(await player.evaluate((own: HTMLAudioElement) => own.paused)).toBe(true);
  for (; at < exercise.key.lastPosition; at += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('l');
  await page.getByTestId('grid-save').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?run=/);
  await expect(page.getByRole('status').first()).toContainText('Intyg: 100 % som i facit');
});

test('who cannot hear reads the same words at the same time, also when the sound is lost', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url, expected: [/ERR_FAILED/] });
  await signInAs(page, 'teacher');
  const task = findTask('timed-grid', 'read-words');
  const exercise = await openExercise(page, task, 1);
  const [first] = exercise.utterances;
  await page.getByRole('checkbox', { name: 'Visa det eleven säger som text' }).check();
  await page.getByTestId('grid-start').click();
  await page.clock.runFor(500);
  await expect(page.getByRole('log')).toContainText(first?.said ?? '-');

  await page.route('**/media/reading-*', (route) => route.abort());
  await openExercise(page, task, 2);
  await expect(page.getByText('Ljudet gick inte att spela.')).toBeVisible();
  await expect(page.getByTestId('reading-sound')).toHaveCount(0);
  await page.getByTestId('grid-start').click();
  await page.clock.runFor(500);
  await expect(page.getByRole('log')).not.toBeEmpty();
});

test('running text has its heading, flows in lines, and does not stop at a first row', async ({
  visitors,
}) => {
  const task = findTask('timed-passage');
  const page = await visitors.arrive({ url: app.url, width: 820, height: 1180 });
  await signInAs(page, 'special-educator');
  await openExercise(page, task, 2);
  await expect(page.locator('.marking-heading')).toHaveText(task.forms.D?.heading ?? '');
  await page.getByTestId('grid-start').click();
  for (let position = 0; position < task.columns; position += 1) await cell(page, position).click();
  await expect(board(page)).toHaveAttribute('data-phase', 'running');
  for (const position of [0, 20, 60]) {
    const box = await cell(page, position).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.width).toBeGreaterThanOrEqual(44);
  }
  // Down leads to the line below, as it fell on this screen.
  await cell(page, 2).focus();
  const before = await cell(page, 2).boundingBox();
  await page.keyboard.press('ArrowDown');
  const after = await page.locator(':focus').boundingBox();
  expect(after?.y).toBeGreaterThan((before?.y ?? 0) + 40);
  expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(120);
  await markByKey(page, task, 2);
  await expect(page.getByRole('status').first()).toContainText('Intyg: 100 %');
});

test('naming shows pictures, no time, and ends when all are named', async ({ visitors }) => {
  const task = findTask('rapid-naming');
  const page = await visitors.arrive({ url: app.url, width: 768, height: 1024 });
  await signInAs(page, 'test-leader');
  await openExercise(page, task, 1);
  const pictures = page.getByTestId('grid').locator('img');
  await expect(pictures).toHaveCount(task.forms.D?.items.length ?? 0);
  const isLoaded = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0;
  expect(await pictures.first().evaluate(isLoaded)).toBe(true);
  await expect(board(page).locator('.time-bar')).toHaveCount(0);
  await expect(page.getByTestId('grid')).not.toContainText(/\d/);
  await markByKey(page, task, 1);
  await expect(page.getByRole('status').first()).toContainText('Intyg: 100 %');
});

test('a demanded practice keeps a reading closed, says so, and leads to the practice', async ({
  visitors,
}) => {
  const { teacherId, classId } = await findClass(app.dataDir, 'Bergskolan', '1A');
  const administrator = await visitors.arrive({ url: app.url });
  await signInAs(administrator, 'administrator');
  await administrator.goto('/operations');
  await administrator.getByRole('button', { name: 'Kräv övning' }).click();
  await expect(administrator.getByText('Övning krävs nu.')).toBeVisible();

  const page = await visitors.arrive({ url: app.url });
  await signInAsPerson(page, teacherId);
  await page.goto(`/classes/${classId}`);
  const read = page.getByRole('button', { name: READING_BUTTON }).first();
  await read.click();
  await page.waitForURL(/\/training\?needed=/);
  const taskId = new URL(page.url()).searchParams.get('needed') ?? '';
  await expect(page.getByRole('status')).toContainText('Läsningen har inte öppnats.');
  await page.getByRole('status').getByRole('link', { name: /^Öva:/ }).click();
  await page.waitForURL(new RegExp(`/training/${taskId}$`));
  await markByKey(page, findTask('timed-grid', taskId), 2);
  await page.goto(`/classes/${classId}`);
  await read.click();
  await expect(page.getByTestId('screen-script')).toBeVisible();

  await administrator.getByRole('button', { name: 'Sluta kräva övning' }).click();
  await expect(administrator.getByText('Övning krävs inte nu.')).toBeVisible();
});
