import type { TaskAbout } from './task-about-shape';

export const readWords: TaskAbout = {
  what: {
    sv: 'Hur många ord eleven läser rätt högt på en minut. Orden går från två bokstäver till konsonantgrupper. Det är uppgiften som väger tyngst på vintern och våren.',
    en: 'How many words the pupil reads aloud correctly in a minute. The words go from two letters to consonant clusters. It weighs most in the winter and the spring.',
  },
  why: {
    sv: 'Att läsa ord rätt och allt snabbare är kärnan i avkodning. En vuxen som lyssnar ser också hur eleven läser, vilket ingen skärm gör.',
    en: 'To read words correctly and ever faster is the core of decoding. An adult who listens also sees how the pupil reads, which no screen does.',
  },
  run: {
    sv: 'En vuxen sitter med eleven. Eleven läser rad för rad i 60 sekunder; den vuxna trycker på det som blir fel och till sist på det sista eleven kom till. Efter tre sekunders tystnad säger den vuxna svaret, markerar fel och går vidare. Rättar eleven sig själv räknas det som rätt. Blir hela första raden fel avslutas uppgiften vänligt. Eleven ser ingen klocka, och inget resultat visas medan ni läser. Uttal från elevens dialekt eller språk är inte fel.',
    en: 'An adult sits with the pupil. The pupil reads row by row for 60 seconds; the adult taps what is wrong and, at the end, the last one reached. After three seconds of silence the adult says the answer, marks it wrong and goes on. A self-correction counts as right. If the whole first row is wrong the task ends kindly. The pupil sees no clock, and no result is shown while you read. A pronunciation from the pupil’s dialect or language is not an error.',
  },
  scored: {
    sv: 'Antal rätt delat med den tid som användes, per minut. Det som inte hanns med räknas varken som rätt eller fel. Osäkerheten är antagen, inte uppmätt: samma elev läser olika mycket två dagar i rad.',
    en: 'The number right divided by the time used, per minute. What was not reached counts as neither right nor wrong. The uncertainty is assumed, not measured: the same pupil reads more or less from one day to the next.',
  },
  sources: [
    {
      sv: 'En dansk studie (164 elever, Poulsen med flera): ett halvår in i årskurs 1 sade ett lästest ensamt lika mycket som alla förkunskapsmått före skolstarten tillsammans. Den föreslår flera mättillfällen.',
      en: 'A Danish study (164 pupils, Poulsen et al.): six months into grade 1 a reading measure alone was as informative as all pre-school predictors together. It proposes several screening points.',
    },
    {
      sv: 'EGRA Toolkit, andra upplagan: räkneregeln för läsning på tid (rätt per minut av den tid som använts), att självrättelser räknas som rätt och att uppgiften avbryts när hela första raden blir fel.',
      en: 'EGRA Toolkit, second edition: the rule for timed reading (right per minute of the time used), self-corrections count as right, and the task ends when the whole first row is wrong.',
    },
    {
      sv: 'Gemensamt för etablerade material med läsning på tid: uttal, dialekt och förstaspråkets uttal ger aldrig fel (Acadience, allmänna rättningsregler; DIBELS Next).',
      en: 'Shared by established timed reading materials: articulation, dialect and first-language pronunciation are never penalised (Acadience general scoring guidelines; DIBELS Next).',
    },
    {
      sv: 'En nederländsk studie (Verpalen 2018): läsning på en minut, påhittade ord och stavning fungerade lika väl för flerspråkiga elever; bildbenämning missgynnade dem.',
      en: 'A Dutch study (Verpalen 2018): one-minute reading, non-word reading and spelling worked as well for immigrant pupils; picture naming was biased against them.',
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
