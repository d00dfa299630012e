/**
 * What a pupil most likely needs to work on, from the probability of each skill being under its limit.
 *
 * The pattern of skills decides, never one cut: each pattern's probability is the product of what it says
 * of its skills, so the needs and "none" together make 1.
 *
 * | need               | letters | phonemes | made-up words or words     |
 * |--------------------|---------|----------|----------------------------|
 * | letters-and-sounds | low     | low      |                            |
 * | blending           | not low | low      |                            |
 * | letter-sounds      | low     | not low  |                            |
 * | accuracy           | not low | not low  | low, under 90 % read right |
 * | fluency            | not low | not low  | low, 90 % right or more    |
 * | vocabulary         | not low | not low  | not low; vocabulary low    |
 *
 * A skill that was not measured says nothing either way (½). When none of the reading skills was, or the
 * results cannot be interpreted, the need is to be seen again first (`look-again-first`).
 * Source: our own rule, the mark of 90 % read right with it.
 */

export const NEEDS = [
  'letters-and-sounds',
  'blending',
  'letter-sounds',
  'accuracy',
  'fluency',
  'vocabulary',
] as const;
export type Need = (typeof NEEDS)[number];

export interface NeedEvidence {
  /** P(under the limit) of each skill, 0…1; null when it was not measured. */
  letters: number | null;
  phonemes: number | null;
  madeUpWords: number | null;
  words: number | null;
  vocabulary: number | null;
  /** Share of the made-up words read right, 0…1; null when none was read. */
  shareReadRight: number | null;
  /** Some result that is needed cannot be interpreted. */
  uninterpretable: boolean;
}

export type NeedFinding =
  | { kind: 'need'; need: Need; probability: number }
  | { kind: 'none'; probability: number }
  | { kind: 'look-again-first' };

const UNKNOWN = 0.5;
/** From this share read right a slow reader needs pace, not accuracy. */
const ACCURATE = 0.9;

/** The probability of each need; what is left to 1 is none of them. @throws {RangeError} outside 0…1. */
export function weighNeeds(evidence: NeedEvidence): Record<Need, number> {
  const low = (probability: number | null) => requireShare(probability) ?? UNKNOWN;
  const letters = low(evidence.letters);
  const phonemes = low(evidence.phonemes);
  const wordsRead = [evidence.madeUpWords, evidence.words].filter((each) => each !== null);
  const reading =
    wordsRead.length === 0
      ? UNKNOWN
      : 1 - wordsRead.reduce((all, each) => all * (1 - low(each)), 1);
  const soundsHeld = (1 - letters) * (1 - phonemes);
  const share = requireShare(evidence.shareReadRight);
  const inaccurate = share === null ? UNKNOWN : Number(share < ACCURATE);
  const vocabulary = evidence.vocabulary === null ? 0 : low(evidence.vocabulary);
  return {
    'letters-and-sounds': letters * phonemes,
    blending: (1 - letters) * phonemes,
    'letter-sounds': letters * (1 - phonemes),
    accuracy: soundsHeld * reading * inaccurate,
    fluency: soundsHeld * reading * (1 - inaccurate),
    vocabulary: soundsHeld * (1 - reading) * vocabulary,
  };
}

/** The most probable need; the one that comes first in the table of two alike. */
export function findNeed(evidence: NeedEvidence): NeedFinding {
  const { letters, phonemes, madeUpWords, words } = evidence;
  const isUnknown = [letters, phonemes, madeUpWords, words].every((each) => each === null);
  if (evidence.uninterpretable || isUnknown) return { kind: 'look-again-first' };
  const weights = weighNeeds(evidence);
  const none = 1 - NEEDS.reduce((sum, need) => sum + weights[need], 0);
  const need = NEEDS.reduce((best, each) => (weights[each] > weights[best] ? each : best));
  if (none > weights[need]) return { kind: 'none', probability: none };
  return { kind: 'need', need, probability: weights[need] };
}

function requireShare(probability: number | null): number | null {
  if (probability !== null && !(probability >= 0 && probability <= 1)) {
    throw new RangeError(`a probability of ${probability}`);
  }
  return probability;
}
