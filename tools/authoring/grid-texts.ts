/** Titles, what each grid measures, and what the adult says and does. */

export const LETTER_GRID_ABOUT = {
  title: { sv: 'Säga bokstavsljud', en: 'Say letter sounds' },
  measures: {
    sv: 'Hur många bokstavsljud eleven säger rätt på en minut.',
    en: 'How many letter sounds the pupil says correctly in a minute.',
  },
};

export const MADE_UP_ABOUT = {
  title: { sv: 'Läsa påhittade ord', en: 'Read made-up words' },
  measures: {
    sv: 'Hur många påhittade ord eleven läser rätt högt på en minut. Orden kan inte kännas igen, så de visar om eleven kan ljuda ihop nya ord.',
    en: 'How many made-up words the pupil reads aloud correctly in a minute. The words cannot be recognised, so they show whether the pupil can sound out new words.',
  },
};

export const LETTER_GRID_SCRIPT = {
  sv: [
    'Säg: "Nu ska du få säga hur bokstäverna låter. Säg ljudet, inte vad bokstaven heter. Gå rad för rad och ta bokstäverna i tur och ordning. Om du fastnar hjälper jag dig. Vi provar först."',
    'Låt eleven säga övningsbokstävernas ljud. Rätta vänligt om det behövs.',
    'Säg: "Nu börjar vi." Tryck på Starta när eleven säger det första ljudet.',
    'Tryck på bokstaven om det blir fel. Tryck igen om du ångrar dig. Rättar eleven sig själv räknas ljudet som rätt. Uttal från elevens dialekt eller språk är inte fel.',
    'Säger eleven bokstavens namn: fråga en gång "Vilket ljud?". Säger eleven ljudet då är det rätt, annars markerar du bokstaven som fel.',
    'Lång och kort vokal är båda rätt. Ett litet "e" efter en konsonant, som i "me" för m, är inte fel.',
    'Står eleven stilla i 3 sekunder: säg ljudet, markera bokstaven som fel och gå vidare.',
    'När tiden är slut: tryck på den sista bokstaven som eleven kom till. Är eleven klar innan dess: tryck på Allt läst.',
    'Säg: "Tack, vad du kämpade." Berätta inte hur många ljud det blev. Inget resultat visas medan ni läser.',
  ].join('\n'),
  en: [
    'Say (in Swedish): "Now you will say how the letters sound. Say the sound, not what the letter is called. Go row by row and take the letters in order. If you get stuck I will help you. We try first."',
    'Let the pupil say the sounds of the practice letters. Correct kindly if needed.',
    'Say: "Now we begin." Press Start when the pupil says the first sound.',
    'Tap the letter when it is wrong. Tap again to undo. If the pupil corrects it, the sound counts as right. A pronunciation from the pupil’s dialect or language is not an error.',
    'If the pupil says the name of a letter: ask once "Vilket ljud?" (Which sound?). If the pupil then says the sound it is right, else mark the letter as wrong.',
    'A long and a short vowel are both right. A faint "uh" after a consonant, as in "muh" for m, is not an error.',
    'If the pupil stops for 3 seconds: say the sound, mark the letter as wrong and go on.',
    'When time ends: tap the last letter the pupil reached. If the pupil finishes before that: press All read.',
    'Say: "Thank you, you worked hard." Do not tell how many sounds it was. No result is shown while you read.',
  ].join('\n'),
};

export const MADE_UP_SCRIPT = {
  sv: [
    'Säg: "Nu ska du få läsa påhittade ord högt för mig, de finns inte på riktigt. Läs dem precis som de står. Läs rad för rad och ta orden i tur och ordning. Om du fastnar hjälper jag dig. Vi provar först."',
    'Låt eleven läsa övningsorden. Rätta vänligt om det behövs.',
    'Säg: "Nu börjar vi. Läs så bra du kan." Tryck på Starta när eleven säger det första ordet.',
    'Tryck på ordet om det blir fel. Tryck igen om du ångrar dig. Rättar eleven sig själv räknas ordet som rätt. Uttal från elevens dialekt eller språk är inte fel. Läser eleven ett riktigt ord i stället är det fel.',
    'Det går bra att ljuda först, men ordet är rätt först när eleven säger det i ett stycke.',
    'Står eleven stilla i 3 sekunder: säg ordet, markera det som fel och gå vidare.',
    'När tiden är slut: tryck på det sista ordet som eleven kom till. Är eleven klar innan dess: tryck på Allt läst.',
    'Säg: "Tack, vad du kämpade." Berätta inte hur många ord det blev. Inget resultat visas medan ni läser.',
  ].join('\n'),
  en: [
    'Say (in Swedish): "Now you will read made-up words aloud to me, they are not real words. Read them just as they are written. Read row by row and take the words in order. If you get stuck I will help you. We try first."',
    'Let the pupil read the practice words. Correct kindly if needed.',
    'Say: "Now we begin. Read as well as you can." Press Start when the pupil says the first word.',
    'Tap the word when it is wrong. Tap again to undo. If the pupil corrects it, the word counts as right. A pronunciation from the pupil’s dialect or language is not an error. A real word said instead is an error.',
    'Sounding out first is fine, but the word is right only when the pupil says it in one piece.',
    'If the pupil stops for 3 seconds: say the word, mark it as wrong and go on.',
    'When time ends: tap the last word the pupil reached. If the pupil finishes before that: press All read.',
    'Say: "Thank you, you worked hard." Do not tell how many words it was. No result is shown while you read.',
  ].join('\n'),
};
