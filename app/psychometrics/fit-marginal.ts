/** The search for the marginal maximum, from a warm start, and what is known there. */
import type { CalibrationModel } from '~/psychometrics/calibration';
import type { ResponsePatterns } from '~/psychometrics/collapse-patterns';
import { findErrors, type ParameterErrors } from '~/psychometrics/marginal-errors';
import {
  type Expectation,
  expectAbilities,
  type LineItem,
} from '~/psychometrics/marginal-expectation';
import { observedInformation, scoreProducts } from '~/psychometrics/marginal-information';
import {
  foldGradient,
  makeLayout,
  precondition,
  startParameters,
  toLineItems,
} from '~/psychometrics/marginal-layout';
import { differentiateItems } from '~/psychometrics/marginal-slope';
import { type AbilityNodes, countNodes, makeNormalNodes } from '~/psychometrics/normal-nodes';
import { climb, type Slope } from '~/psychometrics/quasi-newton';

export interface MarginalFit {
  items: LineItem[];
  expectation: Expectation;
  nodes: AbilityNodes;
  errors: ParameterErrors[];
  /** How many parameters were free. */
  parameters: number;
  hasConverged: boolean;
  rounds: number;
  /** Whether the answers say nothing of this item: its curve never leaves guessing. */
  isFlat: (item: number) => boolean;
  /** Whether the item ended where the search is not allowed to go on. */
  isOnBound: (item: number) => boolean;
}

/** Largest change of a slope or intercept that counts as arrived. */
const TOLERANCE = 1e-8;
const MAX_ROUNDS = 2000;
/** Complete-data information for each person under which an item's curve is taken to be flat. */
const FLAT = 1e-6;
/** Patterns × items² × nodes that the exact information may cost: some twenty seconds. */
const EXACT_COST = 2e10;

export function fitMarginal(
  patterns: ResponsePatterns,
  model: CalibrationModel,
  guessing: readonly number[],
): MarginalFit {
  const count = patterns.items;
  const layout = makeLayout(model, count);
  const nodes = makeNormalNodes(countNodes(count / 2));
  const slopeAt = (parameters: Float64Array): Slope => {
    const items = toLineItems(layout, parameters, guessing);
    const expectation = expectAbilities(patterns, items, nodes);
    const slopes = differentiateItems(expectation, items, nodes.theta);
    return {
      value: expectation.logLikelihood,
      gradient: foldGradient(layout, slopes),
      precondition: (gradient) => precondition(layout, gradient, slopes),
    };
  };
  const start = startParameters(layout, patterns, guessing);
  const { bounds } = layout;
  const summit = climb(start, slopeAt, { bounds, tolerance: TOLERANCE, maxRounds: MAX_ROUNDS });
  const items = toLineItems(layout, summit.parameters, guessing);
  const expectation = expectAbilities(patterns, items, nodes);
  const { interceptIntercept } = differentiateItems(expectation, items, nodes.theta);
  const persons = patterns.counts.reduce((sum, value) => sum + value, 0);
  const isFlat = (item: number) => interceptIntercept[item]! < FLAT * persons;
  const isExact = patterns.patterns * count * count * nodes.theta.length <= EXACT_COST;
  const square = isExact
    ? observedInformation(patterns, items, nodes, expectation)
    : scoreProducts(patterns, items, nodes);
  const isAtBound = (at: number) => at >= 0 && Math.abs(summit.parameters[at]!) >= bounds[at]!;
  return {
    items,
    expectation,
    nodes,
    errors: findErrors(layout, square, items, isFlat),
    parameters: layout.size,
    hasConverged: summit.hasConverged,
    rounds: summit.rounds,
    isFlat,
    isOnBound: (item) => isAtBound(layout.slopeAt(item)) || isAtBound(layout.interceptAt(item)),
  };
}
