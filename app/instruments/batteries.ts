/** The batteries that ship, parsed once when this file is loaded. */

import arskurs1 from '~/instruments/batteries/arskurs-1/battery.json';
import arskurs1Media from '~/instruments/batteries/arskurs-1/media.json';
import arskurs1Progress from '~/instruments/batteries/arskurs-1/progress.json';
import grund1 from '~/instruments/batteries/grund-1/battery.json';
import grund1Media from '~/instruments/batteries/grund-1/media.json';
import { type Battery, parseBattery } from '~/instruments/battery';
import { type MediaManifest, parseMediaManifests } from '~/instruments/media';

/** The battery with the progress forms that lie in a file of their own, by task. */
function joinProgress(battery: { tasks: readonly { id: string; forms: object }[] }, forms: object) {
  const byTask = forms as Record<string, object | undefined>;
  const tasks = battery.tasks.map((task) => ({
    ...task,
    forms: { ...task.forms, ...byTask[task.id] },
  }));
  return { ...battery, tasks };
}

const SHIPPED = [
  { battery: parseBattery(grund1), media: parseMediaManifests(grund1Media) },
  {
    battery: parseBattery(joinProgress(arskurs1, arskurs1Progress)),
    media: parseMediaManifests(arskurs1Media),
  },
];

/** Every shipped battery. */
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
