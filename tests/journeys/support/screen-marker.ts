/** An attentive adult who marks a reading on the real screens, as it was read. */
import type { Page } from '@playwright/test';
import type { TimedBody } from '~/administration/choice-state';
import { type Face, lookUntil, passUntil, press } from './screen-hands';

const LONG_STEP_MS = 1_000;
/** The screens look at the reading's time this often. */
const TICK_MS = 100;

const atPhase =
  (phase: string) =>
  (face: Face): boolean =>
    face.screen === 'marking' && face.phase === phase;

/** A longer leap would be a device's sleep, which is no time of the reading's. */
const LONGEST_LEAP_MS = 60_000;

/** Lets the page's clock come to a moment, in leaps: what ticks meanwhile ticks once in each. */
async function leapTo(page: Page, atMs: number): Promise<void> {
  let { nowMs } = await lookUntil(page, () => true);
  while (nowMs < atMs) {
    const leapMs = Math.min(LONGEST_LEAP_MS, atMs - nowMs);
    await page.clock.fastForward(leapMs);
    nowMs += leapMs;
  }
}

async function openReading(page: Page): Promise<Face> {
  const isListed = ({ screen, active }: Face) =>
    screen === 'readings' && findReading(active) !== '';
  const list = await passUntil(page, isListed, LONG_STEP_MS);
  await press(page, list, findReading(list.active));
  await lookUntil(page, ({ screen, active }) => screen === 'script' && 'open-grid' in active);
  // It may lie below the fold.
  await page.getByTestId('open-grid').click();
  return lookUntil(page, atPhase('ready'));
}

function findReading(active: Face['active']): string {
  return Object.keys(active).find((name) => name.startsWith('read-')) ?? '';
}

async function tapCell(page: Page, position: number): Promise<void> {
  await page.getByTestId(`cell-${position}`).click();
}

/**
 * The next reading on the list, from its script to its saving.
 * @param wanted what the pupil reads, told as the events of it with their times
 */
export async function readMarkedTask(page: Page, wanted: readonly TimedBody[]): Promise<void> {
  const ready = await openReading(page);
  await press(page, ready, 'grid-start');
  const running = await lookUntil(page, atPhase('running'));
  const startedAtMs = wanted.find(({ body }) => body.type === 'grid-started')?.elapsedMs ?? 0;
  const toPageMs = (elapsedMs: number) => running.nowMs + elapsedMs - startedAtMs;
  for (const { body, elapsedMs } of wanted) {
    switch (body.type) {
      case 'grid-marked':
        await leapTo(page, toPageMs(elapsedMs));
        await tapCell(page, body.position);
        break;
      case 'grid-time-ended':
        await leapTo(page, toPageMs(elapsedMs) - TICK_MS);
        await passUntil(page, atPhase('choosing-last'), TICK_MS);
        break;
      case 'grid-stopped':
        if (body.reason !== 'all-read') break;
        await leapTo(page, toPageMs(elapsedMs));
        await page.getByTestId('grid-all-read').click();
        break;
      case 'grid-last-marked':
        if ((await lookUntil(page, () => true)).phase === 'choosing-last') {
          await tapCell(page, body.position);
        }
        break;
    }
  }
  const review = await lookUntil(page, atPhase('review'));
  await press(page, review, 'grid-save');
  await lookUntil(page, ({ screen }) => screen === 'readings');
}
