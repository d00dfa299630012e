/** What an item needs to be heard and seen, and in which order it is said. */
import { nameClip } from '~/administration/spoken-lines';
import { type FormId, listFormItems, type PupilItem, type PupilTask } from '~/instruments/battery';

/** One clip of an item, named `bundle/clip`, and the option that glows while it is heard. */
export type Spoken = { clip: string; optionId: string | null };

/** Address of a picture. */
export const picturePath = (name: string): string => `/pictures/${name}.svg`;

/**
 * What is said when an item is presented: the stimulus, then every option that has a name of its
 * own, in the order the options stand. Nothing can be chosen before the last of them has ended.
 */
export function listSpoken(
  bundleId: string,
  item: PupilItem,
  optionOrder: readonly string[],
): Spoken[] {
  const stimulus = item.clip ? [{ clip: nameClip(bundleId, item.clip), optionId: null }] : [];
  if (!('options' in item)) return stimulus;
  const names = optionOrder.flatMap((id) => {
    const clip = item.options.find((option) => option.id === id)?.clip;
    return clip ? [{ clip: nameClip(bundleId, clip), optionId: id }] : [];
  });
  return [...stimulus, ...names];
}

/** The item that a task is shown on: one of its own, else the first practice item. */
export function chooseDemonstration(task: PupilTask): PupilItem {
  const item = task.demonstration ?? task.practice[0];
  if (!item) throw new Error(`${task.id} has nothing to show`);
  return item;
}

function listAllItems(task: PupilTask, formId: FormId): PupilItem[] {
  return [chooseDemonstration(task), ...task.practice, ...listFormItems(task, formId)];
}

const present = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** Names of the clips without which the task cannot be done, as they stand in its bundle. */
export function listNeededClips(task: PupilTask, formId: FormId): string[] {
  const clips = listAllItems(task, formId).flatMap((item) =>
    'options' in item ? [item.clip, ...item.options.map(({ clip }) => clip)] : [item.clip],
  );
  return present([task.instructionClip, task.readyClip, ...clips]);
}

/** Names of every picture of the task. */
export function listNeededPictures(task: PupilTask, formId: FormId): string[] {
  const pictures = listAllItems(task, formId).flatMap((item) =>
    'options' in item ? [item.stimulusPicture, ...item.options.map(({ picture }) => picture)] : [],
  );
  return present(pictures);
}
