/** The balance of the three text tasks as Markdown tables. */
import {
  type ChoiceItem,
  FORM_IDS,
  type GridItem,
  type LetterTilesTask,
  type TimedChoiceTask,
  type TimedPassageTask,
} from '~/instruments/battery';
import { hasLateSpelling, listWords, measureText } from './text-words';

/** Words longer than this are the long ones of a readability figure. */
const LONG_OVER_LETTERS = 6;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const meanDifficulty = (items: readonly { difficulty: number }[]): string =>
  mean(items.map((item) => item.difficulty)).toFixed(3);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function tableOf<Form>(forms: readonly Form[], rows: [string, (form: Form) => string | number][]) {
  return [
    `| | ${FORM_IDS.map((form) => `Form ${form}`).join(' | ')} |`,
    `|---|${FORM_IDS.map(() => '---:').join('|')}|`,
    ...rows.map(([label, cell]) => `| ${label} | ${forms.map(cell).join(' | ')} |`),
    '',
  ];
}

const sentencesOf = (items: readonly ChoiceItem[], answer?: string): string[] =>
  items
    .filter((item) => answer === undefined || item.correctOptionId === answer)
    .map((item) => item.stimulus!);

const meanOf = (texts: readonly string[], figure: 'words' | 'lettersPerWord'): string =>
  mean(texts.map((text) => measureText(text)[figure])).toFixed(3);

export function tabulateSentences(task: TimedChoiceTask): string[] {
  const forms = FORM_IDS.map((form) => task.forms[form]!.items);
  const blocks = [...new Set(forms[0]!.map((item) => item.stratum.split(',')[0]!))];
  return tableOf(forms, [
    ['sentences', (items) => items.length],
    ['true', (items) => sentencesOf(items, 'true').length],
    ['false', (items) => sentencesOf(items, 'false').length],
    ['mean words', (items) => meanOf(sentencesOf(items), 'words')],
    ['mean words, true', (items) => meanOf(sentencesOf(items, 'true'), 'words')],
    ['mean words, false', (items) => meanOf(sentencesOf(items, 'false'), 'words')],
    ['mean letters a word', (items) => meanOf(sentencesOf(items), 'lettersPerWord')],
    ['mean authored difficulty', meanDifficulty],
    ...blocks.map((block): [string, (items: ChoiceItem[]) => string] => [
      `mean difficulty, ${block}`,
      (items) => meanDifficulty(items.filter((item) => item.stratum.startsWith(`${block},`))),
    ]),
  ]);
}

export function tabulateSpelling(task: LetterTilesTask): string[] {
  const forms = FORM_IDS.map((form) => task.forms[form]!.items);
  return tableOf(forms, [
    ['words', (items) => items.length],
    ['mean graphemes', (items) => mean(items.map((item) => item.graphemes.length)).toFixed(3)],
    ['mean tiles', (items) => mean(items.map((item) => item.tiles.length)).toFixed(3)],
    ['mean authored difficulty', meanDifficulty],
  ]);
}

export function tabulateTexts(task: TimedPassageTask): string[] {
  const forms = FORM_IDS.map((form) => task.forms[form]!.items);
  const textOf = (items: readonly GridItem[]) => items.map((item) => item.text).join(' ');
  const sentences = (items: readonly GridItem[]) => new Set(items.map((item) => item.stratum)).size;
  const share = (items: readonly GridItem[], holds: (word: string) => boolean) =>
    mean(listWords(textOf(items)).map((word) => (holds(word) ? 1 : 0)));
  const isLong = (word: string) => word.length > LONG_OVER_LETTERS;
  return tableOf(forms, [
    ['words', (items) => items.length],
    ['sentences', sentences],
    ['words a sentence', (items) => (items.length / sentences(items)).toFixed(2)],
    ['letters a word', (items) => measureText(textOf(items)).lettersPerWord.toFixed(3)],
    ['words over 6 letters', (items) => percent(share(items, isLong))],
    [
      'words a sentence + percent over 6 letters (as LIX)',
      (items) => (items.length / sentences(items) + share(items, isLong) * 100).toFixed(1),
    ],
    ['words with clusters', (items) => percent(measureText(textOf(items)).clusterShare)],
    ['words with late spellings', (items) => percent(share(items, hasLateSpelling))],
    ['mean authored difficulty', meanDifficulty],
  ]);
}
