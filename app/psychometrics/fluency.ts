/**
 * Oral reading fluency: items right per minute, and accuracy.
 *
 * Measures: how many items of a list or text were read right in the time used, and the share right
 * of the items reached. Self-corrections count as right.
 * Formula: correct = reached − errors; per minute = correct / seconds used · 60, where seconds used =
 * time limit − time remaining; accuracy = correct / reached.
 * Definition: that of the EGRA toolkit, unrounded (Tangerine rounds it to whole items). Items after
 * the last one reached count neither as right nor as wrong. This is a rate, not "items in 60 s".
 * Source: RTI International, EGRA Toolkit, second edition, 2015.
 * Valid range: whole 0 ≤ errors ≤ reached, seconds ≥ 0.
 * Missing data: zero seconds gives no rate (null), nothing reached gives no accuracy (null).
 * Worked example: 50 reached in 47 s with 2 errors: 48 right, 61.2765957… a minute, accuracy .96.
 */
export interface Fluency {
  correct: number;
  perMinute: number | null;
  accuracy: number | null;
}

const SECONDS_PER_MINUTE = 60;

export function fluency(reached: number, errors: number, secondsUsed: number): Fluency {
  if (!Number.isInteger(reached) || !Number.isInteger(errors) || errors < 0 || errors > reached) {
    throw new RangeError(`fluency needs whole 0 ≤ errors ≤ reached, got ${errors} of ${reached}`);
  }
  if (!(secondsUsed >= 0)) throw new RangeError(`fluency needs seconds ≥ 0, got ${secondsUsed}`);
  const correct = reached - errors;
  return {
    correct,
    perMinute: secondsUsed === 0 ? null : (correct / secondsUsed) * SECONDS_PER_MINUTE,
    accuracy: reached === 0 ? null : correct / reached,
  };
}

/** Seconds used of a time limit when `secondsRemaining` were left on the clock. */
export function secondsUsedOf(limitSeconds: number, secondsRemaining: number): number {
  if (!(secondsRemaining >= 0 && secondsRemaining <= limitSeconds)) {
    throw new RangeError(`${secondsRemaining} s cannot remain of ${limitSeconds} s`);
  }
  return limitSeconds - secondsRemaining;
}
