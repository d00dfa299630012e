/**
 * Bytes that a pupil's device fetches for all whole-class tasks of a window, with an empty cache: page, battery, voice and
 * pictures. Measured with `npm run bench -- weight` (docs/measurement.md section 12); answers and signs of life come on top, and
 * a device that has been there before fetches less. A battery that has not been measured has no figure.
 */
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import type { Day } from '~/platform/calendar';

export const WEIGHED_ON: Day = '2026-11-22';

const MEGABYTES: Record<string, Record<WindowKind, number>> = {
  'arskurs-1': { autumn: 1.9, winter: 1.7, spring: 2.0 },
};

/** Megabytes (10⁶ bytes); null for a battery that has not been measured. */
export function weighSession(batteryId: string, kind: WindowKind): number | null {
  return MEGABYTES[batteryId]?.[kind] ?? null;
}
