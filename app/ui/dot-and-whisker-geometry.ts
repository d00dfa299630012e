/**
 * Where the parts of a dot-and-whisker drawing lie.
 *
 * All values are in the task's own units (letters known, words per minute); the result is in
 * drawing units of the SVG's view box. Values outside the scale are held at its ends and said so,
 * so that a whisker never leaves the drawing unnoticed.
 */
import { scaleLinear } from 'd3-scale';

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

/** Lays out the drawing over `width` units with `inset` units free at each end. */
export function layOutDotAndWhisker(
  scale: DotAndWhiskerScale,
  value: DotAndWhiskerValue | null,
  { width, inset }: { width: number; inset: number },
): DotAndWhiskerGeometry {
  const { minimum, maximum } = scale;
  if (!(minimum < maximum)) throw new RangeError('minimum must be less than maximum');
  const place = scaleLinear([minimum, maximum], [inset, width - inset]).clamp(true);
  return {
    trackStart: inset,
    trackEnd: width - inset,
    limit: place(scale.limit),
    value: value === null ? null : layOutValue(place, scale, value),
  };
}

function layOutValue(
  place: (value: number) => number,
  { minimum, maximum }: DotAndWhiskerScale,
  { estimate, lower, upper }: DotAndWhiskerValue,
) {
  if (!(lower <= estimate && estimate <= upper)) {
    throw new RangeError('the estimate must lie within its interval');
  }
  return {
    dot: place(estimate),
    start: place(lower),
    end: place(upper),
    cutStart: lower < minimum,
    cutEnd: upper > maximum,
  };
}

/** The position of one value on the drawing, for ticks. Held at the ends of the scale. */
export function placeOnScale(
  { minimum, maximum }: Pick<DotAndWhiskerScale, 'minimum' | 'maximum'>,
  value: number,
  { width, inset }: { width: number; inset: number },
): number {
  return scaleLinear([minimum, maximum], [inset, width - inset]).clamp(true)(value);
}
