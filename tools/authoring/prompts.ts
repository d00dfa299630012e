/**
 * Every spoken text of the battery, in Swedish: what a voice reads, placeholder or human.
 * Calm and plain; praise is for effort; nothing says right or wrong after practice.
 */
import { SPOKEN_LINES } from '~/administration/spoken-lines';
import { LETTER_DOMAIN } from '~/instruments/letter-choice-rules';
import { SIGNS } from '~/roster/signs';
import { letterClipName } from './letter-sounds';

/** Clip name to text, by media bundle. */
export type Prompts = Record<string, Record<string, string>>;

const signQuestions = Object.fromEntries(
  SIGNS.map((sign) => [`sign-${sign.id}`, `Är du ${sign.definiteSv}?`]),
);

const letterSounds = Object.fromEntries(
  LETTER_DOMAIN.map((letter) => [letterClipName(letter), `Ljudet av bokstaven ${letter}`]),
);

export const PROMPTS: Prompts = {
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
};
