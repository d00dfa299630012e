/**
 * Whether answers that have not been sent are safe on this device overnight.
 *
 * A browser that refuses to promise persistence may still keep what it has been given: every fresh
 * Chromium does. WebKit empties a site's storage after seven days without a visit unless the page
 * stands on the home screen, a managed guest's session is wiped when it ends, and a browser that has
 * no offline worker (Firefox has none in a private window) cannot open the page again without contact.
 * There the device works with contact only: a task begins with contact, and nobody signs out before
 * all is sent.
 */
export type StorageFacts = {
  /** The browser has promised to keep the storage. */
  isPersisted: boolean;
  userAgent: string;
  /** Opened from the home screen, as an app of its own. */
  isStandalone: boolean;
  /** The school says that the device forgets: a managed guest's session. */
  isGuest: boolean;
  /** The browser can keep the page itself. */
  hasWorkers: boolean;
};

const isWebKit = (userAgent: string) =>
  userAgent.includes('AppleWebKit/') && !/Chrom(e|ium)\//.test(userAgent);

export function isStorageTrusted(facts: StorageFacts): boolean {
  if (facts.isGuest || !facts.hasWorkers) return false;
  return facts.isPersisted || facts.isStandalone || !isWebKit(facts.userAgent);
}
