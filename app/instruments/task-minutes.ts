/**
 * About how long a task takes a six-year-old, practice included.
 *
 * Assumed paces, not measured: a spoken instruction with its demonstration takes a minute; an item
 * 4-8.5 s with its prompt, the one that is shown too, by what is chosen among; a word built of tiles 24 s; a practice word read
 * aloud 3 s. A task with a clock takes the whole of it. Units: seconds, minutes.
 */
import type { Battery, FormId, PupilTask, Task } from '~/instruments/battery';
import { getTask, isMarkedTask } from '~/instruments/battery';

const INSTRUCTION_SECONDS = 60;
const TILE_WORD_SECONDS = 24;
const PRACTICE_WORD_SECONDS = 3;
const CHOICE_SECONDS = { 'yes-no': 4, letters: 6.5, words: 6.5, pictures: 8.5 } as const;

function secondsAnItem(task: PupilTask): number {
  return task.kind === 'letter-tiles' ? TILE_WORD_SECONDS : CHOICE_SECONDS[task.optionLook];
}

/** Seconds of a task in one form. Rounded nowhere. */
export function estimateTaskSeconds(task: Task, formId: FormId): number {
  if (isMarkedTask(task)) {
    return INSTRUCTION_SECONDS + task.practice.length * PRACTICE_WORD_SECONDS + task.seconds;
  }
  const shown = task.demonstration ? 1 : 0;
  const practice = (shown + task.practice.length) * secondsAnItem(task);
  if (task.kind === 'timed-choice') return INSTRUCTION_SECONDS + practice + task.timeLimitSeconds;
  const items = (task.forms[formId]?.items.length ?? 0) * secondsAnItem(task);
  return INSTRUCTION_SECONDS + practice + items;
}

/** About how many minutes the tasks take a pupil together, rounded up. */
export function estimateTaskMinutes(
  battery: Battery,
  taskIds: readonly string[],
  formId: FormId,
): number {
  const seconds = taskIds.reduce(
    (sum, id) => sum + estimateTaskSeconds(getTask(battery, id), formId),
    0,
  );
  return Math.ceil(seconds / 60);
}
