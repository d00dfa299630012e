/**
 * The seven filters every made-up word passes before two people look at it.
 *
 * A made-up word must follow Swedish spelling, be readable in one way, and be no word: not in any
 * casing, not when vowel length is ignored, not to the ear, not nearly a rude word, not a word in
 * a language the pupils may speak at home. The filters are necessary and not sufficient.
 */
import { pronunciations } from '~/instruments/swedish-sounds';

export const FILTER_RULES = [
  'spelling',
  'dictionary',
  'doubled-consonant',
  'homophone',
  'near-rude',
  'home-language',
  'visual',
] as const;
export type FilterRule = (typeof FILTER_RULES)[number];

/** What the filters ask of the outside world; every set is lower case. */
export type Lexicon = {
  /** Real words in some casing, as far as the dictionaries have been asked. */
  isWord: (text: string) => boolean;
  /** Pronunciations of real words (see `pronunciations`). */
  spokenWords: ReadonlySet<string>;
  rudeWords: readonly string[];
  homeLanguageWords: ReadonlySet<string>;
};

const CONSONANTS = 'bdfgklmnprstv';

/** The word with a single consonant after a vowel doubled, or a doubled one made single. */
export function vowelLengthVariants(word: string): string[] {
  const variants = new Set<string>();
  for (let index = 1; index < word.length; index += 1) {
    const letter = word.charAt(index);
    if (!CONSONANTS.includes(letter)) continue;
    variants.add(word.slice(0, index) + letter + word.slice(index));
    if (letter === 'k') variants.add(`${word.slice(0, index)}c${word.slice(index)}`);
    if (word.charAt(index - 1) === letter || (letter === 'k' && word.charAt(index - 1) === 'c'))
      variants.add(word.slice(0, index - 1) + word.slice(index));
  }
  return [...variants];
}

/** Rule 1: soft k, g, sk; letters outside bands 1-3; sj and tj spellings; a single final m. */
export function breaksSpelling(word: string): boolean {
  return (
    /[kg][eiyäö]/.test(word) ||
    /[qwxzc]/.test(word.replace(/ck/g, '')) ||
    /sj|tj|kj|hj|lj|dj|gj/.test(word) ||
    /[mhj]$/.test(word) ||
    /ng|gn|nk/.test(word)
  );
}

/** Number of single-letter changes (insert, delete, replace) between two short words. */
export function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const changed = left[row - 1] === right[column - 1] ? 0 : 1;
      current[column] = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + changed,
      );
    }
    previous = current;
  }
  return previous[right.length]!;
}

/**
 * Rule 5: contains a rude word of three letters or more, or is one change away from a rude word,
 * also when vowel length is ignored. Two-letter words are only compared whole, since every short
 * word is one change from some other.
 */
export function isNearRude(word: string, rudeWords: readonly string[]): boolean {
  return [word, ...vowelLengthVariants(word)].some((form) =>
    rudeWords.some((rude) => {
      if (rude.length >= 3 && form.includes(rude)) return true;
      return form.length <= 2 ? form === rude : editDistance(form, rude) <= 1;
    }),
  );
}

/** Rule 7: mirror letters inside one word (b with d or p, p with d, m with n) invite misreading. */
export function isVisuallyUnfair(word: string): boolean {
  const letters = new Set(word);
  const pairs = ['bd', 'bp', 'dp', 'mn'];
  return pairs.some((pair) => letters.has(pair.charAt(0)) && letters.has(pair.charAt(1)));
}

/** The first rule a made-up word breaks, or null when it passes all seven. */
export function firstBrokenRule(word: string, lexicon: Lexicon): FilterRule | null {
  if (breaksSpelling(word)) return 'spelling';
  if (lexicon.isWord(word)) return 'dictionary';
  if (vowelLengthVariants(word).some((variant) => lexicon.isWord(variant)))
    return 'doubled-consonant';
  if ([...pronunciations(word)].some((spoken) => lexicon.spokenWords.has(spoken)))
    return 'homophone';
  if (isNearRude(word, lexicon.rudeWords)) return 'near-rude';
  if (lexicon.homeLanguageWords.has(word)) return 'home-language';
  if (isVisuallyUnfair(word)) return 'visual';
  return null;
}
