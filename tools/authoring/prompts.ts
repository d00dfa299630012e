/**
 * Every spoken text of the batteries, in Swedish: what a voice reads, placeholder or human.
 * Calm and plain; praise is for effort; nothing says right or wrong after practice.
 */
import { SPOKEN_LINES } from '~/administration/spoken-lines';
import grund1Prompts from '~/instruments/batteries/grund-1/prompts.json';
import { LETTER_DOMAIN } from '~/instruments/letter-choice-rules';
import { SIGNS } from '~/roster/signs';
import { BLEND_SOUNDS } from './blend-sounds-words';
import { letterClipName } from './letter-sounds';
import { PICTURE_PROMPTS } from './picture-prompts';
import { TEXT_PROMPTS } from './text-prompts';

/** Clip name to text, by media bundle. */
export type Prompts = Record<string, Record<string, string>>;

/** The prompts of grund-1 are final: its clips have been shipped. */
export const PROMPTS: Prompts = grund1Prompts;

const signQuestions = Object.fromEntries(
  SIGNS.map((sign) => [`sign-${sign.id}`, `Är du ${sign.definiteSv}?`]),
);

const letterSounds = Object.fromEntries(
  LETTER_DOMAIN.map((letter) => [letterClipName(letter), `Ljudet av bokstaven ${letter}`]),
);

const YEAR_ONE_PROMPTS: Prompts = {
  common: { ...SPOKEN_LINES, ...signQuestions },
  'letter-sounds': {
    instruction: 'Nu ska du få höra ett ljud. Peka på bokstaven som låter så.',
    'practice-right': 'Ja, precis!',
    'practice-again': 'Lyssna en gång till.',
    ready: 'Nu börjar det. Lyssna och peka på bokstaven. Om du inte vet kan du gissa.',
    'ask-teacher': 'Räck upp handen, så kommer din lärare.',
    ending: 'Nu är bokstäverna klara. Vad du har kämpat!',
    ...letterSounds,
  },
  'real-or-made-up': {
    instruction:
      'Nu ska du få läsa ord. Läs tyst för dig själv. Finns ordet på riktigt? Tryck på ja. Är ordet påhittat? Tryck på nej.',
    'option-real': 'Ja, ordet finns på riktigt.',
    'option-made-up': 'Nej, ordet är påhittat.',
    'practice-right': 'Ja, precis!',
    'practice-again': 'Titta på ordet en gång till.',
    ready: 'Nu börjar det. Läs ordet och tryck på ja eller nej. Om du inte vet kan du gissa.',
    'ask-teacher': 'Räck upp handen, så kommer din lärare.',
    ending: 'Nu är orden klara. Vad du har kämpat!',
  },
  ...PICTURE_PROMPTS,
  ...TEXT_PROMPTS,
};

/** The batteries with their prompts, and the sounds of each word that is said sound by sound. */
export const SPOKEN_BATTERIES: readonly {
  batteryId: string;
  prompts: Prompts;
  blends: Readonly<Record<string, readonly string[]>>;
}[] = [
  { batteryId: 'grund-1', prompts: PROMPTS, blends: {} },
  { batteryId: 'arskurs-1', prompts: YEAR_ONE_PROMPTS, blends: BLEND_SOUNDS },
];
