/** What a device has written down itself, read from its own storage. */
import type { Page } from '@playwright/test';

/** Event ids in the journal of the first window's storage, oldest attempt first. */
export function listJournalIds(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('lasfyr-runner');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('journal').objectStore('journal').getAll();
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            opening.result.close();
            resolve((asking.result as { id: string }[]).map(({ id }) => id));
          };
        };
      }),
  );
}
