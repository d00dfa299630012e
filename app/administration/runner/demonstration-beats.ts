/**
 * The demonstration before a task, beat by beat: what is heard and what is lit meanwhile.
 *
 * It needs no reading and no words: the ear or the word lights up, every option that has a name
 * glows while it is said, and then a finger presses the right one. It is played on an item of its own.
 */
import { nameClip } from '~/administration/spoken-lines';
import { isRightAnswer, type PupilItem, type PupilTask } from '~/instruments/battery';
import { chooseDemonstration, listSpoken } from './item-media';
import { layRightWord } from './tile-word';

export type Beat = {
  /** Heard during the beat; null when nothing is said. */
  clip: string | null;
  /** The beat lasts at least this long, in milliseconds. */
  lastsMs: number;
  light: 'guide' | 'stimulus' | 'target' | 'finish';
  /** The option or tile that glows. */
  targetId: string | null;
  /** The finger presses what glows. */
  isPressed: boolean;
  /** Tiles that lie on the line. */
  laidIds: readonly string[];
};

const REST: Omit<Beat, 'clip' | 'light'> = {
  lastsMs: 0,
  targetId: null,
  isPressed: false,
  laidIds: [],
};
const LOOK_MS = 900;
const PRESS_MS = 1_300;
const LAY_MS = 700;

function pressTarget(targetId: string): Beat {
  return { ...REST, clip: null, light: 'target', targetId, isPressed: true, lastsMs: PRESS_MS };
}

function buildWord(tileIds: readonly string[]): Beat[] {
  const laying = tileIds.map((targetId, index): Beat => {
    const laidIds = tileIds.slice(0, index + 1);
    return { ...pressTarget(targetId), laidIds, lastsMs: LAY_MS };
  });
  const finish = { ...pressTarget(''), light: 'finish' as const, targetId: null, laidIds: tileIds };
  return [...laying, finish];
}

function showAnswer(item: PupilItem): Beat[] {
  if ('graphemes' in item) return buildWord(layRightWord(item));
  const right = item.options.find(({ id }) => isRightAnswer(item, id));
  return right ? [pressTarget(right.id)] : [];
}

/**
 * The beats of a task's telling, in order.
 * @param has whether a clip (named `bundle/clip`) can be played
 */
export function listBeats(task: PupilTask, has: (clip: string) => boolean): Beat[] {
  const guide = nameClip(task.mediaBundle, task.instructionClip);
  const told: Beat = { ...REST, clip: guide, light: 'guide' };
  const item = chooseDemonstration(task);
  const ids = 'options' in item ? item.options.map(({ id }) => id) : [];
  const named = ids.flatMap((id): Beat[] => {
    const clip = nameClip(task.mediaBundle, `option-${id}`);
    return has(clip) ? [{ ...REST, clip, light: 'target', targetId: id }] : [];
  });
  const spoken = listSpoken(task.mediaBundle, item, ids).map(({ clip, optionId }): Beat => {
    const light = optionId === null ? 'stimulus' : 'target';
    return { ...REST, clip, light, targetId: optionId, lastsMs: LOOK_MS };
  });
  const isRead = 'options' in item && item.stimulus !== undefined && !item.clip;
  const read: Beat[] = isRead
    ? [{ ...REST, clip: null, light: 'stimulus', lastsMs: PRESS_MS }]
    : [];
  return [told, ...named, ...read, ...spoken, ...showAnswer(item)];
}
