/**
 * Conditional log-likelihood of the Rasch model with its derivatives.
 *
 * Measures: how likely the answers are given each person's number right, at given difficulties.
 * Formula: ln Lc = −Σ right bᵢ − Σ n(r) ln γ(r), group by group of persons with the same reached items;
 * ∂/∂bᵢ = Σ n(r) Pr(xᵢ = 1 | r) − right; information Σ n(r) Cov(xᵢ, xⱼ | r). The chances given r come
 * from the sums before, between and after the items, so nothing is divided away.
 * Source: Andersen, E. B., 1972; Fischer, G. H. and Molenaar, I. W., 1995.
 * Valid range: finite difficulties.
 * Missing data: each group conditions on the number right of what it reached.
 * Worked example: answers 10, 10, 01 at difficulties 0, 0: ln Lc = −3 ln 2 = −2.0794, slopes −.5 and .5, variances .75.
 */
import { addItem, sumBackwards, sumForwards } from '~/psychometrics/bernoulli-sums';
import type { ConditionalData, ConditionalGroup } from '~/psychometrics/conditional-groups';
import { logistic, softplus } from '~/psychometrics/item-response';

interface ConditionalSlope {
  value: number;
  gradient: Float64Array;
  /** Variances of the answers given the number right, by item: the diagonal of the information. */
  variances: Float64Array;
}

export function conditionalSlope(data: ConditionalData, difficulties: Float64Array) {
  const gradient = data.right.map((value) => -value);
  const variances = new Float64Array(difficulties.length);
  let value = 0;
  difficulties.forEach((difficulty, item) => {
    value -= data.right[item]! * difficulty;
  });
  for (const group of data.groups) {
    const chances = group.items.map((item) => logistic(-difficulties[item]!));
    const logProduct = group.items.reduce((sum, item) => sum + softplus(-difficulties[item]!), 0);
    const [before, after] = [sumForwards(chances), sumBackwards(chances)];
    const all = after[0]!;
    group.persons.forEach((persons, right) => {
      if (persons > 0) value -= persons * (Math.log(all[right]!) + logProduct);
    });
    group.items.forEach((item, place) => {
      group.persons.forEach((persons, right) => {
        if (persons === 0) return;
        const others = convolveAt(before[place]!, after[place + 1]!, right - 1);
        const chance = (chances[place]! * others) / all[right]!;
        gradient[item]! += persons * chance;
        variances[item]! += persons * chance * (1 - chance);
      });
    });
  }
  return { value, gradient, variances } satisfies ConditionalSlope;
}

/** Σ one(k) other(at − k). */
function convolveAt(one: Float64Array, other: Float64Array, at: number): number {
  let sum = 0;
  for (let k = 0; k <= at; k += 1) sum += one[k]! * other[at - k]!;
  return sum;
}

/** Information of all difficulties, singular along their common shift. */
export function conditionalInformation(
  data: ConditionalData,
  difficulties: Float64Array,
): number[][] {
  const square = Array.from(difficulties, () => new Array<number>(difficulties.length).fill(0));
  for (const group of data.groups) addGroup(square, group, difficulties);
  return square;
}

function addGroup(square: number[][], group: ConditionalGroup, difficulties: Float64Array): void {
  const { items, persons } = group;
  const chances = items.map((item) => logistic(-difficulties[item]!));
  const [before, after] = [sumForwards(chances), sumBackwards(chances)];
  const all = after[0]!;
  const present = [...persons.keys()].filter((right) => persons[right]! > 0);
  const single = items.map((_, place) =>
    persons.map((_count, right) =>
      right === 0
        ? 0
        : (chances[place]! * convolveAt(before[place]!, after[place + 1]!, right - 1)) /
          all[right]!,
    ),
  );
  items.forEach((item, place) => {
    for (const right of present) {
      const chance = single[place]![right]!;
      square[item]![item]! += persons[right]! * chance * (1 - chance);
    }
    // Sums before `other` with the item at `place` taken out.
    let without = before[place]!;
    for (let other = place + 1; other < items.length; other += 1) {
      for (const right of present) {
        const rest = right < 2 ? 0 : convolveAt(without, after[other + 1]!, right - 2);
        const both = (chances[place]! * chances[other]! * rest) / all[right]!;
        const covariance = both - single[place]![right]! * single[other]![right]!;
        square[item]![items[other]!]! += persons[right]! * covariance;
        square[items[other]!]![item]! += persons[right]! * covariance;
      }
      without = addItem(without, chances[other]!);
    }
  });
}
