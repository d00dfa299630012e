/**
 * The words to blend, by form, in the order they are asked: two sounds, three, four.
 *
 * Few Swedish words of two sounds can be drawn so that a child knows them, seven here for twenty
 * places. So each stands in two or three of the four forms, with other wrong options and in another
 * place, and two forms after each other share three of their five, which is the fewest possible.
 * Words of three and four sounds stand in one form each. No word ends or begins in a sound that
 * regions divide differently (rn, rt, rs, rd, soft k, sj, tj).
 */
import { getPicture } from './picture-words';

export type BlendStratum =
  | 'two sounds, consonant first'
  | 'two sounds, vowel first'
  | 'three sounds, continuant first'
  | 'three sounds, vowel first'
  | 'three sounds, stop first'
  | 'four sounds, open'
  | 'four sounds, cluster last'
  | 'four sounds, cluster first';

type BlendWord = readonly [stratum: BlendStratum, id: string];

/** The ids of a form in the order of the strata: 3 + 2, 2 + 1 + 2, 2 + 1 + 2. */
const STRATA: readonly BlendStratum[] = [
  'two sounds, consonant first',
  'two sounds, vowel first',
  'two sounds, consonant first',
  'two sounds, vowel first',
  'two sounds, consonant first',
  'three sounds, continuant first',
  'three sounds, vowel first',
  'three sounds, continuant first',
  'three sounds, stop first',
  'three sounds, stop first',
  'four sounds, open',
  'four sounds, open',
  'four sounds, cluster last',
  'four sounds, cluster first',
  'four sounds, cluster first',
];

const form = (ids: string): BlendWord[] =>
  ids
    .trim()
    .split(/\s+/)
    .map((id, index) => [STRATA[index]!, id] as const);

/** Forms A, B, C and D. */
export const BLEND_WORDS: readonly (readonly BlendWord[])[] = [
  form('cow ice bee egg nest   sun eye ring cat boat    moon couch fish chair bread'),
  form('bee egg tea one cow    mouse monkey lock car bus    nose teddy dog swan envelope'),
  form('nest one bee ice tea   house snake fox book rooster   ant pencil hand rock tree'),
  form('tea ice cow egg nest   seal ear foot train door   shrimp mosquito horse soap spruce'),
];

/** Practice: kind, right answer, three wrong options that are far from it in sound. */
export const BLEND_PRACTICE: readonly (readonly [BlendStratum, string, string, string, string])[] =
  [
    ['three sounds, continuant first', 'ewe', 'balloon', 'clover', 'pencil'],
    ['three sounds, continuant first', 'hat', 'bicycle', 'moon', 'spoon'],
    ['three sounds, continuant first', 'mouth', 'tree', 'apple', 'rocket'],
  ];

export const blendClipName = (id: string): string => `blend-${id}`;

const blendIds = [...new Set([...BLEND_WORDS.flat(), ...BLEND_PRACTICE].map(([, id]) => id))];

/** The sounds of each clip of the task, one at a time, in the notation of the picture words. */
export const BLEND_SOUNDS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  blendIds.map((id) => [blendClipName(id), getPicture(id).sounds]),
);

/** The sounds as a reader sees them: `s – o – l`. Short ä is written as the word writes it. */
export function writeBlend(clip: string): string {
  const { sv } = getPicture(clip.replace('blend-', ''));
  return BLEND_SOUNDS[clip]!.map((sound) => sound.replace(':', ''))
    .map((sound) => (sound === 'ä' && !sv.includes('ä') ? 'e' : sound))
    .join(' – ');
}
