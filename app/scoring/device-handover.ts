/**
 * Whether an attempt that two devices wrote was handed over, one after the other, or written at once.
 *
 * Measures: the order of the devices, when each had stopped before the next began.
 * Rule: a device's clock may be wrong, so its events are placed by the server's: the device is taken to be
 * ahead or behind by the smallest difference between when an event came and when the device says that it
 * was made. A handover is when the spans from first to last event, so placed, do not overlap.
 * Definition: what a dead device had unsent comes hours later, and still lies in its own span.
 * Missing data: an event of unknown origin, or one device only, gives null: then nothing is known.
 * Worked example: tablet 3 answers 09:00-09:04 and dies, tablet 9 goes on 09:06-09:12; what tablet 3 had
 * unsent comes at 15:00, made 09:04: handed over, 3 then 9. Both at 09:05: at once.
 */
import type { AttemptEvent } from '~/administration/attempt-event';

/** Where an event came from, by its id. */
export type EventOrigins = ReadonlyMap<string, { deviceId: string; receivedAtMs: number }>;

type Made = { deviceMs: number; receivedMs: number };

/** The devices in the order they had the attempt; null when it was no handover. */
export function findHandover(
  events: readonly AttemptEvent[],
  origins: EventOrigins,
): string[] | null {
  const byDevice = new Map<string, Made[]>();
  for (const { id, deviceTimeMs } of events) {
    const origin = origins.get(id);
    if (!origin) return null;
    const own = byDevice.get(origin.deviceId) ?? [];
    own.push({ deviceMs: deviceTimeMs, receivedMs: origin.receivedAtMs });
    byDevice.set(origin.deviceId, own);
  }
  if (byDevice.size < 2) return null;
  const spans = [...byDevice]
    .map(([deviceId, made]) => ({ deviceId, ...placeSpan(made) }))
    .sort((one, other) => one.firstMs - other.firstMs);
  const isApart = spans.every((span, at) => at === 0 || spans[at - 1]!.lastMs <= span.firstMs);
  return isApart ? spans.map(({ deviceId }) => deviceId) : null;
}

/** First and last event of a device, by the server's clock. */
function placeSpan(made: readonly Made[]): { firstMs: number; lastMs: number } {
  const offsetMs = Math.min(...made.map(({ deviceMs, receivedMs }) => receivedMs - deviceMs));
  const times = made.map(({ deviceMs }) => deviceMs + offsetMs);
  return { firstMs: Math.min(...times), lastMs: Math.max(...times) };
}
