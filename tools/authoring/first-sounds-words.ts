/**
 * Which pictures the task of first sounds uses, and what kind of first sound each has.
 *
 * The sound decides, so only words are here whose first letter says its own sound: no soft k or g,
 * no sj or tj, no silent letter, and vowels of one quality and length. A picture whose other
 * likely name begins with another sound is left out.
 */
import { endAlike, getPicture, isVowelSound, lookAlike, type PictureWord } from './picture-words';

const list = (text: string): PictureWord[] => text.trim().split(/\s+/).map(getPicture);

export const FIRST_SOUND_POOL: readonly PictureWord[] = list(`
  sun bed couch saw seal scissors snail snowman swan chair rock butter ladder mushroom
  mouse moon carrot ant mouth corn nose key teddy needle onion lock lion lorry
  fox ring rocket robot rainbow backpack fish foot ewe bird butterfly aeroplane feather flute
  whale wolf house dog hat horse hand bucket scarf hammer strawberry yo-yo
  car bus boat book bee banana balloon bread blossom fire-engine broccoli
  door dolphin computer cucumber gorilla frog glasses
  cow cat rabbit basket camera camel crown crab crocodile dress
  umbrella pencil palm penguin potato panda pear
  train tooth tent rooster tiger tomato tongue tractor drum tree soap trumpet
  duck pineapple anchor avocado egg apple moose ice hedgehog snake cheese
`);

/** Stimulus and right answer of the items that begin with a vowel, three for each form. */
export const VOWEL_PAIRS: readonly (readonly [string, string])[][] = [
  [
    ['apple', 'egg'],
    ['snake', 'cheese'],
    ['duck', 'pineapple'],
  ],
  [
    ['egg', 'moose'],
    ['ice', 'hedgehog'],
    ['anchor', 'avocado'],
  ],
  [
    ['moose', 'apple'],
    ['cheese', 'snake'],
    ['pineapple', 'duck'],
  ],
  [
    ['egg', 'apple'],
    ['hedgehog', 'ice'],
    ['avocado', 'anchor'],
  ],
];

/** Practice: stimulus, right answer, two wrong ones. Long sounds that are easy to hear apart. */
export const FIRST_SOUND_PRACTICE: readonly (readonly [string, string, string, string])[] = [
  ['sun', 'bed', 'cat', 'banana'],
  ['mouse', 'moon', 'train', 'car'],
  ['fish', 'foot', 'umbrella', 'ring'],
];

const CONTINUANTS = ['s', 'm', 'n', 'l', 'r', 'f', 'v', 'h', 'j'];

export type FirstSoundStratum =
  | 'vowel'
  | 'continuant, single'
  | 'continuant, cluster'
  | 'stop, single'
  | 'stop, cluster';

/** The kind of beginning a word has: its first sound, and whether a consonant follows. */
export function beginningOf(picture: PictureWord): FirstSoundStratum {
  const [first, second] = picture.sounds;
  if (isVowelSound(first!)) return 'vowel';
  const onset = isVowelSound(second!) ? 'single' : 'cluster';
  return CONTINUANTS.includes(first!) ? `continuant, ${onset}` : `stop, ${onset}`;
}

/** Sounds that are made alike, so that a wrong option with one of them would be a near miss. */
const NEAR_PAIRS = ['p b', 't d', 'k g', 'f v', 'm n', 'l r'];

const areNear = (one: string, other: string): boolean =>
  NEAR_PAIRS.some((pair) => pair === `${one} ${other}` || pair === `${other} ${one}`);

/** Whether a word can be the answer: only the first sound is shared, and meaning does not point. */
export function isFairAnswer(stimulus: PictureWord, answer: PictureWord): boolean {
  return (
    answer.id !== stimulus.id &&
    answer.sounds[0] === stimulus.sounds[0] &&
    answer.sounds[1] !== stimulus.sounds[1] &&
    answer.field !== stimulus.field &&
    !endAlike(stimulus, answer) &&
    !lookAlike(stimulus, answer)
  );
}

/** Whether a word can be a wrong option: neither its sound nor its letter nor its end is shared. */
export function isFairWrong(stimulus: PictureWord, wrong: PictureWord): boolean {
  const [sound, other] = [stimulus.sounds[0]!, wrong.sounds[0]!];
  return (
    sound !== other &&
    stimulus.sv[0] !== wrong.sv[0] &&
    !areNear(sound, other) &&
    wrong.field !== stimulus.field &&
    !endAlike(stimulus, wrong)
  );
}
