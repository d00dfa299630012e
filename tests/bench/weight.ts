/**
 * What a pupil's device fetches and how long a child waits for it, on a slow network and processor.
 *
 * The network is 1.6 Mbit/s down with 150 ms for a round trip, the processor slowed four times, the
 * cache empty, the sound real. A task is opened as an adult tries it: the same files as for a pupil.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { type Battery, isPupilTask, WINDOW_KINDS } from '~/instruments/battery';
import { readPlayed } from '../journeys/support/task-play';
import type { BenchRow } from './bench-row';

const BATTERY_ID = 'arskurs-1';
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 1_600_000 / 8,
};
const SLOWED = 4;
const KB = 1024;

const inKb = (bytes: number) => `${(bytes / KB).toFixed(1)} kB`;
const inSeconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(2)} s`;

/** What a pupil's device fetches at once: the page's script and what it imports. */
export function measureScript(): BenchRow {
  const page = readFileSync('build/runner/index.html', 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\/runner\/([^"]+\.js)"/g)].map(([, file]) => file);
  const sizes = files.map(
    (file) => gzipSync(readFileSync(join('build/runner', file ?? ''))).length,
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return {
    figure: 'runner JavaScript, gzipped',
    value: inKb(bytes),
    against: `${(bytes / KB / 90).toFixed(2)} of 90 kB`,
  };
}

/** The heaviest bundle of clips. */
export function measureBundles(): BenchRow {
  const { media } = readPlayed(BATTERY_ID);
  const sizes = Object.entries(media).map(([id, { file }]) => {
    return { id, bytes: statSync(join('public/media', file)).size };
  });
  const heaviest = sizes.reduce((one, other) => (other.bytes > one.bytes ? other : one));
  return {
    figure: `heaviest of ${sizes.length} media bundles (${heaviest.id})`,
    value: inKb(heaviest.bytes),
    against: `${(heaviest.bytes / 500_000).toFixed(2)} of 500 kB`,
  };
}

function planOf(battery: Battery, windowKind: (typeof WINDOW_KINDS)[number]) {
  const plan = battery.windows[windowKind];
  if (!plan) throw new Error(`${battery.id} has nothing in ${windowKind}`);
  return plan;
}

type Visit = { page: Page; session: CDPSession; bytes: () => number };

async function arrive(browser: Browser, baseURL: string, isSlow: boolean): Promise<Visit> {
  const context = await browser.newContext({ baseURL, reducedMotion: 'reduce' });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  if (isSlow) {
    await session.send('Network.emulateNetworkConditions', NETWORK);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  }
  return { page, session, bytes: () => bytes };
}

/** Milliseconds from the navigation until something is there to be pressed. */
async function waitFor(page: Page, selector: string): Promise<number> {
  const seen = await page.waitForFunction(
    (wanted) => document.querySelector(wanted) !== null && performance.now(),
    selector,
    { polling: 'raf' },
  );
  return Number(await seen.jsonValue());
}

const trialOf = (battery: Battery, taskId: string, formId: string) =>
  `/elev#prova=${battery.id}.${taskId}.${formId}`;

async function measureCodeScreen(browser: Browser, url: string): Promise<BenchRow> {
  const { page, bytes } = await arrive(browser, url, true);
  await page.goto('/elev');
  const seenMs = await waitFor(page, '[data-testid="key-1"]');
  await page.context().close();
  return {
    figure: 'address opened, until the code can be typed',
    value: inSeconds(seenMs),
    against: `${inKb(bytes())} moved; ${(seenMs / 2_500).toFixed(2)} of 2.5 s`,
  };
}

/** Adds up how long the clips are that are really played. */
const COUNT_SOUND = `
  window.spokenMs = 0;
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...when) {
    window.spokenMs += this.buffer.duration * 1000;
    return start.apply(this, when);
  };`;

/** From the instruction's end to the first item's options, the spoken time taken away. */
async function measureFirstItem(page: Page): Promise<number> {
  await page.getByTestId('trial-action').click();
  await page
    .locator('[data-testid="screen-instruction"] [data-testid="go"][data-active="true"]')
    .waitFor();
  const before = (await page.evaluate('[performance.now(), window.spokenMs]')) as [number, number];
  await page.getByTestId('go').click();
  await waitFor(page, '[data-testid="option"][data-active="true"]');
  const after = (await page.evaluate('[performance.now(), window.spokenMs]')) as [number, number];
  return after[0] - before[0] - (after[1] - before[1]);
}

async function measureFirstTask(browser: Browser, url: string): Promise<BenchRow[]> {
  const { battery } = readPlayed(BATTERY_ID);
  const { wholeClass, form } = planOf(battery, 'autumn');
  const { page, bytes } = await arrive(browser, url, true);
  await page.addInitScript(COUNT_SOUND);
  await page.goto(trialOf(battery, wholeClass[0] ?? '', form));
  const loadedMs = await waitFor(page, '[data-testid="trial-action"]');
  const moved = bytes();
  const itemMs = await measureFirstItem(page);
  await page.context().close();
  return [
    {
      figure: `address opened, until all of ${wholeClass[0]} is there (page, battery, voice, pictures)`,
      value: inSeconds(loadedMs),
      against: `${inKb(moved)} moved`,
    },
    {
      figure: 'instruction ended, until the first options can be pressed, speech left out',
      value: inSeconds(itemMs),
      against: `${inKb(bytes() - moved)} moved; ${(itemMs / 2_500).toFixed(2)} of 2.5 s`,
    },
  ];
}

/** Bytes of every task of the first stage in a window, on one device that keeps what it has. */
async function measureStage(
  browser: Browser,
  url: string,
  windowKind: (typeof WINDOW_KINDS)[number],
): Promise<BenchRow> {
  const { battery } = readPlayed(BATTERY_ID);
  const { wholeClass, secondSitting = [], form } = planOf(battery, windowKind);
  const taskIds = [...wholeClass, ...secondSitting];
  const { page, bytes } = await arrive(browser, url, false);
  for (const taskId of taskIds) {
    const task = battery.tasks.find(({ id }) => id === taskId);
    if (!task || !isPupilTask(task)) throw new Error(`${taskId} is not done by the pupil alone`);
    await page.goto('about:blank');
    await page.goto(trialOf(battery, taskId, form));
    await waitFor(page, '[data-testid="trial-action"]');
  }
  await page.context().close();
  return {
    figure: `whole first stage in ${windowKind}: ${taskIds.length} tasks, one device`,
    value: `${(bytes() / 1e6).toFixed(2)} MB`,
    against: `${(bytes() / 5e6).toFixed(2)} of 5 MB`,
  };
}

/** @param url of a server with any demonstration */
export async function measureLoading(browser: Browser, url: string): Promise<BenchRow[]> {
  const rows = [await measureCodeScreen(browser, url), ...(await measureFirstTask(browser, url))];
  for (const windowKind of WINDOW_KINDS) rows.push(await measureStage(browser, url, windowKind));
  return rows;
}
