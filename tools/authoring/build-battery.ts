/**
 * Writes the battery's data from the authored lists: `npx tsx tools/authoring/build-battery.ts`.
 * Deterministic: the same lists give the same file, byte for byte.
 */
import { writeFileSync } from 'node:fs';
import {
  type Battery,
  type ChoiceItem,
  type ChoiceTask,
  FORM_IDS,
  type FormId,
  type GridItem,
  parseBattery,
  type TimedGridTask,
} from '~/instruments/battery';
import { bandOf, isVowel } from '~/instruments/letter-choice-rules';
import { ladderLevel } from '~/instruments/word-structure';
import { describeBalance } from './balance-report';
import { makeDecisionForms } from './decision-forms';
import { type Judged, judgeWord } from './item-difficulty';
import { hasNearOption, type LetterItem, makeLetterForm } from './letter-forms';
import { letterClipName } from './letter-sounds';
import { DECISION_PRACTICE_MADE_UP } from './made-up-choices';
import { makeDealer, orderGrid, type Quadruple } from './parallel-forms';
import { PROMPTS } from './prompts';
import { makeRandom } from './seeded-random';
import { showFirst } from './show-first';
import { makeStopTables } from './stop-table';
import {
  GRID_ABOUT,
  LETTER_ABOUT,
  LETTER_PRACTICE,
  READING_SCRIPT,
  WORD_ABOUT,
} from './task-texts';
import { DECISION_PRACTICE_REAL, GRID_PRACTICE, GRID_STRUCTURES } from './word-lists';

const FOLDER = 'app/instruments/batteries/grund-1';
const COLUMNS = 8;
const HIDDEN_LIMIT_SECONDS = 480;

type Forms<Item> = Record<FormId, { items: Item[] }>;

function toForms<Item>(makeItems: (form: FormId, index: number) => Item[]): Forms<Item> {
  const entries = FORM_IDS.map((form, index) => [form, { items: makeItems(form, index) }]);
  return Object.fromEntries(entries) as Forms<Item>;
}

const numberItem = (taskId: string, form: string, index: number): string =>
  `${taskId}-${form}${String(index + 1).padStart(2, '0')}`;

const LETTER_BASE = { B1: -1.6, B2: -0.9, B3: -0.3 } as const;

function toLetterItem(id: string, { letter, wrong, place }: LetterItem): ChoiceItem {
  const band = bandOf(letter);
  const isNear = hasNearOption(letter);
  const letters = [...wrong];
  letters.splice(place, 0, letter);
  return {
    id,
    clip: letterClipName(letter),
    options: letters.map((option) => ({ id: option, text: option })),
    correctOptionId: letter,
    stratum: `${band} ${isVowel(letter) ? 'vowel' : 'consonant'}`,
    difficulty: Math.round((LETTER_BASE[band] + (isNear ? 0.4 : 0)) * 100) / 100,
    reasoning: `${band} ${LETTER_BASE[band]}${isNear ? '; one wrong letter is near in sound or shape +0.40' : ''}`,
    review: 'awaiting-review',
  };
}

export function makeLetterTask(): ChoiceTask {
  const random = makeRandom(2401);
  const used = new Set<string>();
  return {
    kind: 'choice',
    id: 'letter-sounds',
    version: 1,
    ...LETTER_ABOUT,
    skill: 'letters',
    optionCount: 4,
    optionLook: 'letters',
    mediaBundle: 'letter-sounds',
    instructionClip: 'instruction',
    readyClip: 'ready',
    practice: LETTER_PRACTICE.map((item, index) =>
      toLetterItem(numberItem('letter-sounds', 'P', index), item),
    ),
    stopTable: makeStopTables()['letter-sounds'],
    timeLimitSeconds: HIDDEN_LIMIT_SECONDS,
    forms: toForms((form) =>
      makeLetterForm(used, random).map((item, index) =>
        toLetterItem(numberItem('letter-sounds', form, index), item),
      ),
    ),
  };
}

const YES_NO = [
  { id: 'real', text: 'ja' },
  { id: 'made-up', text: 'nej' },
];

function toDecisionItem(id: string, item: Judged, real: boolean): ChoiceItem {
  return {
    id,
    stimulus: item.word,
    options: YES_NO,
    correctOptionId: real ? 'real' : 'made-up',
    stratum: `${ladderLevel(item.word)} ${item.structure}, ${real ? 'real' : 'made up'}`,
    difficulty: item.difficulty,
    reasoning: item.reasoning,
    review: 'awaiting-review',
  };
}

function makeDecisionPractice(): ChoiceItem[] {
  const real = DECISION_PRACTICE_REAL.map((word) => [word, true] as const);
  const madeUp = DECISION_PRACTICE_MADE_UP.flatMap((choice) =>
    choice.words.map((word) => [word, false] as const),
  );
  return [real[0]!, madeUp[0]!, madeUp[1]!, real[1]!].map(([word, isReal], index) =>
    toDecisionItem(
      numberItem('real-or-made-up', 'P', index),
      judgeWord(word, 'CVC', -2.2, !isReal),
      isReal,
    ),
  );
}

export function makeDecisionTask(): ChoiceTask {
  const forms = makeDecisionForms(makeRandom(3207));
  return {
    kind: 'choice',
    id: 'real-or-made-up',
    version: 1,
    ...WORD_ABOUT,
    skill: 'decoding',
    optionCount: 2,
    optionLook: 'yes-no',
    mediaBundle: 'real-or-made-up',
    instructionClip: 'instruction',
    readyClip: 'ready',
    practice: makeDecisionPractice(),
    stopTable: makeStopTables()['real-or-made-up'],
    timeLimitSeconds: HIDDEN_LIMIT_SECONDS,
    forms: toForms((form, formIndex) =>
      forms[formIndex]!.map((item, index) =>
        toDecisionItem(numberItem('real-or-made-up', form, index), item, item.real),
      ),
    ),
  };
}

const toGridItem = (id: string, item: Judged): GridItem => ({
  id,
  text: item.word,
  stratum: `${ladderLevel(item.word)} ${item.structure}`,
  difficulty: item.difficulty,
  reasoning: item.reasoning,
  review: 'awaiting-review',
});

export function makeWordGridTask(): TimedGridTask {
  const random = makeRandom(8011);
  const dealQuadruples = makeDealer(random);
  const levels = new Map<string, Quadruple[]>();
  for (const { id, base, words } of GRID_STRUCTURES) {
    const judged = words.map((word) => judgeWord(word, id, base));
    const level = String(ladderLevel(judged[0]!.word));
    levels.set(level, [...(levels.get(level) ?? []), ...dealQuadruples(judged)]);
  }
  const forms = orderGrid([...levels.values()], COLUMNS, random);
  return {
    kind: 'timed-grid',
    id: 'read-words',
    version: 1,
    ...GRID_ABOUT,
    skill: 'decoding',
    seconds: 60,
    columns: COLUMNS,
    stopAfterFirstRowWrong: true,
    script: READING_SCRIPT,
    practice: GRID_PRACTICE.map((word, index) => {
      const [structure, base] =
        word.length === 2 ? (['CV', -3] as const) : (['CVC', -2.2] as const);
      const id = numberItem('read-words', 'P', index);
      return toGridItem(id, judgeWord(word, structure, base));
    }),
    forms: toForms((form, formIndex) =>
      forms[formIndex]!.map((item, index) =>
        toGridItem(numberItem('read-words', form, index), item),
      ),
    ),
  };
}

export function makeBattery(): Battery {
  return parseBattery({
    id: 'grund-1',
    version: 1,
    locale: 'sv-SE',
    title: {
      sv: 'Grund 1: läsning i årskurs 1, vinter',
      en: 'Grund 1: reading in year one, winter',
    },
    voice: { id: 'synthetic-sv-1', synthetic: true },
    tasks: [makeLetterTask(), makeDecisionTask(), makeWordGridTask()].map(showFirst),
    windows: {
      winter: {
        form: 'B',
        wholeClass: ['letter-sounds', 'real-or-made-up'],
        oneToOne: ['read-words'],
      },
    },
  });
}

if (process.argv[1]?.endsWith('build-battery.ts')) {
  const battery = makeBattery();
  writeFileSync(`${FOLDER}/battery.json`, `${JSON.stringify(battery, null, 2)}\n`);
  writeFileSync(`${FOLDER}/prompts.json`, `${JSON.stringify(PROMPTS, null, 2)}\n`);
  writeFileSync(`${FOLDER}/balance.md`, describeBalance(battery));
}
