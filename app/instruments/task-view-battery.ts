/** Which battery a page shows: by the key of an address, else the one in use. */
import { getBattery, listBatteries } from '~/instruments/batteries';
import type { Battery, WindowKind } from '~/instruments/battery';
import { WINDOW_KINDS } from '~/instruments/battery';

/** A window of a municipality, as far as instruments are concerned. */
export type BatteryUse = { batteryId: string; batteryVersion: number; kind: string };

/** A battery in an address: `arskurs-1.1` is version 1 of `arskurs-1`. */
export function nameBattery({ id, version }: Pick<Battery, 'id' | 'version'>): string {
  return `${id}.${version}`;
}

/** The shipped battery of a key, or null. */
export function findBatteryByKey(key: string): Battery | null {
  return listBatteries().find((battery) => nameBattery(battery) === key) ?? null;
}

/** The batteries of the windows, each once; windows of a battery that does not ship are left out. */
export function listUsedBatteries(uses: readonly BatteryUse[]): Battery[] {
  const keys = new Set(
    uses.map(({ batteryId, batteryVersion }) =>
      nameBattery({ id: batteryId, version: batteryVersion }),
    ),
  );
  return listBatteries().filter((battery) => keys.has(nameBattery(battery)));
}

/** Every version that ships, the ones in use first. */
export function listShownBatteries(uses: readonly BatteryUse[]): Battery[] {
  const used = listUsedBatteries(uses);
  const rest = listBatteries().filter((battery) => !used.includes(battery));
  return [...used, ...rest];
}

/** The windows that use a battery, in the order of the year. */
export function listUsingWindows(battery: Battery, uses: readonly BatteryUse[]): WindowKind[] {
  const kinds = uses
    .filter((use) => use.batteryId === battery.id && use.batteryVersion === battery.version)
    .map(({ kind }) => kind);
  return WINDOW_KINDS.filter((kind) => kinds.includes(kind));
}

/** The newest version of each shipped battery. */
export function listNewestBatteries(): Battery[] {
  const ids = new Set(listBatteries().map(({ id }) => id));
  return [...ids].map((id) => getBattery(id));
}
