/**
 * Sorts every made-up candidate: which of the seven filters drops it first, and whether one that
 * passes reads, to a child, as a slip of a real word.
 */
import {
  FILTER_RULES,
  type FilterRule,
  firstBrokenRule,
  type Lexicon,
  vowelLengthVariants,
} from '~/instruments/made-up-word-filters';
import { pronunciations } from '~/instruments/swedish-sounds';
import { readWordlist } from './dictionaries';
import { listCandidates, MADE_UP_STRUCTURES } from './made-up-candidates';
import { buildLexicon } from './made-up-survivors';

/** Two checks beyond the filters. */
export const READING_CHECKS = ['word start', 'short vowel to the ear'] as const;
type ReadingCheck = (typeof READING_CHECKS)[number];

export type Drop = FilterRule | ReadingCheck;
export const DROPS: readonly Drop[] = [...FILTER_RULES, ...READING_CHECKS];

export type SortedStructure = {
  structure: string;
  candidates: number;
  dropped: ReadonlyMap<Drop, readonly string[]>;
  survivors: readonly string[];
};

const ENDINGS = new Set('a e o el er en ig la na ra sa ta ka as ar or on os ad are ja'.split(' '));

/** Beginnings of real words, of three letters or more, that a short ending completes. */
function listWordStarts(): Set<string> {
  const starts = new Set<string>();
  for (const word of readWordlist())
    for (let length = 3; length < word.length; length += 1)
      if (ENDINGS.has(word.slice(length))) starts.add(word.slice(0, length));
  return starts;
}

function failsReading(
  word: string,
  lexicon: Lexicon,
  starts: ReadonlySet<string>,
): ReadingCheck | null {
  const variants = vowelLengthVariants(word);
  if (word.length > 2 && [word, ...variants].some((form) => starts.has(form))) return 'word start';
  const isHeard = (form: string) =>
    [...pronunciations(form)].some((spoken) => lexicon.spokenWords.has(spoken));
  return variants.some(isHeard) ? 'short vowel to the ear' : null;
}

/** Every structure's candidates, sorted; needs the dictionaries of the authoring machine. */
export function sortCandidates(): SortedStructure[] {
  const lexicon = buildLexicon(MADE_UP_STRUCTURES.flatMap(listCandidates));
  const starts = listWordStarts();
  return MADE_UP_STRUCTURES.map((structure) => {
    const dropped = new Map<Drop, string[]>(DROPS.map((drop) => [drop, []]));
    const survivors: string[] = [];
    const candidates = listCandidates(structure);
    for (const word of candidates) {
      const drop = firstBrokenRule(word, lexicon) ?? failsReading(word, lexicon, starts);
      (drop ? dropped.get(drop)! : survivors).push(word);
    }
    return { structure: structure.id, candidates: candidates.length, dropped, survivors };
  });
}
