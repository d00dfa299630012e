/**
 * Quick hands on the real screens: one look at the page tells what can be pressed and where, and the
 * press is the browser's own pointer. Nothing waits on real time but the page's own work.
 */
import type { Page } from '@playwright/test';

/** The page has this long, in real milliseconds, to show what has already come about. */
const WORK_LIMIT_MS = 15_000;
/** Looks at the page before its clock is moved a picture's time on. */
const LOOKS = 3;
const PICTURE_MS = 8;

type Spot = { x: number; y: number };
/** What stands on the screen now. */
export type Face = {
  screen: string;
  itemId: string;
  phase: string;
  /** What can be pressed, by option id or else by test id. */
  active: Record<string, Spot>;
  /** Tiles that lie in the word. */
  placed: number;
  isGlowing: boolean;
  /** The page's own clock, milliseconds. */
  nowMs: number;
};

export function look(page: Page): Promise<Face> {
  return page.evaluate(() => {
    const main = document.querySelector<HTMLElement>('main[data-testid^="screen-"]');
    const active: Record<string, { x: number; y: number }> = {};
    for (const target of document.querySelectorAll<HTMLElement>('button[data-testid]')) {
      const { testid = '', optionId, active: isActive } = target.dataset;
      if (isActive === 'false' || target.getAttribute('aria-disabled') === 'true') continue;
      const box = target.getBoundingClientRect();
      active[optionId ?? testid] ??= { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    return {
      screen: main?.dataset.testid?.replace('screen-', '') ?? '',
      itemId: main?.dataset.itemId ?? '',
      phase: main?.dataset.phase ?? '',
      active,
      placed: document.querySelectorAll('[data-testid="placed"]').length,
      isGlowing: document.querySelector('.is-glowing') !== null,
      nowMs: performance.now(),
    };
  });
}

type Wanted = (face: Face) => boolean;

function tell(face: Face): string {
  return `${face.screen} ${face.itemId} ${face.phase} (${Object.keys(face.active).join(', ')})`;
}

/** Looks until the screen is as wanted; the page's clock stands still meanwhile. */
export async function lookUntil(page: Page, wanted: Wanted): Promise<Face> {
  const deadline = Date.now() + WORK_LIMIT_MS;
  let face = await look(page);
  while (!wanted(face)) {
    if (Date.now() > deadline) throw new Error(`The device still shows ${tell(face)}`);
    face = await look(page);
  }
  return face;
}

/** Moves the page's clock on, a step at a time, until the screen is as wanted. */
export async function passUntil(page: Page, wanted: Wanted, stepMs = PICTURE_MS): Promise<Face> {
  const deadline = Date.now() + WORK_LIMIT_MS;
  for (;;) {
    let face = await look(page);
    for (let looks = 1; looks < LOOKS && !wanted(face); looks += 1) face = await look(page);
    if (wanted(face)) return face;
    if (Date.now() > deadline) throw new Error(`The device still shows ${tell(face)}`);
    await page.clock.runFor(stepMs);
  }
}

/** Presses what a look has found, with the browser's own mouse. */
export async function press(page: Page, face: Face, name: string): Promise<void> {
  const spot = face.active[name];
  if (!spot) throw new Error(`${name} cannot be pressed on ${tell(face)}`);
  await page.mouse.move(spot.x, spot.y);
  await page.mouse.down();
  await page.mouse.up();
}
