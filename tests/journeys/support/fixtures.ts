/** What every journey stands on: a server of the file's own, and visitors whose browsers are watched. */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { AppServer } from '../../support/app-server';
import { type DemonstrationSize, startDemonstration } from './demonstration';

export { expect };

/** No step of a person waits longer than this for what it needs. */
const STEP_LIMIT_MS = 15_000;

type Arrival = {
  url: string;
  /** What the browser may complain of in this journey, because it is provoked. */
  expected?: RegExp[];
  width?: number;
  height?: number;
  /** The runner's offline worker works; a journey that answers requests itself leaves it out. */
  offlineWorker?: boolean;
};

export type Visitors = {
  /** A browser without cookies, watched: complaints and requests to other hosts fail the test. */
  arrive: (arrival: Arrival) => Promise<Page>;
};

/** Tells of what a page must never do. */
function watch(context: BrowserContext, arrival: Arrival, problems: string[]): void {
  const host = new URL(arrival.url).host;
  const note = (text: string) => {
    if (!arrival.expected?.some((pattern) => pattern.test(text))) problems.push(text);
  };
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (failure) => note(`page error: ${failure.error().message}`));
  context.on('request', (request) => {
    const address = new URL(request.url());
    if (address.protocol.startsWith('http') && address.host !== host) {
      problems.push(`outside host: ${request.url()}`);
    }
  });
}

/** Every break of the content-security policy becomes a complaint. */
function tellOfPolicyBreaks(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    // biome-ignore lint/suspicious/noConsole: the watch listens to the console
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

export const test = base.extend<{ visitors: Visitors }>({
  visitors: async ({ browser }, use) => {
    const problems: string[] = [];
    const contexts: BrowserContext[] = [];
    await use({
      async arrive(arrival) {
        const { width = 1280, height = 900 } = arrival;
        const context = await browser.newContext({
          baseURL: arrival.url,
          viewport: { width, height },
          reducedMotion: 'reduce',
          serviceWorkers: arrival.offlineWorker ? 'allow' : 'block',
        });
        contexts.push(context);
        context.setDefaultTimeout(STEP_LIMIT_MS);
        watch(context, arrival, problems);
        await context.addInitScript(tellOfPolicyBreaks);
        return context.newPage();
      },
    });
    for (const context of contexts) await context.close();
    expect(problems, 'what the browsers complained of').toEqual([]);
  },
});

/** A server with the demonstration for the journeys of one file. Call at the top of the file. */
export function useApp(size: DemonstrationSize = 'small'): AppServer {
  let server: AppServer | undefined;
  test.beforeAll(async () => {
    test.setTimeout(300_000);
    server = await startDemonstration(size);
  });
  test.afterAll(async () => {
    await server?.stop();
  });
  return new Proxy({} as AppServer, {
    get(_target, key) {
      if (!server) throw new Error('The server is there in tests only');
      return server[key as keyof AppServer];
    },
  });
}
