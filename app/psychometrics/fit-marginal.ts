/**
 * The search for the marginal maximum, from a warm start, and what is known there.
 *
 * Formula: quasi-Newton steps whose plain step is one of EM (`quasi-newton`, `marginal-slope`), on patterns cut
 * into blocks (`pattern-blocks`). From 40,000 patterns on a sample of 8,000 is fitted first, and the nodes are
 * the fewest that its information allows. Errors from the exact observed information, for very many patterns
 * from the outer product of scores.
 * Source: Bock, R. D. and Aitkin, M., 1981; Jamshidian, M. and Jennrich, R. I., 1997.
 * Units: slopes per logit, intercepts in logits. Valid range: as `calibrate-marginal` checks it.
 * Missing data: not reached is no part of a person's likelihood.
 * Worked example: one Rasch item, three right and one wrong: intercept 1.3149 (ln 3 widened by the spread of ability),
 * error of b 1.3541, ln L = 3 ln ¾ + ln ¼ = −2.2493.
 */
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
  type MarginalLayout,
  makeLayout,
  precondition,
  startParameters,
  toLineItems,
} from '~/psychometrics/marginal-layout';
import { differentiateItems } from '~/psychometrics/marginal-slope';
import {
  type AbilityNodes,
  countFewestNodes,
  countNodes,
  makeNormalNodes,
} from '~/psychometrics/normal-nodes';
import { cutIntoBlocks } from '~/psychometrics/pattern-blocks';
import { climb, type Slope, type Summit } from '~/psychometrics/quasi-newton';

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
/** Patterns × items² × nodes that the exact information may cost: some five seconds. */
const EXACT_COST = 5e9;

export function fitMarginal(
  patterns: ResponsePatterns,
  model: CalibrationModel,
  guessing: readonly number[],
): MarginalFit {
  const count = patterns.items;
  const layout = makeLayout(model, count);
  const fine = makeNormalNodes(countNodes(count / 2));
  const start = findStart(patterns, layout, guessing, fine);
  const nodes = patterns.patterns < MANY_PATTERNS ? fine : chooseNodes(layout, start, guessing);
  const summit = climbFrom(start, patterns, { layout, guessing, nodes });
  const items = toLineItems(layout, summit.parameters, guessing);
  const expectation = expectAbilities(cutIntoBlocks(patterns), items, nodes);
  const { interceptIntercept } = differentiateItems(expectation, items, nodes.theta);
  const persons = patterns.counts.reduce((sum, value) => sum + value, 0);
  const isFlat = (item: number) => interceptIntercept[item]! < FLAT * persons;
  const isExact = patterns.patterns * count * count * nodes.theta.length <= EXACT_COST;
  const square = isExact
    ? observedInformation(patterns, items, nodes, expectation)
    : scoreProducts(patterns, items, nodes);
  const isAtBound = (at: number) =>
    at >= 0 && Math.abs(summit.parameters[at]!) >= layout.bounds[at]!;
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

interface Model {
  layout: MarginalLayout;
  guessing: readonly number[];
  nodes: AbilityNodes;
}

function climbFrom(start: Float64Array, patterns: ResponsePatterns, model: Model): Summit {
  const { layout, guessing, nodes } = model;
  const blocks = cutIntoBlocks(patterns);
  const slopeAt = (parameters: Float64Array): Slope => {
    const items = toLineItems(layout, parameters, guessing);
    const expectation = expectAbilities(blocks, items, nodes);
    const slopes = differentiateItems(expectation, items, nodes.theta);
    return {
      value: expectation.logLikelihood,
      gradient: foldGradient(layout, slopes),
      precondition: (gradient) => precondition(layout, gradient, slopes),
    };
  };
  const { bounds } = layout;
  return climb(start, slopeAt, { bounds, tolerance: TOLERANCE, maxRounds: MAX_ROUNDS });
}

/** Patterns from which on a sample of them is fitted first, and how many the sample holds. */
const MANY_PATTERNS = 40_000;
const SAMPLE = 8_000;
/** A parameter that a sample puts farther out than this is begun anew. */
const FAR_OUT = 8;

/** Where the search begins: for very many patterns at the maximum of every so-manyth of them. */
function findStart(
  patterns: ResponsePatterns,
  layout: MarginalLayout,
  guessing: readonly number[],
  nodes: AbilityNodes,
): Float64Array {
  const start = startParameters(layout, patterns, guessing);
  if (patterns.patterns < MANY_PATTERNS) return start;
  const sample = samplePatterns(patterns, Math.floor(patterns.patterns / SAMPLE));
  const { parameters } = climbFrom(start, sample, { layout, guessing, nodes });
  return parameters.map((value, at) => (Math.abs(value) > FAR_OUT ? start[at]! : value));
}

/** For very many patterns no more nodes than the information of the start asks for. */
function chooseNodes(
  layout: MarginalLayout,
  start: Float64Array,
  guessing: readonly number[],
): AbilityNodes {
  const items = toLineItems(layout, start, guessing);
  return makeNormalNodes(
    countFewestNodes(items.reduce((sum, { slope }) => sum + (slope * slope) / 4, 0)),
  );
}

function samplePatterns(patterns: ResponsePatterns, every: number): ResponsePatterns {
  const kept = Math.floor(patterns.patterns / every);
  const cells = new Uint8Array(kept * patterns.items);
  const counts = new Float64Array(kept);
  for (let at = 0; at < kept; at += 1) {
    const from = at * every * patterns.items;
    cells.set(patterns.cells.subarray(from, from + patterns.items), at * patterns.items);
    counts[at] = patterns.counts[at * every]!;
  }
  return { cells, items: patterns.items, patterns: kept, counts };
}
