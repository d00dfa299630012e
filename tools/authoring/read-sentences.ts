/** The task of reading short sentences silently and saying whether they are true. */
import {
  type ChoiceItem,
  FORM_IDS,
  type FormId,
  type TimedChoiceTask,
} from '~/instruments/battery';
import { makeSentenceForms } from './read-sentences-deal';
import { SENTENCE_PRACTICE } from './read-sentences-list';
import { makeRandom } from './seeded-random';
import { judgeSentence } from './text-words';

const TASK_ID = 'read-sentences';
/** Hidden from the pupil. */
const TIME_LIMIT_SECONDS = 120;

const YES_NO = [
  { id: 'true', text: 'ja' },
  { id: 'false', text: 'nej' },
];

function toItem(id: string, text: string, isTrue: boolean, stratum: string): ChoiceItem {
  return {
    id,
    stimulus: text,
    options: YES_NO,
    correctOptionId: isTrue ? 'true' : 'false',
    stratum,
    ...judgeSentence(text),
    review: 'awaiting-review',
  };
}

const numberItem = (form: string, index: number): string =>
  `${TASK_ID}-${form}${String(index + 1).padStart(2, '0')}`;

const describeTruth = (isTrue: boolean): string => (isTrue ? 'true' : 'false');

export function makeReadSentencesTask(): TimedChoiceTask {
  const forms = makeSentenceForms(makeRandom(5012));
  const entries = FORM_IDS.map((form: FormId, formIndex) => [
    form,
    {
      items: forms[formIndex]!.map(({ text, isTrue, block }, index) =>
        toItem(numberItem(form, index), text, isTrue, `block ${block}, ${describeTruth(isTrue)}`),
      ),
    },
  ]);
  return {
    kind: 'timed-choice',
    id: TASK_ID,
    version: 1,
    title: { sv: 'Läsa meningar', en: 'Read sentences' },
    measures: {
      sv: 'Hur många korta meningar eleven hinner läsa tyst och förstå på två minuter.',
      en: 'How many short sentences the pupil reads silently and understands in two minutes.',
    },
    skill: 'decoding',
    optionCount: 2,
    optionLook: 'yes-no',
    mediaBundle: TASK_ID,
    instructionClip: 'instruction',
    readyClip: 'ready',
    practice: SENTENCE_PRACTICE.map(({ sentence, isTrue }, index) =>
      toItem(numberItem('P', index), sentence, isTrue, `practice, ${describeTruth(isTrue)}`),
    ),
    stopTable: [],
    timeLimitSeconds: TIME_LIMIT_SECONDS,
    forms: Object.fromEntries(entries) as TimedChoiceTask['forms'],
  };
}
