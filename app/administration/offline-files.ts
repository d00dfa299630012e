/**
 * Which requests of the runner's page are answered from the device: its page, and files that hold
 * nothing about anybody. Everything else, the server's data first of all, passes untouched.
 */

/** The runner's address; also where the offline worker reaches. */
export const RUNNER_PATH = '/elev';
export const OFFLINE_WORKER_PATH = '/runner/offline-worker.js';

/** Cache of one version of the page with its scripts, styles and fonts: the version follows. */
export const SHELL_PREFIX = 'lasfyr-shell-';
/** Cache of the tasks, sounds and pictures that a class needs. */
export const FILES_CACHE = 'lasfyr-files';
/** Said by the page when no task runs in any window of the browser: a waiting version may begin. */
export const TAKE_OVER = 'take-over';

const FILE_FOLDERS = ['/runner/assets/', '/media/', '/pictures/', '/signs/'];

/** `page`: the runner's page. `file`: kept on the device. `none`: not the worker's business. */
export type Keeping = 'page' | 'file' | 'none';

/** A file that is asked for anew (`cache: 'reload'`) is not answered from the device. */
export function chooseKeeping(
  request: { method: string; url: string; cache?: string },
  ownOrigin: string,
): Keeping {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== ownOrigin) return 'none';
  if (pathname === RUNNER_PATH) return 'page';
  const isFile = FILE_FOLDERS.some((folder) => pathname.startsWith(folder));
  return isFile && request.cache !== 'reload' ? 'file' : 'none';
}
