/** The task of reading a running text aloud for a minute, word by word. */
import { FORM_IDS, type GridItem, type TimedPassageTask } from '~/instruments/battery';
import { STORIES, TEXT_PRACTICE } from './read-text-stories';
import { judgeTextWord } from './text-words';

const TASK_ID = 'read-text';
const SECONDS = 60;
const COLUMNS = 8;

const TEXT_SCRIPT = {
  sv: [
    'Säg: "Nu ska du få läsa en liten berättelse högt för mig. Läs så att vi båda förstår vad som händer. Om du fastnar hjälper jag dig. Vi provar först."',
    'Låt eleven läsa övningsraden. Rätta vänligt om det behövs.',
    'Läs rubriken för eleven. Säg: "Nu börjar vi. Läs i din egen takt." Tryck på Starta när eleven säger det första ordet.',
    'Tryck på ordet om det blir fel, eller om eleven hoppar över det. Tryck igen om du ångrar dig. Rättar eleven sig själv räknas ordet som rätt. Uttal från elevens dialekt eller språk är inte fel. Ord som eleven lägger till räknas inte.',
    'Står eleven stilla i 3 sekunder: säg ordet, markera det som fel och gå vidare.',
    'När tiden är slut: låt eleven läsa meningen färdig och tryck på det sista ordet som eleven kom till när tiden tog slut. Är hela texten läst innan dess: tryck på Allt läst.',
    'Säg: "Tack, vad du kämpade." Läs gärna resten för eleven. Berätta inte hur många ord det blev. Inget resultat visas medan ni läser.',
  ].join('\n'),
  en: [
    'Say (in Swedish): "Now you will read a little story aloud to me. Read so that we both understand what happens. If you get stuck I will help you. We try first."',
    'Let the pupil read the practice line. Correct kindly if needed.',
    'Read the heading to the pupil. Say: "Now we begin. Read at your own pace." Press Start when the pupil says the first word.',
    'Tap the word when it is wrong, or when the pupil skips it. Tap again to undo. If the pupil corrects it, the word counts as right. A pronunciation from the pupil’s dialect or language is not an error. Words that the pupil adds do not count.',
    'If the pupil stops for 3 seconds: say the word, mark it as wrong and go on.',
    'When time ends: let the pupil finish the sentence and tap the last word the pupil had reached when time ended. If the whole text is read before that: press All read.',
    'Say: "Thank you, you worked hard." Do read the rest to the pupil. Do not tell how many words it was. No result is shown while you read.',
  ].join('\n'),
};

/** The words of a line as they are shown, with their punctuation. */
const splitWords = (line: string): string[] => line.split(' ');

function toItem(form: string, text: string, index: number, stratum: string): GridItem {
  return {
    id: `${TASK_ID}-${form}${String(index + 1).padStart(3, '0')}`,
    text,
    stratum,
    ...judgeTextWord(text),
    review: 'awaiting-review',
  };
}

function listItems(form: (typeof FORM_IDS)[number]): GridItem[] {
  const words = STORIES[form].sentences.flatMap((sentence, index) =>
    splitWords(sentence).map((word) => ({ word, stratum: `sentence ${index + 1}` })),
  );
  return words.map(({ word, stratum }, index) => toItem(form, word, index, stratum));
}

export function makeReadTextTask(): TimedPassageTask {
  const entries = FORM_IDS.map((form) => [
    form,
    { heading: STORIES[form].heading, items: listItems(form) },
  ]);
  return {
    kind: 'timed-passage',
    id: TASK_ID,
    version: 1,
    title: { sv: 'Läsa text', en: 'Read a text' },
    measures: {
      sv: 'Hur många ord i en liten berättelse eleven läser rätt högt på en minut.',
      en: 'How many words of a little story the pupil reads aloud correctly in a minute.',
    },
    skill: 'text',
    seconds: SECONDS,
    columns: COLUMNS,
    stopAfterFirstRowWrong: false,
    script: TEXT_SCRIPT,
    practice: splitWords(TEXT_PRACTICE).map((word, index) => toItem('P', word, index, 'practice')),
    forms: Object.fromEntries(entries) as TimedPassageTask['forms'],
  };
}
