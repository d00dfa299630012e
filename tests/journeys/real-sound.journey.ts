/**
 * One task of each kind as it is in a classroom: on the real clock, with the browser's own Web Audio
 * and the clips that ship, decoded and played. Where an adult marks, the reading itself is silent.
 */
import type { Page } from '@playwright/test';
import { answerRight } from '~/demonstration/simulated-answer';
import { listFormItems, type PupilItem, type PupilTask } from '~/instruments/battery';
import { answerDevice } from './support/device-double';
import { listJournal } from './support/device-journal';
import { expect, test, useApp, type Visitors } from './support/fixtures';
import { type Face, lookUntil, press } from './support/screen-hands';
import { MARKED_TASKS, PUPIL_TASKS, played } from './support/screen-run';

const app = useApp();
test.use({ trace: 'off' });

/** Decoded lengths differ from the list's by the encoder's padding. */
const LENGTH_MS = 120;
/** A sound may end this much later than its length, on two busy cores. */
const LATE_MS = 1_000;
/** Between a sound's end and the page's hearing of it, one picture of the screen. */
const PICTURE_MS = 17;
const FORM = 'A';
/** Test items that are answered after the practice. */
const ITEMS = 2;

/** One clip that was played to the speakers: page times, and the loudest sample in it. */
type Heard = { startedMs: number; endedMs: number | null; lengthMs: number; peak: number };
/** When an item came onto the screen, and when something of it could first be pressed. */
type Opened = { itemId: string; shownMs: number; atMs: number | null };

declare global {
  var heard: Heard[];
  var opened: Opened[];
}

/** Writes down every clip that starts and ends, and when the targets of each item become active. */
function listen(): void {
  globalThis.heard = [];
  globalThis.opened = [];
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function startHeard(...when) {
    const samples = this.buffer?.getChannelData(0) ?? new Float32Array();
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    const lengthMs = (this.buffer?.duration ?? 0) * 1_000;
    const note: Heard = { startedMs: performance.now(), endedMs: null, lengthMs, peak };
    globalThis.heard.push(note);
    this.addEventListener('ended', () => {
      note.endedMs ??= performance.now();
    });
    start.apply(this, when);
  };
  new MutationObserver(() => {
    const item = document.querySelector<HTMLElement>('main[data-item-id]');
    const isOpen = document.querySelector('[data-option-id][data-active="true"]') !== null;
    const itemId = item?.dataset.itemId ?? '';
    const nowMs = performance.now();
    if (globalThis.opened.at(-1)?.itemId !== itemId) {
      globalThis.opened.push({ itemId, shownMs: nowMs, atMs: null });
    }
    const last = globalThis.opened.at(-1);
    if (last && isOpen) last.atMs ??= nowMs;
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

async function arrive(visitors: Visitors, address: string): Promise<Page> {
  const page = await visitors.arrive({ url: app.url, width: 1024, height: 768 });
  await page.addInitScript(listen);
  await page.goto(address);
  return page;
}

/** Ids of the options or tiles that may stand on the screen. */
function listTargets(task: PupilTask): Set<string> {
  const items: readonly PupilItem[] = [...task.practice, ...listFormItems(task, FORM)];
  return new Set(
    items.flatMap((item) => ('options' in item ? item.options : item.tiles).map(({ id }) => id)),
  );
}

/** The next item that can be pressed, or the screen after the last practice item. */
function waitForItem(page: Page, task: PupilTask): Promise<Face> {
  const targets = listTargets(task);
  return lookUntil(page, ({ screen, active, isGlowing }) => {
    if (screen === 'ready') return 'go' in active;
    const isOpen = Object.keys(active).some((name) => targets.has(name));
    return (screen === 'practice' || screen === 'item') && !isGlowing && isOpen;
  });
}

/** Answers the item on the screen rightly. */
async function answer(page: Page, task: PupilTask, face: Face): Promise<void> {
  const items: readonly PupilItem[] = [...task.practice, ...listFormItems(task, FORM)];
  const item = items.find(({ id }) => id === face.itemId);
  if (!item) throw new Error(`No item ${face.itemId}`);
  for (const [place, id] of answerRight(item).split(' ').entries()) {
    const now = await lookUntil(page, ({ active, placed }) => placed === place && id in active);
    await press(page, now, id);
  }
  if (task.kind === 'letter-tiles') {
    const laid = item && 'graphemes' in item ? item.graphemes.length : 0;
    await press(page, await lookUntil(page, ({ placed }) => placed === laid), 'word-done');
  }
  await lookUntil(page, ({ itemId, isGlowing }) => itemId !== item.id || isGlowing);
}

/** What was played to its end lasted as long as it is; everything is from the bundles, and loud enough. */
function expectHeard(heard: readonly Heard[], task: PupilTask): void {
  const known = ['common', task.mediaBundle].flatMap((bundleId) =>
    Object.values(played.media[bundleId]?.clips ?? {}).map(({ durationMs }) => durationMs),
  );
  for (const { peak, lengthMs } of heard) {
    expect(peak).toBeGreaterThan(0.05);
    expect(known.some((durationMs) => Math.abs(durationMs - lengthMs) <= LENGTH_MS)).toBe(true);
  }
  for (const { startedMs, endedMs, lengthMs } of heard) {
    if (endedMs === null) continue;
    expect(endedMs - startedMs).toBeLessThan(lengthMs + LATE_MS);
  }
}

/**
 * The targets of an item that is heard open when its own clip, played since the item came, has been played
 * to its end, and not before: the clip before it may be just as long.
 */
function expectOpenedAfterClip(
  task: PupilTask,
  face: Face,
  heard: Heard[],
  opened: Opened[],
): void {
  const items: readonly PupilItem[] = [...task.practice, ...listFormItems(task, FORM)];
  const item = items.find(({ id }) => id === face.itemId);
  const { shownMs, atMs } = opened.findLast(({ itemId }) => itemId === face.itemId) ?? {};
  if (shownMs === undefined || typeof atMs !== 'number') throw new Error('It has not opened');
  if (!item?.clip) return;
  const clip = heard.find(({ startedMs }) => startedMs >= shownMs);
  const durationMs = played.media[task.mediaBundle]?.clips[item.clip]?.durationMs ?? 0;
  expect(Math.abs((clip?.lengthMs ?? 0) - durationMs)).toBeLessThan(LENGTH_MS);
  expect(atMs - (clip?.startedMs ?? atMs)).toBeGreaterThan(durationMs - LENGTH_MS);
  expect(clip?.endedMs).not.toBeNull();
  expect(atMs).toBeGreaterThanOrEqual((clip?.endedMs ?? Number.POSITIVE_INFINITY) - PICTURE_MS);
}

const readHeard = (page: Page) => page.evaluate(() => globalThis.heard);
const readOpened = (page: Page) => page.evaluate(() => globalThis.opened);

for (const taskId of ['letter-sounds', 'read-sentences', 'spell-words']) {
  const task = PUPIL_TASKS.find(({ id }) => id === taskId);
  if (!task) throw new Error(`${taskId} is not done by a pupil alone`);
  test(`${task.kind}: a task is told, heard and answered in real time`, async ({ visitors }) => {
    const page = await arrive(visitors, `/elev#prova=${played.battery.id}.${task.id}.${FORM}`);
    await press(
      page,
      await lookUntil(page, ({ active }) => 'trial-action' in active),
      'trial-action',
    );
    const lantern = page.getByTestId('go').and(page.locator('[data-active="true"]'));
    await lantern.waitFor({ timeout: 45_000 });
    // The way on opens when everything has been told to its end.
    const told = await readHeard(page);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ endedMs }) => endedMs !== null)).toBe(true);
    await lantern.click();
    let face = await waitForItem(page, task);
    while (face.screen === 'practice') {
      await answer(page, task, face);
      face = await waitForItem(page, task);
    }
    await press(page, face, 'go');
    await lookUntil(page, ({ screen }) => screen !== 'ready');
    for (let answered = 0; answered < ITEMS; answered += 1) {
      face = await waitForItem(page, task);
      expectOpenedAfterClip(task, face, await readHeard(page), await readOpened(page));
      await answer(page, task, face);
    }
    expectHeard(await readHeard(page), task);
    await page.context().close();
  });
}

const MEMBERSHIP_ID = '00000000-0000-7000-8000-000000000003';
const HESITATION_MS = 3_000;

for (const taskId of ['say-letter-sounds', 'read-text', 'name-pictures']) {
  const task = MARKED_TASKS.find(({ id }) => id === taskId);
  if (!task) throw new Error(`${taskId} is not marked`);
  test(`${task.kind}: Lysa falls silent, and a reading is marked in real time`, async ({
    visitors,
  }) => {
    const entry = { taskId, formId: FORM } as const;
    const sitting = {
      battery: played.battery,
      windowKind: 'spring',
      membershipId: MEMBERSHIP_ID,
      entries: [entry],
    } as const;
    const own = await visitors.arrive({ url: app.url, width: 1024, height: 768 });
    await own.addInitScript(listen);
    const server = await answerDevice(own.context(), { ...sitting, kind: 'pupil' });
    const page = await visitors.arrive({ url: app.url, width: 1024, height: 768 });
    await page.addInitScript(listen);
    await answerDevice(page.context(), { ...sitting, kind: 'marker' });
    await own.goto('/elev#kod=123456');
    await expect
      .poll(async () => (await readHeard(own)).some(({ peak }) => peak > 0.05))
      .toBe(true);
    server.showGrid(entry);

    await page.goto('/elev#kod=123456');
    await page.getByTestId(/^read-/).click();
    await page.getByTestId('open-grid').click();
    await expect(own.getByTestId('screen-reading-grid')).toBeVisible();
    const spoken = (await readHeard(own)).length;

    await page.getByTestId('grid-start').click();
    const startedMs = await page.evaluate(() => performance.now());
    await expect(page.locator('.hesitation.is-full')).toBeVisible();
    const fullMs = (await page.evaluate(() => performance.now())) - startedMs;
    expect(fullMs).toBeGreaterThan(HESITATION_MS - LATE_MS / 2);
    await page.getByTestId('cell-1').click();
    await page.getByTestId('grid-stop').click();
    const usedMs = (await page.evaluate(() => performance.now())) - startedMs;
    await page.getByTestId('cell-2').click();
    await page.getByTestId('grid-save').click();
    await expect(page.getByTestId('screen-readings')).toBeVisible();
    const bodies = (await listJournal(page)).map(({ body }) => body);
    const stopped = bodies.find((body) => body.type === 'grid-stopped');
    const secondsUsed = stopped?.type === 'grid-stopped' ? stopped.secondsUsed : 0;
    expect(Math.abs(secondsUsed * 1_000 - usedMs)).toBeLessThan(LATE_MS);
    expect(secondsUsed * 1_000).toBeGreaterThan(HESITATION_MS - LATE_MS / 2);

    // Nothing was said on either screen while the pupil read, and what Lysa was saying was cut off.
    const heard = await readHeard(own);
    expect(heard).toHaveLength(spoken);
    const last = heard.at(-1);
    expect(last?.endedMs).not.toBeNull();
    expect(await readHeard(page)).toEqual([]);
  });
}
