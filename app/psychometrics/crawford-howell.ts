/**
 * Crawford and Howell's comparison of one person with a small group.
 *
 * Measures: the percentile at which a person lies when mean and spread come from n persons only, with
 * limits for how unsure a small group makes it.
 * Formula: t = (x − mean)/(sd·√(1 + 1/n)), percentile 100·Pr(T ≤ t), n − 1 degrees of freedom. Limits:
 * with c = (x − mean)/sd, the shifts δ for which Pr(T(δ) ≤ c√n) is 1 − α/2 and α/2 (noncentral t),
 * 100·Φ(δ/√n).
 * Definition: the modified t, not z, which makes rare what is not; limits after Crawford and Garthwaite.
 * Agrees with: singcar `TD`; `pt(…, ncp)` in R.
 * Source: Crawford and Howell, 1998; Crawford and Garthwaite, 2002.
 * Valid range: n ≥ 2, sd > 0, scores about normal; |c√n| up to about 30.
 * Missing data: arguments outside the range throw a RangeError.
 * Worked example: x 20, mean 32, sd 8, n 25: percentile 7.7158 (1.9297 to 17.9649); by z it were 6.7.
 */
import { noncentralTCdf } from '~/psychometrics/noncentral-t';
import { normalCdf } from '~/psychometrics/normal-cdf';
import { studentTCdf } from '~/psychometrics/student-t';

interface LocalNorm {
  mean: number;
  standardDeviation: number;
  n: number;
}

interface LocalPercentile {
  t: number;
  percentile: number;
  lower: number;
  upper: number;
}

const BISECTIONS = 80;
const WIDEST_SHIFT = 37;

export function localPercentile(x: number, group: LocalNorm, coverage = 0.95): LocalPercentile {
  const { mean, standardDeviation, n } = group;
  if (!Number.isInteger(n) || n < 2 || !(standardDeviation > 0) || !Number.isFinite(x - mean)) {
    throw new RangeError(`a local norm of ${n} with mean ${mean} and sd ${standardDeviation}`);
  }
  const standardised = (x - mean) / standardDeviation;
  const t = standardised / Math.sqrt(1 + 1 / n);
  const tail = (1 - coverage) / 2;
  const limit = (share: number) =>
    100 * normalCdf(findShift(standardised * Math.sqrt(n), n - 1, share) / Math.sqrt(n));
  return {
    t,
    percentile: 100 * studentTCdf(t, n - 1),
    lower: limit(1 - tail),
    upper: limit(tail),
  };
}

/** The shift at which so large a share of a noncentral t lies below `t`; the share falls with it. */
function findShift(t: number, freedom: number, share: number): number {
  let [low, high] = [-WIDEST_SHIFT, WIDEST_SHIFT];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (noncentralTCdf(t, freedom, middle) > share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
