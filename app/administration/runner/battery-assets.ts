/**
 * The batteries this build holds, as hashed files that are fetched when a round names them.
 *
 * A new battery, or a new version of one, is a new folder of data; nothing here names one.
 */
import { type Battery, parseBattery } from '~/instruments/battery';
import { findBatteryFolder, readBatteryFolder } from '~/instruments/battery-folder';
import { type MediaManifest, parseMediaManifests } from '~/instruments/media';

const batteryUrls = import.meta.glob<string>('~/instruments/batteries/*/battery.json', {
  query: '?url',
  import: 'default',
  eager: true,
});
const manifestUrls = import.meta.glob<string>('~/instruments/batteries/*/media.json', {
  query: '?url',
  import: 'default',
  eager: true,
});

export type BatteryAssets = {
  battery: Battery;
  media: Record<string, MediaManifest>;
  /** The battery holds its progress forms. */
  withProgress?: boolean;
};

const folders = Object.keys(batteryUrls).map((path) => path.split('/').at(-2) ?? '');

function findUrl(urls: Record<string, string>, folder: string, file: string): string {
  const path = Object.keys(urls).find((key) => key.endsWith(`/${folder}/${file}`));
  const url = path === undefined ? undefined : urls[path];
  if (!url) throw new Error(`This build has no ${folder}/${file}`);
  return url;
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

/** A battery that this build has; null when it has none. */
export function findAnyBatteryId(): string | null {
  return folders[0] === undefined ? null : readBatteryFolder(folders[0]).id;
}

/** Whether this build has that battery in that version. */
export function hasBattery(batteryId: string, version: number): boolean {
  return findBatteryFolder(folders, batteryId, version) !== null;
}

/** Addresses of a battery's own files. @throws when this build has no such battery. */
export function listBatteryFiles(batteryId: string, version: number): string[] {
  const folder = findBatteryFolder(folders, batteryId, version);
  if (folder === null) throw new Error(`This build has no battery ${batteryId}`);
  return [
    findUrl(batteryUrls, folder, 'battery.json'),
    findUrl(manifestUrls, folder, 'media.json'),
  ];
}

/**
 * Fetches and checks a battery with its media, the newest version when none is named. Progress forms are
 * many, and only markers and who reads for one need them.
 * @throws when it is missing or not valid.
 */
export async function fetchBattery(
  batteryId: string,
  version?: number,
  withProgress = false,
): Promise<BatteryAssets> {
  const folder = findBatteryFolder(folders, batteryId, version);
  if (folder === null) throw new Error(`This build has no battery ${batteryId}`);
  const [battery, media] = await Promise.all([
    fetchJson(findUrl(batteryUrls, folder, 'battery.json')),
    fetchJson(findUrl(manifestUrls, folder, 'media.json')),
  ]);
  const join = withProgress ? (await import('./progress-forms')).joinFetched : null;
  const whole = join ? await join(folder, battery) : battery;
  return { battery: parseBattery(whole), media: parseMediaManifests(media), withProgress };
}
