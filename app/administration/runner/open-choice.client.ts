/** Opens a choice task: its sounds are fetched and decoded before the pupil meets it. */
import type { AttemptRecorder } from '~/administration/attempt-recorder.client';
import {
  type ChoicePlan,
  type ChoiceState,
  createChoiceState,
  restoreChoice,
} from '~/administration/choice-state';
import type { ChoiceTask } from '~/instruments/battery';
import { listMissingClips, type MediaManifest } from '~/instruments/media';
import { type AttemptWish, openAttempt } from './open-attempt.client';
import type { RunnerTools } from './runner-tools';

export type OpenChoice = { plan: ChoicePlan; initial: ChoiceState; recorder: AttemptRecorder };

/** Clips without which the task cannot be done. */
function listNeededClips(task: ChoiceTask, formId: AttemptWish['formId']): string[] {
  const items = [...task.practice, ...(task.forms[formId]?.items ?? [])];
  const itemClips = items.flatMap((item) => (item.clip ? [item.clip] : []));
  return [task.instructionClip, task.readyClip, ...itemClips];
}

/** Fetches a bundle of the battery into the sound port. @throws when it is missing or broken. */
export async function loadBundle(
  tools: RunnerTools,
  media: Record<string, MediaManifest>,
  bundleId: string,
): Promise<void> {
  const bundle = media[bundleId];
  if (!bundle) throw new Error(`The media list has no bundle ${bundleId}`);
  await tools.sound.load(bundleId, bundle);
}

type ChoiceWish = Omit<AttemptWish, 'driver'>;

/** @throws when sounds are missing, or the task is not a choice task. */
export async function openChoice(
  tools: RunnerTools,
  media: Record<string, MediaManifest>,
  wish: ChoiceWish,
): Promise<OpenChoice> {
  const open = await openAttempt(tools, { ...wish, driver: 'pupil' });
  const { task, record, journal } = open;
  if (task.kind !== 'choice') throw new Error(`${task.id} is not done by the pupil alone`);
  await loadBundle(tools, media, task.mediaBundle);
  const bundle = media[task.mediaBundle];
  const missing = listMissingClips(bundle ? [bundle] : [], listNeededClips(task, wish.formId));
  if (missing.length > 0) throw new Error(`Clips are missing: ${missing.join(', ')}`);
  const plan = {
    attemptId: record.attemptId,
    started: open.started,
    task,
    formId: wish.formId,
    soundCheck: record.soundCheck,
  };
  const isNew = journal.length === 0 && record.adoptedItemIds === null;
  const initial = isNew
    ? createChoiceState()
    : restoreChoice(plan, {
        journal,
        adoptedItemIds: record.adoptedItemIds,
        elsewhereItemIds: open.elsewhereItemIds,
      });
  return { plan, initial, recorder: open.recorder };
}

/** The pupil does not want to begin: said in the record of the task that would have come. */
export async function declineBeforeStart(tools: RunnerTools, wish: ChoiceWish): Promise<void> {
  const open = await openAttempt(tools, { ...wish, driver: 'pupil' });
  const isNew = open.journal.length === 0 && open.record.adoptedItemIds === null;
  const end = { type: 'ended-early', reason: 'declined' } as const;
  await open.recorder.record(isNew ? [open.started, end] : [end], open.recorder.elapsedMs());
}
