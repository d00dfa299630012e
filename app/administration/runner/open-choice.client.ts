/** Opens a task the pupil does alone: its sounds and pictures are here before the pupil meets it. */
import type { AttemptRecorder } from '~/administration/attempt-recorder.client';
import {
  type ChoiceMemory,
  type ChoicePlan,
  type ChoiceState,
  createChoiceState,
  isCutOff,
  restoreChoice,
} from '~/administration/choice-state';
import { type FormId, isPupilTask, type PupilTask } from '~/instruments/battery';
import { listMissingClips, type MediaManifest } from '~/instruments/media';
import { listNeededClips, listNeededPictures } from './item-media';
import { loadPictures } from './load-pictures.client';
import { type AttemptWish, type OpenAttempt, openAttempt } from './open-attempt.client';
import type { RunnerTools } from './runner-tools';

export type OpenChoice = { plan: ChoicePlan; initial: ChoiceState; recorder: AttemptRecorder };

type Media = Record<string, MediaManifest>;
type SoundTools = Pick<RunnerTools, 'sound'>;

/**
 * Fetches a bundle of the battery into the sound port. Where nothing is heard a bundle that does
 * not exist yet is passed over. @throws when it is missing or broken.
 */
export async function loadBundle(
  { sound }: SoundTools,
  media: Media,
  bundleId: string,
): Promise<void> {
  const bundle = media[bundleId];
  if (bundle) await sound.load(bundleId, bundle);
  else if (!sound.isSilent) throw new Error(`The media list has no bundle ${bundleId}`);
}

/** Everything heard and seen in a task, fetched and decoded. @throws when anything is missing. */
export async function loadTask(
  tools: SoundTools,
  media: Media,
  task: PupilTask,
  formId: FormId,
): Promise<void> {
  const bundle = media[task.mediaBundle];
  await Promise.all([
    loadBundle(tools, media, task.mediaBundle),
    loadPictures(listNeededPictures(task, formId)),
  ]);
  const missing = bundle ? listMissingClips([bundle], listNeededClips(task, formId)) : [];
  if (missing.length > 0) throw new Error(`Clips are missing: ${missing.join(', ')}`);
}

type ChoiceWish = Omit<AttemptWish, 'driver'>;

function restore(plan: ChoicePlan, open: OpenAttempt): ChoiceState | 'cut-off' {
  const { journal, record, elsewhereItemIds } = open;
  if (journal.length === 0 && record.adoptedItemIds === null) return createChoiceState();
  const memory: ChoiceMemory = {
    journal,
    adoptedItemIds: record.adoptedItemIds,
    elsewhereItemIds,
  };
  const restored = restoreChoice(plan, memory);
  return restored.phase !== 'ended' && isCutOff(plan, memory) ? 'cut-off' : restored;
}

/**
 * The run to go on with or to begin. A timed run that was cut off is closed for good instead: the
 * task is then still to do, on the reserve form.
 * @throws when sounds or pictures are missing, or an adult must mark the task.
 */
export async function openChoice(
  tools: RunnerTools,
  media: Media,
  wish: ChoiceWish,
): Promise<OpenChoice | 'cut-off'> {
  const open = await openAttempt(tools, { ...wish, driver: 'pupil' });
  const { task, record, recorder } = open;
  if (!isPupilTask(task)) throw new Error(`${task.id} is not done by the pupil alone`);
  const plan = {
    attemptId: record.attemptId,
    started: open.started,
    task,
    formId: wish.formId,
    soundCheck: record.soundCheck,
  };
  const initial = restore(plan, open);
  if (initial === 'cut-off') {
    const end = { type: 'ended-early', reason: 'abandoned' } as const;
    await recorder.record([end], recorder.elapsedMs());
    return 'cut-off';
  }
  await loadTask(tools, media, task, wish.formId);
  return { plan, initial, recorder };
}

/** The pupil does not want to begin: said in the record of the task that would have come. */
export async function declineBeforeStart(tools: RunnerTools, wish: ChoiceWish): Promise<void> {
  const open = await openAttempt(tools, { ...wish, driver: 'pupil' });
  const isNew = open.journal.length === 0 && open.record.adoptedItemIds === null;
  const end = { type: 'ended-early', reason: 'declined' } as const;
  await open.recorder.record(isNew ? [open.started, end] : [end], open.recorder.elapsedMs());
}
