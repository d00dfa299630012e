/** The runner's own words task, done by a program in a real browser: one pupil of a real round. */
import type { Page } from '@playwright/test';
import { DEVICE_PATHS } from '~/administration/device-protocol';
import { getBattery } from '~/instruments/batteries';
import type { ChoiceItem } from '~/instruments/battery';
import { listFormItems } from '~/instruments/battery';
import { choiceTask, FORM } from '../journeys/support/task-play';
import type { AppServer } from '../support/app-server';
import type { DeviceClient } from '../support/device-client';
import { compareClocks, press, type Watched } from './browser';
import { admitDevice, type ClassSession, openOwnerClient } from './class-session';
import { sendTask } from './sent-task';

const TASK_ID = 'real-or-made-up';

/** One answer: what was recorded, what was true, in milliseconds. */
export type Trial = { recordedMs: number; trueMs: number };

const activeIn = (page: Page, testId: string) =>
  page.locator(`[data-testid="${testId}"][data-active="true"]`);

function findItem(itemId: string | null): ChoiceItem {
  const task = choiceTask(TASK_ID);
  const items = [...task.practice, ...listFormItems(task, FORM)] as ChoiceItem[];
  const item = items.find(({ id }) => id === itemId);
  if (!item) throw new Error(`No item ${itemId}`);
  return item;
}

async function practise(page: Page): Promise<void> {
  const practice = page.getByTestId('screen-practice');
  await practice.waitFor();
  while (await practice.isVisible()) {
    const itemId = await practice.getAttribute('data-item-id');
    const { correctOptionId } = findItem(itemId);
    await practice.locator(`[data-option-id="${correctOptionId}"][data-active="true"]`).click();
    await page.locator(`:root:not(:has([data-item-id="${itemId}"]))`).waitFor();
  }
}

export type Seat = { server: AppServer; classroom: ClassSession; helper: DeviceClient };

async function admitWaiting({ server, classroom }: Seat): Promise<void> {
  const database = await openOwnerClient(server);
  const { rows } = await database.query<{ id: string }>(
    'SELECT "id" FROM "Device" WHERE "sittingId" = $1 AND "admittedAt" IS NULL',
    [classroom.sittingId],
  );
  await database.end();
  for (const { id } of rows) await admitDevice(server, classroom, id);
}

/** From the code to the first word, for a pupil whose other task is done. */
export async function reachWords(seat: Seat, { page }: Watched, place: number): Promise<void> {
  const { pupils, round } = await seat.helper.heartbeat();
  const pupil = pupils[place];
  if (!pupil || !round) throw new Error(`no pupil ${place}`);
  await seat.helper.takeSign(pupil.membershipId);
  const battery = getBattery(round.batteryId, round.batteryVersion);
  const { membershipId } = pupil;
  for (const { taskId, formId } of pupil.tasks.filter((task) => task.taskId !== TASK_ID)) {
    await sendTask(seat.helper, { round, battery, membershipId, taskId, formId });
  }
  await seat.helper.post(DEVICE_PATHS.sign, { membershipId: null });
  await page.goto(`/elev?sound=silent#kod=${seat.classroom.code}`);
  await page.getByTestId('screen-waiting').waitFor();
  await admitWaiting(seat);
  await page.getByTestId(`sign-${pupil.signId}`).click();
  await page.getByTestId('sign-yes').click();
  await page.getByTestId('screen-between').waitFor();
  await activeIn(page, 'go').click();
  await activeIn(page, 'sound-sun').click();
  await page.getByTestId('screen-instruction').waitFor();
  await activeIn(page, 'go').click();
  await practise(page);
  await page.getByTestId('screen-ready').waitFor();
  await activeIn(page, 'go').click();
}

const READ_ANSWERS = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('lasfyr-runner');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asking = opening.result.transaction('journal').objectStore('journal').getAll();
    asking.onsuccess = () => {
      opening.result.close();
      resolve(asking.result.flatMap(({ body }) => body.type === 'item-answered' ? [body] : []));
    };
  };
})`;

/** All words of the form, each answered right, each after its own delay. */
export async function answerWords(watched: Watched, chooseDelayMs: () => number): Promise<Trial[]> {
  const { page, session, nextOnset } = watched;
  const { offsetMs } = await compareClocks(session);
  const trueMs = new Map<string, number>();
  for (let left = listFormItems(choiceTask(TASK_ID), FORM).length; left > 0; left -= 1) {
    const onset = await nextOnset();
    const item = findItem(onset.itemId);
    const target = onset.targets.find(({ id }) => id === item.correctOptionId);
    if (!target) throw new Error(`${item.id} has no target to press`);
    const sentMs = await press(session, target, chooseDelayMs());
    trueMs.set(item.id, sentMs + offsetMs - onset.atMs);
  }
  await page.getByTestId(/^screen-(between|end)$/).waitFor();
  const answers = (await page.evaluate(READ_ANSWERS)) as { itemId: string; responseMs: number }[];
  return answers.map(({ itemId, responseMs }) => {
    return { recordedMs: responseMs, trueMs: trueMs.get(itemId) ?? Number.NaN };
  });
}
