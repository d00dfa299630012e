/** What the pages of the instruments show, as plain data. */
import type { Battery, OptionTask, Task, WindowKind, WindowPlan } from '~/instruments/battery';
import { isMarkedTask, WINDOW_KINDS } from '~/instruments/battery';
import { listItemClips } from '~/instruments/item-content';
import type { ItemStanding, RetireReason, ReviewCount, Verdict } from '~/instruments/item-review';
import type { MediaManifest } from '~/instruments/media';
import { mediaPath } from '~/instruments/media';
import { type AnyItem, listFormIds } from '~/instruments/task-items';
import { estimateTaskSeconds } from '~/instruments/task-minutes';

/** How a task stands in a window: for the whole class, for some, in a sitting of its own, one to one. */
export type TaskPlace =
  | 'whole-class'
  | 'carried'
  | 'second-sitting'
  | 'one-to-one'
  | 'one-to-one-optional';

/** Where a task stands in a window's plan; null when it is not given then. */
export function findTaskPlace(plan: WindowPlan | undefined, taskId: string): TaskPlace | null {
  if (!plan) return null;
  if (plan.carried?.includes(taskId)) return 'carried';
  if (plan.wholeClass.includes(taskId)) return 'whole-class';
  if (plan.secondSitting?.includes(taskId)) return 'second-sitting';
  if (!plan.oneToOne.includes(taskId)) return null;
  return plan.optional?.includes(taskId) ? 'one-to-one-optional' : 'one-to-one';
}

type Bilingual = { sv: string; en: string };

export type TaskRow = {
  taskId: string;
  title: Bilingual;
  measures: Bilingual;
  places: Record<WindowKind, TaskPlace | null>;
  /** Items of form A. */
  itemCount: number;
  minutes: number;
  forms: number;
  progressForms: number;
  review: ReviewCount;
};

/** One line of the battery's table. */
export function describeTaskRow(battery: Battery, task: Task, review: ReviewCount): TaskRow {
  const forms = listFormIds(task);
  const places = Object.fromEntries(
    WINDOW_KINDS.map((kind) => [kind, findTaskPlace(battery.windows[kind], task.id)]),
  ) as TaskRow['places'];
  return {
    taskId: task.id,
    title: task.title,
    measures: task.measures,
    places,
    itemCount: task.forms.A?.items.length ?? 0,
    minutes: Math.ceil(estimateTaskSeconds(task, 'A') / 60),
    forms: forms.filter((id) => !id.startsWith('P')).length,
    progressForms: forms.filter((id) => id.startsWith('P')).length,
    review,
  };
}

/** Where a sound lies, what is said in it, and whether a person says it. */
export type ItemSound = {
  path: string;
  offset: number;
  length: number;
  text: string;
  synthetic: boolean;
};

/** The sounds of some items, by clip name; a clip that no bundle holds is missing. */
export function listItemSounds(
  items: readonly AnyItem[],
  manifests: readonly MediaManifest[],
): Record<string, ItemSound> {
  const sounds: Record<string, ItemSound> = {};
  for (const name of items.flatMap(listItemClips)) {
    const manifest = manifests.find(({ clips }) => clips[name] !== undefined);
    const clip = manifest?.clips[name];
    if (!manifest || !clip) continue;
    const { offset, length, text, synthetic } = clip;
    sounds[name] = { path: mediaPath(manifest), offset, length, text, synthetic };
  }
  return sounds;
}

type ShownVerdict = {
  verdict: Verdict;
  reasonCode: RetireReason | null;
  comment: string | null;
  name: string;
  /** Version of the battery it was given on, when that is an earlier one. */
  fromVersion: number | null;
};

/** What is known of an item's review by the person who looks. */
export type ItemReviewFacts = ItemStanding & {
  /** Why people want it gone, each kind of reason once; for everybody to see. */
  retireReasons: RetireReason[];
  /** The viewer's own latest verdict. */
  own: Verdict | null;
  /** The latest of each person; only for those who review. */
  verdicts: ShownVerdict[];
};

export type ShownTask = {
  /** How options look; absent for readings and tiles. */
  optionLook: OptionTask['optionLook'] | null;
  kind: Task['kind'];
  columns: number;
  isReading: boolean;
};

export function describeTaskLook(task: Task): ShownTask {
  return {
    kind: task.kind,
    optionLook: 'optionLook' in task ? task.optionLook : null,
    columns: isMarkedTask(task) ? task.columns : 0,
    isReading: isMarkedTask(task),
  };
}
