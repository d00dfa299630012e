import type { TaskAbout } from './task-about-shape';

export const firstSounds: TaskAbout = {
  what: {
    sv: 'Om eleven hör vilket ljud ett ord börjar på. Eleven hör och ser ett ord som bild och väljer bland tre bilder den som börjar på samma ljud. Ingen bokstav visas: uppgiften mäter lyssnande, inte läsning.',
    en: 'Whether the pupil hears the sound a word begins with. The pupil hears and sees a word as a picture and chooses, among three pictures, the one that begins with the same sound. No letter is shown: the task measures listening, not reading.',
  },
  why: {
    sv: 'Att höra ljuden i ord är det som gör bokstäverna användbara. Uppgiften räknas alltid ihop med Ljuda ihop, för ensam är den för osäker för att säga något om en elev.',
    en: 'To hear the sounds in words is what makes letters usable. The task is always taken together with Blend sounds, because alone it is too uncertain to say anything of a pupil.',
  },
  run: {
    sv: 'Eleven arbetar själv vid en skärm med hörlurar. En röst berättar, visar med bilder och övar tillsammans med eleven; först när två övningar har gått bra börjar uppgiften. Instruktionen kan höras igen. Varje bild sägs med sitt namn medan den lyser, så att ingen behöver gissa vad bilden föreställer. Inga rätt eller fel visas efter övningen, och ingen klocka syns.',
    en: 'The pupil works alone at a screen with headphones. A voice explains, shows with pictures and practises with the pupil; the task starts only when two practice items have gone well. The instruction can be heard again. Each picture’s name is said while it glows, so that nobody has to guess what it shows. No right or wrong is shown after practice, and no clock is seen.',
  },
  scored: {
    sv: 'Antal rätt av det som visades. Ungefär en av tre gissningar blir rätt av en slump; det räknas bort. Svaren läggs ihop med Ljuda ihop till en gemensam bild av språkljud.',
    en: 'The number right of those shown. About one guess in three is right by chance; that is taken away. The answers are pooled with Blend sounds into one view of speech sounds.',
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
      sv: 'De norska kartläggningsproven för första klass har delprov i att skriva bokstäver, hitta ljud i ord, dra ihop ljud, stava ord och läsa ord.',
      en: 'The Norwegian mapping tests for the first grade have parts on writing letters, finding sounds in words, blending sounds, spelling words and reading words.',
    },
  ],
};
