/**
 * Whether a change of rate within one task is more than readings differ by themselves.
 *
 * Measures: the first three readings of a series against the last three, in units of the error that the
 * difference of two counts has.
 * Formula: z = (x₂ − x₁)/√(φ(x₁ + x₂)), x the sum of right answers of three minutes, φ the policy's dispersion
 * of the task; beyond ±1.96 chance gives it in 5 % of cases.
 * Valid range: φ > 0. Missing data: under six readings there is no answer (null), for the two threes would
 * overlap.
 * Worked example: 4, 5, 6 then 11, 12, 10 with φ 1.5: z = 18/√(1.5·48) = 2.121.
 */
import { median } from '~/psychometrics/median';
import { BASELINE_READINGS } from './aim-line';

export interface RateChange {
  /** Medians of the first and of the last three, right a minute. */
  before: number;
  after: number;
  index: number;
  isReliable: boolean;
}

const CHANCE_LIMIT = 1.96;

/** @param rates right a minute, oldest first. @throws {RangeError} for a dispersion that is not above 0. */
export function measureRateChange(rates: readonly number[], dispersion: number): RateChange | null {
  if (!(dispersion > 0)) throw new RangeError(`a dispersion of ${dispersion}`);
  if (rates.length < 2 * BASELINE_READINGS) return null;
  const [first, last] = [rates.slice(0, BASELINE_READINGS), rates.slice(-BASELINE_READINGS)];
  const sumOf = (three: readonly number[]) => three.reduce((sum, rate) => sum + rate, 0);
  const total = sumOf(first) + sumOf(last);
  const index = total === 0 ? 0 : (sumOf(last) - sumOf(first)) / Math.sqrt(dispersion * total);
  return {
    before: median(first) ?? 0,
    after: median(last) ?? 0,
    index,
    isReliable: Math.abs(index) >= CHANCE_LIMIT,
  };
}
