/** The smallest valid tasks, events and results for the scoring tests. */
import type { AttemptEvent, EventBody } from '~/administration/attempt-event';
import type { Battery, ChoiceTask, FormId, TimedGridTask } from '~/instruments/battery';
import type { TaskResult } from '~/scoring/task-result';

const words = { sv: 'text', en: 'text' };
const item = { stratum: 'one', difficulty: 0, reasoning: 'made for a test', review: 'approved' };

export function choiceTask(over: Partial<ChoiceTask> & { itemCount?: number } = {}): ChoiceTask {
  const { itemCount = 24, optionCount = 4, ...rest } = over;
  const choiceItem = (position: number) => ({
    ...item,
    review: 'approved' as const,
    id: `item-${position}`,
    options: Array.from({ length: optionCount }, (_, option) => ({
      id: `option-${option}`,
      text: String(option),
    })),
    correctOptionId: `option-${position % optionCount}`,
  });
  const form = { items: Array.from({ length: itemCount }, (_, position) => choiceItem(position)) };
  return {
    kind: 'choice',
    id: 'letter-sounds',
    version: 1,
    title: words,
    measures: words,
    skill: 'letters',
    optionCount,
    optionLook: 'letters',
    mediaBundle: 'letters',
    instructionClip: 'instruction',
    readyClip: 'ready',
    practice: [choiceItem(900), choiceItem(901)],
    stopTable: [],
    timeLimitSeconds: 600,
    forms: { A: form, B: form, C: form, D: form },
    ...rest,
  };
}

export const letterSounds = () => choiceTask();

export const realOrMadeUp = () =>
  choiceTask({
    id: 'real-or-made-up',
    skill: 'decoding',
    itemCount: 32,
    optionCount: 2,
    optionLook: 'yes-no',
  });

export function gridTask(
  over: Partial<TimedGridTask> & { itemCount?: number } = {},
): TimedGridTask {
  const { itemCount = 80, ...rest } = over;
  const form = {
    items: Array.from({ length: itemCount }, (_, position) => ({
      ...item,
      review: 'approved' as const,
      id: `word-${position}`,
      text: `ord${position}`,
    })),
  };
  return {
    kind: 'timed-grid',
    id: 'read-words',
    version: 1,
    title: words,
    measures: words,
    skill: 'decoding',
    seconds: 60,
    columns: 5,
    stopAfterFirstRowWrong: true,
    script: words,
    practice: [],
    forms: { A: form, B: form, C: form, D: form },
    ...rest,
  };
}

export function smallBattery(over: Partial<Battery> = {}): Battery {
  return {
    id: 'grund-1',
    version: 1,
    locale: 'sv-SE',
    title: words,
    voice: { id: 'test', synthetic: true },
    tasks: [letterSounds(), realOrMadeUp(), gridTask()],
    windows: {
      winter: {
        form: 'B',
        wholeClass: ['letter-sounds', 'real-or-made-up'],
        oneToOne: ['read-words'],
      },
    },
    ...over,
  };
}

/** A UUID that only depends on its number. */
export function uuidOf(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Bodies become events 0, 1, 2 … of one attempt. */
export function eventsOf(bodies: readonly EventBody[], attempt = 1): AttemptEvent[] {
  return bodies.map((body, sequence) => ({
    id: uuidOf(attempt * 100_000 + sequence),
    attemptId: uuidOf(attempt),
    sequence,
    version: 1,
    deviceTimeMs: 1_750_000_000_000 + sequence,
    elapsedMs: sequence * 1000,
    body,
  }));
}

export function startedBody(taskId: string, formId: FormId = 'B', pupil = 7): EventBody {
  return {
    type: 'started',
    roundId: uuidOf(900),
    membershipId: uuidOf(pupil),
    batteryId: 'grund-1',
    batteryVersion: 1,
    taskId,
    taskVersion: 1,
    formId,
    driver: 'pupil',
  };
}

/** Answer to the item at that position of a factory task. */
export function answer(
  task: ChoiceTask,
  position: number,
  right: boolean,
  responseMs: number | null = 2500,
): EventBody {
  const correct = position % task.optionCount;
  return {
    type: 'item-answered',
    itemId: `item-${position}`,
    position,
    optionId: `option-${right ? correct : (correct + 1) % task.optionCount}`,
    responseMs,
    replays: 0,
    input: 'simulated',
  };
}

/** A whole choice attempt in which the first `right` items are right. */
export function choiceRun(
  task: ChoiceTask,
  right: number,
  options: { answered?: number; responseMs?: number | null; pupil?: number } = {},
): EventBody[] {
  const { answered = task.forms.B?.items.length ?? 0, responseMs = 2500, pupil = 7 } = options;
  return [
    startedBody(task.id, 'B', pupil),
    ...Array.from({ length: answered }, (_, position) =>
      answer(task, position, position < right, responseMs),
    ),
    { type: 'completed' },
  ];
}

/** A whole reading: the cells in `errors` are wrong and `last` is the last item reached. */
export function gridRun(last: number, errors: readonly number[], seconds = 60): EventBody[] {
  return [
    startedBody('read-words'),
    { type: 'grid-started' },
    ...errors.map((position) => mark(position, true)),
    { type: 'grid-time-ended', secondsUsed: seconds },
    { type: 'grid-last-marked', position: last },
    { type: 'completed' },
  ];
}

export function mark(position: number, error: boolean): EventBody {
  return { type: 'grid-marked', itemId: `word-${position}`, position, error };
}

/** A result that counts. */
export function result(taskId: string, right: number, presented: number): TaskResult {
  return {
    taskId,
    right,
    presented,
    wrong: presented - right,
    seconds: null,
    stopped: false,
    problem: null,
  };
}

export const letters = (right: number) => result('letter-sounds', right, 24);
export const realWords = (right: number) => result('real-or-made-up', right, 32);
export const reading = (right: number, seconds: number | null = 60): TaskResult => ({
  ...result('read-words', right, right),
  seconds,
});
