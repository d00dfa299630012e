import type { TaskAbout } from './task-about-shape';

export const readSentences: TaskAbout = {
  what: {
    sv: 'Hur snabbt eleven läser korta meningar och förstår dem. Eleven läser en mening och svarar om den är sann eller inte. Meningarna handlar om sådant varje barn vet.',
    en: 'How fast the pupil reads short sentences and understands them. The pupil reads a sentence and answers whether it is true. The sentences are about things every child knows.',
  },
  why: {
    sv: 'Läsning är mer än enstaka ord: flyt tillsammans med mening. Hela klassen kan göra uppgiften på två minuter, och den väljer tillsammans med Riktigt eller påhittat ut vilka som bör läsa högt för en vuxen.',
    en: 'Reading is more than single words: fluency with meaning. The whole class can do the task in two minutes, and with Real or made up it picks out who should read aloud to an adult.',
  },
  run: {
    sv: 'Eleven arbetar själv vid en skärm med hörlurar. En röst berättar, visar med bilder och övar tillsammans med eleven; först när två övningar har gått bra börjar uppgiften. Instruktionen kan höras igen. Uppgiften håller på i 120 sekunder som eleven inte ser. Avbryts den börjar man om med reservformen. Inga rätt eller fel visas efter övningen, och ingen klocka syns.',
    en: 'The pupil works alone at a screen with headphones. A voice explains, shows with pictures and practises with the pupil; the task starts only when two practice items have gone well. The instruction can be heard again. The task lasts 120 seconds that the pupil does not see. If it is interrupted it is started again with the reserve form. No right or wrong is shown after practice, and no clock is seen.',
  },
  scored: {
    sv: 'Rätt minus fel, lägst noll. Den som gissar får lika många fel som rätt och hamnar nära noll. Osäkerheten är antagen, inte uppmätt.',
    en: 'Right minus wrong, never under zero. Who guesses gets as many wrong as right and ends near zero. The uncertainty is assumed, not measured.',
  },
  sources: [
    {
      sv: 'ROAR Sentence (Stanford, teknisk manual): rätt minus fel på 90 sekunder; att halvera tiden från tre minuter kostade nästan ingen tillförlitlighet. Siffran gäller inte Läsfyr.',
      en: 'ROAR Sentence (Stanford, technical manual): right minus wrong in 90 seconds; halving the time from three minutes cost almost no reliability. The figure is not Läsfyr’s.',
    },
    {
      sv: 'En dansk studie (164 elever, Poulsen med flera): ett halvår in i årskurs 1 sade ett lästest ensamt lika mycket som alla förkunskapsmått före skolstarten tillsammans. Den föreslår flera mättillfällen.',
      en: 'A Danish study (164 pupils, Poulsen et al.): six months into grade 1 a reading measure alone was as informative as all pre-school predictors together. It proposes several screening points.',
    },
  ],
};
