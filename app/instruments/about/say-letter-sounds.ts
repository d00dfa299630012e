import type { TaskAbout } from './task-about-shape';

export const sayLetterSounds: TaskAbout = {
  what: {
    sv: 'Hur många bokstavsljud eleven säger rätt på en minut när bokstäverna står i rader. Till skillnad från Bokstavsljud ska eleven själv säga ljudet, och snabbheten räknas.',
    en: 'How many letter sounds the pupil says correctly in a minute when the letters stand in rows. Unlike Letter sounds, the pupil says the sound, and speed counts.',
  },
  why: {
    sv: 'Ett ljud som måste letas fram hindrar läsningen fastän eleven kan det. Uppgiften görs av dem vars bokstavsljud inte låg klart över gränsen.',
    en: 'A sound that has to be searched for hinders reading although the pupil knows it. The task is done by those whose letter sounds were not clearly above the limit.',
  },
  run: {
    sv: 'En vuxen sitter med eleven. Eleven läser rad för rad i 60 sekunder; den vuxna trycker på det som blir fel och till sist på det sista eleven kom till. Efter tre sekunders tystnad säger den vuxna svaret, markerar fel och går vidare. Rättar eleven sig själv räknas det som rätt. Blir hela första raden fel avslutas uppgiften vänligt. Eleven ser ingen klocka, och inget resultat visas medan ni läser. Säger eleven bokstavens namn frågar den vuxna en gång: vilket ljud? Ett e-ljud efter en konsonant är inte fel.',
    en: 'An adult sits with the pupil. The pupil reads row by row for 60 seconds; the adult taps what is wrong and, at the end, the last one reached. After three seconds of silence the adult says the answer, marks it wrong and goes on. A self-correction counts as right. If the whole first row is wrong the task ends kindly. The pupil sees no clock, and no result is shown while you read. If the pupil says the letter’s name the adult asks once: which sound? A schwa after a consonant is not an error.',
  },
  scored: {
    sv: 'Antal rätt delat med den tid som användes, per minut. Det som inte hanns med räknas varken som rätt eller fel. Osäkerheten är antagen, inte uppmätt: samma elev läser olika mycket två dagar i rad.',
    en: 'The number right divided by the time used, per minute. What was not reached counts as neither right nor wrong. The uncertainty is assumed, not measured: the same pupil reads more or less from one day to the next.',
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
      sv: 'Bokstavskunskap, fonologisk medvetenhet och snabb benämning är de förkunskaper som har bäst stöd (SBU 2014, återgivet av Wolff).',
      en: 'Letter knowledge, phonological awareness and rapid naming are the precursors with the best support (SBU 2014, as reported by Wolff).',
    },
    {
      sv: 'England slutade visa gränsen före rättningen 2014, sedan ovanligt många elever hade hamnat precis på den (schoolinfosystem.org 2014). Därför visas ingen gräns medan man markerar.',
      en: 'England has withheld the mark until after scoring since 2014, after a spike of pupils exactly at it (schoolinfosystem.org 2014). So no limit is shown while marking.',
    },
  ],
};
