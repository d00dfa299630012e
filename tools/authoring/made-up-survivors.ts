/** Runs the seven filters over every candidate, with the real dictionaries. */
import {
  FILTER_RULES,
  type FilterRule,
  firstBrokenRule,
  type Lexicon,
  vowelLengthVariants,
} from '~/instruments/made-up-word-filters';
import { pronunciations } from '~/instruments/swedish-sounds';
import { HOME_LANGUAGE_WORDS, RUDE_WORDS } from './blocked-words';
import { findAcceptedWords, readWordlist } from './dictionaries';
import { listCandidates, MADE_UP_STRUCTURES } from './made-up-candidates';

/** What the filters did with one structure. */
export type StructureResult = {
  structure: string;
  candidates: number;
  dropped: Record<FilterRule, number>;
  survivors: string[];
};

const LETTERS_ONLY = /^[a-zåäöé]+$/;

/** A lexicon that knows the given words and their single and doubled spellings. */
export function buildLexicon(words: readonly string[]): Lexicon {
  const asked = [...new Set(words.flatMap((word) => [word, ...vowelLengthVariants(word)]))];
  const accepted = findAcceptedWords(asked);
  const wordlist = readWordlist();
  const spokenWords = new Set<string>();
  const heard = [...wordlist].filter((word) => word.length <= 8 && LETTERS_ONLY.test(word));
  for (const word of [...heard, ...accepted])
    for (const spoken of pronunciations(word)) spokenWords.add(spoken);
  return {
    isWord: (text) => accepted.has(text) || wordlist.has(text),
    spokenWords,
    rudeWords: RUDE_WORDS,
    homeLanguageWords: HOME_LANGUAGE_WORDS,
  };
}

/** Filter every structure; order of survivors is the candidates' own. */
export function filterAllStructures(): StructureResult[] {
  const lexicon = buildLexicon(MADE_UP_STRUCTURES.flatMap(listCandidates));
  return MADE_UP_STRUCTURES.map((structure) => {
    const dropped = Object.fromEntries(FILTER_RULES.map((rule) => [rule, 0])) as Record<
      FilterRule,
      number
    >;
    const survivors: string[] = [];
    const candidates = listCandidates(structure);
    for (const word of candidates) {
      const broken = firstBrokenRule(word, lexicon);
      if (broken) dropped[broken] += 1;
      else survivors.push(word);
    }
    return { structure: structure.id, candidates: candidates.length, dropped, survivors };
  });
}
