/** A browser that a bench drives: real time, real input events, a clock that can be compared. */
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';

/** The same program and arguments as the journeys. @throws when CHROMIUM_PATH is no Chromium */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}

/** Milliseconds since 1970 on this process's monotonic clock. */
const clockMs = (): number => performance.timeOrigin + performance.now();

const LOOKS = 40;

/**
 * What to add to this process's clock to have the page's, in milliseconds, from the quickest of many
 * questions; off by at most half its round trip.
 */
export async function compareClocks(
  session: CDPSession,
): Promise<{ offsetMs: number; uncertainMs: number }> {
  let quickest = { offsetMs: 0, uncertainMs: Number.POSITIVE_INFINITY };
  for (let look = 0; look < LOOKS; look += 1) {
    const askedMs = clockMs();
    const { result } = await session.send('Runtime.evaluate', {
      expression: 'performance.timeOrigin + performance.now()',
      returnByValue: true,
    });
    const answeredMs = clockMs();
    const uncertainMs = (answeredMs - askedMs) / 2;
    if (uncertainMs >= quickest.uncertainMs) continue;
    quickest = { offsetMs: Number(result.value) - (askedMs + answeredMs) / 2, uncertainMs };
  }
  return quickest;
}

type Onset = {
  /** When the targets could first be pressed, on the page's clock, milliseconds since 1970. */
  atMs: number;
  itemId: string | null;
  targets: { id: string; x: number; y: number }[];
};

export type Watched = { page: Page; session: CDPSession; nextOnset: () => Promise<Onset> };

/** A page in which `page/watch.js` tells of every onset. */
export async function openWatched(browser: Browser, baseURL: string): Promise<Watched> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    locale: 'sv-SE',
  });
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const told: Onset[] = [];
  const waiting: ((onset: Onset) => void)[] = [];
  await page.exposeFunction('tellOnset', (text: string) => {
    const onset = JSON.parse(text) as Onset;
    const next = waiting.shift();
    if (next) next(onset);
    else told.push(onset);
  });
  await page.addInitScript({ path: 'tests/bench/page/watch.js' });
  const session = await context.newCDPSession(page);
  const nextOnset = (): Promise<Onset> => {
    const first = told.shift();
    return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve));
  };
  return { page, session, nextOnset };
}

/** How long a finger rests on a target. */
const HOLD_MS = 60;

function waitUntil(atMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, atMs - clockMs())));
}

/**
 * Presses at a place and lets go `delayMs` from now. The browser stamps the events itself; nothing
 * is said to it of when they were made. @returns when the release was sent, by `clockMs`
 */
export async function press(
  session: CDPSession,
  place: { x: number; y: number },
  delayMs: number,
): Promise<number> {
  const releaseAtMs = clockMs() + delayMs;
  const button = { ...place, button: 'left', clickCount: 1, pointerType: 'mouse' } as const;
  await waitUntil(releaseAtMs - HOLD_MS);
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button });
  await waitUntil(releaseAtMs);
  const sentMs = clockMs();
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button });
  return sentMs;
}
