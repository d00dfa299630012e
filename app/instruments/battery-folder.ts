/**
 * The folder of a version of a battery: `arskurs-1` for version 1, `arskurs-1.2` for version 2. A
 * version is never changed when it has been used; the next one lies beside it.
 */

export type BatteryPlace = { id: string; version: number };

export function nameBatteryFolder({ id, version }: BatteryPlace): string {
  return version === 1 ? id : `${id}.${version}`;
}

export function readBatteryFolder(folder: string): BatteryPlace {
  const [id = folder, version] = folder.split('.');
  return { id, version: version === undefined ? 1 : Number(version) };
}

/** The folder of that battery and version, the newest when no version is given; null when there is none. */
export function findBatteryFolder(
  folders: readonly string[],
  id: string,
  version?: number,
): string | null {
  const own = folders
    .map(readBatteryFolder)
    .filter((place) => place.id === id && (version === undefined || place.version === version))
    .sort((one, other) => other.version - one.version);
  return own[0] ? nameBatteryFolder(own[0]) : null;
}
