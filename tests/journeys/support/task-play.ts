/** A simulated pupil's hands: does any task that a pupil does alone on the real screens. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { makeRandom } from '~/demonstration/seeded-random';
import {
  answerRight,
  answerWrong,
  chooseOption,
  type Knowledge,
  type SimulatedAnswer,
} from '~/demonstration/simulated-answer';
import {
  type Battery,
  type FormId,
  getTask,
  isPupilTask,
  listFormItems,
  type PupilItem,
  type PupilTask,
  parseBattery,
} from '~/instruments/battery';
import { type MediaManifest, parseMediaManifests } from '~/instruments/media';
import { expect } from './fixtures';
import { goOn, hearSound, passTimeUntil, reach, screenOf } from './pupil';

/** The runner's rest before an item, and between two clips of one item. */
export const REST_MS = 300;
const BETWEEN_CLIPS_MS = 150;
/** The form of the winter window. */
export const FORM = 'B';

/** A battery as the device has it, and the lengths of its clips. */
export type Played = { battery: Battery; media: Record<string, MediaManifest> };

export function readPlayed(batteryId: string): Played {
  const folder = `app/instruments/batteries/${batteryId}`;
  const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
  return {
    battery: parseBattery(read('battery.json')),
    media: parseMediaManifests(read('media.json')),
  };
}

const small = readPlayed('grund-1');

export function pupilTask(taskId: string, played: Played = small): PupilTask {
  const task = getTask(played.battery, taskId);
  if (!isPupilTask(task)) throw new Error(`${taskId} is not done by a pupil alone`);
  return task;
}

export function choiceTask(taskId: string) {
  const task = pupilTask(taskId);
  if (task.kind !== 'choice') throw new Error(`${taskId} is not a choice task`);
  return task;
}

/** What stands on the screen and can be pressed for an option or a tile. */
function targetOf(page: Page, id: string) {
  return page
    .getByTestId(/^(option|tile)$/)
    .and(page.locator(`[data-option-id="${id}"]`))
    .first();
}

/** Practice and items of one task, told apart by what is on the screen. */
function currentFace(page: Page) {
  return page.getByTestId(
    /^screen-(practice|practice-failed|ready|item|between|end|trial-end|instruction|sound-check)$/,
  );
}

/** Milliseconds from an item's rest to the end of all that is said in it; none when it is read. */
export function measureSaying(task: PupilTask, item: PupilItem, media: Played['media']): number {
  const names = 'options' in item ? item.options.map(({ clip }) => clip) : [];
  const clips = [item.clip, ...names].filter((clip) => clip !== undefined);
  const lengths = clips.map((clip) => media[task.mediaBundle]?.clips[clip]?.durationMs ?? 0);
  const pausesMs = Math.max(0, clips.length - 1) * BETWEEN_CLIPS_MS;
  return lengths.reduce((sum, durationMs) => sum + Math.ceil(durationMs), pausesMs);
}

/** Lets time pass until the targets may be pressed, and not a picture's time longer. */
async function waitForActive(page: Page, spokenMs: number): Promise<void> {
  const active = page
    .getByTestId(/^(option|tile)$/)
    .and(page.locator('[data-active="true"]'))
    .first();
  await page.clock.runFor(REST_MS + Math.ceil(spokenMs));
  await passTimeUntil(page, active, { stepMs: 8 });
}

/** Presses an option, or lays the tiles and then presses the lantern. `spentMs` passes meanwhile. */
async function giveAnswer(page: Page, item: PupilItem, answer: SimulatedAnswer) {
  if ('options' in item) {
    await page.clock.runFor(answer.responseMs);
    await targetOf(page, answer.optionId).click();
    return;
  }
  const tileIds = answer.optionId.split(' ');
  const stepMs = Math.floor(answer.responseMs / (tileIds.length + 1));
  for (const tileId of tileIds) {
    await page.clock.runFor(stepMs);
    await targetOf(page, tileId).click();
  }
  await page.clock.runFor(answer.responseMs - stepMs * tileIds.length);
  await page.getByTestId('word-done').click();
}

/** A task as it is played: one of the small battery's by its id, or any with its form and clips. */
export type Piece = string | { task: PupilTask; formId: FormId; media: Played['media'] };

function readPiece(piece: Piece) {
  if (typeof piece !== 'string') return piece;
  return { task: pupilTask(piece), formId: FORM, media: small.media } as const;
}

type Practising = { isWrong: boolean; letOn?: () => Promise<void> };

/** Answers the practice item on the screen and lets the comment pass. */
async function practise(page: Page, piece: Piece, isWrong: boolean): Promise<void> {
  const { task, media } = readPiece(piece);
  const itemId = await screenOf(page, 'practice').getAttribute('data-item-id');
  const item = task.practice.find(({ id }) => id === itemId);
  if (!item) throw new Error(`No practice item ${itemId}`);
  await waitForActive(page, measureSaying(task, item, media));
  const optionId = isWrong ? answerWrong(item) : answerRight(item);
  await giveAnswer(page, item, { optionId, responseMs: 1_000 });
  await expect(page.locator('.is-glowing').first()).toBeVisible();
  await passTimeUntil(page, page.locator(':root:not(:has(.is-glowing))'), { stepMs: 500 });
}

/** From the task's telling to its first item. `letOn` is the adult who comes when practice failed. */
export async function passPractice(page: Page, piece: Piece, pupil: Practising): Promise<void> {
  await reach(page, 'instruction');
  await goOn(page);
  await reach(page, 'practice');
  await passPracticeOnly(page, piece, pupil);
}

/** From the first practice item to the first item. */
export async function passPracticeOnly(
  page: Page,
  piece: Piece,
  pupil: Practising = { isWrong: false },
): Promise<void> {
  while (await screenOf(page, 'practice').isVisible()) await practise(page, piece, pupil.isWrong);
  if (await screenOf(page, 'practice-failed').isVisible()) await pupil.letOn?.();
  await reach(page, 'ready');
  await goOn(page);
  await expect(screenOf(page, 'item')).toBeVisible();
}

export type Decide = (task: PupilTask, item: PupilItem) => SimulatedAnswer;

/** The page's own clock, milliseconds. */
function readClock(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

/** So near its end nobody begins a press: which of the two came first would be chance. */
const NEAR_END_MS = 3_000;

/**
 * Answers the item on the screen. With `endsAtMs`, the page's time at which the hidden time is up, an
 * answer that would come too late is not given, and the time runs out. @returns the item's id
 */
export async function answerItem(
  page: Page,
  piece: Piece,
  decide: Decide,
  endsAtMs = Number.POSITIVE_INFINITY,
): Promise<string> {
  const { task, formId, media } = readPiece(piece);
  const itemId = (await screenOf(page, 'item').getAttribute('data-item-id')) ?? '';
  const item = listFormItems(task, formId).find(({ id }) => id === itemId);
  if (!item) throw new Error(`No item ${itemId}`);
  await waitForActive(page, measureSaying(task, item, media));
  const answer = decide(task, item);
  const leftMs = endsAtMs - (await readClock(page));
  if (answer.responseMs > leftMs - NEAR_END_MS) {
    await passTimeUntil(page, page.locator(':root:not(:has([data-testid="screen-item"]))'));
    return itemId;
  }
  await giveAnswer(page, item, answer);
  const next = page.locator(`[data-testid^="screen-"]:not([data-item-id="${itemId}"])`);
  await expect(next.first()).toBeVisible();
  return itemId;
}

/** Answers items until the task is over. @returns how many were met */
export async function answerAll(page: Page, piece: Piece, decide: Decide): Promise<number> {
  const { task } = readPiece(piece);
  const isTimed = task.kind === 'timed-choice';
  const endsAtMs = isTimed ? (await readClock(page)) + task.timeLimitSeconds * 1_000 : undefined;
  let met = 0;
  while (await screenOf(page, 'item').isVisible()) {
    await answerItem(page, piece, decide, endsAtMs);
    met += 1;
  }
  await passTimeUntil(page, currentFace(page).first());
  return met;
}

export function decideAs(knowledge: Knowledge, random: () => number): Decide {
  return (task, item) => chooseOption(random, knowledge, task, item);
}

/** A pupil who knows everything, with a seed of its own. */
export function decidePerfectly(seed = 1): Decide {
  const knowledge: Knowledge = { style: 'perfect', shareKnown: {}, wordsPerMinute: 60 };
  return decideAs(knowledge, makeRandom(seed));
}

/** The whole first sitting with the small battery: welcome, sound check, both tasks, the kind end. */
export async function doEverything(page: Page, decide: Decide, pupil: Practising): Promise<void> {
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
