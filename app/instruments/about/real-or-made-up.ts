import type { TaskAbout } from './task-about-shape';

export const realOrMadeUp: TaskAbout = {
  what: {
    sv: 'Om eleven läser tyst så säkert att riktiga ord skiljs från påhittade. Eleven läser ett ord på skärmen och svarar ja (riktigt ord) eller nej (påhittat). Hälften är riktiga, på varje svårighetssteg.',
    en: 'Whether the pupil reads silently well enough to tell real words from made-up ones. The pupil reads a word on the screen and answers yes (a real word) or no (made up). Half are real, at every step of difficulty.',
  },
  why: {
    sv: 'När undervisningen väl har börjat säger läsning mer än förkunskaper. Den här uppgiften kan hela klassen göra på en gång, och den väljer ut vilka som också bör läsa högt för en vuxen. Den avgör aldrig ensam.',
    en: 'Once teaching has begun, reading says more than precursors. The whole class can do this task at once, and it picks out who should also read aloud to an adult. It never decides alone.',
  },
  run: {
    sv: 'Eleven arbetar själv vid en skärm med hörlurar. En röst berättar, visar med bilder och övar tillsammans med eleven; först när två övningar har gått bra börjar uppgiften. Instruktionen kan höras igen. Orden går från två bokstäver till längre ord. Uppgiften kan sluta tidigare vid jämna block när fler svar inte kan ändra resultatet. Inga rätt eller fel visas efter övningen, och ingen klocka syns.',
    en: 'The pupil works alone at a screen with headphones. A voice explains, shows with pictures and practises with the pupil; the task starts only when two practice items have gone well. The instruction can be heard again. The words go from two letters to longer ones. The task may end earlier, at the end of a block, when more answers cannot change the result. No right or wrong is shown after practice, and no clock is seen.',
  },
  scored: {
    sv: 'Antal rätt av det som visades. Varannan gissning blir rätt av en slump; det räknas bort, och det som återstår är den andel ord som eleven läser säkert. Tillsammans med Läsa meningar avgör det vem som läser högt för en vuxen.',
    en: 'The number right of those shown. Every other guess is right by chance; that is taken away, and what remains is the share of words the pupil reads surely. Together with Read sentences it decides who reads aloud to an adult.',
  },
  sources: [
    {
      sv: 'En dansk studie (164 elever, Poulsen med flera): ett halvår in i årskurs 1 sade ett lästest ensamt lika mycket som alla förkunskapsmått före skolstarten tillsammans. Den föreslår flera mättillfällen.',
      en: 'A Danish study (164 pupils, Poulsen et al.): six months into grade 1 a reading measure alone was as informative as all pre-school predictors together. It proposes several screening points.',
    },
    {
      sv: 'ROAR (Stanford, teknisk manual; Yeatman 2021): ett tyst ordbeslut med 76 uppgifter tog 2-3 minuter, r = .95. Läsfyr har egna ord, och siffran gäller inte Läsfyr.',
      en: 'ROAR (Stanford, technical manual; Yeatman 2021): a silent word decision of 76 items took 2-3 minutes, r = .95. Läsfyr has words of its own, and the figure is not Läsfyr’s.',
    },
    {
      sv: 'Ordens stege (konsonanter och vokaler, från två ljud till konsonantgrupper) är Läsfyrs egen, efter svensk ljudlära.',
      en: 'The ladder of word structures (consonants and vowels, from two sounds to clusters) is Läsfyr’s own, after Swedish phonology.',
    },
    {
      sv: 'De påhittade orden är prövade mot svenska ordlistor (hunspell-sv), lästa av människor och granskas här.',
      en: 'The made-up words are tried against Swedish word lists (hunspell-sv), read by people and reviewed here.',
    },
  ],
};
