/** What a device's page keeps, told while it is kept; and a storage that is full for a while. */
import type { BrowserContext, Page } from '@playwright/test';
import type { AttemptEvent } from '~/administration/attempt-event';

/** What lies on the device, in the storages of all its windows. */
type Kept = { journal: AttemptEvent[]; unsent: number };

declare global {
  interface Window {
    isStorageFull: boolean;
    readKept: () => Promise<Kept>;
  }
}

/** Every event that a device of this context makes is told of, page after page. */
export async function watchMadeEvents(
  context: BrowserContext,
  onMade: (event: AttemptEvent) => void,
): Promise<void> {
  await context.exposeBinding('tellMade', (_source, events: AttemptEvent[]) => {
    for (const event of events) onMade(event);
  });
  await context.addInitScript({ path: 'tests/chaos/page/watch-storage.js' });
}

export async function setStorageFull(page: Page, isFull: boolean): Promise<void> {
  await page.evaluate((full) => {
    window.isStorageFull = full;
  }, isFull);
}

export function readKept(page: Page): Promise<Kept> {
  return page.evaluate(() => window.readKept());
}
