/** How long a simulated run takes with everything that is said in it. Milliseconds and minutes. */
import { getMediaManifest } from '~/instruments/batteries';
import { type Battery, listFormItems, type PupilItem, type PupilTask } from '~/instruments/battery';
import type { PlayedTask } from './play-task';

/** Lysa's own words before and after: welcome, the trail, the way on. */
const BETWEEN_MS = 8_000;

function sayItem(item: PupilItem, durationOf: (clip: string) => number): number {
  const options = 'graphemes' in item ? [] : item.options;
  const spoken = [item.clip, ...options.map(({ clip }) => clip)];
  return spoken.reduce((sum, clip) => sum + (clip ? durationOf(clip) : 0), 0);
}

/** Milliseconds of speech in a run: instruction, demonstration, practice, each item shown, ending. */
function measureSpeech(battery: Battery, task: PupilTask, run: PlayedTask): number {
  const { clips } = getMediaManifest(battery.id, task.mediaBundle);
  const durationOf = (clip: string) => clips[clip]?.durationMs ?? 0;
  const items: readonly PupilItem[] = listFormItems(task, run.score.formId);
  const shown = run.bodies.flatMap(({ body }) =>
    body.type === 'item-presented' ? [body.itemId] : [],
  );
  const demonstration = Object.keys(clips).filter((clip) => clip.startsWith('option-'));
  const said = [task.instructionClip, ...demonstration, task.readyClip, 'ending'];
  return (
    said.reduce((sum, clip) => sum + durationOf(clip), 0) +
    (task.demonstration ? sayItem(task.demonstration, durationOf) : 0) +
    task.practice.reduce((sum, item) => sum + sayItem(item, durationOf), 0) +
    task.practice.length * durationOf('practice-right') +
    items
      .filter((item) => shown.includes(item.id))
      .reduce((sum, item) => sum + sayItem(item, durationOf), 0)
  );
}

/** Minutes of a pupil's run. What is said inside a hidden time is part of that time. */
export function measureMinutes(battery: Battery, task: PupilTask, run: PlayedTask): number {
  return run.minutes + (measureSpeech(battery, task, run) + BETWEEN_MS) / 60_000;
}
