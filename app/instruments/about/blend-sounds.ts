import type { TaskAbout } from './task-about-shape';

export const blendSounds: TaskAbout = {
  what: {
    sv: 'Om eleven kan dra ihop enskilda ljud till ett ord: hör s, o, l och väljer bilden av en sol bland fyra bilder. Orden har två, tre eller fyra ljud. Ingen bokstav visas.',
    en: 'Whether the pupil can blend single sounds into a word: hears s, o, l and chooses the picture of a sun (sol) among four. The words have two, three or four sounds. No letter is shown.',
  },
  why: {
    sv: 'Att dra ihop ljud är samma rörelse som att ljuda sig fram till ett skrivet ord, fast utan bokstäver. Därför visar uppgiften något också om den elev som ännu kan få bokstäver.',
    en: 'Blending is the same movement as sounding out a written word, but without letters. So the task shows something also of a pupil who knows few letters yet.',
  },
  run: {
    sv: 'Eleven arbetar själv vid en skärm med hörlurar. En röst berättar, visar med bilder och övar tillsammans med eleven; först när två övningar har gått bra börjar uppgiften. Instruktionen kan höras igen. Ljuden sägs ett i taget och kan höras igen. Inga rätt eller fel visas efter övningen, och ingen klocka syns.',
    en: 'The pupil works alone at a screen with headphones. A voice explains, shows with pictures and practises with the pupil; the task starts only when two practice items have gone well. The instruction can be heard again. The sounds are said one at a time and can be heard again. No right or wrong is shown after practice, and no clock is seen.',
  },
  scored: {
    sv: 'Antal rätt av det som visades, där ungefär en av fyra gissningar räknas bort. På hösten läggs svaren ihop med Första ljudet; senare görs uppgiften bara av dem som inte låg klart över gränsen förra gången.',
    en: 'The number right of those shown, with about one guess in four taken away. In the autumn the answers are pooled with First sounds; later the task is done only by those who were not clearly above the limit last time.',
  },
  sources: [
    {
      sv: 'Bokstavskunskap, fonologisk medvetenhet och snabb benämning är de förkunskaper som har bäst stöd (SBU 2014, återgivet av Wolff).',
      en: 'Letter knowledge, phonological awareness and rapid naming are the precursors with the best support (SBU 2014, as reported by Wolff).',
    },
    {
      sv: 'Den danska risktesten (Köpenhamns universitet) mäter bokstavskunskap, att dra ihop bokstavsljud och tidig ordläsning, i steg där bara några går vidare.',
      en: 'The Danish risk test (University of Copenhagen) measures letter knowledge, blending letter sounds and early word reading, in steps where only some go on.',
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
