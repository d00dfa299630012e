/** The battery and its plan for a window, or null when the battery has none for that season. */
import { getBattery } from '~/instruments/batteries';
import type { Battery, WindowKind, WindowPlan } from '~/instruments/battery';

export type RoundPlan = { battery: Battery; plan: WindowPlan };

export function findRoundPlan(
  batteryId: string,
  batteryVersion: number,
  windowKind: WindowKind,
): RoundPlan | null {
  const battery = getBattery(batteryId, batteryVersion);
  const plan = battery.windows[windowKind];
  return plan ? { battery, plan } : null;
}
