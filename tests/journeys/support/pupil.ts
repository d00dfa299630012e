/**
 * What a pupil does at a device, in plain steps.
 *
 * A pupil's page runs on a clock that stands still until a step lets time pass, so that long clips
 * take no time and response times are exact.
 */
import type { Locator, Page } from '@playwright/test';
import type { Visitors } from './fixtures';

type Device = {
  url: string;
  code?: string;
  expected?: RegExp[];
  width?: number;
  height?: number;
  offlineWorker?: boolean;
};

/** Opens the runner on a clock of its own. With a code it pairs at once. */
export async function openDevice(visitors: Visitors, device: Device): Promise<Page> {
  const { code, ...arrival } = device;
  const page = await visitors.arrive(arrival);
  await stopClock(page);
  await page.goto(`/elev?sound=silent${code ? `#kod=${code}` : ''}`);
  return page;
}

/** Opens a task as an adult tries it, on a clock of its own. `trial`: battery.task.form */
export async function openTrial(
  visitors: Visitors,
  { trial, ...arrival }: Omit<Device, 'code'> & { trial: string },
): Promise<Page> {
  const page = await visitors.arrive(arrival);
  await stopClock(page);
  await page.goto(`/elev?sound=silent#prova=${trial}`);
  return page;
}

/** The clock stands still at now; it is set a minute back first, because it can only be moved on. */
export async function stopClock(page: Page): Promise<void> {
  const now = Date.now();
  await page.clock.install({ time: now - 60_000 });
  await page.clock.pauseAt(now);
}

/**
 * When a wait is called a hang: this long on both clocks, in milliseconds. Measured over 132 waits of a lesson
 * and its tasks on two cores with a load of 14, the longest took 0.8 s of real time, and 20 s of the page's for the
 * longest clip. The page's time runs many times faster than a server answers, so it alone tells nothing; the
 * rest is room for a server that is killed and started again, and for a slower machine.
 */
const HANG_LIMIT_MS = 60_000;

/** Lets time pass in steps until something is there. */
export async function passTimeUntil(
  page: Page,
  target: Locator,
  { stepMs = 250, limitMs = HANG_LIMIT_MS } = {},
): Promise<void> {
  const deadline = Date.now() + HANG_LIMIT_MS;
  for (let passedMs = 0; !(await target.isVisible()); passedMs += stepMs) {
    if (passedMs > limitMs && Date.now() > deadline) {
      const face = page.locator('[data-testid^="screen-"]').first();
      const seen = await face.getAttribute('data-testid', { timeout: 1_000 });
      throw new Error(`${String(target)} did not come; the device shows ${seen}`);
    }
    await page.clock.runFor(stepMs);
  }
}

export function screenOf(page: Page, name: string): Locator {
  return page.getByTestId(`screen-${name}`);
}

export async function reach(page: Page, screen: string, stepMs = 250): Promise<void> {
  await passTimeUntil(page, screenOf(page, screen), { stepMs });
}

/** Presses the lantern as soon as it may be pressed. */
export async function goOn(page: Page): Promise<void> {
  const lantern = page.getByTestId('go').and(page.locator('[data-active="true"]'));
  await passTimeUntil(page, lantern, { stepMs: 1_000 });
  await lantern.click();
}

/** From the class's animals to the welcome. */
export async function chooseSign(page: Page, signId: string): Promise<void> {
  await reach(page, 'choose-sign');
  await page.getByTestId(`sign-${signId}`).click();
  await page.getByTestId('sign-yes').click();
}

/** Answers the sound check as a pupil who hears. */
export async function hearSound(page: Page): Promise<void> {
  await reach(page, 'sound-check');
  const sun = page.getByTestId('sound-sun').and(page.locator('[data-active="true"]'));
  await passTimeUntil(page, sun, { stepMs: 1_000 });
  await sun.click();
}
