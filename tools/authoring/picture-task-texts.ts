/**
 * What adults read of the tasks with pictures: titles, what each measures, what is said and done at
 * the naming grid.
 */
import type { TaskAbout } from './picture-items';

export const FIRST_SOUNDS_ABOUT: TaskAbout = {
  title: { sv: 'Första ljudet', en: 'First sounds' },
  measures: {
    sv: 'Om eleven hör vilket ljud ett ord börjar på.',
    en: 'Whether the pupil hears which sound a word begins with.',
  },
};

export const BLEND_SOUNDS_ABOUT: TaskAbout = {
  title: { sv: 'Ljuda ihop', en: 'Blend sounds' },
  measures: {
    sv: 'Om eleven kan dra ihop två, tre eller fyra ljud till ett ord.',
    en: 'Whether the pupil can blend two, three or four sounds into a word.',
  },
};

export const UNDERSTAND_WORDS_ABOUT: TaskAbout = {
  title: { sv: 'Förstå ord', en: 'Understand words' },
  measures: {
    sv: 'Hur många av 20 talade svenska ord eleven känner igen på bild. Visas för sig och påverkar aldrig en nivå.',
    en: 'How many of 20 spoken Swedish words the pupil recognises in pictures. Shown apart and never part of a level.',
  },
};

export const NAME_PICTURES_ABOUT: TaskAbout = {
  title: { sv: 'Namnge bilder', en: 'Name pictures' },
  measures: {
    sv: 'Hur lång tid eleven tar på sig att namnge 36 välkända bilder. Beskrivs bara, utan gräns.',
    en: 'How long the pupil takes to name 36 well-known pictures. Described only, with no limit.',
  },
};

export const NAMING_SCRIPT = {
  sv: [
    'Namnge först de sex bilderna tillsammans: peka på en i taget och fråga "Vad heter den?" Säg ordet om eleven inte kan det. Gör om tills eleven säger alla sex.',
    'Eleven får svara på svenska eller med sitt eget ord för bilden, bara det är samma ord varje gång.',
    'Säg: "Nu ska du få säga vad alla bilderna heter, rad för rad. Säg dem så fort du kan, men hoppa inte över någon."',
    'Tryck på Starta när eleven säger den första bildens namn.',
    'Tryck på bilden om namnet blir fel eller hoppas över. Tryck igen om du ångrar dig. Rättar eleven sig själv räknas det som rätt.',
    'Står eleven stilla i 3 sekunder: säg ordet, markera det som fel och gå vidare. Hjälp till att hitta raden, det är inget fel.',
    'Tryck på Allt klart när eleven har sagt den sista bilden. Säg: "Tack, vad du kämpade." Berätta inte hur lång tid det tog.',
  ].join('\n'),
  en: [
    'First name the six pictures together: point to one at a time and ask (in Swedish) "What is it called?" Say the word if the pupil does not know it. Repeat until the pupil says all six.',
    'The pupil may answer in Swedish or with an own word for the picture, as long as it is the same word every time.',
    'Say (in Swedish): "Now you will say what all the pictures are called, row by row. Say them as fast as you can, but do not skip any."',
    'Press Start when the pupil says the name of the first picture.',
    'Tap the picture when its name is wrong or skipped. Tap again to undo. If the pupil corrects it, it counts as right.',
    'If the pupil stops for 3 seconds: say the word, mark it as wrong and go on. Help to find the row, that is not an error.',
    'Press All done when the pupil has said the last picture. Say: "Thank you, you worked hard." Do not tell how long it took.',
  ].join('\n'),
};
