/**
 * Stop tables of choice tasks: after so many items, stop when at most so many are right.
 *
 * A task may stop only at the end of a balanced block, and only when the final result would stay
 * clearly below the limit with predictive probability at least .98, and the result as it stands is
 * already clearly below (probability below the limit at least .80). Stopping spares a pupil items
 * that cannot change the result; it never makes a result worse.
 */

export type StopRow = { presented: number; atMost: number };

const PREDICTIVE_PROBABILITY = 0.98;
const CLEARLY_BELOW = 0.8;
const SHARE_NODES = 1001;
const KNOWN_LETTER_RIGHT = 0.97;
const UNKNOWN_LETTER_RIGHT = 0.25;

/** Binomial probability of `right` of `trials`; 0 outside 0..trials. */
export function binomialProbability(right: number, trials: number, chance: number): number {
  if (right < 0 || right > trials) return 0;
  let coefficient = 1;
  for (let step = 1; step <= right; step += 1)
    coefficient = (coefficient * (trials - right + step)) / step;
  return coefficient * chance ** right * (1 - chance) ** (trials - right);
}

function chooseCount(from: number, take: number): number {
  if (take < 0 || take > from) return 0;
  let count = 1;
  for (let step = 1; step <= take; step += 1) count = (count * (from - take + step)) / step;
  return count;
}

/** A possible state of the pupil: how likely, whether below the limit, right answers to come. */
type Hypothesis = {
  weight: number;
  belowLimit: boolean;
  probabilityOfMore: (right: number) => number;
};

/** The two probabilities a stop rests on, given the hypotheses weighted by the answers so far. */
function judge(hypotheses: readonly Hypothesis[], mostToCome: number) {
  const total = hypotheses.reduce((sum, hypothesis) => sum + hypothesis.weight, 0);
  let staysBelow = 0;
  let below = 0;
  for (const { weight, belowLimit, probabilityOfMore } of hypotheses) {
    if (belowLimit) below += weight / total;
    if (weight === 0) continue;
    for (let right = 0; right <= mostToCome; right += 1)
      staysBelow += (weight / total) * probabilityOfMore(right);
  }
  return { staysBelow, below };
}

/** How a task's final result is read: its length, its limit and the score that is clearly below. */
export type StopSettings = {
  items: number;
  options: number;
  /** Limit in share known (0-1) for sampled items, in letters for a whole domain. */
  limit: number;
  /** The highest final score that is clearly below the limit. */
  clearlyBelowAt: number;
};

/**
 * Items sampled from a domain: share known is uniform on 1001 nodes, a known item is right and an
 * unknown one is guessed; the remaining items are predicted as binomial.
 */
export function judgeSampledItems(settings: StopSettings, presented: number, right: number) {
  const { items, options, limit, clearlyBelowAt } = settings;
  const hypotheses = Array.from({ length: SHARE_NODES }, (_, node): Hypothesis => {
    const share = node / (SHARE_NODES - 1);
    const chance = 1 / options + (1 - 1 / options) * share;
    return {
      weight: binomialProbability(right, presented, chance),
      belowLimit: share < limit,
      probabilityOfMore: (more) => binomialProbability(more, items - presented, chance),
    };
  });
  return judge(hypotheses, clearlyBelowAt - right);
}

/** Right answers among `asked` letters of which `known` are known. */
function rightAnswersProbability(right: number, known: number, asked: number): number {
  let probability = 0;
  for (let fromKnown = 0; fromKnown <= right; fromKnown += 1)
    probability +=
      binomialProbability(fromKnown, known, KNOWN_LETTER_RIGHT) *
      binomialProbability(right - fromKnown, asked - known, UNKNOWN_LETTER_RIGHT);
  return probability;
}

/**
 * The form is the whole domain: the number of known items is uniform on 0..items, and how many of
 * them have been asked already is hypergeometric.
 */
export function judgeWholeDomain(settings: StopSettings, presented: number, right: number) {
  const { items, limit, clearlyBelowAt } = settings;
  const left = items - presented;
  const hypotheses: Hypothesis[] = [];
  for (let known = 0; known <= items; known += 1)
    for (let asked = 0; asked <= Math.min(known, presented); asked += 1) {
      const share =
        (chooseCount(known, asked) * chooseCount(items - known, presented - asked)) /
        chooseCount(items, presented);
      if (share === 0) continue;
      hypotheses.push({
        weight: share * rightAnswersProbability(right, asked, presented),
        belowLimit: known < limit,
        probabilityOfMore: (more) => rightAnswersProbability(more, known - asked, left),
      });
    }
  return judge(hypotheses, clearlyBelowAt - right);
}

/**
 * The stop table at the given block ends. A block end at which no score allows a stop has no row.
 * @param judgeScore `judgeSampledItems` or `judgeWholeDomain` with the settings filled in
 */
export function computeStopTable(
  blockEnds: readonly number[],
  judgeScore: (presented: number, right: number) => { staysBelow: number; below: number },
): StopRow[] {
  return blockEnds.flatMap((presented) => {
    let atMost = -1;
    for (let right = 0; right <= presented; right += 1) {
      const { staysBelow, below } = judgeScore(presented, right);
      if (staysBelow < PREDICTIVE_PROBABILITY || below < CLEARLY_BELOW) break;
      atMost = right;
    }
    return atMost >= 0 ? [{ presented, atMost }] : [];
  });
}

/** Winter settings of the two whole-class tasks. */
export const WINTER_STOP_SETTINGS = {
  'letter-sounds': { items: 24, options: 4, limit: 18, clearlyBelowAt: 17 },
  'real-or-made-up': { items: 32, options: 2, limit: 1 / 3, clearlyBelowAt: 18 },
} as const satisfies Record<string, StopSettings>;
