/** Simulated pupils on the real screens: who they are, a sitting of theirs, and the same without screens. */
import type { Page } from '@playwright/test';
import type { AttemptEvent, EventBody } from '~/administration/attempt-event';
import { makeRandom } from '~/demonstration/seeded-random';
import { type Knowledge, playChoiceTask, playGridTask } from '~/demonstration/simulated-pupil';
import { type FormId, getTask, isMarkedTask, isPupilTask } from '~/instruments/battery';
import { answerDevice, type Entry } from './device-double';
import { listJournal } from './device-journal';
import type { Visitors } from './fixtures';
import { readMarkedTask } from './screen-marker';
import { doSitting } from './screen-pupil';
import { readPlayed } from './task-play';

export const played = readPlayed('arskurs-1');
export const { battery } = played;
export const PUPIL_TASKS = battery.tasks.filter(isPupilTask);
export const MARKED_TASKS = battery.tasks.filter(isMarkedTask);

/** One simulated pupil: what is known, the chance, and the form everything is done on. */
export type SimulatedPupil = { knowledge: Knowledge; seed: number; formId: FormId };

/** The chance of a pupil in one task: the same with and without screens. */
export function chanceOf({ seed }: SimulatedPupil, index: number): () => number {
  return makeRandom(seed * 100 + index);
}

const MEMBERSHIP_ID = '00000000-0000-7000-8000-000000000003';

async function openRunner(visitors: Visitors, url: string): Promise<Page> {
  const page = await visitors.arrive({ url, width: 1024, height: 768 });
  const now = Date.now();
  await page.clock.install({ time: now - 60_000 });
  await page.clock.pauseAt(now);
  return page;
}

/** What the device wrote down in a sitting of all the tasks that a pupil does alone. */
export async function playPupilTasks(
  visitors: Visitors,
  url: string,
  pupil: SimulatedPupil,
): Promise<AttemptEvent[][]> {
  const page = await openRunner(visitors, url);
  const entries = PUPIL_TASKS.map(({ id }): Entry => ({ taskId: id, formId: pupil.formId }));
  const adult = await answerDevice(page.context(), {
    battery,
    windowKind: 'autumn',
    kind: 'pupil',
    membershipId: MEMBERSHIP_ID,
    entries,
  });
  await page.goto('/elev?sound=silent#kod=123456');
  const runs = PUPIL_TASKS.map((task) => ({ task, formId: pupil.formId, media: played.media }));
  await doSitting(page, runs, pupil.knowledge, (index) => chanceOf(pupil, index), adult);
  const attempts = groupAttempts(await listJournal(page));
  await page.context().close();
  return attempts;
}

/** What the device wrote down of all the readings, as an attentive adult marks them. */
export async function playMarkedTasks(
  visitors: Visitors,
  url: string,
  pupil: SimulatedPupil,
): Promise<AttemptEvent[][]> {
  const page = await openRunner(visitors, url);
  const entries = MARKED_TASKS.map(({ id }): Entry => ({ taskId: id, formId: pupil.formId }));
  await answerDevice(page.context(), {
    battery,
    windowKind: 'autumn',
    kind: 'marker',
    membershipId: MEMBERSHIP_ID,
    entries,
  });
  await page.goto('/elev?sound=silent#kod=123456');
  for (const [index, task] of MARKED_TASKS.entries()) {
    const plan = {
      attemptId: '',
      started: start(task.id, pupil.formId),
      task,
      formId: pupil.formId,
    };
    const wanted = playGridTask(plan, pupil.knowledge, chanceOf(pupil, index));
    await readMarkedTask(page, wanted);
  }
  const attempts = groupAttempts(await listJournal(page));
  await page.context().close();
  return attempts;
}

/** The attempts in the order they were begun: their ids are in order of time. */
function groupAttempts(events: readonly AttemptEvent[]): AttemptEvent[][] {
  const ids = [...new Set(events.map(({ attemptId }) => attemptId))].sort();
  return ids.map((id) =>
    events
      .filter(({ attemptId }) => attemptId === id)
      .sort((one, other) => one.sequence - other.sequence),
  );
}

type StartedBody = Extract<EventBody, { type: 'started' }>;

function start(taskId: string, formId: FormId): StartedBody {
  const task = getTask(battery, taskId);
  return {
    type: 'started',
    roundId: MEMBERSHIP_ID,
    membershipId: MEMBERSHIP_ID,
    batteryId: battery.id,
    batteryVersion: battery.version,
    taskId,
    taskVersion: task.version,
    formId,
    driver: isPupilTask(task) ? 'pupil' : 'marker',
  };
}

/** The events that the same pupil leaves in the pure machine. */
export function playWithoutScreens(
  pupil: SimulatedPupil,
  attempt: readonly AttemptEvent[],
  index: number,
): EventBody[] {
  const [first] = attempt;
  if (first?.body.type !== 'started') throw new Error('an attempt begins with its start');
  const { attemptId, body: started } = first;
  const { formId } = started;
  const task = getTask(battery, started.taskId);
  const random = chanceOf(pupil, index);
  const soundCheck = index === 0;
  const bodies = isPupilTask(task)
    ? playChoiceTask({ attemptId, started, task, formId, soundCheck }, pupil.knowledge, random)
    : playGridTask({ attemptId, started, task, formId }, pupil.knowledge, random);
  return bodies.map(({ body }) => body);
}
