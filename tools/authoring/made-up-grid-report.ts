/**
 * Runs the seven filters over every made-up candidate, and two checks that read as a child may, and
 * writes the report of the made-up grid: `npx tsx tools/authoring/made-up-grid-report.ts`.
 * Ends with an error when a kept word does not pass, stands in the yes-no task, or is set aside.
 */
import { writeFileSync } from 'node:fs';
import { CHOSEN_MADE_UP, DECISION_PRACTICE_MADE_UP, SET_ASIDE } from './made-up-choices';
import {
  DROPS,
  type Drop,
  READING_CHECKS,
  type SortedStructure,
  sortCandidates,
} from './made-up-grid-checks';
import { MADE_UP_GRID, MADE_UP_GRID_PRACTICE } from './made-up-grid-choices';
import { GRID_SET_ASIDE } from './made-up-grid-set-aside';

const REPORT = 'app/instruments/batteries/arskurs-1/made-up-words-report.md';
const EXAMPLE_COUNT = 8;

const RULE_TEXT: Record<Drop, string> = {
  spelling: 'soft k or g, q w x z c, sj- and tj-spellings, ng and nk, final m h j',
  dictionary:
    'a word for hunspell sv_SE or sv_FI in lower case, capitalised or capitals, or in wswedish',
  'doubled-consonant': 'a word when a consonant after a vowel is doubled, or a doubled one single',
  homophone: 'sounds like a word of those lists (spelling to sound comparison)',
  'near-rude': 'holds, or is one letter from, a rude Swedish or English word',
  'home-language': 'on the hand-written list of words and names in eleven other languages',
  visual: 'holds mirror letters: b with d or p, d with p, m with n',
  'word start':
    'it, or it with a short vowel, is the start of a real word that a short ending completes',
  'short vowel to the ear': 'sounds like a real word when the vowel is read short',
};

/** Words spread evenly over the list, so that examples are not all of one letter. */
function pickExamples(words: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(words.length / EXAMPLE_COUNT));
  return words.filter((_, index) => index % step === 0).slice(0, EXAMPLE_COUNT);
}

function describeFilters(results: readonly SortedStructure[]): string[] {
  return DROPS.map((drop, index) => {
    const words = results.flatMap((result) => result.dropped.get(drop) ?? []);
    return `| ${index + 1} | ${drop} | ${RULE_TEXT[drop]} | ${words.length} | ${pickExamples(words).join(' ')} |`;
  });
}

const keptOf = (structure: string): readonly string[] =>
  MADE_UP_GRID.find((kept) => kept.id === structure.replace('-', ' '))?.words ?? [];

function describeCounts(results: readonly SortedStructure[]): string[] {
  const columns = ['structure', 'generated', ...DROPS, 'left', 'kept'];
  const rows = results.map((result) => [
    result.structure,
    result.candidates,
    ...DROPS.map((drop) => result.dropped.get(drop)?.length ?? 0),
    result.survivors.length,
    keptOf(result.structure).length,
  ]);
  const totals = columns
    .slice(1)
    .map((_, column) => rows.reduce((sum, row) => sum + Number(row[column + 1]), 0));
  return [
    `| ${columns.join(' | ')} |`,
    `|---|${columns
      .slice(1)
      .map(() => '---:')
      .join('|')}|`,
    ...[...rows, ['all', ...totals]].map((row) => `| ${row.join(' | ')} |`),
  ];
}

function describeReport(results: readonly SortedStructure[]): string {
  return [
    '# Made-up words of read-made-up-words, arskurs-1',
    '',
    'Every letter string of each structure was made and put through seven filters; a count shows the first',
    'filter that dropped it. Two further checks read as a child may: the word (or the word with a short',
    'vowel) is the start of a real word, or sounds like one when the vowel is read short. Words were then',
    'chosen by eye, and the author of the list read every kept word again; no second reader has seen them. None of the words chosen is in the spelling',
    'dictionaries of English, Spanish, Croatian, Polish or Turkish (compared once, in lower case and',
    'capitalised). Arabic, Somali, Persian, Kurdish, Tigrinya and Finnish were judged by eye only: readers of',
    'those languages are still needed. Until two people have approved a word it is awaiting review.',
    '',
    '## Filters',
    '',
    '| | filter | drops a string that | dropped | examples |',
    '|---|---|---|---:|---|',
    ...describeFilters(results),
    '',
    '## Counts',
    '',
    ...describeCounts(results),
    '',
    '## Kept',
    '',
    '| structure | words |',
    '|---|---|',
    ...MADE_UP_GRID.map(({ id, words }) => `| ${id} | ${words.join(' ')} |`),
    `| practice | ${MADE_UP_GRID_PRACTICE.join(' ')} |`,
    '',
    '## Passed the filters and set aside by eye',
    '',
    '| reason | words |',
    '|---|---|',
    ...GRID_SET_ASIDE.map(([reason, words]) => `| ${reason} | ${words.join(' ')} |`),
    '',
    'The words set aside for grund-1 are set aside here too, for the reasons given there.',
    '',
  ].join('\n');
}

function listProblems(results: readonly SortedStructure[]): string[] {
  const survivors = new Set(results.flatMap((result) => result.survivors));
  const passedFilters = new Set([
    ...survivors,
    ...results.flatMap((result) => READING_CHECKS.flatMap((check) => result.dropped.get(check)!)),
  ]);
  const kept = [...MADE_UP_GRID.flatMap((structure) => structure.words), ...MADE_UP_GRID_PRACTICE];
  const aside = GRID_SET_ASIDE.flatMap(([, words]) => words);
  const taken = new Set([
    ...[...CHOSEN_MADE_UP, ...DECISION_PRACTICE_MADE_UP].flatMap((choice) => choice.words),
    ...SET_ASIDE.map(([word]) => word),
    ...aside,
  ]);
  return [
    ...kept.filter((word) => !survivors.has(word)).map((word) => `${word} does not pass`),
    ...kept.filter((word) => taken.has(word)).map((word) => `${word} is taken or set aside`),
    ...kept
      .filter((word, index) => kept.indexOf(word) !== index)
      .map((word) => `${word} stands twice`),
    ...aside
      .filter((word) => !passedFilters.has(word))
      .map((word) => `${word} is set aside but had not passed`),
  ];
}

const results = sortCandidates();
const problems = listProblems(results);
if (problems.length > 0) throw new Error(problems.join('\n'));
writeFileSync(REPORT, describeReport(results));
