/**
 * Central interval of a distribution, from weights on nodes or from a distribution function.
 *
 * Measures: the values between which the middle share (say 90 %) of the probability lies.
 * Formula: lower = smallest value whose cumulative share is at least (1 − coverage)/2, upper = the
 * smallest at least (1 + coverage)/2. Equal tails, not the shortest interval; packages that report
 * "highest density" intervals give other limits.
 * Agrees with: R's `quantile` type 1 on weighted nodes; `qgamma`, `qbeta`, `qnorm` for continuous ones.
 * Source: the definition of a quantile.
 * Valid range: 0 < coverage < 1; weights ≥ 0 with a positive sum, in the order of the nodes.
 * Missing data: none; arguments outside the range throw a RangeError.
 * Worked example: weights 1, 8, 1 on nodes 0, 1, 2 with coverage .8 give 0 to 1.
 */
export interface Interval {
  lower: number;
  upper: number;
}

/** Interval over `weights.length` nodes; `nodeAt` gives the value of a node. */
export function centralIntervalOfNodes(
  weights: readonly number[],
  nodeAt: (index: number) => number,
  coverage: number,
): Interval {
  const [lowerShare, upperShare] = tailShares(coverage);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError('the weights of an interval need a positive sum');
  const nodeOfShare = (share: number) => {
    let cumulative = 0;
    const index = weights.findIndex((weight) => {
      cumulative += weight / total;
      return cumulative >= share;
    });
    return nodeAt(index < 0 ? weights.length - 1 : index);
  };
  return { lower: nodeOfShare(lowerShare), upper: nodeOfShare(upperShare) };
}

/** Interval of a continuous variable on `from`…`to`, both finite, by halving the range. */
export function centralIntervalOfCdf(
  cdf: (value: number) => number,
  from: number,
  to: number,
  coverage: number,
): Interval {
  const [lowerShare, upperShare] = tailShares(coverage);
  return {
    lower: quantileByHalving(cdf, from, to, lowerShare),
    upper: quantileByHalving(cdf, from, to, upperShare),
  };
}

function tailShares(coverage: number): [number, number] {
  if (!(coverage > 0 && coverage < 1)) throw new RangeError(`coverage ${coverage} is not in 0…1`);
  return [(1 - coverage) / 2, (1 + coverage) / 2];
}

/** Halvings that bring any range of doubles down to neighbouring numbers. */
const HALVINGS = 200;

function quantileByHalving(
  cdf: (value: number) => number,
  from: number,
  to: number,
  share: number,
): number {
  let below = from;
  let above = to;
  for (let n = 0; n < HALVINGS; n += 1) {
    const middle = (below + above) / 2;
    if (middle === below || middle === above) break;
    if (cdf(middle) < share) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}
