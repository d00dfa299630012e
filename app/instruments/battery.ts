/**
 * What a battery is: versioned data that names tasks of known kinds.
 *
 * The program knows task kinds, not tasks: a new task of a known kind is a new file of data.
 * A battery is checked by `parseBattery` when it is loaded; every result stores the versions
 * (battery, task, form, item) it was made with.
 */
import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const bilingual = z.object({ sv: text, en: text });

/** The forms of every task: A autumn, B winter, C spring, D reserve and retest in any window. */
export const FORM_IDS = ['A', 'B', 'C', 'D'] as const;

/** Short forms for following a pupil from week to week; some readings have them. */
export const PROGRESS_FORM_IDS = [
  'P01',
  'P02',
  'P03',
  'P04',
  'P05',
  'P06',
  'P07',
  'P08',
  'P09',
  'P10',
  'P11',
  'P12',
  'P13',
  'P14',
  'P15',
  'P16',
] as const;

const formIdSchema = z.enum(FORM_IDS);
export const anyFormIdSchema = z.enum([...FORM_IDS, ...PROGRESS_FORM_IDS]);
export type FormId = z.infer<typeof anyFormIdSchema>;

export const WINDOW_KINDS = ['autumn', 'winter', 'spring'] as const;
export const windowKindSchema = z.enum(WINDOW_KINDS);
export type WindowKind = z.infer<typeof windowKindSchema>;

/** Human review of an item: two different people approve before it counts as approved. */
const reviewState = z.enum(['awaiting-review', 'approved', 'retired']);

/** What every item says of itself to those who judge it. */
const itemHead = {
  id: text,
  /** Content stratum that parallel forms are balanced on (letter band, ladder level and lexicality). */
  stratum: text,
  /** Authored difficulty in logits: an estimate for balancing forms, never used in a level. */
  difficulty: z.number(),
  /** Why the difficulty was set so. */
  reasoning: text,
  review: reviewState,
};

const choiceOption = z.object({
  id: text,
  text,
  /** Picture that stands on the target: `/pictures/<name>.svg`. */
  picture: z.optional(text),
  /** The option's own name, said while it glows, before any option can be chosen. */
  clip: z.optional(text),
});

/** One item of a choice task. `clip` names a sound in the task's media bundle. */
const choiceItem = z.object({
  ...itemHead,
  /** Written stimulus shown to the pupil (absent when the prompt is only heard). */
  stimulus: z.optional(text),
  /** Picture shown beside what is heard. */
  stimulusPicture: z.optional(text),
  /** Spoken stimulus: the name of a clip in the media bundle (absent when it is only read). */
  clip: z.optional(text),
  options: z.array(choiceOption).check(z.minLength(2), z.maxLength(5)),
  correctOptionId: text,
});
export type ChoiceItem = z.infer<typeof choiceItem>;

/** A word to build: heard, then made of tiles in order. */
const tileItem = z.object({
  ...itemHead,
  clip: text,
  /** The graphemes of the word in order; the answer is right when they are all in place. */
  graphemes: z.array(text).check(z.minLength(2), z.maxLength(8)),
  /** What may be placed: every grapheme of the word and some that are not in it. */
  tiles: z.array(z.object({ id: text, text })).check(z.minLength(3), z.maxLength(10)),
});
export type TileItem = z.infer<typeof tileItem>;

/** Forms by id: every task has the four of `FORM_IDS`. */
function formsOf<Form extends z.ZodMiniType>(form: Form) {
  return z
    .partialRecord(anyFormIdSchema, form)
    .check(z.refine((forms) => FORM_IDS.every((id) => forms[id] !== undefined)));
}

/** After `presented` items of the test, stop when at most `atMost` are right. */
const stopRow = z.object({ presented: z.number(), atMost: z.number() });

const skill = z.enum(['letters', 'phonemes', 'decoding', 'spelling', 'text', 'vocabulary']);

const taskHead = {
  id: text,
  version: z.number(),
  title: bilingual,
  measures: bilingual,
};

/** What every task has that a pupil does alone at a device. */
const pupilTaskHead = {
  ...taskHead,
  skill,
  /** Media bundle with every clip of the task. */
  mediaBundle: text,
  instructionClip: text,
  /** Played after practice has been passed, before the first item. */
  readyClip: text,
  /** Stop table for the ends of balanced blocks; empty when the task never stops early. */
  stopTable: z.array(stopRow),
  /** Hidden limit in seconds; what was not reached by then is "not reached". */
  timeLimitSeconds: z.number(),
};

const choiceTaskBody = {
  ...pupilTaskHead,
  optionCount: z.number(),
  optionLook: z.enum(['letters', 'words', 'yes-no', 'pictures']),
  /** The item of its own that the demonstration is played on; nobody answers it. */
  demonstration: z.optional(choiceItem),
  practice: z.array(choiceItem).check(z.minLength(2), z.maxLength(5)),
  forms: formsOf(z.object({ items: z.array(choiceItem).check(z.minLength(1)) })),
};
const choiceTask = z.object({ kind: z.literal('choice'), ...choiceTaskBody });
export type ChoiceTask = z.infer<typeof choiceTask>;

/** As many two-choice items as possible within the hidden limit; an interrupted run is void. */
const timedChoiceTask = z.object({ kind: z.literal('timed-choice'), ...choiceTaskBody });
export type TimedChoiceTask = z.infer<typeof timedChoiceTask>;

const letterTilesTask = z.object({
  kind: z.literal('letter-tiles'),
  ...pupilTaskHead,
  demonstration: z.optional(tileItem),
  practice: z.array(tileItem).check(z.minLength(2), z.maxLength(5)),
  forms: formsOf(z.object({ items: z.array(tileItem).check(z.minLength(1)) })),
});
export type LetterTilesTask = z.infer<typeof letterTilesTask>;

const gridItem = z.object({
  ...itemHead,
  text,
  /** Picture to name instead of a text to read: `/pictures/<name>.svg`. */
  picture: z.optional(text),
});
export type GridItem = z.infer<typeof gridItem>;

const gridForm = z.object({
  items: z.array(gridItem).check(z.minLength(1)),
  /** Heading of a running text. */
  heading: z.optional(text),
});

/** What every task has that an adult marks while the pupil reads aloud. */
const markedTaskBody = {
  ...taskHead,
  skill,
  /** Reading time; for naming the longest time that is waited. */
  seconds: z.number(),
  /** Cells in a row; for running text the words stand in lines of their own making. */
  columns: z.number(),
  /** The run stops when the whole first row is wrong. */
  stopAfterFirstRowWrong: z.boolean(),
  /** What the adult says before starting, and how to mark. */
  script: bilingual,
  practice: z.array(gridItem),
  forms: formsOf(gridForm),
};

/** Read aloud for `seconds`; the adult taps errors and marks the last item reached. */
const timedGridTask = z.object({ kind: z.literal('timed-grid'), ...markedTaskBody });
export type TimedGridTask = z.infer<typeof timedGridTask>;

/** The same for running text, word by word. */
const timedPassageTask = z.object({ kind: z.literal('timed-passage'), ...markedTaskBody });
export type TimedPassageTask = z.infer<typeof timedPassageTask>;

/** Pictures named as fast as possible, all of them; scored in seconds, described only. */
const rapidNamingTask = z.object({ kind: z.literal('rapid-naming'), ...markedTaskBody });
export type RapidNamingTask = z.infer<typeof rapidNamingTask>;

const taskSchema = z.discriminatedUnion('kind', [
  choiceTask,
  timedChoiceTask,
  letterTilesTask,
  timedGridTask,
  timedPassageTask,
  rapidNamingTask,
]);
export type Task = z.infer<typeof taskSchema>;

/** A task of choices, with or without a hidden clock. */
export type OptionTask = ChoiceTask | TimedChoiceTask;
/** A task that a pupil does alone at a device, item by item. */
export type PupilTask = OptionTask | LetterTilesTask;
export type PupilItem = ChoiceItem | TileItem;
/** A task that an adult marks. */
export type MarkedTask = TimedGridTask | TimedPassageTask | RapidNamingTask;

const windowPlan = z.object({
  form: formIdSchema,
  /** Given to the whole class on devices (stage 1), in this order. */
  wholeClass: z.array(text),
  /** Those of the whole-class tasks that only pupils do who were not clearly above last time. */
  carried: z.optional(z.array(text)),
  /** Given to the whole class in a sitting of its own. */
  secondSitting: z.optional(z.array(text)),
  /** Given one to one (stage 2), in this order. */
  oneToOne: z.array(text),
  /** Those of the one-to-one tasks that are done only when an adult asks for them. */
  optional: z.optional(z.array(text)),
});
export type WindowPlan = z.infer<typeof windowPlan>;

const batterySchema = z.object({
  id: text,
  version: z.number(),
  locale: z.literal('sv-SE'),
  title: bilingual,
  /** Voice of the clips that ship: synthetic placeholders are not fit for real screening. */
  voice: z.object({ id: text, synthetic: z.boolean() }),
  tasks: z.array(taskSchema),
  windows: z.partialRecord(windowKindSchema, windowPlan),
});
export type Battery = z.infer<typeof batterySchema>;

/**
 * Check a battery file.
 * @throws {Error} with one line that names the path of the first problem.
 */
export function parseBattery(value: unknown): Battery {
  const result = batterySchema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new Error(`Battery is not valid at ${issue?.path.join('.')}: ${issue?.message}`);
  }
  return result.data;
}

/** The task of that id. @throws {Error} when the battery has none. */
export function getTask(battery: Battery, taskId: string): Task {
  const task = battery.tasks.find((candidate) => candidate.id === taskId);
  if (!task) throw new Error(`Battery ${battery.id} has no task ${taskId}`);
  return task;
}

/** Whether a pupil does the task alone at a device. */
export function isPupilTask(task: Task): task is PupilTask {
  return task.kind === 'choice' || task.kind === 'timed-choice' || task.kind === 'letter-tiles';
}

/** Whether an adult marks the task. */
export function isMarkedTask(task: Task): task is MarkedTask {
  return !isPupilTask(task);
}

/**
 * The graphemes an answer to a tile item is made of; null when it cannot be laid with the tiles.
 * @param answer tile ids in the order they lie, with a space between
 */
export function readTiles(item: TileItem, answer: string): string[] | null {
  const ids = answer.split(' ');
  if (new Set(ids).size < ids.length) return null;
  const texts = ids.map((id) => item.tiles.find((tile) => tile.id === id)?.text);
  return texts.every((tile) => tile !== undefined) ? texts : null;
}

/** Whether an item can be answered so: by one of its options, or with its tiles. */
export function isPossibleAnswer(item: PupilItem, answer: string): boolean {
  if ('graphemes' in item) return readTiles(item, answer) !== null;
  return item.options.some((option) => option.id === answer);
}

/** Whether an answer is right. A word is right when every grapheme stands in its place. */
export function isRightAnswer(item: PupilItem, answer: string): boolean {
  if (!('graphemes' in item)) return item.correctOptionId === answer;
  const built = readTiles(item, answer);
  return built !== null && built.join(' ') === item.graphemes.join(' ');
}

/** The items of one form of a task, in order; none when the task has no such form. */
export function listFormItems(task: PupilTask, formId: FormId): readonly PupilItem[];
export function listFormItems(task: MarkedTask, formId: FormId): readonly GridItem[];
export function listFormItems(task: Task, formId: FormId): readonly (PupilItem | GridItem)[];
export function listFormItems(task: Task, formId: FormId): readonly (PupilItem | GridItem)[] {
  return task.forms[formId]?.items ?? [];
}
