/** The batteries that ship, in every version, parsed once when this file is loaded. */
import { type Battery, parseBattery } from '~/instruments/battery';
import { BATTERY_SHELF } from '~/instruments/battery-shelf';
import { joinProgress } from '~/instruments/join-progress';
import { type MediaManifest, parseMediaManifests } from '~/instruments/media';

const SHIPPED = BATTERY_SHELF.map(({ battery, media, progress }) => ({
  battery: parseBattery(progress ? joinProgress(battery, progress) : battery),
  media: parseMediaManifests(media),
}));

/** Every version of every shipped battery, an earlier version before a later one. */
export function listBatteries(): Battery[] {
  return SHIPPED.map((entry) => entry.battery);
}

function findShipped(id: string, version?: number) {
  return SHIPPED.filter(({ battery }) => battery.id === id)
    .filter(({ battery }) => version === undefined || battery.version === version)
    .sort((left, right) => right.battery.version - left.battery.version)[0];
}

/**
 * The battery of that id and version, the newest when no version is given.
 * @throws {Error} when no such battery ships.
 */
export function getBattery(id: string, version?: number): Battery {
  const found = findShipped(id, version);
  if (!found)
    throw new Error(`No battery ${id}${version === undefined ? '' : ` version ${version}`}`);
  return found.battery;
}

/**
 * The manifest of a media bundle of a battery: a choice task's `mediaBundle`, or `common`.
 * @throws {Error} when the battery or the bundle does not ship.
 */
export function getMediaManifest(
  batteryId: string,
  bundleId: string,
  version?: number,
): MediaManifest {
  const manifest = findShipped(batteryId, version)?.media[bundleId];
  if (!manifest) throw new Error(`No media bundle ${bundleId} for battery ${batteryId}`);
  return manifest;
}
