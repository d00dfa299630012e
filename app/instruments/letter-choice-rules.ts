/**
 * Which letters are asked for by sound, and which letters may stand beside each other.
 *
 * The domain is the 24 letters of bands 1-3. Left out: q, w, x, z and c. They are rare in Swedish
 * words, are taught last, and cannot be asked by sound: c says /k/ or /s/, q says /k/, w says /v/,
 * z says /s/ and x says two sounds, so another letter would be just as right.
 */

/** Bands in the order letters are commonly met: frequent and easy to tell apart first. */
const LETTER_BANDS: Readonly<Record<'B1' | 'B2' | 'B3', readonly string[]>> = {
  B1: [...'aoeislrmnv'],
  B2: [...'åäötkfpbdghu'],
  B3: [...'jy'],
};

export const LETTER_DOMAIN: readonly string[] = Object.values(LETTER_BANDS).flat();

const VOWELS = new Set('aouåeiyäö');

export const isVowel = (letter: string): boolean => VOWELS.has(letter);

/** The band of a letter of the domain. */
export function bandOf(letter: string): 'B1' | 'B2' | 'B3' {
  if (LETTER_BANDS.B1.includes(letter)) return 'B1';
  return LETTER_BANDS.B2.includes(letter) ? 'B2' : 'B3';
}

/**
 * Never options of the same item, because both could be right:
 * o/å and e/ä share a sound in many words and regions; the letter u stands for the sound of o in
 * many pupils' home languages; g says /j/ before e, i, y, ä, ö; /j/ held long is an i.
 */
const CLASHING_PAIRS: readonly string[] = ['oå', 'eä', 'ou', 'gj', 'ij'];

/**
 * Near in sound (voicing, place) or in shape (mirrored, one stroke apart): at most one of an
 * item's wrong letters may be near the right one.
 */
const NEAR_PAIRS: readonly string[] = [
  ...['pb', 'td', 'kg', 'fv', 'mn', 'rl', 'vb', 'iy', 'ei', 'uy', 'uö', 'äö', 'jy', 'kt'],
  ...['bd', 'dp', 'hn', 'nu', 'hb', 'ft', 'il', 'vy', 'gy', 'aå', 'aä', 'oö', 'åä', 'lt'],
];

const hasPair = (pairs: readonly string[], left: string, right: string): boolean =>
  pairs.includes(left + right) || pairs.includes(right + left);

const lettersClash = (left: string, right: string): boolean => hasPair(CLASHING_PAIRS, left, right);

export const lettersAreNear = (left: string, right: string): boolean =>
  hasPair(NEAR_PAIRS, left, right);

/**
 * What is wrong with a set of options, in words; an empty list when it is fair.
 * @param right the letter whose sound is heard
 * @param wrong the three other letters
 */
export function listOptionProblems(right: string, wrong: readonly string[]): string[] {
  const problems: string[] = [];
  const all = [right, ...wrong];
  if (new Set(all).size !== all.length) problems.push('a letter stands twice');
  all.forEach((left, index) => {
    for (const other of all.slice(index + 1))
      if (lettersClash(left, other)) problems.push(`${left} and ${other} could both be right`);
  });
  const near = wrong.filter((letter) => lettersAreNear(right, letter));
  if (near.length > 1) problems.push(`${near.join(' and ')} are both near ${right}`);
  const sameClass = wrong.filter((letter) => isVowel(letter) === isVowel(right));
  if (sameClass.length < 2) problems.push('fewer than two options of the same class as the sound');
  return problems;
}
