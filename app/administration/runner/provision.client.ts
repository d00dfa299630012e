/**
 * Provisioning: fetches all that the class needs into the device's cache, from where the offline
 * worker answers. What is there already is not fetched again, so doing it again costs nothing.
 */
import { FILES_CACHE, RUNNER_PATH, TAKE_OVER } from '~/administration/offline-files';
import { mediaPath } from '~/instruments/media';
import { parseVoiceOverlay } from '~/instruments/voice-overlay';
import { listBatteryFiles } from './battery-assets';
import { type DeviceNeed, listBundles, listDeviceFiles } from './device-files';
import { registerOfflineWorker } from './page-version.client';
import { listProgressFiles } from './progress-forms';

/** Under this address the cache notes the version whose pictures it holds. */
const VERSION_NOTE = '/runner/pictures-of-version';
const AT_ONCE = 4;

/** @throws when the worker's installation breaks off, as it does when contact is lost in it. */
function failInstalling(worker: ServiceWorker): Promise<never> {
  return new Promise((_resolve, reject) =>
    worker.addEventListener('statechange', () => {
      if (worker.state === 'redundant') reject(new Error('The worker was not installed'));
    }),
  );
}

/**
 * A page that the worker does not control would ask the network, whatever the cache holds. The browser
 * does not begin an installation again that broke off, so it is begun here, at every try.
 */
async function waitForWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) throw new Error('This browser has no workers');
  const known = await serviceWorker.getRegistration(RUNNER_PATH);
  if (!known?.active && !known?.installing && !known?.waiting) await registerOfflineWorker();
  const begun = await serviceWorker.getRegistration(RUNNER_PATH);
  if (!begun) throw new Error('The worker could not be fetched');
  const { installing } = begun;
  await Promise.race([serviceWorker.ready, ...(installing ? [failInstalling(installing)] : [])]);
  if (serviceWorker.controller) return;
  const isControlled = new Promise((resolve) =>
    serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
  );
  // A page that was being loaded while the worker began was passed over.
  begun.active?.postMessage(TAKE_OVER);
  await isControlled;
}

async function fetchInto(cache: Cache, address: string, init: RequestInit = {}): Promise<void> {
  const response = await fetch(address, init);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  await cache.put(address, response);
}

/** Does the work for each, a few at once. @throws at the first that fails. */
async function forEach(
  addresses: readonly string[],
  work: (address: string) => Promise<void>,
): Promise<void> {
  const left = [...addresses];
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  });
  await Promise.all(workers);
}

/** The municipality's own voice: its list, and the bundles that stand instead of shipped ones. */
async function fetchVoice(cache: Cache, need: DeviceNeed): Promise<void> {
  const manifest = need.heartbeat.round?.voice?.manifest;
  if (!manifest) return;
  const address = `/media/${manifest}`;
  const keep = async (file: string) => {
    if (!(await cache.match(file))) await fetchInto(cache, file);
  };
  await keep(address);
  const overlay = parseVoiceOverlay(await (await cache.match(address))?.json());
  const own = listBundles(need).flatMap(({ file }) => overlay[file] ?? []);
  await forEach(own.map(mediaPath), keep);
}

/** Pictures keep their names, so a new version of the page fetches them anew when it can. */
async function fetchPictures(
  cache: Cache,
  pictures: readonly string[],
  version: string,
): Promise<void> {
  const noted = await (await cache.match(VERSION_NOTE))?.text();
  let isAllNew = true;
  await forEach(pictures, async (address) => {
    const isHere = (await cache.match(address)) !== undefined;
    if (isHere && noted === version) return;
    await fetchInto(cache, address, { cache: 'reload' }).catch((failure: unknown) => {
      if (!isHere) throw failure;
      isAllNew = false;
    });
  });
  if (isAllNew && noted !== version) await cache.put(VERSION_NOTE, new Response(version));
}

/**
 * @param version names the running version of the page
 * @returns whether everything is on the device
 */
export async function provision(need: DeviceNeed, version: string): Promise<boolean> {
  try {
    await waitForWorker();
    const cache = await caches.open(FILES_CACHE);
    const { battery, heartbeat } = need;
    const { id, version: ofBattery } = battery;
    const progress = heartbeat.kind === 'marker' ? listProgressFiles(id, ofBattery) : [];
    const batteryFiles = [...listBatteryFiles(id, ofBattery), ...progress];
    const files = listDeviceFiles(need, batteryFiles);
    await forEach(files.hashed, async (address) => {
      if (!(await caches.match(address))) await fetchInto(cache, address);
    });
    await fetchVoice(cache, need);
    await fetchPictures(cache, files.plain, version);
    return true;
  } catch {
    return false;
  }
}
