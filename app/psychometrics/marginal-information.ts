/**
 * Observed information of item parameters under marginal maximum likelihood.
 *
 * Measures: minus the second derivatives of the marginal log-likelihood by all slopes (first) and all
 * intercepts (after them); its inverse holds the variances of the estimates.
 * Formula (Louis): Σ n [E(−∂²l) − E(s sᵀ) + E(s) E(s)ᵀ] over patterns, E over the posterior of ability,
 * s the score of the complete data: (x − P)σ/P times θ and 1.
 * Definition: the exact observed information of the whole parameter vector, as ltm (numerical
 * derivatives of the score) and mirt `SE.type = "Louis"` or "Oakes"; not the blocks of single items alone.
 * `scoreProducts` is the cheaper outer product Σ n E(s) E(s)ᵀ (mirt "crossprod"), the same in the limit.
 * Source: Louis, T. A., 1982.
 * Valid range: at the maximum.
 * Units: per squared parameter. Missing data: an item that was not reached adds nothing for that person.
 * Worked example: one person right on one item (slope 1, intercept 0), nodes −1, 0, 1: .1949 for the intercept, also as
 * outer product (.4415²).
 */
import type { ResponsePatterns } from '~/psychometrics/collapse-patterns';
import { logistic } from '~/psychometrics/item-response';
import { fillLogLikelihood } from '~/psychometrics/likelihood-table';
import {
  type Expectation,
  type LineItem,
  makeLineTable,
  turnIntoPosterior,
} from '~/psychometrics/marginal-expectation';
import type { AbilityNodes } from '~/psychometrics/normal-nodes';
import { NOT_REACHED } from '~/psychometrics/response-matrix';

/** Posterior weight, as a share of one person, under which a node is passed over. */
const NEGLIGIBLE = 1e-14;

/** Row-major square of 2 × items: slopes, then intercepts. */
export type InformationSquare = Float64Array;

export function observedInformation(
  patterns: ResponsePatterns,
  items: readonly LineItem[],
  nodes: AbilityNodes,
  expectation: Expectation,
): InformationSquare {
  const square = completeInformation(items, nodes, expectation);
  visitScores(patterns, items, nodes, (person) => {
    subtractProducts(square, items.length, person);
    addMeans(square, items.length, person);
  });
  return mirror(square, 2 * items.length);
}

/**
 * Σ n E(s) E(s)ᵀ, the outer product of the persons' scores: for very many patterns, so without a row of
 * numbers made for each.
 */
export function scoreProducts(
  patterns: ResponsePatterns,
  items: readonly LineItem[],
  nodes: AbilityNodes,
): InformationSquare {
  const width = 2 * items.length;
  const count = nodes.theta.length;
  const square = new Float64Array(width * width);
  const table = makeLineTable(items, nodes.theta);
  const logWeight = nodes.weight.map(Math.log);
  const { whenRight, whenWrong } = makeScoreTables(items, nodes.theta);
  const mass = new Float64Array(count);
  const lever = new Float64Array(count);
  const means = new Float64Array(width);
  for (let pattern = 0; pattern < patterns.patterns; pattern += 1) {
    const from = pattern * items.length;
    fillLogLikelihood(table, patterns.cells, from, mass);
    turnIntoPosterior(mass, logWeight, 1);
    let [first, last] = [0, count - 1];
    while (mass[first]! < NEGLIGIBLE) first += 1;
    while (mass[last]! < NEGLIGIBLE) last -= 1;
    for (let node = first; node <= last; node += 1) lever[node] = mass[node]! * nodes.theta[node]!;
    for (let item = 0; item < items.length; item += 1) {
      const cell = patterns.cells[from + item];
      const scores = cell === 1 ? whenRight : whenWrong;
      let [bySlope, byIntercept] = [0, 0];
      if (cell !== NOT_REACHED) {
        const start = item * count;
        for (let node = first; node <= last; node += 1) {
          const score = scores[start + node]!;
          bySlope += lever[node]! * score;
          byIntercept += mass[node]! * score;
        }
      }
      means[item] = bySlope;
      means[items.length + item] = byIntercept;
    }
    addProduct(square, means, patterns.counts[pattern]!);
  }
  return mirror(square, width);
}

/** Adds `persons` times the product of a row with itself, above the diagonal. */
function addProduct(square: InformationSquare, row: Float64Array, persons: number): void {
  const width = row.length;
  for (let one = 0; one < width; one += 1) {
    const factor = persons * row[one]!;
    if (factor === 0) continue;
    for (let other = one; other < width; other += 1) {
      square[one * width + other]! += factor * row[other]!;
    }
  }
}

function completeInformation(
  items: readonly LineItem[],
  { theta }: AbilityNodes,
  expectation: Expectation,
): InformationSquare {
  const count = items.length;
  const width = 2 * count;
  const square = new Float64Array(width * width);
  items.forEach(({ slope, intercept, guessing }, item) => {
    for (let node = 0; node < theta.length; node += 1) {
      const at = theta[node]!;
      const up = logistic(slope * at + intercept);
      const chance = guessing + (1 - guessing) * up;
      const right = expectation.right[item * theta.length + node]!;
      const reached = right + expectation.wrong[item * theta.length + node]!;
      const spread = up * (1 - up);
      const share = guessing === 0 ? 1 : up / chance;
      const bend = guessing === 0 ? 0 : (spread * guessing) / (chance * chance);
      const curvature =
        reached * (1 - guessing) * spread * share - (right - reached * chance) * bend;
      square[item * width + item]! += curvature * at * at;
      square[item * width + count + item]! += curvature * at;
      square[(count + item) * width + count + item]! += curvature;
    }
  });
  return square;
}

/** One pattern: weighted scores of its reached items over the nodes that matter. */
interface PersonScores {
  persons: number;
  reached: number[];
  theta: Float64Array;
  /** √weight × score, item by item of `reached`, `theta.length` each. */
  rows: Float64Array;
  /** E(s) by slope and by intercept, for `reached`. */
  meanBySlope: Float64Array;
  meanByIntercept: Float64Array;
}

function visitScores(
  patterns: ResponsePatterns,
  items: readonly LineItem[],
  nodes: AbilityNodes,
  visit: (person: PersonScores) => void,
): void {
  const table = makeLineTable(items, nodes.theta);
  const logWeight = nodes.weight.map(Math.log);
  const { whenRight, whenWrong } = makeScoreTables(items, nodes.theta);
  const mass = new Float64Array(nodes.theta.length);
  const allItems = items.map((_, item) => item);
  for (let pattern = 0; pattern < patterns.patterns; pattern += 1) {
    const from = pattern * items.length;
    const persons = patterns.counts[pattern]!;
    fillLogLikelihood(table, patterns.cells, from, mass);
    turnIntoPosterior(mass, logWeight, persons);
    let [first, last] = [0, mass.length - 1];
    while (mass[first]! < NEGLIGIBLE * persons) first += 1;
    while (mass[last]! < NEGLIGIBLE * persons) last -= 1;
    const theta = nodes.theta.subarray(first, last + 1);
    const kept = allItems.filter((item) => patterns.cells[from + item] !== NOT_REACHED);
    const rows = new Float64Array(kept.length * theta.length);
    const [meanBySlope, meanByIntercept] = [kept, kept].map(
      (list) => new Float64Array(list.length),
    );
    kept.forEach((item, place) => {
      const scores = patterns.cells[from + item] === 1 ? whenRight : whenWrong;
      const start = item * mass.length + first;
      for (let node = 0; node < theta.length; node += 1) {
        const weight = mass[first + node]!;
        const score = scores[start + node]!;
        rows[place * theta.length + node] = Math.sqrt(weight) * score;
        meanBySlope![place]! += (weight * score * theta[node]!) / persons;
        meanByIntercept![place]! += (weight * score) / persons;
      }
    });
    visit({
      persons,
      reached: kept,
      theta,
      rows,
      meanBySlope: meanBySlope!,
      meanByIntercept: meanByIntercept!,
    });
  }
}

/** (x − P)σ/P for x = 1 and x = 0, by item and node. */
function makeScoreTables(items: readonly LineItem[], theta: Float64Array) {
  const whenRight = new Float64Array(items.length * theta.length);
  const whenWrong = new Float64Array(items.length * theta.length);
  items.forEach(({ slope, intercept, guessing }, item) => {
    theta.forEach((at, node) => {
      const z = slope * at + intercept;
      const up = logistic(z);
      const share = guessing === 0 ? 1 : up / (guessing + (1 - guessing) * up);
      whenRight[item * theta.length + node] = (1 - guessing) * logistic(-z) * share;
      whenWrong[item * theta.length + node] = -up;
    });
  });
  return { whenRight, whenWrong };
}

function subtractProducts(square: InformationSquare, items: number, person: PersonScores): void {
  const { reached, rows, theta } = person;
  const width = 2 * items;
  const count = theta.length;
  for (let one = 0; one < reached.length; one += 1) {
    for (let other = one; other < reached.length; other += 1) {
      let [plain, once, twice] = [0, 0, 0];
      for (let node = 0; node < count; node += 1) {
        const product = rows[one * count + node]! * rows[other * count + node]!;
        const at = theta[node]!;
        plain += product;
        once += product * at;
        twice += product * at * at;
      }
      const [i, j] = [reached[one]!, reached[other]!];
      square[i * width + j]! -= twice;
      square[i * width + items + j]! -= once;
      if (i !== j) square[j * width + items + i]! -= once;
      square[(items + i) * width + items + j]! -= plain;
    }
  }
}

function addMeans(square: InformationSquare, items: number, person: PersonScores): void {
  const { reached, persons, meanBySlope, meanByIntercept } = person;
  const width = 2 * items;
  for (let one = 0; one < reached.length; one += 1) {
    const i = reached[one]!;
    for (let other = 0; other < reached.length; other += 1) {
      const j = reached[other]!;
      square[i * width + items + j]! += persons * meanBySlope[one]! * meanByIntercept[other]!;
      if (j < i) continue;
      square[i * width + j]! += persons * meanBySlope[one]! * meanBySlope[other]!;
      square[(items + i) * width + items + j]! +=
        persons * meanByIntercept[one]! * meanByIntercept[other]!;
    }
  }
}

/** Copies what stands above the diagonal to below it. */
function mirror(square: InformationSquare, width: number): InformationSquare {
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column < row; column += 1) {
      square[row * width + column] = square[column * width + row]!;
    }
  }
  return square;
}
