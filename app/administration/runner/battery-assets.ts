/**
 * The batteries this build holds, as hashed files that are fetched when a round names them.
 *
 * A new battery is a new folder of data; nothing here names one.
 */
import { type Battery, parseBattery } from '~/instruments/battery';
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

export type BatteryAssets = { battery: Battery; media: Record<string, MediaManifest> };

function findUrl(urls: Record<string, string>, batteryId: string, file: string): string {
  const path = Object.keys(urls).find((key) => key.endsWith(`/${batteryId}/${file}`));
  const url = path === undefined ? undefined : urls[path];
  if (!url) throw new Error(`This build has no battery ${batteryId}`);
  return url;
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

/** The ids of the batteries in this build. */
export function listBatteryIds(): string[] {
  return Object.keys(batteryUrls).map((path) => path.split('/').at(-2) ?? '');
}

/** Addresses of a battery's own files. @throws when this build has no such battery. */
export function listBatteryFiles(batteryId: string): string[] {
  return [
    findUrl(batteryUrls, batteryId, 'battery.json'),
    findUrl(manifestUrls, batteryId, 'media.json'),
  ];
}

/** Fetches and checks a battery with its media. @throws when it is missing or not valid. */
export async function fetchBattery(batteryId: string): Promise<BatteryAssets> {
  const [battery, media] = await Promise.all([
    fetchJson(findUrl(batteryUrls, batteryId, 'battery.json')),
    fetchJson(findUrl(manifestUrls, batteryId, 'media.json')),
  ]);
  return { battery: parseBattery(battery), media: parseMediaManifests(media) };
}
