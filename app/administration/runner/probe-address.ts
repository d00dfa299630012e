/** What the address's fragment says of a probe; only a marker's screens read it. */

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const PROGRESS_PAGE = new RegExp(`^/classes/${UUID}/pupils/${UUID}/progress$`);

/**
 * Reads `#blad=…&till=…`: the progress form, and the page the probe was begun from. Only a page of a pupil's
 * progress, in this installation, is gone back to.
 */
export function readProbeAddress(fragment: string): {
  isProbe: boolean;
  returnTo: string | null;
} {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const page = parts.get('till');
  const returnTo = page !== null && PROGRESS_PAGE.test(page) ? page : null;
  return { isProbe: parts.has('blad'), returnTo };
}
