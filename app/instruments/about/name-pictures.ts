import type { TaskAbout } from './task-about-shape';

export const namePictures: TaskAbout = {
  what: {
    sv: 'Hur lång tid eleven behöver för att säga namnen på en rad välkända bilder som kommer om och om igen (snabb benämning).',
    en: 'How long the pupil needs to say the names of familiar pictures that come again and again (rapid naming).',
  },
  why: {
    sv: 'Snabb benämning är en av förkunskaperna med bäst stöd och kan vara till hjälp för specialpedagogens bild. Uppgiften är frivillig och beskriver bara: den är osäkrare för flerspråkiga elever och räknas aldrig in i någon nivå.',
    en: 'Rapid naming is one of the precursors with the best support and may help the special educator’s picture. The task is optional and only describes: it is less certain for multilingual pupils and never counts in a level.',
  },
  run: {
    sv: 'En vuxen sitter med eleven. Först säger de bildernas namn tillsammans, så att eleven vet dem. Sedan säger eleven alla bilder i ordning så fort det går bra; den vuxna trycker på det som blir fel och markerar när den sista är sagd.',
    en: 'An adult sits with the pupil. First they say the names of the pictures together, so that the pupil knows them. Then the pupil names all pictures in order as fast as is comfortable; the adult taps what is wrong and marks when the last has been said.',
  },
  scored: {
    sv: 'Sekunder för alla bilder och bilder per sekund, med antal fel. Ingen gräns och ingen nivå.',
    en: 'Seconds for all pictures and pictures a second, with the number of errors. No limit and no level.',
  },
  sources: [
    {
      sv: 'Bokstavskunskap, fonologisk medvetenhet och snabb benämning är de förkunskaper som har bäst stöd (SBU 2014, återgivet av Wolff).',
      en: 'Letter knowledge, phonological awareness and rapid naming are the precursors with the best support (SBU 2014, as reported by Wolff).',
    },
    {
      sv: 'En översikt från 2025 av 23 studier av elever som läser på ett andraspråk: avkodning, flyt och fonologisk medvetenhet närmar sig tillräckligt stöd; snabb benämning och bokstavskunskap är svagare (doi 10.1177/00222194251331533).',
      en: 'A 2025 review of 23 studies of second-language readers: decoding, fluency and phoneme awareness approach satisfactory validity; rapid naming and letter knowledge are weaker (doi 10.1177/00222194251331533).',
    },
    {
      sv: 'En nederländsk studie (Verpalen 2018): läsning på en minut, påhittade ord och stavning fungerade lika väl för flerspråkiga elever; bildbenämning missgynnade dem.',
      en: 'A Dutch study (Verpalen 2018): one-minute reading, non-word reading and spelling worked as well for immigrant pupils; picture naming was biased against them.',
    },
  ],
};
