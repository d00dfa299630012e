/**
 * Runs the seven filters over every made-up candidate and writes the report beside the battery:
 * `npx tsx tools/authoring/made-up-words.ts`. Ends with an error when a chosen word does not pass,
 * or when a real word of the battery is unknown to hunspell.
 */
import { writeFileSync } from 'node:fs';
import { FILTER_RULES } from '~/instruments/made-up-word-filters';
import { findUnknownLowerCase } from './dictionaries';
import { CHOSEN_MADE_UP, DECISION_PRACTICE_MADE_UP, SET_ASIDE } from './made-up-choices';
import { filterAllStructures, type StructureResult } from './made-up-survivors';
import {
  DECISION_PRACTICE_REAL,
  DECISION_STRUCTURES,
  GRID_PRACTICE,
  GRID_STRUCTURES,
} from './word-lists';

const REPORT = 'app/instruments/batteries/grund-1/made-up-words-report.md';

const RULE_TEXT: Record<(typeof FILTER_RULES)[number], string> = {
  spelling: 'soft k or g, q w x z c, sj- and tj-spellings, ng and nk, final m h j',
  dictionary:
    'a word for hunspell sv_SE or sv_FI in lower case, capitalised or capitals, or in wswedish',
  'doubled-consonant': 'a word when a consonant after a vowel is doubled, or a doubled one single',
  homophone: 'sounds like a word of those lists (spelling to sound comparison)',
  'near-rude': 'holds, or is one letter from, a rude Swedish or English word',
  'home-language': 'on the hand-written list of words and names in eleven other languages',
  visual: 'holds mirror letters: b with d or p, d with p, m with n',
};

const listRealWords = (): string[] =>
  [
    ...[...GRID_STRUCTURES, ...DECISION_STRUCTURES].flatMap((structure) => structure.words),
    ...GRID_PRACTICE,
    ...DECISION_PRACTICE_REAL,
  ].map((word) => word.replace(/[*~]/g, ''));

function countTable(results: readonly StructureResult[]): string[] {
  return [
    `| structure | candidates | ${FILTER_RULES.join(' | ')} | passed |`,
    `|---|---:|${FILTER_RULES.map(() => '---:').join('|')}|---:|`,
    ...results.map(
      ({ structure, candidates, dropped, survivors }) =>
        `| ${structure} | ${candidates} | ${FILTER_RULES.map((rule) => dropped[rule]).join(' | ')} | ${survivors.length} |`,
    ),
  ];
}

function writeReport(results: readonly StructureResult[], realWordCount: number): string {
  const kept = [...CHOSEN_MADE_UP, ...DECISION_PRACTICE_MADE_UP];
  return [
    '# Made-up words of grund-1',
    '',
    'Every letter string of each structure was made and put through seven filters; the count shows the',
    'first filter that dropped it. From those that passed, words were chosen by eye, with vowels spread',
    'as among the real words. Filters are not enough: two people approve each word before use outside',
    'demonstrations, and until then every word is awaiting review.',
    '',
    '## Filters',
    '',
    ...FILTER_RULES.map((rule, index) => `${index + 1}. **${rule}**: ${RULE_TEXT[rule]}.`),
    '',
    '## Counts',
    '',
    ...countTable(results),
    '',
    '## Kept',
    '',
    '| structure | words |',
    '|---|---|',
    ...kept.map(({ structure, words }) => `| ${structure} | ${words.join(' ')} |`),
    '',
    '## Passed the filters and set aside by eye',
    '',
    '| word | reason |',
    '|---|---|',
    ...SET_ASIDE.map(([word, reason]) => `| ${word} | ${reason} |`),
    '',
    '## Real words',
    '',
    `All ${realWordCount} real words of the battery are known to hunspell sv_SE in lower case.`,
    '',
  ].join('\n');
}

const results = filterAllStructures();
const survivors = new Set(results.flatMap((result) => result.survivors));
const chosen = [...CHOSEN_MADE_UP, ...DECISION_PRACTICE_MADE_UP].flatMap((choice) => choice.words);
const problems = [
  ...chosen
    .filter((word) => !survivors.has(word))
    .map((word) => `${word} does not pass the filters`),
  ...SET_ASIDE.filter(([word]) => !survivors.has(word)).map(
    ([word]) => `${word} is set aside but had not passed`,
  ),
  ...SET_ASIDE.filter(([word]) => chosen.includes(word)).map(
    ([word]) => `${word} is both kept and set aside`,
  ),
  ...findUnknownLowerCase(listRealWords()).map((word) => `${word} is unknown to hunspell`),
];
if (problems.length > 0) throw new Error(problems.join('\n'));
writeFileSync(REPORT, writeReport(results, listRealWords().length));
