/**
 * What an item is, as text: everything that is judged when it is reviewed. Two versions of a battery
 * hold the same item when its text is the same, and then what people said of it still holds.
 *
 * In it: the task, the item with its difficulty and reasoning, and the words of the clips it plays.
 * Not in it: the authored review state, and whose voice the clips are in.
 */
import type { Battery, Task } from '~/instruments/battery';
import { isPupilTask } from '~/instruments/battery';
import type { MediaManifest } from '~/instruments/media';
import { type AnyItem, listTaskItems } from '~/instruments/task-items';

/** Names of the clips an item plays: its prompt and the names of its options. */
export function listItemClips(item: AnyItem): string[] {
  const own = 'clip' in item && item.clip ? [item.clip] : [];
  const options =
    'options' in item ? item.options.flatMap(({ clip }) => (clip === undefined ? [] : [clip])) : [];
  return [...own, ...options];
}

/** The same value with the keys of every object in the alphabet's order. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, own]) => [key, sortKeys(own)]));
}

/** @param findText the words of a clip of the task */
export function describeItemContent(
  task: Pick<Task, 'id' | 'kind'>,
  item: AnyItem,
  findText: (clip: string) => string | undefined,
): string {
  const { review: _review, ...judged } = item;
  const heard = listItemClips(item).map((clip) => [clip, findText(clip) ?? null]);
  return JSON.stringify(sortKeys({ task: task.id, kind: task.kind, item: judged, heard }));
}

/** Every item of a battery by its id. @param media manifests by bundle */
export function describeContents(
  battery: Pick<Battery, 'tasks'>,
  media: Readonly<Record<string, MediaManifest>>,
): Map<string, string> {
  return new Map(
    battery.tasks.flatMap((task) => {
      const bundle = isPupilTask(task) ? media[task.mediaBundle] : undefined;
      const findText = (clip: string) => bundle?.clips[clip]?.text;
      return listTaskItems(task).map(
        (item) => [item.id, describeItemContent(task, item, findText)] as const,
      );
    }),
  );
}
