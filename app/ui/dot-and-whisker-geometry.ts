/**
 * Where the parts of a dot-and-whisker drawing lie.
 *
 * All values are in the task's own units (letters known, words per minute); the result is in
 * drawing units of the SVG's view box. Values outside the scale are held at its ends and said so,
 * so that a whisker never leaves the drawing unnoticed.
 */
export interface DotAndWhiskerScale {
  /** Least and greatest value of the task's scale, `minimum` < `maximum`. */
  minimum: number;
  maximum: number;
  /** The limit that the result is held against. */
  limit: number;
}

/** A measured value with its interval, `lower` ≤ `estimate` ≤ `upper`. */
export interface DotAndWhiskerValue {
  estimate: number;
  lower: number;
  upper: number;
}

export interface DotAndWhiskerGeometry {
  trackStart: number;
  trackEnd: number;
  limit: number;
  /** Absent when nothing is known. */
  value: { dot: number; start: number; end: number; cutStart: boolean; cutEnd: boolean } | null;
}

/** The view box the drawing lies in: `inset` units are free at each end. */
interface DrawingFrame {
  width: number;
  inset: number;
}

/** Lays out the drawing over `width` units with `inset` units free at each end. */
export function layOutDotAndWhisker(
  scale: DotAndWhiskerScale,
  value: DotAndWhiskerValue | null,
  frame: DrawingFrame,
): DotAndWhiskerGeometry {
  if (!(scale.minimum < scale.maximum)) {
    throw new RangeError('minimum must be less than maximum');
  }
  return {
    trackStart: frame.inset,
    trackEnd: frame.width - frame.inset,
    limit: placeOnScale(scale, scale.limit, frame),
    value: value === null ? null : layOutValue(scale, value, frame),
  };
}

function layOutValue(
  scale: DotAndWhiskerScale,
  { estimate, lower, upper }: DotAndWhiskerValue,
  frame: DrawingFrame,
) {
  if (!(lower <= estimate && estimate <= upper)) {
    throw new RangeError('the estimate must lie within its interval');
  }
  return {
    dot: placeOnScale(scale, estimate, frame),
    start: placeOnScale(scale, lower, frame),
    end: placeOnScale(scale, upper, frame),
    cutStart: lower < scale.minimum,
    cutEnd: upper > scale.maximum,
  };
}

/** A place to a hundredth of a unit: finer than any screen or printer, and short to send. */
export function toHundredth(place: number): number {
  return Math.round(place * 100) / 100;
}

/** The position of one value on the drawing, to a hundredth, held at the ends of the scale. */
export function placeOnScale(
  { minimum, maximum }: Pick<DotAndWhiskerScale, 'minimum' | 'maximum'>,
  value: number,
  { width, inset }: DrawingFrame,
): number {
  const share = Math.min(Math.max((value - minimum) / (maximum - minimum), 0), 1);
  return toHundredth(inset + share * (width - 2 * inset));
}
