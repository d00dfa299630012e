/** The task of listening vocabulary: hear a word, choose its picture. */
import type { ChoiceItem, ChoiceTask } from '~/instruments/battery';
import {
  describeStep,
  drawPlaces,
  drawUntil,
  numberItem,
  placeOptions,
  roundLogits,
  toForms,
  wordClipName,
} from './picture-items';
import { UNDERSTAND_WORDS_ABOUT } from './picture-task-texts';
import { getPicture, lookAlike, PICTURE_WORDS, type PictureWord } from './picture-words';
import { makeRandom, shuffle } from './seeded-random';
import { UNDERSTAND_PRACTICE, UNDERSTAND_WORDS } from './understand-words-words';

type Item = { answer: PictureWord; isNear: boolean; wrong: readonly PictureWord[] };

const RARITY_BASE = [-1.6, -0.8, 0, 0.8, 1.5];
const RARITY_WORDS = [
  'every child says it',
  'most children say it',
  'many children know it',
  'some children know it',
  'few children know it',
];
const NEAR_OPTIONS = 0.3;
const WORDS_PER_STEP = 4;
const NEAR_PER_STEP = 2;
const MOST_AS_WRONG = 2;

/** A figure among pictures would stand out. */
const NEVER_OFFERED = ['one'];

function isPossibleWrong(answer: PictureWord, isNear: boolean, wrong: PictureWord): boolean {
  if (NEVER_OFFERED.includes(wrong.id) || lookAlike(answer, wrong)) return false;
  return isNear === (wrong.field === answer.field);
}

/**
 * Pictures as rare as the answer, and none that the form asks for, so that the right one cannot be
 * found by exclusion.
 */
function pickWrong(
  answer: PictureWord,
  isNear: boolean,
  timesWrong: ReadonlyMap<string, number>,
  asked: ReadonlySet<string>,
  random: () => number,
): PictureWord[] | null {
  const farthest = isNear ? 2 : 1;
  const ranked = shuffle(PICTURE_WORDS, random)
    .filter((picture) => isPossibleWrong(answer, isNear, picture))
    .filter((picture) => Math.abs(picture.rarity - answer.rarity) <= farthest)
    .filter((picture) => !asked.has(picture.id))
    .filter((picture) => (timesWrong.get(picture.id) ?? 0) < MOST_AS_WRONG)
    .sort(
      (one, other) => Math.abs(one.rarity - answer.rarity) - Math.abs(other.rarity - answer.rarity),
    );
  const wrong: PictureWord[] = [];
  for (const picture of ranked) {
    if (wrong.length === 3) break;
    if (wrong.some((other) => lookAlike(other, picture))) continue;
    if (!isNear && wrong.some((other) => other.field === picture.field)) continue;
    wrong.push(picture);
  }
  return wrong.length === 3 ? wrong : null;
}

/** One form: of the four words of a step, two with wrong options of their own field. */
function drawForm(words: readonly (readonly string[])[], random: () => number): Item[] | null {
  const timesWrong = new Map<string, number>();
  const asked = new Set(words.flat());
  const items: Item[] = [];
  for (const step of words) {
    let near = 0;
    const drawn: Item[] = [];
    for (const id of shuffle(step, random)) {
      const answer = getPicture(id);
      const tryNear =
        near < NEAR_PER_STEP ? pickWrong(answer, true, timesWrong, asked, random) : null;
      const wrong = tryNear ?? pickWrong(answer, false, timesWrong, asked, random);
      if (!wrong) return null;
      if (tryNear) near += 1;
      for (const other of wrong) timesWrong.set(other.id, (timesWrong.get(other.id) ?? 0) + 1);
      drawn.push({ answer, isNear: tryNear !== null, wrong });
    }
    if (near < NEAR_PER_STEP) return null;
    items.push(...shuffle(drawn, random));
  }
  return items;
}

function toItem(id: string, { answer, isNear, wrong }: Item, place: number): ChoiceItem {
  const step = answer.rarity - 1;
  const steps: [string, number][] = [[RARITY_WORDS[step]!, RARITY_BASE[step]!]];
  if (isNear) steps.push(['all wrong options are of its own kind', NEAR_OPTIONS]);
  return {
    id,
    clip: wordClipName(answer.id),
    ...placeOptions(answer, wrong, place, false),
    stratum: `rarity ${answer.rarity}, ${isNear ? 'own kind' : 'mixed'}`,
    difficulty: roundLogits(steps.reduce((sum, [, value]) => sum + value, 0)),
    reasoning: steps.map(([why, value]) => describeStep(why, value)).join('; '),
    review: 'awaiting-review',
  };
}

function makePractice(): ChoiceItem[] {
  return UNDERSTAND_PRACTICE.map((ids, index) => {
    const [answer, ...wrong] = ids.map(getPicture);
    const id = numberItem('understand-words', 'P', index);
    return toItem(id, { answer: answer!, isNear: false, wrong }, [1, 3, 0][index]!);
  });
}

/** The whole task; the same seed gives the same items. */
export function makeUnderstandWordsTask(): ChoiceTask {
  const random = makeRandom(2003);
  const formed = drawUntil('listening vocabulary', () => {
    const steps = UNDERSTAND_WORDS.map((words) => shuffle(words, random));
    const forms = [0, 1, 2, 3].map((form) =>
      drawForm(
        steps.map((step) => step.slice(form * WORDS_PER_STEP, (form + 1) * WORDS_PER_STEP)),
        random,
      ),
    );
    return forms.some((items) => items === null) ? null : (forms as Item[][]);
  });
  return {
    kind: 'choice',
    id: 'understand-words',
    version: 1,
    ...UNDERSTAND_WORDS_ABOUT,
    skill: 'vocabulary',
    optionCount: 4,
    optionLook: 'pictures',
    mediaBundle: 'understand-words',
    instructionClip: 'instruction',
    readyClip: 'ready',
    practice: makePractice(),
    // Shown apart and never part of a level: there is no limit that a stop could rest on.
    stopTable: [],
    timeLimitSeconds: 480,
    forms: toForms((form, formIndex) => {
      const places = drawPlaces(20, 4, random);
      return formed[formIndex]!.map((item, index) =>
        toItem(numberItem('understand-words', form, index), item, places[index]!),
      );
    }),
  };
}
