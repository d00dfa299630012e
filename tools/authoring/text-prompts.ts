/**
 * What is said in the tasks of reading sentences and spelling words, in Swedish, by media bundle.
 * Calm and plain; praise is for effort; nothing is said about speed, right or wrong after practice.
 */
import { nameWordClip } from './spell-words';
import { SPELL_PRACTICE, SPELL_WORDS, type SpellWord } from './spell-words-list';

/** The word, a sentence that shows which word it is, and the word again. */
const dictate = ({ word, sentence }: SpellWord): string => `${word}. ${sentence} ${word}.`;

const dictation = Object.fromEntries(
  [...SPELL_PRACTICE, ...SPELL_WORDS.flat()].map((word) => [
    nameWordClip(word.word),
    dictate(word),
  ]),
);

/** Clip name to text, by media bundle. */
export const TEXT_PROMPTS: Record<string, Record<string, string>> = {
  'read-sentences': {
    instruction:
      'Nu ska du få läsa korta meningar. Läs tyst för dig själv. Stämmer det som står? Tryck på ja. Stämmer det inte? Tryck på nej.',
    'option-true': 'Ja, det stämmer.',
    'option-false': 'Nej, det stämmer inte.',
    'practice-right': 'Ja, precis!',
    'practice-again': 'Läs meningen en gång till.',
    ready: 'Nu börjar det. Läs i din egen takt och tryck på ja eller nej.',
    'ask-teacher': 'Räck upp handen, så kommer din lärare.',
    ending: 'Nu är meningarna klara. Vad du har kämpat!',
  },
  'spell-words': {
    instruction:
      'Nu ska du få bygga ord. Lyssna på ordet. Tryck på bokstäverna i rätt ordning. Några bokstäver blir över.',
    'practice-right': 'Ja, precis!',
    'practice-again': 'Lyssna på ordet en gång till.',
    ready: 'Nu börjar det. Lyssna och bygg ordet så som du tror att det stavas.',
    'ask-teacher': 'Räck upp handen, så kommer din lärare.',
    ending: 'Nu är orden klara. Vad du har kämpat!',
    ...dictation,
  },
};
