/**
 * Stop tables of the two tasks that measure phonemes together.
 *
 * In autumn the skill pools 18 first sounds (three options) and 15 blends (four options): the share
 * known is uniform on 1001 nodes, the likelihoods multiply, the limit is .50. A stop asks how likely
 * the pooled result is to stay clearly below, with what is left of both tasks predicted from the
 * answers so far. Blends alone are judged in winter and spring with the limit two thirds; their
 * table keeps a row only where both readings allow it. All items count as equally hard, while both
 * tasks rise, so what is left is predicted rather too high and a stop comes rather too late.
 */
import {
  binomialProbability,
  computeStopTable,
  judgeSampledItems,
  type StopRow,
} from '~/instruments/stop-table';

const NODES = Array.from({ length: 1001 }, (_, node) => node / 1000);
const LIMIT = 0.5;
const CLEARLY_BELOW = 0.8;
const FIRST = { items: 18, options: 3 };
const BLEND = { items: 15, options: 4 };
const BLEND_ALONE = { ...BLEND, limit: 2 / 3, clearlyBelowAt: 10 };

type Part = { items: number; options: number };

const likelihood = (part: Part, right: number, presented: number, share: number): number =>
  binomialProbability(right, presented, 1 / part.options + (1 - 1 / part.options) * share);

function isClearlyBelow(firstRight: number, blendRight: number): boolean {
  let below = 0;
  let total = 0;
  for (const share of NODES) {
    const weight =
      likelihood(FIRST, firstRight, FIRST.items, share) *
      likelihood(BLEND, blendRight, BLEND.items, share);
    total += weight;
    if (share < LIMIT) below += weight;
  }
  return below / total >= CLEARLY_BELOW;
}

const VERDICTS = Array.from({ length: FIRST.items + 1 }, (_, first) =>
  Array.from({ length: BLEND.items + 1 }, (__, blend) => isClearlyBelow(first, blend)),
);

/** Probability, for one share known, that the pooled result ends clearly below. */
function endsBelow(task: 'first' | 'blend', presented: number, right: number, share: number) {
  const [own, other] = task === 'first' ? [FIRST, BLEND] : [BLEND, FIRST];
  const left = own.items - presented;
  let probability = 0;
  for (let more = 0; more <= left; more += 1)
    for (let others = 0; others <= other.items; others += 1) {
      const total = right + more;
      const isBelow = task === 'first' ? VERDICTS[total]![others] : VERDICTS[others]![total];
      if (isBelow)
        probability +=
          likelihood(own, more, left, share) * likelihood(other, others, other.items, share);
    }
  return probability;
}

/** The two probabilities of a stop in one of the tasks, when the skill pools both. */
export function judgePooledPhonemes(task: 'first' | 'blend', presented: number, right: number) {
  const own = task === 'first' ? FIRST : BLEND;
  let total = 0;
  let staysBelow = 0;
  let below = 0;
  for (const share of NODES) {
    const weight = likelihood(own, right, presented, share);
    total += weight;
    if (share < LIMIT) below += weight;
    staysBelow += weight * endsBelow(task, presented, right, share);
  }
  return { staysBelow: staysBelow / total, below: below / total };
}

function judgeBlends(presented: number, right: number) {
  const alone = judgeSampledItems(BLEND_ALONE, presented, right);
  const pooled = judgePooledPhonemes('blend', presented, right);
  return {
    staysBelow: Math.min(alone.staysBelow, pooled.staysBelow),
    below: Math.min(alone.below, pooled.below),
  };
}

export const FIRST_SOUNDS_STOP_TABLE: StopRow[] = computeStopTable([6, 12], (presented, right) =>
  judgePooledPhonemes('first', presented, right),
);

export const BLEND_SOUNDS_STOP_TABLE: StopRow[] = computeStopTable([5, 10], judgeBlends);
