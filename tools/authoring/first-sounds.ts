/** The task of first sounds: hear and see a word, choose the picture that begins alike. */
import type { ChoiceItem, ChoiceTask } from '~/instruments/battery';
import { FIRST_SOUNDS_STOP_TABLE } from './first-sounds-stop';
import {
  beginningOf,
  FIRST_SOUND_POOL,
  FIRST_SOUND_PRACTICE,
  type FirstSoundStratum,
  isFairAnswer,
  isFairWrong,
  VOWEL_PAIRS,
} from './first-sounds-words';
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
import { FIRST_SOUNDS_ABOUT } from './picture-task-texts';
import { getPicture, isVowelSound, lookAlike, type PictureWord } from './picture-words';
import { makeRandom, shuffle } from './seeded-random';

type Pair = { stimulus: PictureWord; answer: PictureWord };
type Item = Pair & { wrong: readonly PictureWord[] };

/** Three blocks of six, in rising difficulty; within a block in this order. */
const BLOCKS: readonly (readonly [FirstSoundStratum, number][])[] = [
  [
    ['vowel', 3],
    ['continuant, single', 3],
  ],
  [
    ['continuant, single', 2],
    ['continuant, cluster', 2],
    ['stop, single', 2],
  ],
  [
    ['continuant, cluster', 1],
    ['stop, single', 2],
    ['stop, cluster', 3],
  ],
];

const BASE: Record<FirstSoundStratum, [number, string]> = {
  vowel: [-0.9, 'begins with a vowel, which can be held'],
  'continuant, single': [-0.6, 'begins with one consonant that can be held'],
  'continuant, cluster': [0, 'begins with two consonants, the first can be held'],
  'stop, single': [-0.1, 'begins with one consonant that cannot be held'],
  'stop, cluster': [0.45, 'begins with two consonants, the first cannot be held'],
};
const LONG_STIMULUS = 0.15;
const LONG_ANSWER = 0.1;
const FEWER_KNOW = 0.1;

/** What every form's blocks shall come close to, in logits. */
const BLOCK_MEANS = [-0.66, -0.18, 0.24];
const BLOCK_TOLERANCE = 0.02;
const MOST_OF_ONE_SOUND = 3;
const MOST_AS_WRONG = 2;

const isLong = (picture: PictureWord) => picture.sounds.filter(isVowelSound).length > 2;

function judge({ stimulus, answer }: Pair): { difficulty: number; reasoning: string } {
  const [base, reason] = BASE[beginningOf(stimulus)];
  const steps: [string, number][] = [[reason, base]];
  if (isLong(stimulus)) steps.push(['a long word to hold in mind', LONG_STIMULUS]);
  if (isLong(answer)) steps.push(['a long right answer', LONG_ANSWER]);
  if (stimulus.rarity > 2 || answer.rarity > 2) steps.push(['fewer children say it', FEWER_KNOW]);
  return {
    difficulty: roundLogits(steps.reduce((sum, [, value]) => sum + value, 0)),
    reasoning: steps.map(([why, value]) => describeStep(why, value)).join('; '),
  };
}

const singleOnset = (picture: PictureWord) => isVowelSound(picture.sounds[1]!);

const soundCount = (pairs: readonly Pair[], sound: string) =>
  pairs.filter((pair) => pair.stimulus.sounds[0] === sound).length;

/** A further pair of a kind; null at a dead end. `spent` are the stimuli of other forms. */
function drawPair(
  stratum: FirstSoundStratum,
  pairs: readonly Pair[],
  spent: ReadonlySet<string>,
  random: () => number,
): Pair | null {
  const isFree = (picture: PictureWord) =>
    pairs.every((pair) => pair.stimulus !== picture && pair.answer !== picture);
  const stimulus = shuffle(FIRST_SOUND_POOL, random).find(
    (picture) =>
      beginningOf(picture) === stratum &&
      !spent.has(picture.id) &&
      isFree(picture) &&
      picture.sounds[0] !== pairs.at(-1)?.stimulus.sounds[0] &&
      soundCount(pairs, picture.sounds[0]!) < MOST_OF_ONE_SOUND,
  );
  const answer =
    stimulus &&
    shuffle(FIRST_SOUND_POOL, random).find(
      (picture) => singleOnset(picture) && isFree(picture) && isFairAnswer(stimulus, picture),
    );
  return stimulus && answer ? { stimulus, answer } : null;
}

function isBlockEven(pairs: readonly Pair[], block: number): boolean {
  const mean = pairs.reduce((sum, pair) => sum + judge(pair).difficulty, 0) / pairs.length;
  return Math.abs(mean - BLOCK_MEANS[block]!) <= BLOCK_TOLERANCE;
}

/** The form with one more block of six; null when none was found that is as hard as it should be. */
function appendBlock(
  form: number,
  before: readonly Pair[],
  spent: ReadonlySet<string>,
  random: () => number,
): Pair[] | null {
  const block = before.length / 6;
  const strata = BLOCKS[block]!.flatMap(([stratum, count]) => Array(count).fill(stratum));
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const pairs = [...before];
    for (const [index, stratum] of strata.entries()) {
      const [stimulus, answer] = VOWEL_PAIRS[form]![index] ?? [];
      const pair =
        stratum === 'vowel'
          ? { stimulus: getPicture(stimulus!), answer: getPicture(answer!) }
          : drawPair(stratum, pairs, spent, random);
      if (!pair) break;
      pairs.push(pair);
    }
    if (pairs.length === before.length + 6 && isBlockEven(pairs.slice(-6), block)) return pairs;
  }
  return null;
}

function drawPairs(form: number, spent: ReadonlySet<string>, random: () => number): Pair[] | null {
  let pairs: Pair[] | null = [];
  for (let block = 0; block < BLOCKS.length && pairs; block += 1)
    pairs = appendBlock(form, pairs, spent, random);
  return pairs;
}

/** Few words begin with f and another consonant: one for each form. */
const sharesRareBeginnings = (pairs: readonly Pair[]): boolean =>
  pairs.filter(({ stimulus }) => stimulus.sounds[0] === 'f' && !singleOnset(stimulus)).length === 1;

/** Two wrong options for every pair; null when some pair finds none. */
function drawWrong(pairs: readonly Pair[], random: () => number): Item[] | null {
  const timesWrong = new Map<string, number>();
  const items: Item[] = [];
  for (const { stimulus, answer } of pairs) {
    const wrong: PictureWord[] = [];
    for (const picture of shuffle(FIRST_SOUND_POOL, random)) {
      const others = [answer, ...wrong];
      if (wrong.length === 2) break;
      if (picture.rarity > 2 || (timesWrong.get(picture.id) ?? 0) >= MOST_AS_WRONG) continue;
      if (!isFairWrong(stimulus, picture)) continue;
      if (others.some((other) => other.sounds[0] === picture.sounds[0])) continue;
      if ([stimulus, ...others].some((other) => lookAlike(other, picture))) continue;
      wrong.push(picture);
    }
    if (wrong.length < 2) return null;
    for (const { id } of wrong) timesWrong.set(id, (timesWrong.get(id) ?? 0) + 1);
    items.push({ stimulus, answer, wrong });
  }
  return items;
}

function toItem(id: string, { stimulus, answer, wrong }: Item, place: number): ChoiceItem {
  return {
    id,
    clip: wordClipName(stimulus.id),
    stimulusPicture: stimulus.id,
    ...placeOptions(answer, wrong, place, true),
    stratum: beginningOf(stimulus),
    ...judge({ stimulus, answer }),
    review: 'awaiting-review',
  };
}

function makePractice(): ChoiceItem[] {
  return FIRST_SOUND_PRACTICE.map((ids, index) => {
    const [stimulus, answer, ...wrong] = ids.map(getPicture);
    const item = { stimulus: stimulus!, answer: answer!, wrong };
    return toItem(numberItem('first-sounds', 'P', index), item, [1, 0, 2][index]!);
  });
}

/** The whole task; the same seed gives the same items. */
export function makeFirstSoundsTask(): ChoiceTask {
  const random = makeRandom(1801);
  const spent = new Set(FIRST_SOUND_PRACTICE.map(([stimulus]) => stimulus));
  return {
    kind: 'choice',
    id: 'first-sounds',
    version: 1,
    ...FIRST_SOUNDS_ABOUT,
    skill: 'phonemes',
    optionCount: 3,
    optionLook: 'pictures',
    mediaBundle: 'first-sounds',
    instructionClip: 'instruction',
    readyClip: 'ready',
    practice: makePractice(),
    stopTable: FIRST_SOUNDS_STOP_TABLE,
    timeLimitSeconds: 480,
    forms: toForms((form, formIndex) => {
      const pairs = drawUntil(
        `first sounds ${form}`,
        () => drawPairs(formIndex, spent, random),
        sharesRareBeginnings,
      );
      for (const { stimulus } of pairs.slice(3)) spent.add(stimulus.id);
      const items = drawUntil(`wrong options ${form}`, () => drawWrong(pairs, random));
      const places = drawPlaces(items.length, 3, random);
      return items.map((item, index) =>
        toItem(numberItem('first-sounds', form, index), item, places[index]!),
      );
    }),
  };
}
