/** The media bundles of a battery, and the battery whose prompts a voice is recorded for. */
import { getBattery, getMediaManifest, listBatteries } from '~/instruments/batteries';
import { type Battery, isPupilTask } from '~/instruments/battery';
import type { MediaManifest } from '~/instruments/media';

/** What is said outside the tasks: the guide's lines and the signs' questions. */
const COMMON_BUNDLE = 'common';

/**
 * Manifests by bundle: the common one first, then the tasks' in their order. None for an unknown
 * battery. @param version the newest when none is given
 */
export function listBatteryMedia(
  batteryId: string,
  version?: number,
): Record<string, MediaManifest> {
  if (!listBatteries().some(({ id }) => id === batteryId)) return {};
  const tasks = getBattery(batteryId, version).tasks.filter(isPupilTask);
  const bundleIds = new Set([COMMON_BUNDLE, ...tasks.map(({ mediaBundle }) => mediaBundle)]);
  return Object.fromEntries(
    [...bundleIds].map((bundleId) => [bundleId, getMediaManifest(batteryId, bundleId, version)]),
  );
}

/** The battery that voices are recorded for: the newest version of the one with the most tasks. */
export function getVoiceBattery() {
  const { id } = listBatteries().reduce((widest, battery) =>
    battery.tasks.length > widest.tasks.length ? battery : widest,
  );
  return getBattery(id);
}

/** Titles of the tasks by their bundles. */
export function nameBundles({ tasks }: Battery): Map<string, Battery['title']> {
  return new Map(tasks.filter(isPupilTask).map((task) => [task.mediaBundle, task.title]));
}
