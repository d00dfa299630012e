import type { TaskAbout } from './task-about-shape';

export const readMadeUpWords: TaskAbout = {
  what: {
    sv: 'Hur många påhittade ord eleven läser rätt högt på en minut. Ett påhittat ord kan ingen känna igen: det måste ljudas, bokstav för bokstav.',
    en: 'How many made-up words the pupil reads aloud correctly in a minute. Nobody can recognise a made-up word: it has to be sounded out, letter by letter.',
  },
  why: {
    sv: 'Den som känner igen vanliga ord utantill kan se ut att läsa bättre än den gör. Påhittade ord visar om eleven kan knäcka koden på egen hand.',
    en: 'Who knows common words by heart may seem to read better than they do. Made-up words show whether the pupil can break the code alone.',
  },
  run: {
    sv: 'En vuxen sitter med eleven. Eleven läser rad för rad i 60 sekunder; den vuxna trycker på det som blir fel och till sist på det sista eleven kom till. Efter tre sekunders tystnad säger den vuxna svaret, markerar fel och går vidare. Rättar eleven sig själv räknas det som rätt. Blir hela första raden fel avslutas uppgiften vänligt. Eleven ser ingen klocka, och inget resultat visas medan ni läser. Säg före: orden finns inte på riktigt. Gör eleven ett riktigt ord av ett påhittat är det fel.',
    en: 'An adult sits with the pupil. The pupil reads row by row for 60 seconds; the adult taps what is wrong and, at the end, the last one reached. After three seconds of silence the adult says the answer, marks it wrong and goes on. A self-correction counts as right. If the whole first row is wrong the task ends kindly. The pupil sees no clock, and no result is shown while you read. Say first: the words are not real. If the pupil turns a made-up word into a real one it is wrong.',
  },
  scored: {
    sv: 'Antal rätt delat med den tid som användes, per minut. Det som inte hanns med räknas varken som rätt eller fel. Osäkerheten är antagen, inte uppmätt: samma elev läser olika mycket två dagar i rad.',
    en: 'The number right divided by the time used, per minute. What was not reached counts as neither right nor wrong. The uncertainty is assumed, not measured: the same pupil reads more or less from one day to the next.',
  },
  sources: [
    {
      sv: 'Compton med flera 2010 (355 elever): att läsa påhittade ord snabbt och rätt som första steg kunde befria 43,4 % av eleverna från fler prov.',
      en: 'Compton et al. 2010 (355 pupils): phonemic decoding efficiency as a first gate removed 43.4 % of pupils from further testing.',
    },
    {
      sv: 'En nederländsk studie (Verpalen 2018): läsning på en minut, påhittade ord och stavning fungerade lika väl för flerspråkiga elever; bildbenämning missgynnade dem.',
      en: 'A Dutch study (Verpalen 2018): one-minute reading, non-word reading and spelling worked as well for immigrant pupils; picture naming was biased against them.',
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
      sv: 'De påhittade orden är prövade mot svenska ordlistor (hunspell-sv), lästa av människor och granskas här.',
      en: 'The made-up words are tried against Swedish word lists (hunspell-sv), read by people and reviewed here.',
    },
  ],
};
