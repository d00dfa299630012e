/**
 * Every spoken text of the tasks with pictures, in Swedish, by media bundle and clip name.
 *
 * Calm and plain; praise is for effort; nothing says right or wrong after practice.
 * A clip `option-…` is said while the right picture of the first practice item glows: the
 * demonstration. A clip `blend-…` is the sounds one at a time, as `BLEND_SOUNDS` lists them, never
 * the names of the letters.
 */
import type { ChoiceTask } from '~/instruments/battery';
import { makeBlendSoundsTask } from './blend-sounds';
import { writeBlend } from './blend-sounds-words';
import { makeFirstSoundsTask } from './first-sounds';
import { wordClipName } from './picture-items';
import { getPicture } from './picture-words';
import { makeUnderstandWordsTask } from './understand-words';

type Clips = Record<string, string>;

const SHARED = {
  'practice-right': 'Ja, precis!',
  'practice-again': 'Lyssna en gång till.',
  'ask-teacher': 'Räck upp handen, så kommer din lärare.',
};

/** Names of the clips that the items and options of a task use, each once, in alphabetical order. */
function listItemClips(task: ChoiceTask): string[] {
  const items = [...task.practice, ...Object.values(task.forms).flatMap((form) => form.items)];
  const clips = items.flatMap((item) => [item.clip, ...item.options.map((option) => option.clip)]);
  return [...new Set(clips)].filter((clip) => clip !== undefined).sort();
}

const sayWords = (task: ChoiceTask): Clips =>
  Object.fromEntries(
    listItemClips(task).map((clip) => [clip, getPicture(clip.replace(wordClipName(''), '')).sv]),
  );

const sayBlends = (task: ChoiceTask): Clips =>
  Object.fromEntries(listItemClips(task).map((clip) => [clip, writeBlend(clip)]));

/** Clip name to text, by media bundle. */
export const PICTURE_PROMPTS: Record<string, Clips> = {
  'first-sounds': {
    instruction:
      'Nu ska du få höra ett ord. Sedan får du höra tre ord till. Peka på bilden som börjar på samma ljud.',
    'option-bed': 'Sol och säng börjar på samma ljud. Då pekar jag på sängen.',
    ready: 'Nu börjar det. Lyssna på hur ordet börjar. Om du inte vet kan du gissa.',
    ending: 'Nu är de första ljuden klara. Vad du har kämpat!',
    ...SHARED,
    ...sayWords(makeFirstSoundsTask()),
  },
  'blend-sounds': {
    instruction:
      'Nu ska jag säga ett ord på ett lustigt sätt, ett ljud i taget. Peka på bilden av ordet.',
    'option-ewe': 'Om ljuden blir får, så pekar jag på fåret.',
    ready: 'Nu börjar det. Lyssna på ljuden och peka på bilden. Om du inte vet kan du gissa.',
    ending: 'Nu är ljuden klara. Vad du har kämpat!',
    ...SHARED,
    ...sayBlends(makeBlendSoundsTask()),
  },
  'understand-words': {
    instruction: 'Nu ska du få höra ett ord. Peka på bilden som passar till ordet.',
    'option-sun': 'Om ordet är sol, så pekar jag på solen.',
    ready: 'Nu börjar det. Några ord är svåra, det gör ingenting. Om du inte vet kan du gissa.',
    ending: 'Nu är orden klara. Vad du har kämpat!',
    ...SHARED,
    ...sayWords(makeUnderstandWordsTask()),
  },
};
