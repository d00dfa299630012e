/** The letters to say the sounds of: four screening forms and sixteen progress forms of sixty cells. */
import {
  FORM_IDS,
  type FormId,
  type GridItem,
  PROGRESS_FORM_IDS,
  type TimedGridTask,
} from '~/instruments/battery';
import { bandOf, isVowel, LETTER_DOMAIN } from '~/instruments/letter-choice-rules';
import { RUDE_WORDS } from './blocked-words';
import { LETTER_GRID_ABOUT, LETTER_GRID_SCRIPT } from './grid-texts';
import { meanDifficulty, splitRowPairs } from './progress-dealer';
import { cellId } from './progress-items';
import { makeRandom, shuffle } from './seeded-random';

const TASK_ID = 'say-letter-sounds';
const COLUMNS = 10;
const TOLERANCE = 0.02;
const BASE = { B1: -1.6, B2: -0.9, B3: -0.3 } as const;
const MIRROR_LETTER = 0.2;

/** Letters that stand three times in every form: band 1 and the two most frequent of band 2. */
const THRICE = new Set([...LETTER_DOMAIN.filter((letter) => bandOf(letter) === 'B1'), 't', 'k']);

/**
 * Cells of each band, row by row: the first row is band 1 only, so that a stop after it is fair;
 * two rows together hold 16, 8 and 6 cells of band 1.
 */
const ROW_BANDS: readonly Readonly<Record<'B1' | 'B2' | 'B3', number>>[] = [
  { B1: 10, B2: 0, B3: 0 },
  { B1: 6, B2: 4, B3: 0 },
  { B1: 4, B2: 5, B3: 1 },
  { B1: 4, B2: 5, B3: 1 },
  { B1: 3, B2: 6, B3: 1 },
  { B1: 3, B2: 6, B3: 1 },
];

const MIRROR_PAIRS = ['bd', 'pq', 'mn', 'bp', 'dp'];

const isMirrorPair = (left: string, right: string): boolean =>
  MIRROR_PAIRS.includes(left + right) || MIRROR_PAIRS.includes(right + left);

const isMirrorLetter = (letter: string): boolean => 'bdp'.includes(letter);

const difficultyOf = (letter: string): number =>
  Math.round((BASE[bandOf(letter)] + (isMirrorLetter(letter) ? MIRROR_LETTER : 0)) * 100) / 100;

function isFairRow(row: readonly string[], above: readonly string[] | undefined): boolean {
  const text = row.join('');
  return (
    row.every((letter, column) => letter !== above?.[column]) &&
    row.every((letter, column) => column === 0 || !isMirrorPair(letter, row[column - 1]!)) &&
    !RUDE_WORDS.some((rude) => rude.length > 2 && text.includes(rude))
  );
}

/** Takes a row's letters from the stock, most plentiful first; null when a letter would stand twice. */
function takeRow(
  stock: Map<string, number>,
  bands: (typeof ROW_BANDS)[number],
  random: () => number,
): string[] | null {
  const row: string[] = [];
  for (const [band, count] of Object.entries(bands)) {
    const available = shuffle(LETTER_DOMAIN, random)
      .filter((letter) => bandOf(letter) === band && stock.get(letter)! > 0)
      .sort((left, right) => stock.get(right)! - stock.get(left)!);
    if (available.length < count) return null;
    row.push(...available.slice(0, count));
  }
  for (const letter of row) stock.set(letter, stock.get(letter)! - 1);
  return row;
}

function tryRows(random: () => number): string[][] | null {
  const stock = new Map(LETTER_DOMAIN.map((letter) => [letter, THRICE.has(letter) ? 3 : 2]));
  const rows: string[][] = [];
  for (const bands of ROW_BANDS) {
    const letters = takeRow(stock, bands, random);
    if (!letters) return null;
    const order = Array.from({ length: 60 }, () => shuffle(letters, random)).find((row) =>
      isFairRow(row, rows.at(-1)),
    );
    if (!order) return null;
    rows.push(order);
  }
  return rows;
}

/** Mean difficulty of every two rows when letters of a band are as likely as each other. */
function makeTargets(): number[] {
  const meanOfBand = (band: string) => {
    const letters = LETTER_DOMAIN.filter((letter) => bandOf(letter) === band).flatMap((letter) =>
      Array<string>(THRICE.has(letter) ? 3 : 2).fill(letter),
    );
    return meanDifficulty(letters.map((letter) => ({ difficulty: difficultyOf(letter) })));
  };
  const cells = ROW_BANDS.flatMap((bands) =>
    Object.entries(bands).flatMap(([band, count]) =>
      Array.from({ length: count }, () => ({ difficulty: meanOfBand(band) })),
    ),
  );
  return splitRowPairs(cells, COLUMNS).map(meanDifficulty);
}

function drawLetters(targets: readonly number[], random: () => number): string[] {
  for (let attempt = 0; attempt < 200_000; attempt += 1) {
    const letters = tryRows(random)?.flat();
    if (!letters) continue;
    const cells = letters.map((letter) => ({ difficulty: difficultyOf(letter) }));
    const isBalanced = splitRowPairs(cells, COLUMNS).every(
      (group, index) => Math.abs(meanDifficulty(group) - targets[index]!) <= TOLERANCE,
    );
    if (isBalanced) return letters;
  }
  throw new Error('No arrangement of letters found that keeps the rules');
}

function toLetterCell(form: FormId | 'practice', index: number, letter: string): GridItem {
  const band = bandOf(letter);
  const mirror = isMirrorLetter(letter) ? `; b, d or p +${MIRROR_LETTER.toFixed(2)}` : '';
  return {
    id: cellId(TASK_ID, form, index),
    text: letter,
    stratum: `${band} ${isVowel(letter) ? 'vowel' : 'consonant'}`,
    difficulty: difficultyOf(letter),
    reasoning: `${band} ${BASE[band].toFixed(2)}${mirror}`,
    review: 'awaiting-review',
  };
}

export function makeSayLetterSoundsTask(): TimedGridTask {
  const random = makeRandom(6010);
  const targets = makeTargets();
  const forms = [...FORM_IDS, ...PROGRESS_FORM_IDS].map((form) => {
    const letters = drawLetters(targets, random);
    return [form, { items: letters.map((letter, index) => toLetterCell(form, index, letter)) }];
  });
  return {
    kind: 'timed-grid',
    id: TASK_ID,
    version: 1,
    ...LETTER_GRID_ABOUT,
    skill: 'letters',
    seconds: 60,
    columns: COLUMNS,
    stopAfterFirstRowWrong: true,
    script: LETTER_GRID_SCRIPT,
    practice: ['o', 's', 'i', 'm'].map((letter, index) => toLetterCell('practice', index, letter)),
    forms: Object.fromEntries(forms),
  };
}
