/** The made-up words to read aloud: four screening forms and sixteen progress forms of sixty words. */
import {
  FORM_IDS,
  type FormId,
  PROGRESS_FORM_IDS,
  type TimedGridTask,
} from '~/instruments/battery';
import { vowelLengthVariants } from '~/instruments/made-up-word-filters';
import { MADE_UP_ABOUT, MADE_UP_SCRIPT } from './grid-texts';
import { type Judged, judgeWord } from './item-difficulty';
import { MADE_UP_GRID, MADE_UP_GRID_PRACTICE } from './made-up-grid-choices';
import { mirrorForm } from './parallel-forms';
import {
  dealSets,
  drawForms,
  type Layout,
  meanDifficulty,
  type Sets,
  setsOfForm,
  splitRowPairs,
} from './progress-dealer';
import { toWordItem } from './progress-items';
import { makeRandom } from './seeded-random';

const TASK_ID = 'read-made-up-words';
const COLUMNS = 6;
const TOLERANCE = 0.02;
const SHARED_STRUCTURE = 'CV';
const FORM_GROUPS: readonly (readonly FormId[])[] = [FORM_IDS, PROGRESS_FORM_IDS];

/** Places of a structure in a form, and the number of sets that the progress forms take in turn. */
const SHAPE: readonly (readonly [structure: string, places: number, progressSets: number])[] = [
  ['CV', 1, 5],
  ['CVC', 8, 5],
  ['CVCV', 15, 6],
  ['CCVC', 12, 7],
  ['CVCC', 10, 8],
  ['CCVCC', 6, 9],
  ['CVCC doubled', 4, 7],
  ['CVCCV doubled', 4, 8],
];

/** Structures that stand mixed with each other, in the order of the ladder. */
const RUNS = [
  ['CV', 'CVC'],
  ['CVCV'],
  ['CCVC'],
  ['CVCC', 'CCVCC'],
  ['CVCC doubled', 'CVCCV doubled'],
];

function judgeStructure(id: string): Judged[] {
  const structure = MADE_UP_GRID.find((candidate) => candidate.id === id);
  if (!structure) throw new Error(`No made-up words of structure ${id}`);
  return structure.words.map((word) => judgeWord(word, id, structure.base, true));
}

const isMirrorFree = (set: readonly Judged[]): boolean =>
  new Set(set.map((item) => mirrorForm(item.word))).size === set.length;

/** Sets without mirror pairs, so that every set can be laid out in a row. */
function drawSets(words: readonly Judged[], setCount: number, random: () => number): Judged[][] {
  for (let attempt = 0; attempt < 20_000; attempt += 1) {
    const sets = dealSets(words, setCount, random);
    if (sets.every(isMirrorFree)) return sets;
  }
  throw new Error(`No deal without mirror pairs found for ${words[0]?.structure}`);
}

/** Each structure's words, easiest to hardest, dealt evenly between the two uses and then into sets. */
function dealStock(random: () => number): Sets[] {
  const screening = new Map<string, Judged[][]>();
  const progress = new Map<string, Judged[][]>();
  for (const [id, , progressSets] of SHAPE) {
    const isShared = id === SHARED_STRUCTURE;
    const setCount = progressSets + (isShared ? 0 : FORM_IDS.length);
    const sets = drawSets(judgeStructure(id), setCount, random);
    screening.set(id, sets.slice(0, FORM_IDS.length));
    progress.set(id, isShared ? sets : sets.slice(FORM_IDS.length));
  }
  return [screening, progress];
}

/** Whether no form holds a word beside the same word with another vowel length. */
function keepsLengthApart(sets: ReadonlyMap<string, readonly Judged[]>): boolean {
  const words = [...sets.values()].flat().map((item) => item.word);
  const all = new Set(words);
  return words.every((word) => vowelLengthVariants(word).every((variant) => !all.has(variant)));
}

/** A deal where no form holds a word beside the same word with another vowel length. */
function drawStock(random: () => number): Sets[] {
  for (let attempt = 0; attempt < 50_000; attempt += 1) {
    const stock = dealStock(random);
    const isFair = stock.every((sets, use) =>
      FORM_GROUPS[use]!.every((_, index) => keepsLengthApart(setsOfForm(sets, index))),
    );
    if (isFair) return stock;
  }
  throw new Error('No deal found that keeps vowel length pairs apart');
}

function makeLayout(): Layout {
  const places = new Map(SHAPE.map(([id, count]) => [id, count]));
  const means = new Map(SHAPE.map(([id]) => [id, meanDifficulty(judgeStructure(id))]));
  const runs = RUNS.map((run) => run.flatMap((id) => Array<string>(places.get(id)!).fill(id)));
  const expected = runs.flat().map((id) => ({ difficulty: means.get(id)! }));
  const targets = splitRowPairs(expected, COLUMNS).map(meanDifficulty);
  return { runs, columns: COLUMNS, targets, tolerance: TOLERANCE };
}

function makeForms(): TimedGridTask['forms'] {
  const random = makeRandom(6007);
  const formCounts = FORM_GROUPS.map((group) => group.length);
  const forms = drawForms(makeLayout(), () => drawStock(random), formCounts, random);
  const entries = FORM_GROUPS.flat().map((form, formIndex) => {
    const items = forms[formIndex]!.map((item, index) => toWordItem(TASK_ID, form, index, item));
    return [form, { items }] as const;
  });
  return Object.fromEntries(entries);
}

/** Deterministic; @throws {Error} when the chosen words do not fill the forms. */
export function makeMadeUpGridTask(): TimedGridTask {
  return {
    kind: 'timed-grid',
    id: TASK_ID,
    version: 1,
    ...MADE_UP_ABOUT,
    skill: 'decoding',
    seconds: 60,
    columns: COLUMNS,
    stopAfterFirstRowWrong: true,
    script: MADE_UP_SCRIPT,
    practice: MADE_UP_GRID_PRACTICE.map((word, index) =>
      toWordItem(TASK_ID, 'practice', index, judgeWord(word, 'CVC', -2.2, true)),
    ),
    forms: makeForms(),
  };
}
