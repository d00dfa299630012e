import type { TaskAbout } from './task-about-shape';

export const letterSounds: TaskAbout = {
  what: {
    sv: 'Hur många av 24 bokstavsljud eleven kan koppla till rätt bokstav. Eleven hör ljudet, inte bokstavens namn, och väljer mellan fyra små bokstäver. Uppgiften mäter igenkänning, inte hur snabbt eller om eleven själv kan säga ljudet.',
    en: 'How many of 24 letter sounds the pupil can match with the right letter. The pupil hears the sound, not the letter’s name, and chooses among four small letters. The task measures recognition, not speed, nor whether the pupil can say the sound.',
  },
  why: {
    sv: 'Den som inte vet vilket ljud en bokstav har kan inte ljuda sig fram till ett ord. Bokstavsljud är det första som undervisas och går fort att se, därför prövas de tidigt på hösten.',
    en: 'Who does not know the sound of a letter cannot sound out a word. Letter sounds are taught first and are quick to see, so they are tried early in the autumn.',
  },
  run: {
    sv: 'Eleven arbetar själv vid en skärm med hörlurar. En röst berättar, visar med bilder och övar tillsammans med eleven; först när två övningar har gått bra börjar uppgiften. Instruktionen kan höras igen. Alla former innehåller samma 24 bokstäver i ny ordning med nya felval. Uppgiften kan sluta tidigare, efter 8 eller 16 bokstäver, när fler svar inte kan ändra resultatet. Inga rätt eller fel visas efter övningen, och ingen klocka syns.',
    en: 'The pupil works alone at a screen with headphones. A voice explains, shows with pictures and practises with the pupil; the task starts only when two practice items have gone well. The instruction can be heard again. All forms hold the same 24 letters in a new order with new wrong options. The task may end earlier, after 8 or 16 letters, when more answers cannot change the result. No right or wrong is shown after practice, and no clock is seen.',
  },
  scored: {
    sv: 'Antal rätt av det som visades. En av fyra gissningar blir rätt av en slump, och en bokstav man kan blir ibland fel; därför räknas fram hur många bokstäver eleven troligen kan, med ett spann.',
    en: 'The number right of those shown. One guess in four is right by chance, and a known letter is sometimes missed; so the number of letters the pupil probably knows is worked out, with an interval.',
  },
  sources: [
    {
      sv: 'Bokstavskunskap, fonologisk medvetenhet och snabb benämning är de förkunskaper som har bäst stöd (SBU 2014, återgivet av Wolff).',
      en: 'Letter knowledge, phonological awareness and rapid naming are the precursors with the best support (SBU 2014, as reported by Wolff).',
    },
    {
      sv: 'En dansk studie (164 elever, Poulsen med flera): ett halvår in i årskurs 1 sade ett lästest ensamt lika mycket som alla förkunskapsmått före skolstarten tillsammans. Den föreslår flera mättillfällen.',
      en: 'A Danish study (164 pupils, Poulsen et al.): six months into grade 1 a reading measure alone was as informative as all pre-school predictors together. It proposes several screening points.',
    },
    {
      sv: 'De norska kartläggningsproven för första klass har delprov i att skriva bokstäver, hitta ljud i ord, dra ihop ljud, stava ord och läsa ord.',
      en: 'The Norwegian mapping tests for the first grade have parts on writing letters, finding sounds in words, blending sounds, spelling words and reading words.',
    },
    {
      sv: 'En översikt från 2025 av 23 studier av elever som läser på ett andraspråk: avkodning, flyt och fonologisk medvetenhet närmar sig tillräckligt stöd; snabb benämning och bokstavskunskap är svagare (doi 10.1177/00222194251331533).',
      en: 'A 2025 review of 23 studies of second-language readers: decoding, fluency and phoneme awareness approach satisfactory validity; rapid naming and letter knowledge are weaker (doi 10.1177/00222194251331533).',
    },
    {
      sv: 'Bokstävernas ordning i band följer principerna hos Fridolfsson (legilexi.org): hur vanlig bokstaven är, var ljudet bildas och hur lik den är andra.',
      en: 'The bands of letters follow the principles of Fridolfsson (legilexi.org): how frequent a letter is, where its sound is made and how like others it looks.',
    },
  ],
};
