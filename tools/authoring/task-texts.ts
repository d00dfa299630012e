/** Titles, what each task measures, the practice letters and what the adult says and does. */
import type { LetterItem } from './letter-forms';

export const LETTER_ABOUT = {
  title: { sv: 'Bokstavsljud', en: 'Letter sounds' },
  measures: {
    sv: 'Hur många av 24 bokstavsljud eleven kan koppla till rätt bokstav.',
    en: 'How many of 24 letter sounds the pupil can match with the right letter.',
  },
};

export const WORD_ABOUT = {
  title: { sv: 'Riktigt eller påhittat', en: 'Real or made up' },
  measures: {
    sv: 'Om eleven kan läsa tyst så säkert att riktiga ord skiljs från påhittade.',
    en: 'Whether the pupil reads silently well enough to tell real words from made-up ones.',
  },
};

export const GRID_ABOUT = {
  title: { sv: 'Läsa ord', en: 'Read words' },
  measures: {
    sv: 'Hur många ord eleven läser rätt högt på en minut.',
    en: 'How many words the pupil reads aloud correctly in a minute.',
  },
};

/** Three frequent letters that look and sound different, each beside letters that are far from it. */
export const LETTER_PRACTICE: readonly LetterItem[] = [
  { letter: 's', wrong: ['m', 't', 'o'], place: 1 },
  { letter: 'a', wrong: ['i', 'u', 'f'], place: 3 },
  { letter: 'm', wrong: ['k', 's', 'e'], place: 0 },
];

export const READING_SCRIPT = {
  sv: [
    'Säg: "Nu ska du få läsa ord högt för mig. Läs rad för rad och ta orden i tur och ordning. Om du fastnar hjälper jag dig. Vi provar först."',
    'Låt eleven läsa övningsorden. Rätta vänligt om det behövs.',
    'Säg: "Nu börjar vi. Läs så bra du kan." Tryck på Starta när eleven säger det första ordet.',
    'Tryck på ordet om det blir fel. Tryck igen om du ångrar dig. Rättar eleven sig själv räknas ordet som rätt. Uttal från elevens dialekt eller språk är inte fel.',
    'Står eleven stilla i 3 sekunder: säg ordet, markera det som fel och gå vidare.',
    'När tiden är slut: tryck på det sista ordet som eleven kom till. Är eleven klar innan dess: tryck på Allt läst.',
    'Säg: "Tack, vad du kämpade." Berätta inte hur många ord det blev. Inget resultat visas medan ni läser.',
  ].join('\n'),
  en: [
    'Say (in Swedish): "Now you will read words aloud to me. Read row by row and take the words in order. If you get stuck I will help you. We try first."',
    'Let the pupil read the practice words. Correct kindly if needed.',
    'Say: "Now we begin. Read as well as you can." Press Start when the pupil says the first word.',
    'Tap the word when it is wrong. Tap again to undo. If the pupil corrects it, the word counts as right. A pronunciation from the pupil’s dialect or language is not an error.',
    'If the pupil stops for 3 seconds: say the word, mark it as wrong and go on.',
    'When time ends: tap the last word the pupil reached. If the pupil finishes before that: press All read.',
    'Say: "Thank you, you worked hard." Do not tell how many words it was. No result is shown while you read.',
  ].join('\n'),
};
