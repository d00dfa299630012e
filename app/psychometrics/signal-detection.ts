/**
 * Signal detection: d′, criterion, ln β and A′ of yes-or-no answers.
 *
 * Measures: how well real words are told from made-up ones (d′, A′), apart from how readily one says
 * yes (criterion, ln β; a negative criterion says yes readily).
 * Formula: with H = hits/(hits + misses) and F = false alarms/(false alarms + rejections):
 * d′ = z(H) − z(F); c = −(z(H) + z(F))/2; ln β = (z(F)² − z(H)²)/2; A′ = ½ + sign(H − F) ·
 * ((H − F)² + |H − F|)/(4·max(H, F) − 4HF).
 * Definition: shares of 0 and 1 have no z. "log-linear" adds ½ to hits and false alarms and 1 to both
 * numbers, always (Hautus); "clip" puts 1/(2N) for 0 and 1 − 1/(2N) for 1 only (Macmillan and Kaplan);
 * "none" leaves them without a figure. The three differ most in short tasks.
 * Agrees with: psycho `dprime` (log-linear); psych `AUC` (none).
 * Source: Stanislaw and Todorov, 1999; Hautus, 1995.
 * Valid range: whole counts of 0 or more. Missing data: without items of one kind all is null.
 * Worked example: 20 of 25 hits and 10 of 25 false alarms: d′ 1.0949683, c −.2941371, A′ .7916667.
 */
import { normalQuantile } from '~/psychometrics/normal-quantile';

interface AnswerCounts {
  hits: number;
  misses: number;
  falseAlarms: number;
  correctRejections: number;
}

type ExtremeShares = 'none' | 'log-linear' | 'clip';

interface Detection {
  dPrime: number | null;
  criterion: number | null;
  logBeta: number | null;
  aPrime: number;
}

export function signalDetection(counts: AnswerCounts, extremes: ExtremeShares): Detection | null {
  const { hits, misses, falseAlarms, correctRejections } = counts;
  if (![hits, misses, falseAlarms, correctRejections].every(isCount)) {
    throw new RangeError('signal detection needs whole counts of 0 or more');
  }
  const [signals, noises] = [hits + misses, falseAlarms + correctRejections];
  if (signals === 0 || noises === 0) return null;
  const zHit = normalQuantile(shareOf(hits, signals, extremes));
  const zFalse = normalQuantile(shareOf(falseAlarms, noises, extremes));
  const hasScores = Number.isFinite(zHit) && Number.isFinite(zFalse);
  return {
    dPrime: hasScores ? zHit - zFalse : null,
    criterion: hasScores ? -(zHit + zFalse) / 2 : null,
    logBeta: hasScores ? (zFalse ** 2 - zHit ** 2) / 2 : null,
    aPrime: aPrimeOf(hits / signals, falseAlarms / noises),
  };
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function shareOf(count: number, total: number, extremes: ExtremeShares): number {
  if (extremes === 'log-linear') return (count + 0.5) / (total + 1);
  if (extremes === 'none') return count / total;
  return Math.min(1 - 1 / (2 * total), Math.max(1 / (2 * total), count / total));
}

function aPrimeOf(hit: number, falseAlarm: number): number {
  const gap = hit - falseAlarm;
  if (gap === 0) return 0.5;
  const width = 4 * Math.max(hit, falseAlarm) - 4 * hit * falseAlarm;
  return 0.5 + (Math.sign(gap) * (gap ** 2 + Math.abs(gap))) / width;
}
