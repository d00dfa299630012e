import type { TaskAbout } from './task-about-shape';

export const readText: TaskAbout = {
  what: {
    sv: 'Hur många ord i en löpande text eleven läser rätt högt på en minut.',
    en: 'How many words of a running text the pupil reads aloud correctly in a minute.',
  },
  why: {
    sv: 'En text har sammanhang och skiljetecken som en ordlista saknar. Texten visar hur ordläsningen fungerar i bruk; den avgör aldrig ensam.',
    en: 'A text has context and punctuation that a list lacks. The text shows how word reading works in use; it never decides alone.',
  },
  run: {
    sv: 'Bara på våren och bara för elever som läste minst 10 ord i minuten i Läsa ord. En vuxen sitter med eleven. Eleven läser rad för rad i 60 sekunder; den vuxna trycker på det som blir fel och till sist på det sista eleven kom till. Efter tre sekunders tystnad säger den vuxna svaret, markerar fel och går vidare. Rättar eleven sig själv räknas det som rätt. Blir hela första raden fel avslutas uppgiften vänligt. Eleven ser ingen klocka, och inget resultat visas medan ni läser.',
    en: 'Only in the spring and only for pupils who read at least 10 words a minute in Read words. An adult sits with the pupil. The pupil reads row by row for 60 seconds; the adult taps what is wrong and, at the end, the last one reached. After three seconds of silence the adult says the answer, marks it wrong and goes on. A self-correction counts as right. If the whole first row is wrong the task ends kindly. The pupil sees no clock, and no result is shown while you read.',
  },
  scored: {
    sv: 'Antal rätt delat med den tid som användes, per minut. Det som inte hanns med räknas varken som rätt eller fel. Osäkerheten är antagen, inte uppmätt: samma elev läser olika mycket två dagar i rad. Ord i en text hänger ihop, så osäkerheten är större än för en ordlista.',
    en: 'The number right divided by the time used, per minute. What was not reached counts as neither right nor wrong. The uncertainty is assumed, not measured: the same pupil reads more or less from one day to the next. Words of a text hang together, so the uncertainty is larger than for a list.',
  },
  sources: [
    {
      sv: 'EGRA Toolkit, andra upplagan: räkneregeln för läsning på tid (rätt per minut av den tid som använts), att självrättelser räknas som rätt och att uppgiften avbryts när hela första raden blir fel.',
      en: 'EGRA Toolkit, second edition: the rule for timed reading (right per minute of the time used), self-corrections count as right, and the task ends when the whole first row is wrong.',
    },
    {
      sv: 'Gemensamt för etablerade material med läsning på tid: uttal, dialekt och förstaspråkets uttal ger aldrig fel (Acadience, allmänna rättningsregler; DIBELS Next).',
      en: 'Shared by established timed reading materials: articulation, dialect and first-language pronunciation are never penalised (Acadience general scoring guidelines; DIBELS Next).',
    },
    {
      sv: 'Fridolfsson (sprakforskning.se 2022) nämner ungefär 40 ord i minuten vid slutet av årskurs 1 som en hög ambition för alla. Det är inte Läsfyrs gräns.',
      en: 'Fridolfsson (sprakforskning.se 2022) names about 40 words a minute by the end of year one as a high goal for all. It is not Läsfyr’s limit.',
    },
    {
      sv: 'England slutade visa gränsen före rättningen 2014, sedan ovanligt många elever hade hamnat precis på den (schoolinfosystem.org 2014). Därför visas ingen gräns medan man markerar.',
      en: 'England has withheld the mark until after scoring since 2014, after a spike of pupils exactly at it (schoolinfosystem.org 2014). So no limit is shown while marking.',
    },
  ],
};
