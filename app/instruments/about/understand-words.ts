import type { TaskAbout } from './task-about-shape';

export const understandWords: TaskAbout = {
  what: {
    sv: 'Hur många talade ord eleven förstår: hör ett ord och väljer bilden bland fyra. Uppgiften mäter ordförståelse på svenska, inte läsning.',
    en: 'How many spoken words the pupil understands: hears a word and chooses its picture among four. The task measures understanding of Swedish words, not reading.',
  },
  why: {
    sv: 'Den som avkodar men inte förstår orden behöver annan hjälp. Därför visas ordförståelsen för sig. Den räknas aldrig in i någon nivå: en elev som är ny i svenskan ska inte se ut att ha lässvårigheter.',
    en: 'Who decodes but does not understand the words needs other help. So listening vocabulary is shown apart. It never counts in a level: a pupil who is new to Swedish must not look as if reading were the difficulty.',
  },
  run: {
    sv: 'Eleven arbetar själv vid en skärm med hörlurar. En röst berättar, visar med bilder och övar tillsammans med eleven; först när två övningar har gått bra börjar uppgiften. Instruktionen kan höras igen. Görs vid ett eget tillfälle, en annan dag än de övriga. Inga rätt eller fel visas efter övningen, och ingen klocka syns.',
    en: 'The pupil works alone at a screen with headphones. A voice explains, shows with pictures and practises with the pupil; the task starts only when two practice items have gone well. The instruction can be heard again. It is done in a sitting of its own, another day than the others. No right or wrong is shown after practice, and no clock is seen.',
  },
  scored: {
    sv: 'Antal rätt av det som visades, beskrivet i ord. Ingen gräns och ingen nivå.',
    en: 'The number right of those shown, described in words. No limit and no level.',
  },
  sources: [
    {
      sv: 'Simple View of Reading (avkodning och språkförståelse) är den vanligaste analysramen i svenska skolor (SPSM:s studiepaket).',
      en: 'The Simple View of Reading (decoding and language comprehension) is the dominant frame of analysis in Swedish schools (SPSM study package).',
    },
    {
      sv: 'En nederländsk studie (Verpalen 2018): läsning på en minut, påhittade ord och stavning fungerade lika väl för flerspråkiga elever; bildbenämning missgynnade dem.',
      en: 'A Dutch study (Verpalen 2018): one-minute reading, non-word reading and spelling worked as well for immigrant pupils; picture naming was biased against them.',
    },
  ],
};
