/**
 * Linking two calibrations of the same items by mean and sigma, so that ability stays on one scale.
 *
 * Measures: the line θ(reference) = slope × θ(new) + intercept, from items that both calibrations hold.
 * Formula: slope = σ(b reference)/σ(b new), intercept = μ(b reference) − slope × μ(b new), σ with the same
 * divisor on both sides; then a* = a/slope, b* = slope × b + intercept, se(a)* = se(a)/slope,
 * se(b)* = slope × se(b). c is not changed. With slopes fixed at 1 (Rasch) the slope of the line is 1: mean-mean on b.
 * Anchors that still lie more than half a logit from their reference after linking are set aside once, the
 * farthest first, while at least five are left: items drift, and one that does would bend the scale.
 * Definition: mean/sigma of Marco; not mean/mean on a, nor the characteristic curves of Stocking and Lord, which
 * need no equal weights of items but an optimiser; the errors of the line itself are not added to the items'.
 * Source: Marco, G. L., 1977; Kolen, M. J. and Brennan, R. L., 2014, chapter 6.
 * Units: logits. Valid range: at least five common items with an estimate, and difficulties that differ.
 * Missing data: an item without b in either calibration is no anchor; too few anchors give null.
 * Worked example: references −1, 0, 1, 2, 3 and new −1, −.5, 0, .5, 1: slope 2, intercept 1; a = 1, b = .5 becomes
 * a = .5, b = 2.
 */

/** What is known of an item in a calibration. */
export interface LinkedItem {
  item: string;
  a: number | null;
  b: number | null;
  seA: number | null;
  seB: number | null;
}

export interface MeanSigmaLink {
  slope: number;
  intercept: number;
  /** Names of the items that the line stands on. */
  anchors: string[];
  /** Common items that were set aside because they lie too far from their reference. */
  drifted: string[];
}

/** Fewest common items that a line may stand on. */
const FEWEST_ANCHORS = 5;
/** Logits from the reference, after linking, over which an item is taken to have drifted. */
const DRIFT = 0.5;

interface Pair {
  item: string;
  reference: number;
  found: number;
}

/** @param hasFixedSlope all slopes are 1 in both calibrations. @returns null with too few common items. */
export function linkMeanSigma(
  reference: readonly LinkedItem[],
  found: readonly LinkedItem[],
  hasFixedSlope: boolean,
): MeanSigmaLink | null {
  const known = new Map(reference.map(({ item, b }) => [item, b]));
  let pairs = found.flatMap(({ item, b }): Pair[] => {
    const other = known.get(item) ?? null;
    return b === null || other === null ? [] : [{ item, reference: other, found: b }];
  });
  if (pairs.length < FEWEST_ANCHORS) return null;
  const drifted: string[] = [];
  for (;;) {
    const line = findLine(pairs, hasFixedSlope);
    if (!line) return null;
    const missOf = (pair: Pair) =>
      Math.abs(line.slope * pair.found + line.intercept - pair.reference);
    const farthest = pairs.reduce((most, pair) => (missOf(pair) > missOf(most) ? pair : most));
    if (missOf(farthest) <= DRIFT || pairs.length === FEWEST_ANCHORS) {
      return { ...line, anchors: pairs.map(({ item }) => item), drifted };
    }
    drifted.push(farthest.item);
    pairs = pairs.filter((pair) => pair !== farthest);
  }
}

function findLine(pairs: readonly Pair[], hasFixedSlope: boolean) {
  const own = describe(pairs.map(({ found }) => found));
  const other = describe(pairs.map(({ reference }) => reference));
  if (!(own.spread > 0) || !(other.spread > 0)) return null;
  const slope = hasFixedSlope ? 1 : other.spread / own.spread;
  return { slope, intercept: other.mean - slope * own.mean };
}

function describe(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / values.length) };
}

/** An item on the scale of the reference. */
export function putOnScale<Item extends LinkedItem>(
  item: Item,
  { slope, intercept }: Pick<MeanSigmaLink, 'slope' | 'intercept'>,
): Item {
  const scale = (value: number | null, factor: number) => (value === null ? null : value * factor);
  return {
    ...item,
    a: scale(item.a, 1 / slope),
    b: item.b === null ? null : slope * item.b + intercept,
    seA: scale(item.seA, 1 / slope),
    seB: scale(item.seB, slope),
  };
}
