import type { TaskAbout } from './task-about-shape';

export const spellWords: TaskAbout = {
  what: {
    sv: 'Om eleven kan bygga ett ord som hörs med brickor, bokstav för bokstav. Uppgiften mäter stavning av ljudenliga ord, inte handstil eller tangentbord.',
    en: 'Whether the pupil can build a heard word with tiles, letter by letter. The task measures spelling of words that are spelled as they sound, not handwriting or typing.',
  },
  why: {
    sv: 'Stavning visar om eleven kan gå från ljud till bokstav, läsningens andra riktning. Åtta ord räcker som stöd åt bilden men är för få för att avgöra något.',
    en: 'Spelling shows whether the pupil can go from sound to letter, the other direction of reading. Eight words support the picture but are too few to decide anything.',
  },
  run: {
    sv: 'Eleven arbetar själv vid en skärm med hörlurar. En röst berättar, visar med bilder och övar tillsammans med eleven; först när två övningar har gått bra börjar uppgiften. Instruktionen kan höras igen. Ordet kan höras igen, och en bricka kan läggas tillbaka. Inga rätt eller fel visas efter övningen, och ingen klocka syns.',
    en: 'The pupil works alone at a screen with headphones. A voice explains, shows with pictures and practises with the pupil; the task starts only when two practice items have gone well. The instruction can be heard again. The word can be heard again, and a tile can be put back. No right or wrong is shown after practice, and no clock is seen.',
  },
  scored: {
    sv: 'Hela ordet rätt räknas. Dessutom noteras hur många bokstäver som ligger på rätt plats. Stavning kan sätta en elev på listan för högläsning men ger aldrig ensam nivån behöver följas upp.',
    en: 'A whole word right counts. How many letters stand in their place is noted beside it. Spelling can put a pupil on the list for reading aloud but never alone gives the level needs follow-up.',
  },
  sources: [
    {
      sv: 'Den självgående EGRA-versionen (RTI): stavning genom att trycka på bokstäver samvarierade .83 med högläsningsflyt. Siffran gäller inte Läsfyr.',
      en: 'The self-administered EGRA (RTI): spelling by tapping letters correlated .83 with oral fluency. The figure is not Läsfyr’s.',
    },
    {
      sv: 'En nederländsk studie (Verpalen 2018): läsning på en minut, påhittade ord och stavning fungerade lika väl för flerspråkiga elever; bildbenämning missgynnade dem.',
      en: 'A Dutch study (Verpalen 2018): one-minute reading, non-word reading and spelling worked as well for immigrant pupils; picture naming was biased against them.',
    },
    {
      sv: 'De norska kartläggningsproven för första klass har delprov i att skriva bokstäver, hitta ljud i ord, dra ihop ljud, stava ord och läsa ord.',
      en: 'The Norwegian mapping tests for the first grade have parts on writing letters, finding sounds in words, blending sounds, spelling words and reading words.',
    },
  ],
};
