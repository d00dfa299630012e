/**
 * The shape of a written word: which letters are vowels (V) and consonants (C), and the step of
 * the structure ladder it stands on. L1 VC, CV · L2 CVC · L3 CVCV · L4 CCVC · L5 CVCC, CCVCC ·
 * L6 doubled consonant · L7 ng, nk, sj, tj.
 */

export type LadderLevel = 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6' | 'L7';

const VOWELS = new Set('aouåeiyäö');

/** Letters as V and C: `stol` is CCVC, `hatt` is CVCC. */
export function letterPattern(word: string): string {
  return [...word].map((letter) => (VOWELS.has(letter) ? 'V' : 'C')).join('');
}

/** True when a consonant is doubled in writing (ck is a doubled k). */
export function hasDoubledConsonant(word: string): boolean {
  return /([bdfgklmnprstv])\1|ck/.test(word);
}

const LEVEL_OF_PATTERN: Record<string, LadderLevel> = {
  VC: 'L1',
  CV: 'L1',
  CVC: 'L2',
  CVCV: 'L3',
  CCVC: 'L4',
  CVCC: 'L5',
  CCVCC: 'L5',
};

/**
 * The ladder step of a lower-case word, or null when it is not on the ladder.
 * A digraph (ng, nk, sj, tj) decides before a doubled consonant, and that before the pattern.
 */
export function ladderLevel(word: string): LadderLevel | null {
  if (/ng|nk|sj|tj/.test(word)) return 'L7';
  if (hasDoubledConsonant(word)) return 'L6';
  return LEVEL_OF_PATTERN[letterPattern(word)] ?? null;
}
