/** A simulated pupil who does a whole list of tasks on the real screens, one after another. */
import type { Page } from '@playwright/test';
import {
  answerRight,
  answerWrong,
  chooseOption,
  type Knowledge,
  type SimulatedAnswer,
} from '~/demonstration/simulated-answer';
import { type FormId, listFormItems, type PupilItem, type PupilTask } from '~/instruments/battery';
import type { DeviceDouble } from './device-double';
import { type Face, lookUntil, passUntil, press } from './screen-hands';
import { measureSaying, type Played, REST_MS } from './task-play';

const LONG_STEP_MS = 2_000;
const FEEDBACK_STEP_MS = 800;
/** What is only read is there with the second picture after the rest: not sooner than this. */
const FIRST_PICTURE_MS = 16;

/** From a press to the next sentence's targets, as the pupil without screens counts it. */
const SENTENCE_PAUSE_MS = 340;

export type Run = { task: PupilTask; formId: FormId; media: Played['media'] };
type Pupil = { knowledge: Knowledge; random: () => number; adult: DeviceDouble };

/** Goes on with the lantern from one screen to another. */
async function goOn(page: Page, from: string): Promise<Face> {
  const face = await passUntil(
    page,
    ({ screen, active }) => screen === from && 'go' in active,
    LONG_STEP_MS,
  );
  await press(page, face, 'go');
  return lookUntil(page, ({ screen }) => screen !== from && screen !== '' && screen !== 'loading');
}

/** Until the item's targets can be pressed: its rest, what is said, and not a picture's time more. */
async function waitForTargets(page: Page, { task, media }: Run, item: PupilItem): Promise<Face> {
  const spokenMs = measureSaying(task, item, media) || FIRST_PICTURE_MS;
  await page.clock.runFor(REST_MS + spokenMs);
  const [first] = 'options' in item ? item.options : item.tiles;
  const isOver = ({ screen, itemId }: Face) => itemId !== item.id && screen !== '';
  return passUntil(page, (face) => isOver(face) || (first?.id ?? '') in face.active);
}

async function layTiles(page: Page, face: Face, { optionId, responseMs }: SimulatedAnswer) {
  const tileIds = optionId.split(' ');
  const stepMs = Math.floor(responseMs / (tileIds.length + 1));
  let now = face;
  for (const [place, tileId] of tileIds.entries()) {
    await page.clock.runFor(stepMs);
    await press(page, now, tileId);
    const lies = place + 1;
    now = await lookUntil(page, ({ placed, active }) => placed === lies && 'word-done' in active);
  }
  await page.clock.runFor(responseMs - stepMs * tileIds.length);
  await press(page, now, 'word-done');
}

async function give(page: Page, face: Face, item: PupilItem, answer: SimulatedAnswer) {
  if (!('options' in item)) return layTiles(page, face, answer);
  await page.clock.runFor(answer.responseMs);
  await press(page, face, answer.optionId);
}

async function practise(page: Page, run: Run, face: Face, isWrong: boolean): Promise<Face> {
  const item = run.task.practice.find(({ id }) => id === face.itemId);
  if (!item) throw new Error(`No practice item ${face.itemId}`);
  const ready = await waitForTargets(page, run, item);
  const optionId = isWrong ? answerWrong(item) : answerRight(item);
  await give(page, ready, item, { optionId, responseMs: 1_000 });
  await lookUntil(page, ({ isGlowing }) => isGlowing);
  return passUntil(page, ({ isGlowing }) => !isGlowing, FEEDBACK_STEP_MS);
}

/** From the task's telling to its first item. */
async function passPractice(page: Page, run: Run, pupil: Pupil): Promise<Face> {
  let face = await goOn(page, 'instruction');
  const isWrong = pupil.knowledge.style === 'always-wrong';
  while (face.screen === 'practice') face = await practise(page, run, face, isWrong);
  if (face.screen === 'practice-failed') {
    pupil.adult.letOn();
    await passUntil(page, ({ screen }) => screen === 'ready', LONG_STEP_MS);
  }
  return goOn(page, 'ready');
}

/** Where a run against the hidden clock stands, on the page's clock: its beginning and the latest press. */
type HiddenTime = { beganAtMs: number; pressedAtMs: number };

/**
 * Milliseconds until the hidden time is up. The page's clock stands still while a press is at work, so a
 * press before that moment is in, however near it is.
 */
function measureTimeLeft({ task }: Run, { beganAtMs, pressedAtMs }: HiddenTime): number {
  return Math.max(0, task.timeLimitSeconds * 1_000 - (pressedAtMs - beganAtMs));
}

/**
 * Answers the item on the screen; what would come after the hidden time is not given.
 * @returns the screen after it
 */
async function answerItem(page: Page, run: Run, face: Face, pupil: Pupil, time: HiddenTime | null) {
  const item = listFormItems(run.task, run.formId).find(({ id }) => id === face.itemId);
  if (!item) throw new Error(`No item ${face.itemId}`);
  const ready = await waitForTargets(page, run, item);
  // The hidden time ran out before the targets could be pressed.
  if (ready.itemId !== item.id) return ready;
  const answer = chooseOption(pupil.random, pupil.knowledge, run.task, item);
  if (time) {
    if (answer.responseMs + SENTENCE_PAUSE_MS >= measureTimeLeft(run, time)) {
      return passUntil(page, ({ screen }) => screen !== 'item' && screen !== '', LONG_STEP_MS);
    }
    time.pressedAtMs += answer.responseMs + SENTENCE_PAUSE_MS;
    answer.responseMs = Math.max(0, Math.round(time.pressedAtMs - ready.nowMs));
  }
  await give(page, ready, item, answer);
  return lookUntil(page, ({ screen, itemId }) => itemId !== item.id && screen !== '');
}

/** One task from its telling to the screen after its end. */
async function doTask(page: Page, run: Run, pupil: Pupil): Promise<void> {
  let face = await passPractice(page, run, pupil);
  const isTimed = run.task.kind === 'timed-choice';
  const time = isTimed ? { beganAtMs: face.nowMs, pressedAtMs: face.nowMs } : null;
  while (face.screen === 'item') face = await answerItem(page, run, face, pupil, time);
}

async function hearSound(page: Page): Promise<void> {
  const isAsked = ({ screen, active }: Face) => screen === 'sound-check' && 'sound-sun' in active;
  await press(page, await passUntil(page, isAsked, LONG_STEP_MS), 'sound-sun');
  await passUntil(page, ({ screen }) => screen === 'instruction', LONG_STEP_MS);
}

/**
 * The whole sitting: welcome, sound check, every task, the kind end.
 * @param randomOf the pupil's chance in a task, by its place in the list
 */
export async function doSitting(
  page: Page,
  runs: readonly Run[],
  knowledge: Knowledge,
  randomOf: (index: number) => () => number,
  adult: DeviceDouble,
): Promise<void> {
  await passUntil(page, ({ screen }) => screen === 'welcome', LONG_STEP_MS);
  await goOn(page, 'welcome');
  await hearSound(page);
  for (const [index, run] of runs.entries()) {
    if (index > 0) await goOn(page, 'between');
    await doTask(page, run, { knowledge, random: randomOf(index), adult });
  }
  await passUntil(page, ({ screen }) => screen === 'end', LONG_STEP_MS);
}
