/**
 * Writes what people review of the three text tasks: `npx tsx tools/authoring/text-review.ts`.
 * Refuses a word that is not in hunspell's Swedish dictionary; names are exempt. Needs hunspell
 * and hunspell-sv.
 */
import { writeFileSync } from 'node:fs';
import {
  FORM_IDS,
  type LetterTilesTask,
  type TimedChoiceTask,
  type TimedPassageTask,
} from '~/instruments/battery';
import { findUnknownLowerCase } from './dictionaries';
import { makeReadSentencesTask } from './read-sentences';
import { makeReadTextTask } from './read-text';
import { STORIES, TEXT_PRACTICE } from './read-text-stories';
import { makeSpellWordsTask } from './spell-words';
import { SPELL_WORDS } from './spell-words-list';
import { TEXT_PROMPTS } from './text-prompts';
import { tabulateSentences, tabulateSpelling, tabulateTexts } from './text-review-tables';
import { listWords } from './text-words';

const FILE = 'app/instruments/batteries/arskurs-1/text-review.md';

const NAMES = new Set(
  'ali maja elsa samir noor leo nora adam amina omar lina vera mira'.split(' '),
);

function listSentences(task: TimedChoiceTask): string[] {
  const line = (item: TimedChoiceTask['practice'][number], index: number) =>
    `${index + 1}. ${item.stimulus} — ${item.correctOptionId}`;
  return [
    '### Practice',
    '',
    ...task.practice.map(line),
    '',
    ...FORM_IDS.flatMap((form) => [
      `### Form ${form}`,
      '',
      ...task.forms[form]!.items.map(line),
      '',
    ]),
  ];
}

function listSpelling(task: LetterTilesTask): string[] {
  const row = (form: string, item: LetterTilesTask['practice'][number]) => {
    const extras = item.tiles.slice(item.graphemes.length).map((tile) => tile.text);
    const said = TEXT_PROMPTS['spell-words']![item.clip];
    const cells = [form, item.graphemes.join(' '), extras.join(' '), item.stratum, said];
    return `| ${cells.join(' | ')} |`;
  };
  return [
    '| form | tiles of the word | other tiles | structure | said |',
    '|---|---|---|---|---|',
    ...task.practice.map((item) => row('practice', item)),
    ...FORM_IDS.flatMap((form) => task.forms[form]!.items.map((item) => row(form, item))),
    '',
  ];
}

function listTexts(task: TimedPassageTask): string[] {
  return [
    `Practice line: ${task.practice.map((item) => item.text).join(' ')}`,
    '',
    ...FORM_IDS.flatMap((form) => [
      `### Form ${form}${form === 'D' ? ' (reserve)' : ''}: ${STORIES[form].heading}`,
      '',
      STORIES[form].sentences.join(' '),
      '',
    ]),
  ];
}

function listPrompts(): string[] {
  return Object.entries(TEXT_PROMPTS).flatMap(([bundle, prompts]) => [
    `### ${bundle}`,
    '',
    ...Object.entries(prompts)
      .filter(([name]) => !name.startsWith('word-'))
      .map(([name, text]) => `- \`${name}\`: ${text}`),
    '',
  ]);
}

/** @throws {Error} with the words that the dictionary does not know. */
function checkDictionary(sentences: TimedChoiceTask): number {
  const texts = [
    ...sentences.practice.map((item) => item.stimulus!),
    ...FORM_IDS.flatMap((form) => sentences.forms[form]!.items.map((item) => item.stimulus!)),
    ...SPELL_WORDS.flat().map(({ word }) => word),
    ...Object.values(TEXT_PROMPTS).flatMap((prompts) => Object.values(prompts)),
    ...Object.values(STORIES).flatMap(({ heading, sentences: lines }) => [heading, ...lines]),
    TEXT_PRACTICE,
  ];
  const words = [...new Set(texts.flatMap(listWords))].filter((word) => !NAMES.has(word));
  const unknown = findUnknownLowerCase(words);
  if (unknown.length > 0) throw new Error(`Not in the dictionary: ${unknown.join(', ')}`);
  return words.length;
}

const sentences = makeReadSentencesTask();
const spelling = makeSpellWordsTask();
const texts = makeReadTextTask();
const checked = checkDictionary(sentences);

writeFileSync(
  FILE,
  [
    '# Text tasks of arskurs-1 for review',
    '',
    'State: **awaiting review**. Nothing here has been approved: two people read every sentence, word',
    'and text before use outside demonstrations. Difficulty is authored, in logits, and used for',
    `balancing only. ${checked} different words are in hunspell's Swedish dictionary; names are exempt.`,
    'Written by the authoring tools.',
    '',
    '## read-sentences',
    '',
    'Ask of each sentence: would any child, whatever home, region, language or body, give this answer?',
    '',
    ...tabulateSentences(sentences),
    ...listSentences(sentences),
    '## spell-words',
    '',
    'Ask of each word: is this the only sensible spelling in every region? Are the other tiles fair?',
    '',
    ...tabulateSpelling(spelling),
    ...listSpelling(spelling),
    '## read-text',
    '',
    'Ask of each text: does every child know what it is about? Does it have a point?',
    '',
    ...tabulateTexts(texts),
    ...listTexts(texts),
    '## What is said',
    '',
    ...listPrompts(),
  ].join('\n'),
);
