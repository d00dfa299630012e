/**
 * The letter to guardians: our own words in each language, what is never said in one, and plain phrases for
 * what a pupil can do and what the school does. Written for readers who know nothing of tests.
 */
import type { Need } from '~/support/groups/need';
import type { Place } from '~/support/plans/plan-form';

export const LETTER_LANGUAGES = ['sv', 'en'] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

/** What a template may hold in braces, and what it must. */
export const PLACEHOLDERS = ['name', 'can', 'now', 'contact', 'class', 'school', 'day'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export const NEEDED_PLACEHOLDERS: readonly Placeholder[] = ['name', 'can', 'now', 'contact'];

/** Paragraphs stand apart by an empty line; the first is the heading. */
export const COMMON_TEMPLATES: Record<LetterLanguage, string> = {
  sv: `Om {name}s läsning

Hej! Vi vill berätta hur det går för {name} med läsningen i {class} på {school}.

{can}

{now}

Det hjälper att ni läser tillsammans en liten stund de flesta dagar. Låt {name} välja bok, läs högt och prata om det ni läser. På vilket språk ni läser spelar ingen roll.

Har ni frågor, eller ser ni något hemma som vi bör veta? Hör av er till {contact}.

{school}, {day}`,
  en: `About {name}'s reading

Hello! We would like to tell you how {name} is getting on with reading in {class} at {school}.

{can}

{now}

It helps to read together for a little while most days. Let {name} choose the book, read aloud and talk about what you read. It does not matter in which language you read.

Do you have questions, or do you see something at home that we should know? Please contact {contact}.

{school}, {day}`,
};

/** Parts of words that are never in a letter: names of conditions, levels, symbols, chances, comparisons. */
const FORBIDDEN: Record<LetterLanguage, readonly string[]> = {
  sv: [
    'dyslex',
    'diagnos',
    'svårighet',
    'funktionsned',
    'adhd',
    'avvik',
    'försen',
    'risk',
    'nivå',
    'behöver följas upp',
    'titta igen',
    'gräns',
    'underlag saknas',
    'flagga',
    'sannolik',
    'chans',
    'procent',
    'poäng',
    'percentil',
    'stanine',
    'normer',
    'genomsnitt',
    'medel',
    'jämfört',
    'jämföra',
    'sämre',
    'bättre än',
    'andra elever',
    'andra barn',
    'klasskamrat',
    'svag',
  ],
  en: [
    'dyslex',
    'diagnos',
    'difficult',
    'disab',
    'disorder',
    'adhd',
    'deficit',
    'delay',
    'risk',
    'level',
    'follow-up',
    'look again',
    'limit',
    'not enough basis',
    'flag',
    'probab',
    'chance',
    'per cent',
    'percent',
    'points',
    'score',
    'stanine',
    'norm',
    'average',
    'compar',
    'worse',
    'better than',
    'other pupils',
    'other children',
    'classmate',
    'weak',
  ],
};
/** Only where a word begins: "frisk" and "enormt" are ordinary words. */
const BEGINNINGS = ['risk', 'norm', 'normer', 'medel', 'svag', 'limit'];
const SYMBOLS = ['%', '▲', '◆', '●', '○'];

/** What of the text may not be in a letter, as it stands in our list; empty when nothing. */
export function findForbiddenWords(text: string, language: LetterLanguage): string[] {
  const read = text.toLocaleLowerCase(language);
  const begins = (part: string) => new RegExp(`(?<!\\p{L})${part}`, 'u').test(read);
  return [...FORBIDDEN[language], ...SYMBOLS].filter((part) =>
    BEGINNINGS.includes(part) ? begins(part) : read.includes(part),
  );
}

/** Skills of the policies, as something a pupil can do: securely, or a beginning of it. */
export type CanSkill = 'letters' | 'phonemes' | 'decoding' | 'spelling' | 'text';
export type CanDegree = 'securely' | 'begun';

export const CAN: Record<LetterLanguage, Record<CanSkill, Record<CanDegree, string>>> = {
  sv: {
    letters: {
      securely: 'kan bokstävernas ljud',
      begun: 'kan ljudet till en del bokstäver',
    },
    phonemes: {
      securely: 'hör ljuden i ord',
      begun: 'hör en del av ljuden i ord',
    },
    decoding: { securely: 'läser ord', begun: 'har börjat läsa ord' },
    spelling: { securely: 'skriver ord', begun: 'har börjat skriva ord' },
    text: { securely: 'läser korta texter', begun: 'har börjat läsa korta texter' },
  },
  en: {
    letters: {
      securely: 'knows the sounds of the letters',
      begun: 'knows the sounds of some letters',
    },
    phonemes: {
      securely: 'hears the sounds in words',
      begun: 'hears some of the sounds in words',
    },
    decoding: { securely: 'reads words', begun: 'has begun to read words' },
    spelling: { securely: 'writes words', begun: 'has begun to write words' },
    text: { securely: 'reads short texts', begun: 'has begun to read short texts' },
  },
};

export const PRACTISES: Record<LetterLanguage, Record<Need, string>> = {
  sv: {
    'letters-and-sounds': 'bokstävernas ljud och att leka med ljuden i ord',
    blending: 'att ljuda ihop ljud till ord',
    'letter-sounds': 'bokstävernas ljud',
    accuracy: 'att läsa ord rätt',
    fluency: 'att läsa med flyt',
    vocabulary: 'ord och vad de betyder',
  },
  en: {
    'letters-and-sounds': 'the sounds of the letters and playing with the sounds in words',
    blending: 'putting sounds together into words',
    'letter-sounds': 'the sounds of the letters',
    accuracy: 'reading words correctly',
    fluency: 'reading with a good flow',
    vocabulary: 'words and what they mean',
  },
};

export const WHERE: Record<LetterLanguage, Record<Place, string>> = {
  sv: { classroom: 'i klassrummet', 'small-room': 'i ett mindre rum', elsewhere: 'i skolan' },
  en: { classroom: 'in the classroom', 'small-room': 'in a smaller room', elsewhere: 'at school' },
};
