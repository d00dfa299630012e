/**
 * A simulated pupil's hands under every fault: looks at the screen and does the next thing, wherever
 * the last fault has left it.
 */
import type { Page } from '@playwright/test';
import { answerRight } from '~/demonstration/simulated-answer';
import { type Face, look, press } from '../journeys/support/screen-hands';
import { findItem } from './chaos-tasks';
import { answerAs } from './fault-free';
import type { ChaosPupil } from './fault-plan';
import type { Lesson, LessonPupil } from './lesson';
import { PAGE, rest, type SimulatedDevice } from './simulated-device';

/** Steps of the page's clock: between looks at a task, and where only the server can help. */
const STEP_MS = 900;
const LONG_STEP_MS = 3_000;
const BLANK_STEP_MS = 20;
/** Real milliseconds in which a press must have come to something; then it is made again. */
const PRESS_LIMIT_MS = 4_000;
/** Real milliseconds without a new screen after which the run is given up. */
const STUCK_LIMIT_MS = 90_000;
/** Real milliseconds that a page may be empty before somebody opens it again. */
const BLANK_LIMIT_MS = 20_000;

export type Hands = {
  device: SimulatedDevice;
  pupil: ChaosPupil;
  who: LessonPupil;
  lesson: Lesson;
  /** Tasks to do. */
  tasks: number;
  /** Where the class's signs are shown, before the first press. */
  onReady: () => Promise<void>;
  /** Told of every press on an item's option, and again when the screen has moved on for it. */
  noteAnswer: (itemAndOption: string, isTaken: boolean) => void;
  /** After an answer to an item; the device is left as it pleases. @returns false to stop here */
  onAnswer: () => Promise<boolean>;
};

/** done: all tasks; lost: the pupil has gone on elsewhere; stopped: `onAnswer` said so. */
export type Outcome = 'done' | 'lost' | 'stopped';

/** The screen; nothing while the page is on its way to another. */
async function lookAt(page: Page): Promise<Face | null> {
  return look(page).catch(() => null);
}

/** What the screen shows, as far as a press changes it. */
function nameFace({ screen, itemId, isGlowing }: Face): string {
  return `${screen} ${itemId} ${isGlowing ? 'glows' : ''}`;
}

/** Presses, and waits within the page until something has come of it. @returns whether it has */
async function pressUntilNew(page: Page, face: Face, name: string): Promise<boolean> {
  await press(page, face, name);
  const isNew = (before: string) => {
    const main = document.querySelector<HTMLElement>('main[data-testid^="screen-"]');
    if (!main) return false;
    const screen = main.dataset.testid?.replace('screen-', '');
    const glow = document.querySelector('.is-glowing') ? 'glows' : '';
    return `${screen} ${main.dataset.itemId ?? ''} ${glow}` !== before;
  };
  return page
    .waitForFunction(isNew, nameFace(face), { timeout: PRESS_LIMIT_MS })
    .then(() => true)
    .catch(() => false);
}

async function pass(page: Page, stepMs: number, restMs = 0): Promise<void> {
  await page.clock.runFor(stepMs).catch(() => undefined);
  if (restMs > 0) await rest(restMs);
}

/** Answers the item or practice item on the screen. @returns whether an item was answered */
async function answer({ device, pupil, noteAnswer }: Hands, face: Face): Promise<boolean> {
  const page = device.page();
  const { task, item } = findItem(face.itemId);
  const isPractice = face.screen === 'practice';
  const { optionId, responseMs } = answerAs(pupil, task, item);
  const target = isPractice ? answerRight(item) : optionId;
  if (!(target in face.active) || face.isGlowing) {
    await pass(page, STEP_MS);
    return false;
  }
  await page.clock.runFor(isPractice ? 500 : responseMs);
  // An answer given before may only now have been kept: who presses looks where.
  const now = await lookAt(page);
  if (!now || nameFace(now) !== nameFace(face) || !(target in now.active)) return false;
  const given = `${item.id} ${target}`;
  if (!isPractice) noteAnswer(given, false);
  const isTaken = await pressUntilNew(page, now, target);
  if (isTaken && !isPractice) noteAnswer(given, true);
  return isTaken && !isPractice;
}

/** What is pressed on a screen as soon as it may be. */
const WAYS_ON: Record<string, string> = {
  welcome: 'go',
  instruction: 'go',
  ready: 'go',
  pause: 'go',
  between: 'go',
  'sound-check': 'sound-sun',
  'confirm-sign': 'sign-yes',
  'not-saved': 'not-saved-action',
  'load-failed': 'load-failed-action',
};

async function takeWayOn(hands: Hands, face: Face): Promise<void> {
  const { device, who, lesson } = hands;
  const page = device.page();
  if (face.screen === 'choose-sign') {
    if (!device.isPaired()) await hands.onReady();
    device.becomePaired();
    const sign = page.getByTestId(`sign-${who.signId}`);
    await sign.click({ timeout: 2_000 }).catch(() => undefined);
    return pass(page, STEP_MS, 20);
  }
  const name = WAYS_ON[face.screen];
  if (name && name in face.active) {
    await pressUntilNew(page, face, name);
    return;
  }
  if (face.screen === 'waiting') await lesson.letIn();
  if (face.screen === 'enter-code' && (await isRefused(page))) await openAgain(hands);
  if (name) return pass(page, LONG_STEP_MS, face.screen === 'not-saved' ? 100 : 0);
  await pass(page, LONG_STEP_MS, 250);
}

function isRefused(page: Page): Promise<boolean> {
  return page
    .getByTestId('code-problem')
    .isVisible()
    .catch(() => false);
}

/** Opens the page anew, as somebody would who sees nothing on it; with the code until it is paired. */
async function openAgain({ device, lesson }: Hands): Promise<void> {
  const hash = device.isPaired() ? '' : `#kod=${lesson.code}`;
  await device.open(`${PAGE}${hash}`).catch(() => rest(200));
}

/** Works until all is done, or the device has lost the pupil. @throws when nothing moves any more */
export async function workOn(hands: Hands): Promise<Outcome> {
  let deadline = Date.now() + STUCK_LIMIT_MS;
  let blankUntil = Date.now() + BLANK_LIMIT_MS;
  let before = '';
  let between = 0;
  for (;;) {
    const face = await lookAt(hands.device.page());
    const shown = face ? `${face.screen} ${face.itemId}` : '';
    if (shown !== before) {
      deadline = Date.now() + STUCK_LIMIT_MS;
      blankUntil = Date.now() + BLANK_LIMIT_MS;
    }
    if (Date.now() > deadline) throw new Error(`pupil ${hands.pupil.index} is stuck at ${shown}`);
    if (face?.screen === 'end') return 'done';
    if (face?.screen === 'lost-pupil') return 'lost';
    if (face?.screen === 'between' && !before.startsWith('between')) between += 1;
    if (face?.screen === 'between' && between >= hands.tasks) return 'done';
    before = shown;
    if (!face) await rest(20);
    else if (face.screen === '' && Date.now() > blankUntil) {
      await openAgain(hands);
      blankUntil = Date.now() + BLANK_LIMIT_MS;
    } else if (face.screen === '') {
      // A page that begins waits for the browser, whose time cannot be moved on.
      await pass(hands.device.page(), BLANK_STEP_MS, 2 * BLANK_STEP_MS);
    } else if (face.screen === 'item' || face.screen === 'practice') {
      if ((await answer(hands, face)) && !(await hands.onAnswer())) return 'stopped';
    } else await takeWayOn(hands, face);
  }
}
