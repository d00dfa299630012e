/** A simulated pupil's hands: does a choice task on the real screens. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { chooseOption, type Knowledge } from '~/demonstration/simulated-pupil';
import { type Battery, type ChoiceItem, getTask, parseBattery } from '~/instruments/battery';
import { parseMediaManifests } from '~/instruments/media';
import { expect } from './fixtures';
import { goOn, hearSound, passTimeUntil, reach, screenOf } from './pupil';

const FOLDER = 'app/instruments/batteries/grund-1';
/** The runner's rest before an item. */
const REST_MS = 300;
/** The form of the winter window. */
export const FORM = 'B';

export const battery: Battery = parseBattery(
  JSON.parse(readFileSync(`${FOLDER}/battery.json`, 'utf8')),
);
const media = parseMediaManifests(JSON.parse(readFileSync(`${FOLDER}/media.json`, 'utf8')));

export function choiceTask(taskId: string) {
  const task = getTask(battery, taskId);
  if (task.kind !== 'choice') throw new Error(`${taskId} is not a choice task`);
  return task;
}

function option(page: Page, optionId: string) {
  return page.getByTestId('option').and(page.locator(`[data-option-id="${optionId}"]`));
}

/** Practice and items of one task, told apart by what is on the screen. */
function currentFace(page: Page) {
  return page.getByTestId(
    /^screen-(practice|practice-failed|ready|item|between|end|instruction|sound-check)$/,
  );
}

/** Milliseconds of an item's clip; none when it is read. */
function measureClip(taskId: string, item: ChoiceItem): number {
  if (!item.clip) return 0;
  return media[choiceTask(taskId).mediaBundle]?.clips[item.clip]?.durationMs ?? 0;
}

/** Lets time pass until the options may be pressed, and not a picture's time longer. */
async function waitForActive(page: Page, spokenMs: number): Promise<void> {
  const active = page.getByTestId('option').and(page.locator('[data-active="true"]')).first();
  await page.clock.runFor(REST_MS + Math.ceil(spokenMs));
  await passTimeUntil(page, active, { stepMs: 8 });
}

/** Answers the practice item on the screen and lets the comment pass. */
async function practise(page: Page, taskId: string, isWrong: boolean): Promise<void> {
  const itemId = await screenOf(page, 'practice').getAttribute('data-item-id');
  const item = choiceTask(taskId).practice.find(({ id }) => id === itemId);
  if (!item) throw new Error(`No practice item ${itemId}`);
  await waitForActive(page, measureClip(taskId, item));
  const wrong = item.options.find(({ id }) => id !== item.correctOptionId);
  await option(page, isWrong ? (wrong?.id ?? '') : item.correctOptionId).click();
  await expect(page.locator('.is-glowing')).toBeVisible();
  await passTimeUntil(page, page.locator(':root:not(:has(.is-glowing))'), { stepMs: 500 });
}

/** From the task's telling to its first item. `letOn` is the adult who comes when practice failed. */
export async function passPractice(
  page: Page,
  taskId: string,
  pupil: { isWrong: boolean; letOn?: () => Promise<void> },
): Promise<void> {
  await reach(page, 'instruction');
  await goOn(page);
  await reach(page, 'practice');
  while (await screenOf(page, 'practice').isVisible()) await practise(page, taskId, pupil.isWrong);
  if (await screenOf(page, 'practice-failed').isVisible()) await pupil.letOn?.();
  await reach(page, 'ready');
  await goOn(page);
  await expect(screenOf(page, 'item')).toBeVisible();
}

export type Decide = (taskId: string, item: ChoiceItem) => { optionId: string; responseMs: number };

/** Answers the item on the screen. @returns its id */
export async function answerItem(page: Page, taskId: string, decide: Decide): Promise<string> {
  const itemId = (await screenOf(page, 'item').getAttribute('data-item-id')) ?? '';
  const item = choiceTask(taskId).forms[FORM].items.find(({ id }) => id === itemId);
  if (!item) throw new Error(`No item ${itemId}`);
  await waitForActive(page, measureClip(taskId, item));
  const { optionId, responseMs } = decide(taskId, item);
  await page.clock.runFor(responseMs);
  await option(page, optionId).click();
  const next = page.locator(`[data-testid^="screen-"]:not([data-item-id="${itemId}"])`);
  await expect(next.first()).toBeVisible();
  return itemId;
}

/** Answers items until the task is over. @returns how many */
export async function answerAll(page: Page, taskId: string, decide: Decide): Promise<number> {
  let answered = 0;
  while (await screenOf(page, 'item').isVisible()) {
    await answerItem(page, taskId, decide);
    answered += 1;
  }
  await passTimeUntil(page, currentFace(page).first());
  return answered;
}

export function decideAs(knowledge: Knowledge, random: () => number): Decide {
  return (taskId, item) => chooseOption(random, knowledge, taskId, item);
}

/** The whole first sitting: welcome, sound check, both tasks, the kind end. */
export async function doEverything(
  page: Page,
  decide: Decide,
  pupil: { isWrong: boolean; letOn?: () => Promise<void> },
): Promise<void> {
  await reach(page, 'welcome');
  await goOn(page);
  await hearSound(page);
  for (const [index, taskId] of ['letter-sounds', 'real-or-made-up'].entries()) {
    if (index > 0) {
      await reach(page, 'between');
      await goOn(page);
    }
    await passPractice(page, taskId, pupil);
    await answerAll(page, taskId, decide);
  }
  await reach(page, 'end');
  // From here time goes by itself, so that the board hears of the end.
  await page.clock.resume();
}
