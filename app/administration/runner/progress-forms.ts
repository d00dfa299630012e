/** The progress forms of the batteries this build holds: fetched by markers, and for a probe on a screen. */
import { findBatteryFolder } from '~/instruments/battery-folder';
import { joinProgress } from '~/instruments/join-progress';

const progressUrls = import.meta.glob<string>('~/instruments/batteries/*/progress.json', {
  query: '?url',
  import: 'default',
  eager: true,
});
const byFolder = new Map(
  Object.entries(progressUrls).map(([path, url]) => [path.split('/').at(-2) ?? '', url]),
);

/** The address of a battery's progress forms; none when it has none. */
export function listProgressFiles(batteryId: string, version: number): string[] {
  const url = byFolder.get(findBatteryFolder([...byFolder.keys()], batteryId, version) ?? '');
  return url ? [url] : [];
}

/** The battery of a folder with its progress forms, which are fetched. @throws when they do not come. */
export async function joinFetched(folder: string, battery: unknown): Promise<unknown> {
  const url = byFolder.get(folder);
  if (!url) return battery;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return joinProgress(battery as Parameters<typeof joinProgress>[0], await response.json());
}
