/** Small tasks for tests: the shapes of a battery's, with made-up content. */
import type { ChoicePlan, StartedBody } from '~/administration/choice-state';
import type { GridPlan } from '~/administration/grid-state';
import type {
  ChoiceItem,
  ChoiceTask,
  GridItem,
  LetterTilesTask,
  PupilTask,
  TileItem,
  TimedChoiceTask,
  TimedGridTask,
} from '~/instruments/battery';

const ATTEMPT_ID = '01890a5d-ac96-774b-bcce-b302099a8057';

const started = (taskId: string, driver: 'pupil' | 'marker'): StartedBody => ({
  type: 'started',
  roundId: '01890a5d-ac96-774b-bcce-b302099a8001',
  membershipId: '01890a5d-ac96-774b-bcce-b302099a8002',
  batteryId: 'small',
  batteryVersion: 1,
  taskId,
  taskVersion: 1,
  formId: 'B',
  driver,
});

const note = { stratum: 'one', difficulty: 0, reasoning: 'test', review: 'approved' } as const;

function choiceItem(id: string): ChoiceItem {
  const options = ['a', 'b', 'c', 'd'].map((letter) => ({ id: letter, text: letter }));
  return { id, clip: id, options, correctOptionId: 'b', ...note };
}

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

export function makeChoiceTask(changes: Partial<ChoiceTask> = {}): ChoiceTask {
  const items = numbered('item-', 24).map(choiceItem);
  return {
    kind: 'choice',
    id: 'small-choice',
    version: 1,
    title: { sv: 'Liten', en: 'Small' },
    measures: { sv: 'Test', en: 'Test' },
    skill: 'letters',
    optionCount: 4,
    optionLook: 'letters',
    mediaBundle: 'small',
    instructionClip: 'instruction',
    readyClip: 'ready',
    practice: numbered('practice-', 3).map(choiceItem),
    stopTable: [
      { presented: 8, atMost: 2 },
      { presented: 16, atMost: 5 },
    ],
    timeLimitSeconds: 300,
    forms: { A: { items }, B: { items }, C: { items }, D: { items } },
    ...changes,
  };
}

export function makeChoicePlan(changes: Partial<ChoiceTask> = {}, soundCheck = false): ChoicePlan {
  const task = makeChoiceTask(changes);
  return {
    attemptId: ATTEMPT_ID,
    started: started(task.id, 'pupil'),
    task,
    formId: 'B',
    soundCheck,
  };
}

function makePlan(task: PupilTask): ChoicePlan {
  const plan = { attemptId: ATTEMPT_ID, started: started(task.id, 'pupil'), formId: 'B' } as const;
  return { ...plan, task, soundCheck: false };
}

/** Sixty sentences against a hidden clock of twenty seconds. */
export function makeTimedPlan(): ChoicePlan {
  const items = numbered('sentence-', 60).map((id): ChoiceItem => {
    const options = [
      { id: 'true', text: 'ja' },
      { id: 'false', text: 'nej' },
    ];
    return { id, stimulus: 'En katt kan jama.', options, correctOptionId: 'true', ...note };
  });
  const task: TimedChoiceTask = {
    ...makeChoiceTask(),
    kind: 'timed-choice',
    id: 'small-timed',
    optionCount: 2,
    optionLook: 'yes-no',
    practice: items.slice(0, 3),
    stopTable: [],
    timeLimitSeconds: 20,
    forms: { A: { items }, B: { items }, C: { items }, D: { items } },
  };
  return makePlan(task);
}

/** "sol" and "mamma" in turn; the second needs the same letter several times. */
export function makeTilesPlan(): ChoicePlan {
  const items = numbered('word-', 8).map((id, index): TileItem => {
    const graphemes = index % 2 === 0 ? ['s', 'o', 'l'] : ['m', 'a', 'm', 'm', 'a'];
    const right = graphemes.map((text, at) => ({ id: `s${at + 1}`, text }));
    const tiles = [...right, { id: 'o1', text: 'k' }, { id: 'o2', text: 'u' }];
    return { id, clip: id, graphemes, tiles, ...note };
  });
  const task: LetterTilesTask = {
    ...makeChoiceTask(),
    kind: 'letter-tiles',
    id: 'small-tiles',
    demonstration: undefined,
    practice: items.slice(0, 3),
    stopTable: [],
    forms: { A: { items }, B: { items }, C: { items }, D: { items } },
  };
  return makePlan(task);
}

export function makeGridPlan(changes: Partial<TimedGridTask> = {}): GridPlan {
  const items: GridItem[] = numbered('word-', 20).map((id) => ({ id, text: id, ...note }));
  const task: TimedGridTask = {
    kind: 'timed-grid',
    id: 'small-grid',
    version: 1,
    title: { sv: 'Liten', en: 'Small' },
    measures: { sv: 'Test', en: 'Test' },
    skill: 'decoding',
    seconds: 60,
    columns: 4,
    stopAfterFirstRowWrong: true,
    script: { sv: 'Säg', en: 'Say' },
    practice: items.slice(0, 2),
    forms: { A: { items }, B: { items }, C: { items }, D: { items } },
    ...changes,
  };
  return { attemptId: ATTEMPT_ID, started: started(task.id, 'marker'), task, formId: 'B' };
}
