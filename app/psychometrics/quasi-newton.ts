/**
 * The highest point of a smooth function by limited-memory quasi-Newton steps (L-BFGS).
 *
 * Measures: the parameters at which the objective is highest, and how far it still was from there.
 * Formula: Nocedal's two-loop recursion over the last ten steps; the first guess of the inverse curvature
 * comes from the caller at every step, which for an EM expectation step makes the plain step an EM step
 * and the rest its acceleration. A step is halved until the objective rises enough (Armijo).
 * Source: Nocedal, J., 1980; Jamshidian, M. and Jennrich, R. I., 1997 (acceleration of EM).
 * Valid range: parameters inside ±`bounds`; one that lies on its bound and would leave it stands still.
 * Missing data: none; a point where the objective is not finite is never kept.
 * Worked example: −(x − 1)² − 2(y + ½)² from (0, 0) with its own curvature as first guess: (1, −.5) after one step.
 */

export interface Slope {
  value: number;
  gradient: Float64Array;
  /** Multiplies a gradient by a first guess of the inverse curvature, in place. 0 stands still. */
  precondition: (gradient: Float64Array) => void;
}

export interface Summit {
  parameters: Float64Array;
  value: number;
  /** The next step would change no parameter by the tolerance, or three rounds added next to nothing. */
  hasConverged: boolean;
  rounds: number;
}

interface Options {
  bounds: Float64Array;
  /** Largest change of any parameter that counts as arrived. */
  tolerance: number;
  maxRounds: number;
}

const MEMORY = 10;
const LONGEST_STEP = 1;
const MAX_HALVINGS = 25;
/** Share of the objective that a round must add, and how many rounds in a row may add less. */
const IDLE_RISE = 1e-12;
const MOST_IDLE = 3;
/** Share of the objective that summing over many persons may round away. */
const ROUNDING = 1e-13;

interface Pair {
  change: Float64Array;
  slopeChange: Float64Array;
  inverseProduct: number;
}

export function climb(
  start: Float64Array,
  slopeAt: (parameters: Float64Array) => Slope,
  { bounds, tolerance, maxRounds }: Options,
): Summit {
  let parameters = start.slice();
  let here = slopeAt(parameters);
  let pairs: Pair[] = [];
  let idle = 0;
  let heldBefore = 0;
  for (let rounds = 1; rounds <= maxRounds; rounds += 1) {
    const gradient = heldGradient(parameters, here.gradient, bounds);
    const held = gradient.reduce((count, value) => count + (value === 0 ? 1 : 0), 0);
    if (held !== heldBefore) pairs = [];
    heldBefore = held;
    let direction = findDirection(gradient, here, pairs);
    if (!(dot(direction, gradient) > 0)) {
      pairs = [];
      direction = findDirection(gradient, here, pairs);
    }
    if (largest(direction) < tolerance) {
      return { parameters, value: here.value, hasConverged: true, rounds };
    }
    const next = search(parameters, here, gradient, direction, bounds, slopeAt);
    if (!next && pairs.length === 0) {
      // Not one step rises: what is left is below the rounding of the objective.
      const hasConverged = largest(direction) < Math.sqrt(tolerance);
      return { parameters, value: here.value, hasConverged, rounds };
    }
    if (!next) {
      pairs = [];
      continue;
    }
    const pair = makePair(parameters, next.parameters, here.gradient, next.slope.gradient);
    if (pair) pairs = [...pairs, pair].slice(-MEMORY);
    idle = next.slope.value - here.value < IDLE_RISE * Math.abs(here.value) ? idle + 1 : 0;
    ({ parameters } = next);
    here = next.slope;
    if (idle === MOST_IDLE) return { parameters, value: here.value, hasConverged: true, rounds };
  }
  return { parameters, value: here.value, hasConverged: false, rounds: maxRounds };
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += one[index]! * other[index]!;
  return sum;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** The gradient without what would push a parameter over its bound. */
function heldGradient(parameters: Float64Array, gradient: Float64Array, bounds: Float64Array) {
  return gradient.map((value, index) => {
    const bound = bounds[index]!;
    const isHeld = Math.abs(parameters[index]!) >= bound && value * parameters[index]! > 0;
    return isHeld ? 0 : value;
  });
}

function findDirection(gradient: Float64Array, here: Slope, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.slice();
  const shares = pairs.map(() => 0);
  for (let index = pairs.length - 1; index >= 0; index -= 1) {
    const { change, slopeChange, inverseProduct } = pairs[index]!;
    const share = dot(change, direction) * inverseProduct;
    shares[index] = share;
    addTimes(direction, slopeChange, -share);
  }
  hold(direction, gradient);
  here.precondition(direction);
  pairs.forEach(({ change, slopeChange, inverseProduct }, index) => {
    addTimes(direction, change, shares[index]! - dot(slopeChange, direction) * inverseProduct);
  });
  hold(direction, gradient);
  return direction;
}

/** What the gradient leaves alone stands still. */
function hold(direction: Float64Array, gradient: Float64Array): void {
  gradient.forEach((value, index) => {
    if (value === 0) direction[index] = 0;
  });
}

function addTimes(target: Float64Array, added: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index += 1) target[index]! += added[index]! * factor;
}

function search(
  parameters: Float64Array,
  here: Slope,
  gradient: Float64Array,
  direction: Float64Array,
  bounds: Float64Array,
  slopeAt: (parameters: Float64Array) => Slope,
) {
  const rise = dot(direction, gradient);
  let length = Math.min(1, LONGEST_STEP / largest(direction));
  for (let halving = 0; halving < MAX_HALVINGS; halving += 1) {
    const proposed = parameters.map((value, index) => {
      const bound = bounds[index]!;
      return Math.min(bound, Math.max(-bound, value + length * direction[index]!));
    });
    const slope = slopeAt(proposed);
    const needed = here.value + 1e-4 * length * rise - ROUNDING * Math.abs(here.value);
    if (slope.value >= needed) return { parameters: proposed, slope };
    length /= 2;
  }
  return null;
}

/** A step and the change of slope along it, of the objective turned upside down; null when not convex. */
function makePair(
  from: Float64Array,
  to: Float64Array,
  gradientFrom: Float64Array,
  gradientTo: Float64Array,
): Pair | null {
  const change = to.map((value, index) => value - from[index]!);
  const slopeChange = gradientFrom.map((value, index) => value - gradientTo[index]!);
  const product = dot(change, slopeChange);
  if (!(product > 1e-12 * Math.sqrt(dot(change, change) * dot(slopeChange, slopeChange))))
    return null;
  return { change, slopeChange, inverseProduct: 1 / product };
}
