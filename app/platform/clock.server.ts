/** The server's clock. Rules take `now` as an argument; only doors and jobs read this. */
let offsetMs = 0;

export function now(): Date {
  return new Date(Date.now() + offsetMs);
}

/** Move the clock: for tests, and while the demonstration lives through a round of last autumn. */
export function setClockOffset(ms: number): void {
  offsetMs = ms;
}
