/**
 * The words an adult meets while marking, in both languages, fitted to what is read: words, letters
 * or pictures.
 *
 * The English table has the type of the Swedish one, so a missing line does not compile.
 */
import type { MarkedTask } from '~/instruments/battery';

/** What one cell of the reading is. */
type CellKind = 'word' | 'letter' | 'picture';

export function cellKindOf(task: Pick<MarkedTask, 'kind' | 'skill'>): CellKind {
  if (task.kind === 'rapid-naming') return 'picture';
  return task.skill === 'letters' ? 'letter' : 'word';
}

/** Forms of the noun and the verb in each sentence below. */
const SV_CELLS = {
  word: {
    one: 'ett ord',
    the: 'ordet',
    all: 'orden',
    last: 'det sista ordet',
    lastShort: 'sista ordet',
    read: 'läste',
    begins: 'läser sitt första ord',
    say: 'säg ordet',
  },
  letter: {
    one: 'en bokstav',
    the: 'bokstaven',
    all: 'bokstäverna',
    last: 'den sista bokstaven',
    lastShort: 'sista bokstaven',
    read: 'kom till',
    begins: 'säger sitt första ljud',
    say: 'säg ljudet',
  },
  picture: {
    one: 'en bild',
    the: 'bilden',
    all: 'bilderna',
    last: 'den sista bilden',
    lastShort: 'sista bilden',
    read: 'kom till',
    begins: 'säger namnet på den första bilden',
    say: 'säg namnet',
  },
} as const;

const EN_CELLS = {
  word: {
    one: 'word',
    all: 'words',
    read: 'read',
    begins: 'reads the first word',
    say: 'the word',
  },
  letter: {
    one: 'letter',
    all: 'letters',
    read: 'came to',
    begins: 'says the first sound',
    say: 'the sound',
  },
  picture: {
    one: 'picture',
    all: 'pictures',
    read: 'came to',
    begins: 'names the first picture',
    say: 'the name',
  },
} as const;

const sv = (kind: CellKind) => {
  const cell = SV_CELLS[kind];
  return {
    marking: 'Läsa en och en',
    choosePupil: 'Vem läser nu?',
    probe: 'kort läsning',
    toProgress: 'Till elevens läsning vecka för vecka',
    allSaved: 'Allt som är markerat är sparat.',
    noPupilsLeft: 'Ingen elev väntar på att läsa.',
    alreadyRead: 'Den uppgiften är redan gjord för eleven, eller ska inte göras nu.',
    script: 'Säg så här',
    practiceWords: `Öva först på de här ${cell.all}`,
    showOnPupil: `Visa ${cell.all} på elevens skärm`,
    openGrid: `Visa ${cell.all}`,
    howToStart: `Tryck på Starta när eleven ${cell.begins}.`,
    howToMark: `Tryck på ${cell.one} som blir fel. Tryck igen om det inte var fel.`,
    start: 'Starta',
    undo: 'Ångra',
    allRead: kind === 'picture' ? 'Allt klart' : 'Allt läst',
    stopEarly: 'Sluta i förtid',
    timeBar: 'Tiden går',
    hesitation: `Tre sekunder: ${cell.say}, markera fel, gå vidare`,
    hesitationButton: 'Eleven stannade',
    timeEnded: `Stopp. Tryck på ${cell.last} som eleven ${cell.read}.`,
    stopped: `Stoppat. Tryck på ${cell.last} som eleven ${cell.read}.`,
    firstRowWrong: 'Hela första raden blev fel. Läsningen stannar här. Det räcker så.',
    review: `Stämmer det? Du kan ändra ett fel fram till ${cell.lastShort}.`,
    changeLast: `Ändra ${cell.lastShort}`,
    save: 'Spara',
    nextToRead: 'Nästa som ska läsa',
    startOver: 'Börja om med reservformen',
    declinedReading: 'Eleven vill inte läsa',
    interrupted: 'Läsningen avbröts och räknas inte. Den görs om med reservformen.',
    tooNarrow: 'Skärmen är för smal för att bedöma. Använd en skärm som är minst 768 pixlar bred.',
    keys: `Tangenter: pilar flyttar, mellanslag markerar, L ${cell.lastShort}, Z ångrar.`,
    markedWrong: 'fel',
    lastWord: cell.lastShort as string,
    readingGrid: 'Läs högt',
    back: 'Tillbaka',
    connecting: 'Vänta lite, vi kopplar upp.',
    stillSending: 'Vänta, svaren skickas. Logga inte ut än.',
    beside: 'Bedöm bredvid en annan vuxen',
    besideNote:
      'Du bedömer bredvid en annan vuxen. Dina markeringar blir inte elevens resultat, de visar bara hur lika ni bedömer.',
    besideStop: 'Bedöm som vanligt',
    onPaper: 'Läst på papper',
    paperTitle: 'Läst på papper',
    paperHow: `Tryck på ${cell.last} som eleven ${cell.read}, eller skriv numret. Fyll sedan i antal fel och sekunder.`,
    paperLast: `Nummer på ${cell.last}`,
    paperErrors: 'Antal fel',
    paperSeconds: 'Sekunder',
    wholeTime: 'Hela tiden',
    printPaper: 'Skriv ut på papper',
    sheetFigures: 'Fyll i när eleven är klar',
    sheetMark: `Stryk över ${cell.one} som blir fel. Ringa in ${cell.last} som eleven ${cell.read}.`,
    sheetAt: (seconds: number) => `högst ${seconds} sekunder`,
    'no-last': `Tryck på ${cell.last}, eller skriv ett nummer som finns.`,
    'no-errors': 'Skriv antal fel med en hel siffra. Noll är också ett svar.',
    'more-errors-than-read': `Antal fel kan inte vara större än antalet ${cell.all} som eleven ${cell.read}.`,
    'no-seconds': 'Skriv hur många sekunder eleven läste.',
    'too-many-seconds':
      'Fler sekunder än uppgiften har. Läste eleven hela tiden, tryck på Hela tiden.',
  };
};

export type MarkingTexts = ReturnType<typeof sv>;

const en = (kind: CellKind): MarkingTexts => {
  const cell = EN_CELLS[kind];
  return {
    marking: 'Reading one to one',
    choosePupil: 'Who reads now?',
    probe: 'short reading',
    toProgress: 'To the pupil’s reading week by week',
    allSaved: 'Everything that was marked is saved.',
    noPupilsLeft: 'No pupil is waiting to read.',
    alreadyRead: 'That task is already done for the pupil, or is not to be done now.',
    script: 'Say this',
    practiceWords: `Practise these ${cell.all} first`,
    showOnPupil: `Show the ${cell.all} on the pupil’s screen`,
    openGrid: `Show the ${cell.all}`,
    howToStart: `Press Start when the pupil ${cell.begins}.`,
    howToMark: `Tap a ${cell.one} that goes wrong. Tap again if it was not wrong.`,
    start: 'Start',
    undo: 'Undo',
    allRead: kind === 'picture' ? 'All done' : 'All read',
    stopEarly: 'Stop early',
    timeBar: 'Time is running',
    hesitation: `Three seconds: say ${cell.say}, mark it wrong, go on`,
    hesitationButton: 'The pupil halted',
    timeEnded: `Stop. Tap the last ${cell.one} the pupil ${cell.read}.`,
    stopped: `Stopped. Tap the last ${cell.one} the pupil ${cell.read}.`,
    firstRowWrong: 'The whole first row went wrong. The reading stops here. That is enough.',
    review: `Is this right? You can change an error up to the last ${cell.one}.`,
    changeLast: `Change the last ${cell.one}`,
    save: 'Save',
    nextToRead: 'Next to read',
    startOver: 'Start over with the reserve form',
    declinedReading: 'The pupil does not want to read',
    interrupted:
      'The reading was interrupted and does not count. It is done again on the reserve form.',
    tooNarrow: 'The screen is too narrow for marking. Use a screen at least 768 pixels wide.',
    keys: `Keys: arrows move, space marks, L last ${cell.one}, Z undoes.`,
    markedWrong: 'wrong',
    lastWord: `last ${cell.one}`,
    readingGrid: 'Read aloud',
    back: 'Back',
    connecting: 'One moment, connecting.',
    stillSending: 'Wait, answers are being sent. Do not sign out yet.',
    beside: 'Mark beside another adult',
    besideNote:
      'You are marking beside another adult. Your marks do not become the pupil’s result; they only show how alike you mark.',
    besideStop: 'Mark as usual',
    onPaper: 'Read on paper',
    paperTitle: 'Read on paper',
    paperHow: `Tap the last ${cell.one} the pupil ${cell.read}, or enter its number. Then fill in errors and seconds.`,
    paperLast: `Number of the last ${cell.one}`,
    paperErrors: 'Errors',
    paperSeconds: 'Seconds',
    wholeTime: 'The whole time',
    printPaper: 'Print on paper',
    sheetFigures: 'Fill in when the pupil is done',
    sheetMark: `Strike through a ${cell.one} that goes wrong. Circle the last ${cell.one} the pupil ${cell.read}.`,
    sheetAt: (seconds: number) => `at most ${seconds} seconds`,
    'no-last': `Tap the last ${cell.one}, or enter a number that exists.`,
    'no-errors': 'Enter the number of errors as a whole number. Zero is an answer too.',
    'more-errors-than-read': `There cannot be more errors than ${cell.all} the pupil ${cell.read}.`,
    'no-seconds': 'Enter how many seconds the pupil read.',
    'too-many-seconds':
      'More seconds than the task has. If the pupil read the whole time, press The whole time.',
  };
};

const TABLES = { sv, en };

export function chooseMarkingTexts(language: 'sv' | 'en', kind: CellKind = 'word'): MarkingTexts {
  return TABLES[language](kind);
}
