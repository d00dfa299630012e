/** The task of blending: hear a word sound by sound, choose its picture. */
import type { ChoiceItem, ChoiceTask } from '~/instruments/battery';
import {
  BLEND_PRACTICE,
  BLEND_WORDS,
  type BlendStratum,
  blendClipName,
} from './blend-sounds-words';
import { BLEND_SOUNDS_STOP_TABLE } from './first-sounds-stop';
import {
  describeStep,
  drawPlaces,
  drawUntil,
  numberItem,
  placeOptions,
  roundLogits,
  toForms,
} from './picture-items';
import { BLEND_SOUNDS_ABOUT } from './picture-task-texts';
import {
  getPicture,
  isVowelSound,
  lookAlike,
  PICTURE_WORDS,
  type PictureWord,
} from './picture-words';
import { makeRandom, shuffle } from './seeded-random';

type Item = { stratum: BlendStratum; answer: PictureWord; wrong: readonly PictureWord[] };

const BASE: Record<BlendStratum, [number, string]> = {
  'two sounds, consonant first': [-1.3, 'two sounds, ends on a vowel'],
  'two sounds, vowel first': [-1.1, 'two sounds, ends on a consonant'],
  'three sounds, continuant first': [-0.4, 'three sounds, the first can be held'],
  'three sounds, vowel first': [-0.3, 'three sounds, vowel first'],
  'three sounds, stop first': [-0.1, 'three sounds, the first cannot be held'],
  'four sounds, open': [0.4, 'four sounds in two open syllables'],
  'four sounds, cluster last': [0.7, 'four sounds, two consonants last'],
  'four sounds, cluster first': [1, 'four sounds, two consonants first'],
};
const FEWER_KNOW = 0.1;
const MOST_AS_WRONG = 2;
/** How far chance may move a picture in the order of nearness. */
const VARIETY = 2.5;

const POOL = PICTURE_WORDS.filter(
  ({ sounds, rarity, field }) =>
    sounds.length >= 2 && sounds.length <= 5 && rarity <= 2 && field !== 'technology',
);

/** How near a wrong option is: first sound, last sound, a vowel, length. 0 when nothing is shared. */
function nearness(answer: PictureWord, wrong: PictureWord): number {
  const vowels = answer.sounds.filter(isVowelSound);
  const first = answer.sounds[0] === wrong.sounds[0] ? 2 : 0;
  const last = answer.sounds.at(-1) === wrong.sounds.at(-1) ? 1 : 0;
  const vowel = wrong.sounds.some((sound) => vowels.includes(sound)) ? 1 : 0;
  const shared = first + last + vowel;
  if (shared === 0) return 0;
  return shared + 2 - Math.min(2, Math.abs(answer.sounds.length - wrong.sounds.length));
}

/** Three wrong options, the nearest first but not always the same; null when too few are left. */
function pickWrong(
  answer: PictureWord,
  timesWrong: ReadonlyMap<string, number>,
  used: ReadonlySet<string>,
  random: () => number,
): PictureWord[] | null {
  const ranked = shuffle(POOL, random)
    .filter((picture) => picture !== answer && nearness(answer, picture) > 0)
    .filter((picture) => (timesWrong.get(picture.id) ?? 0) < MOST_AS_WRONG)
    .map((picture) => ({ picture, rank: nearness(answer, picture) + random() * VARIETY }))
    .sort((one, other) => other.rank - one.rank);
  const wrong: PictureWord[] = [];
  for (const { picture } of ranked) {
    if (wrong.length === 3) break;
    if (![answer, ...wrong].some((other) => lookAlike(other, picture))) wrong.push(picture);
  }
  const key = [answer, ...wrong].map(({ id }) => id).sort();
  return wrong.length === 3 && !used.has(key.join(' ')) ? wrong : null;
}

function drawForm(
  words: (typeof BLEND_WORDS)[number],
  used: ReadonlySet<string>,
  random: () => number,
): Item[] | null {
  const timesWrong = new Map<string, number>();
  const items: Item[] = [];
  for (const [stratum, id] of words) {
    const answer = getPicture(id);
    const wrong = pickWrong(answer, timesWrong, used, random);
    if (!wrong) return null;
    for (const picture of wrong) timesWrong.set(picture.id, (timesWrong.get(picture.id) ?? 0) + 1);
    items.push({ stratum, answer, wrong });
  }
  return items;
}

function toItem(id: string, { stratum, answer, wrong }: Item, place: number): ChoiceItem {
  const [base, reason] = BASE[stratum];
  const steps: [string, number][] = [[reason, base]];
  if (answer.rarity > 1) steps.push(['fewer children say it', FEWER_KNOW]);
  return {
    id,
    clip: blendClipName(answer.id),
    ...placeOptions(answer, wrong, place, false),
    stratum,
    difficulty: roundLogits(steps.reduce((sum, [, value]) => sum + value, 0)),
    reasoning: steps.map(([why, value]) => describeStep(why, value)).join('; '),
    review: 'awaiting-review',
  };
}

function makePractice(): ChoiceItem[] {
  return BLEND_PRACTICE.map(([stratum, ...ids], index) => {
    const [answer, ...wrong] = ids.map(getPicture);
    const id = numberItem('blend-sounds', 'P', index);
    return toItem(id, { stratum, answer: answer!, wrong }, [2, 0, 3][index]!);
  });
}

/** The whole task; the same seed gives the same items. */
export function makeBlendSoundsTask(): ChoiceTask {
  const random = makeRandom(1502);
  const used = new Set<string>();
  return {
    kind: 'choice',
    id: 'blend-sounds',
    version: 1,
    ...BLEND_SOUNDS_ABOUT,
    skill: 'phonemes',
    optionCount: 4,
    optionLook: 'pictures',
    mediaBundle: 'blend-sounds',
    instructionClip: 'instruction',
    readyClip: 'ready',
    practice: makePractice(),
    stopTable: BLEND_SOUNDS_STOP_TABLE,
    timeLimitSeconds: 480,
    forms: toForms((form, formIndex) => {
      const items = drawUntil(`blends ${form}`, () =>
        drawForm(BLEND_WORDS[formIndex]!, used, random),
      );
      for (const { answer, wrong } of items)
        used.add(
          [answer, ...wrong]
            .map(({ id }) => id)
            .sort()
            .join(' '),
        );
      const places = drawPlaces(items.length, 4, random);
      return items.map((item, index) =>
        toItem(numberItem('blend-sounds', form, index), item, places[index]!),
      );
    }),
  };
}
