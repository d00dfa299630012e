/** What a device has written down itself, read from its own storage. */
import type { Page } from '@playwright/test';
import type { AttemptEvent } from '~/administration/attempt-event';

/** The journal of the first window's storage, oldest attempt first, in the order it was written. */
export function listJournal(page: Page): Promise<AttemptEvent[]> {
  return page.evaluate(
    () =>
      new Promise<AttemptEvent[]>((resolve, reject) => {
        const opening = indexedDB.open('lasfyr-runner');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('journal').objectStore('journal').getAll();
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result as AttemptEvent[]);
          };
        };
      }),
  );
}

/** Event ids in that journal. */
export async function listJournalIds(page: Page): Promise<string[]> {
  return (await listJournal(page)).map(({ id }) => id);
}
