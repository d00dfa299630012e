/**
 * How far the device's clock is from the server's, in milliseconds; add it to the device's time.
 *
 * Half of the time that the question and the answer took is taken for the way back, so the error
 * is at most that half. Both instants of the device are by its own clock.
 */
export function estimateOffsetMs(
  sentAtMs: number,
  heardAtMs: number,
  serverTimeMs: number,
): number {
  return Math.round(serverTimeMs - (sentAtMs + heardAtMs) / 2);
}
