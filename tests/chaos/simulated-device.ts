/** One device of a simulated pupil: a browser context of its own behind a bad gateway of its own. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { AttemptEvent } from '~/administration/attempt-event';
import { type BadGateway, type GatewayTally, openGateway } from './bad-gateway';
import { insist } from './lesson';
import { readKept, watchMadeEvents } from './storage-watch';

/** Real milliseconds that a device has to send what it holds, once nothing more is made. */
const SENDING_LIMIT_MS = 90_000;
const STEP_MS = 4_000;
const REST_MS = 100;
const LONGEST_REST_MS = 1_000;

/** The pupil's page, without clips. */
export const PAGE = '/elev?sound=silent';

export type SimulatedDevice = {
  page: () => Page;
  gateway: BadGateway;
  open: (address: string) => Promise<void>;
  /** From the moment that it is paired its network is bad. */
  becomePaired: () => void;
  isPaired: () => boolean;
  closeTab: () => Promise<void>;
  /** Moves the device's clock on, with no tab open. */
  passDays: (days: number) => Promise<void>;
  /** Lets time pass until nothing is unsent, and leaves. @returns events that are still unsent, and why */
  leave: () => Promise<{ unsent: number; last: string }>;
};

type Settings = {
  browser: Browser;
  serverPort: number;
  seed: number;
  clockErrorMs: number;
  tally: GatewayTally;
  onMade: (event: AttemptEvent) => void;
};

export const rest = (ms = REST_MS): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

async function makeContext({ browser, clockErrorMs, onMade }: Settings): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 900 },
    reducedMotion: 'reduce',
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
  });
  context.setDefaultTimeout(15_000);
  await watchMadeEvents(context, onMade);
  const now = Date.now() + clockErrorMs;
  await context.clock.install({ time: now - 60_000 });
  await context.clock.pauseAt(now);
  return context;
}

export async function makeDevice(settings: Settings): Promise<SimulatedDevice> {
  const { serverPort, seed, tally, onMade } = settings;
  const gateway = await openGateway(serverPort, seed, tally);
  const context = await makeContext(settings);
  let tab = await context.newPage();
  let isPaired = false;

  async function open(address: string): Promise<void> {
    if (tab.isClosed()) tab = await context.newPage();
    // The same address with another fragment would not load the page again.
    if (tab.url() !== 'about:blank') await tab.goto('about:blank');
    await tab.goto(`${gateway.url}${address}`);
  }

  async function readAll() {
    // A page that loads a newer version just now is asked again; one that the browser could not load,
    // because the server was away, has no storage until somebody opens it again.
    const kept = await insist(async () => {
      if (await tab.evaluate(() => window.origin === 'null')) await open(PAGE);
      return readKept(tab);
    });
    for (const event of kept.journal) onMade(event);
    return kept;
  }

  return {
    page: () => tab,
    gateway,
    open,
    becomePaired() {
      isPaired = true;
      gateway.becomeBad();
    },
    isPaired: () => isPaired,
    closeTab: () => tab.close(),
    async passDays(days) {
      await context.clock.fastForward(days * 86_400_000);
    },
    async leave() {
      gateway.setDown(false);
      const deadline = Date.now() + SENDING_LIMIT_MS;
      let { unsent } = await readAll();
      // A request's time limit runs on the page's clock, and the server answers in real time.
      for (let restMs = REST_MS; unsent > 0 && Date.now() < deadline; restMs *= 1.3) {
        await tab.clock.runFor(STEP_MS);
        await rest(Math.min(restMs, LONGEST_REST_MS));
        ({ unsent } = await readAll());
      }
      await gateway.stop();
      await context.close();
      return { unsent, last: gateway.tellLast() };
    },
  };
}
