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

/** The forms of a task: A autumn, B winter, C spring, D reserve and retest in any window. */
export const FORM_IDS = ['A', 'B', 'C', 'D'] as const;
const formIdSchema = z.enum(FORM_IDS);
export type FormId = z.infer<typeof formIdSchema>;

export const WINDOW_KINDS = ['autumn', 'winter', 'spring'] as const;
export const windowKindSchema = z.enum(WINDOW_KINDS);
export type WindowKind = z.infer<typeof windowKindSchema>;

/** Human review of an item: two different people approve before it counts as approved. */
const reviewState = z.enum(['awaiting-review', 'approved', 'retired']);

const choiceOption = z.object({ id: text, text });

/** One item of a choice task. `clip` names a sound in the task's media bundle. */
const choiceItem = z.object({
  id: text,
  /** Written stimulus shown to the pupil (absent when the prompt is only heard). */
  stimulus: z.optional(text),
  /** Spoken stimulus: the name of a clip in the media bundle (absent when it is only read). */
  clip: z.optional(text),
  options: z.array(choiceOption).check(z.minLength(2), z.maxLength(5)),
  correctOptionId: text,
  /** Content stratum that parallel forms are balanced on (letter band, ladder level and lexicality). */
  stratum: text,
  /** Authored difficulty in logits: an estimate for balancing forms, never used in a level. */
  difficulty: z.number(),
  /** Why the difficulty was set so. */
  reasoning: text,
  review: reviewState,
});
export type ChoiceItem = z.infer<typeof choiceItem>;

/** After `presented` items of the test, stop when at most `atMost` are right. */
const stopRow = z.object({ presented: z.number(), atMost: z.number() });

const choiceTask = z.object({
  kind: z.literal('choice'),
  id: text,
  version: z.number(),
  title: bilingual,
  measures: bilingual,
  skill: z.enum(['letters', 'phonemes', 'decoding', 'spelling', 'vocabulary']),
  optionCount: z.number(),
  optionLook: z.enum(['letters', 'words', 'yes-no', 'pictures']),
  /** Media bundle with every clip of the task. */
  mediaBundle: text,
  instructionClip: text,
  /** Played after practice has been passed, before the first item. */
  readyClip: text,
  practice: z.array(choiceItem).check(z.minLength(2), z.maxLength(5)),
  /** Stop table for the ends of balanced blocks; empty when the task never stops early. */
  stopTable: z.array(stopRow),
  /** Hidden limit in seconds; what was not reached by then is "not reached". */
  timeLimitSeconds: z.number(),
  forms: z.record(formIdSchema, z.object({ items: z.array(choiceItem).check(z.minLength(1)) })),
});
export type ChoiceTask = z.infer<typeof choiceTask>;

const gridItem = z.object({
  id: text,
  text,
  stratum: text,
  difficulty: z.number(),
  reasoning: text,
  review: reviewState,
});
export type GridItem = z.infer<typeof gridItem>;

/** Read aloud for `seconds`; the adult taps errors and marks the last item reached. */
const timedGridTask = z.object({
  kind: z.literal('timed-grid'),
  id: text,
  version: z.number(),
  title: bilingual,
  measures: bilingual,
  skill: z.enum(['letters', 'decoding']),
  seconds: z.number(),
  columns: z.number(),
  /** The run stops when the whole first row is wrong. */
  stopAfterFirstRowWrong: z.boolean(),
  /** What the adult says before starting, and how to mark. */
  script: bilingual,
  practice: z.array(gridItem),
  forms: z.record(formIdSchema, z.object({ items: z.array(gridItem).check(z.minLength(1)) })),
});
export type TimedGridTask = z.infer<typeof timedGridTask>;

const taskSchema = z.discriminatedUnion('kind', [choiceTask, timedGridTask]);
export type Task = z.infer<typeof taskSchema>;

const windowPlan = z.object({
  form: formIdSchema,
  /** Given to the whole class on devices (stage 1), in this order. */
  wholeClass: z.array(text),
  /** Given one to one (stage 2), in this order. */
  oneToOne: z.array(text),
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
