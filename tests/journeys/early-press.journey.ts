/**
 * Hands that are too quick or too slow: what is pressed before a thing can be answered is no answer to it,
 * and what was shown as open can be pressed. A six-year-old taps twice, and keeps a finger lying.
 */
import type { Page } from '@playwright/test';
import { answerRight } from '~/demonstration/simulated-answer';
import { listFormItems, type PupilItem, type PupilTask } from '~/instruments/battery';
import { answerDevice } from './support/device-double';
import { listJournal } from './support/device-journal';
import { expect, test, useApp, type Visitors } from './support/fixtures';
import { openTrial, stopClock } from './support/pupil';
import { type Face, lookUntil, passUntil, press } from './support/screen-hands';
import { PUPIL_TASKS, played } from './support/screen-run';
import { measureSaying, REST_MS } from './support/task-play';

const app = useApp();
test.use({ trace: 'off' });

const FORM = 'A';
const MEMBERSHIP_ID = '00000000-0000-7000-8000-000000000003';
const LONG_STEP_MS = 2_000;
const FEEDBACK_STEP_MS = 800;
/** From an item's opening to its answer, and how exactly it is recorded: two pictures of the screen. */
const RESPONSE_MS = 700;
const GRAIN_MS = 32;

declare global {
  /** What stood open, or was written, in the very moment in which something else was asked. */
  var tooSoon: string[];
  /** Presses one target twice, the second time before the first can have been kept. */
  var pressTwice: (selector: string) => Promise<void>;
}

/** A hand that presses everything that says it is open, in the moment when something else is asked. */
function addQuickHand(): void {
  const tap = (target: Element) => {
    const { x, y, width, height } = target.getBoundingClientRect();
    const spot = { clientX: x + width / 2, clientY: y + height / 2 };
    const finger = { ...spot, bubbles: true, isPrimary: true, pointerId: 7, pointerType: 'touch' };
    target.dispatchEvent(new PointerEvent('pointerdown', finger));
    target.dispatchEvent(new PointerEvent('pointerup', finger));
  };
  globalThis.tooSoon = [];
  globalThis.pressTwice = async (selector) => {
    const target = document.querySelector(selector);
    if (!target) throw new Error(`${selector} is not there`);
    tap(target);
    // The screen answers within the same task; what is kept on the device comes after it.
    await Promise.resolve();
    await Promise.resolve();
    tap(target);
  };
  let asked = '';
  const answers = ':is([data-option-id], [data-testid^="sound-"])[data-active="true"]';
  new MutationObserver(() => {
    const screen = document.querySelector<HTMLElement>('main[data-testid^="screen-"]');
    const line = screen?.querySelector('.nearby')?.textContent ?? '';
    const now = `${screen?.dataset.testid} ${screen?.dataset.itemId ?? line}`;
    if (now === asked) return;
    asked = now;
    const sentence = screen?.querySelector('[data-testid="stimulus"]:not(.is-hidden)');
    if (sentence) globalThis.tooSoon.push(`${now}: ${sentence.textContent}`);
    for (const target of document.querySelectorAll<HTMLElement>(answers)) {
      globalThis.tooSoon.push(`${now}: ${target.getAttribute('aria-label')}`);
      tap(target);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

function findTask(taskId: string): PupilTask {
  const task = PUPIL_TASKS.find(({ id }) => id === taskId);
  if (!task) throw new Error(`${taskId} is not done by a pupil alone`);
  return task;
}

/** The sound check of a pupil who has this one task to do. */
async function openSoundCheck(visitors: Visitors, task: PupilTask): Promise<Page> {
  const page = await visitors.arrive({ url: app.url, width: 1024, height: 768 });
  await stopClock(page);
  await page.addInitScript(addQuickHand);
  await answerDevice(page.context(), {
    battery: played.battery,
    windowKind: 'autumn',
    kind: 'pupil',
    membershipId: MEMBERSHIP_ID,
    entries: [{ taskId: task.id, formId: FORM }],
  });
  await page.goto('/elev?sound=silent#kod=123456');
  await pressWhenOpen(page, 'welcome', 'go');
  return page;
}

/** Lets time pass until it may be pressed, and presses it. */
async function pressWhenOpen(page: Page, screen: string, name: string): Promise<void> {
  const isOpen = (face: Face) => face.screen === screen && name in face.active;
  await press(page, await passUntil(page, isOpen, LONG_STEP_MS), name);
  await lookUntil(page, (face) => face.screen !== 'loading' && face.screen !== '');
}

function findItem(task: PupilTask, itemId: string): PupilItem {
  const items: readonly PupilItem[] = [...task.practice, ...listFormItems(task, FORM)];
  const item = items.find(({ id }) => id === itemId);
  if (!item) throw new Error(`No item ${itemId}`);
  return item;
}

const rightOf = (task: PupilTask, itemId: string) => answerRight(findItem(task, itemId));

/** Until the item on the screen is open, and not a picture's time more. */
async function waitForOpening(page: Page, task: PupilTask, { itemId }: Face): Promise<Face> {
  await page.clock.runFor(REST_MS + measureSaying(task, findItem(task, itemId), played.media));
  return passUntil(page, ({ active }) => rightOf(task, itemId) in active);
}

/** The next item, open. */
async function waitForNext(page: Page, task: PupilTask, before: string): Promise<Face> {
  const isNext = ({ screen, itemId }: Face) => screen === 'item' && itemId !== before;
  return waitForOpening(page, task, await lookUntil(page, isNext));
}

/** Through the telling and the practice to the first item. */
async function reachItems(page: Page, task: PupilTask): Promise<Face> {
  await pressWhenOpen(page, 'instruction', 'go');
  let face = await lookUntil(page, ({ screen }) => screen === 'practice');
  while (face.screen === 'practice') {
    const open = await waitForOpening(page, task, face);
    await press(page, open, rightOf(task, open.itemId));
    await lookUntil(page, ({ isGlowing }) => isGlowing);
    face = await passUntil(page, ({ isGlowing }) => !isGlowing, FEEDBACK_STEP_MS);
  }
  await pressWhenOpen(page, 'ready', 'go');
  return waitForNext(page, task, '');
}

const listItemIds = (task: PupilTask) => listFormItems(task, FORM).map(({ id }) => id);

/** Where a wrong option of the item stands. */
function findOther(task: PupilTask, { itemId, active }: Face): Face['active'][string] {
  const item = findItem(task, itemId);
  const options = 'options' in item ? item.options.map(({ id }) => id) : [];
  const other = options.find((id) => id !== rightOf(task, itemId) && id in active);
  const spot = active[other ?? ''];
  if (!spot) throw new Error(`${itemId} has no other option`);
  return spot;
}

test('a doubled tap is one answer, and a finger that stays is none', async ({ visitors }) => {
  const task = findTask('letter-sounds');
  const page = await openSoundCheck(visitors, task);
  const isAsked = ({ screen, active }: Face) => screen === 'sound-check' && 'sound-moon' in active;

  // A wrong picture, tapped twice, is one miss: the pupil may try once more.
  await passUntil(page, isAsked, LONG_STEP_MS);
  await page.evaluate(() => globalThis.pressTwice('[data-testid="sound-moon"]'));
  await pressWhenOpen(page, 'sound-check', 'sound-house');

  let face = await reachItems(page, task);
  await page.clock.runFor(RESPONSE_MS);
  const right = `[data-option-id="${rightOf(task, face.itemId)}"]`;
  await page.evaluate((selector) => globalThis.pressTwice(selector), right);
  face = await waitForNext(page, task, face.itemId);

  // A finger that lies on a target since the item before has not answered this one.
  await page.clock.runFor(RESPONSE_MS);
  const other = findOther(task, face);
  await page.mouse.move(other.x, other.y);
  await page.mouse.down();
  await page.locator(`[data-option-id="${rightOf(task, face.itemId)}"]`).press('Enter');
  face = await waitForNext(page, task, face.itemId);
  await page.mouse.up();

  await page.clock.runFor(RESPONSE_MS);
  await press(page, face, rightOf(task, face.itemId));
  await waitForNext(page, task, face.itemId);
  const bodies = (await listJournal(page)).map(({ body }) => body);
  const answers = bodies.filter((body) => body.type === 'item-answered');
  expect(answers.map(({ itemId }) => itemId)).toEqual(listItemIds(task).slice(0, 3));
  for (const { itemId, optionId, responseMs } of answers) {
    expect(optionId).toBe(rightOf(task, itemId));
    expect(Math.abs((responseMs ?? 0) - RESPONSE_MS)).toBeLessThan(GRAIN_MS);
  }
  await page.context().close();
});

// A trial keeps nothing, so that its next item comes in the press's own task: the quickest there is.
for (const taskId of ['letter-sounds', 'real-or-made-up', 'read-sentences']) {
  test(`${taskId}: what has not been presented is neither seen nor answered`, async ({
    visitors,
  }) => {
    const task = findTask(taskId);
    const trial = `${played.battery.id}.${task.id}.${FORM}`;
    const page = await openTrial(visitors, { url: app.url, width: 1024, height: 768, trial });
    await page.evaluate(addQuickHand);
    await pressWhenOpen(page, 'trial', 'trial-action');
    let face = await reachItems(page, task);
    const seen = [face.itemId];
    while (seen.length < 4) {
      await page.clock.runFor(RESPONSE_MS);
      await press(page, face, rightOf(task, face.itemId));
      face = await waitForNext(page, task, face.itemId);
      seen.push(face.itemId);
    }
    expect(await page.evaluate(() => globalThis.tooSoon)).toEqual([]);
    expect(seen).toEqual(listItemIds(task).slice(0, seen.length));
    await page.context().close();
  });
}
