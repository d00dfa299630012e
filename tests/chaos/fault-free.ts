/** The run of a pupil without screens, network or faults: what every run with them must come to. */
import type { AttemptEvent } from '~/administration/attempt-event';
import { stepChoice } from '~/administration/choice-machine';
import {
  type ChoicePlan,
  createChoiceState,
  findNextItem,
  type StartedBody,
  type TimedBody,
} from '~/administration/choice-state';
import { makeRandom } from '~/demonstration/seeded-random';
import {
  answerRight,
  chooseOption,
  type Knowledge,
  type SimulatedAnswer,
} from '~/demonstration/simulated-answer';
import type { FormId, PupilItem, PupilTask } from '~/instruments/battery';
import type { EventOrigins } from '~/scoring/device-handover';
import { scoreAttempt } from '~/scoring/task-score';
import { FORM } from '../journeys/support/task-play';
import { TASKS } from './chaos-tasks';

/** What decides every answer of a pupil. */
export type Mind = { seed: number; knowledge: Knowledge };

/** Between two items, in milliseconds. */
const PAUSE_MS = 700;
const PRACTICE_MS = 2_500;

function hashText(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return hash;
}

/** What a pupil answers to an item: the same on every device and at every try. */
export function answerAs(pupil: Mind, task: PupilTask, item: PupilItem): SimulatedAnswer {
  const random = makeRandom((pupil.seed ^ hashText(item.id)) >>> 0);
  return chooseOption(random, pupil.knowledge, task, item);
}

type Action = Parameters<typeof stepChoice>[2];

function chooseAction(
  plan: ChoicePlan,
  state: ReturnType<typeof createChoiceState>,
  pupil: Mind,
  elapsedMs: number,
): Action {
  if (state.phase === 'new') return { type: 'begin', elapsedMs };
  if (state.phase === 'ready') return { type: 'begin-items', elapsedMs };
  if (state.phase === 'practice') {
    const item = plan.task.practice[state.practice.index];
    if (state.practice.feedback !== null || !item) return { type: 'practice-next', elapsedMs };
    const optionId = answerRight(item);
    return { type: 'practice-answer', itemId: item.id, optionId, elapsedMs };
  }
  const next = findNextItem(plan, state.answeredItemIds);
  if (state.phase !== 'item' || !next) throw new Error(`a faultless run came to ${state.phase}`);
  const { optionId, responseMs } = answerAs(pupil, plan.task, next.item);
  const itemId = next.item.id;
  return {
    type: 'answer',
    itemId,
    optionId,
    responseMs,
    replays: 0,
    input: 'simulated',
    elapsedMs: elapsedMs + responseMs + PAUSE_MS,
  };
}

/** Every event of the run. */
export function playFaultFree(pupil: Mind, task: PupilTask, started: StartedBody): AttemptEvent[] {
  const attemptId = '00000000-0000-7000-8000-000000000000';
  const formId = started.formId as FormId;
  const plan: ChoicePlan = { attemptId, started, task, formId, soundCheck: false };
  const bodies: TimedBody[] = [];
  let state = createChoiceState();
  let elapsedMs = 0;
  while (state.phase !== 'ended') {
    const action = chooseAction(plan, state, pupil, elapsedMs);
    elapsedMs = Math.max(
      action.elapsedMs,
      elapsedMs + (action.type === 'answer' ? 0 : PRACTICE_MS),
    );
    const step = stepChoice(plan, state, { ...action, elapsedMs });
    bodies.push(...step.events.map((body) => ({ body, elapsedMs })));
    state = step.state;
  }
  return bodies.map((timed, sequence) => ({
    id: `${sequence}`,
    attemptId,
    sequence,
    version: 1,
    deviceTimeMs: 0,
    ...timed,
  }));
}

function makeStart(task: PupilTask): StartedBody {
  const { id: taskId, version: taskVersion } = task;
  return {
    type: 'started',
    roundId: '',
    membershipId: '',
    batteryId: '',
    batteryVersion: 0,
    taskId,
    taskVersion,
    formId: FORM,
    driver: 'pupil',
  };
}

/** Items that the pupil answers in the first tasks, when nothing goes wrong. */
export function countAnswers(pupil: Mind, tasks: number): number {
  return TASKS.slice(0, tasks)
    .flatMap((task) => playFaultFree(pupil, task, makeStart(task)))
    .filter(({ body }) => body.type === 'item-answered').length;
}

/** What a score says of a pupil, without what depends on the hour and the device. */
export function scoreOf(
  task: PupilTask,
  formId: FormId,
  events: readonly AttemptEvent[],
  origins?: EventOrigins,
): string {
  const score = scoreAttempt(task, formId, events, origins);
  if (score.kind !== 'choice') throw new Error(`${task.id} is no choice task`);
  const { right, presented, notReached, state, endReason } = score;
  return JSON.stringify({ right, presented, notReached, state, endReason });
}
