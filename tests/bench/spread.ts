/** Middle and spread of measured values, and how sure a difference of two sets is. */

/** The value below which this share (0 to 1) lies, between neighbours by straight line. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation of a sample (divided by n − 1). */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

const RESAMPLES = 4_000;

function resample(values: readonly number[], random: () => number): number[] {
  return values.map(() => values[Math.floor(random() * values.length)] ?? 0);
}

/** Percentile bootstrap, 95 %: `figure` of the one set minus `figure` of the other. */
export function bootstrapDifference(
  one: readonly number[],
  other: readonly number[],
  figure: (values: readonly number[]) => number,
  random: () => number,
): { lower: number; upper: number } {
  const differences = Array.from(
    { length: RESAMPLES },
    () => figure(resample(one, random)) - figure(resample(other, random)),
  );
  return { lower: quantile(differences, 0.025), upper: quantile(differences, 0.975) };
}
