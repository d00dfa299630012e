/** One simulated pupil's run of one task form through the pure machines, scored by the real rules. */
import { type AttemptEvent, EVENT_VERSION } from '~/administration/attempt-event';
import type { StartedBody, TimedBody } from '~/administration/choice-state';
import { makeRandom } from '~/demonstration/seeded-random';
import type { Knowledge } from '~/demonstration/simulated-pupil';
import { playChoiceTask, playGridTask } from '~/demonstration/simulated-pupil';
import type { Battery, FormId, Task } from '~/instruments/battery';
import { isPupilTask } from '~/instruments/battery';
import type { CutPolicy } from '~/scoring/cut-policy';
import { judgeValidity, type ResponseValidity } from '~/scoring/response-validity';
import { scoreAttempt, type TaskScore } from '~/scoring/task-score';

const ID = '00000000-0000-7000-8000-';

export type PlayedTask = {
  bodies: TimedBody[];
  events: AttemptEvent[];
  score: TaskScore;
  validity: ResponseValidity;
  /** From the first event to the last, practice included. */
  minutes: number;
};

function makeId(number: number): string {
  return `${ID}${String(number).padStart(12, '0')}`;
}

function describeStart(battery: Battery, task: Task, formId: FormId): StartedBody {
  return {
    type: 'started',
    roundId: makeId(1),
    membershipId: makeId(2),
    batteryId: battery.id,
    batteryVersion: battery.version,
    taskId: task.id,
    taskVersion: task.version,
    formId,
    driver: isPupilTask(task) ? 'pupil' : 'marker',
  };
}

function play(started: StartedBody, task: Task, knowledge: Knowledge, seed: number): TimedBody[] {
  const random = makeRandom(seed);
  const run = { attemptId: makeId(seed + 10), started, formId: started.formId };
  return isPupilTask(task)
    ? playChoiceTask({ ...run, task, soundCheck: false }, knowledge, random)
    : playGridTask({ ...run, task }, knowledge, random);
}

/** Plays and scores. The same seed gives the same run. */
export function playTask(
  place: { battery: Battery; policy: CutPolicy; task: Task; formId: FormId },
  knowledge: Knowledge,
  seed: number,
): PlayedTask {
  const { battery, policy, task, formId } = place;
  const bodies = play(describeStart(battery, task, formId), task, knowledge, seed);
  const events = bodies.map(({ body, elapsedMs }, sequence) => ({
    id: makeId(1_000_000 + sequence),
    attemptId: makeId(seed + 10),
    sequence,
    version: EVENT_VERSION,
    deviceTimeMs: 1_700_000_000_000 + elapsedMs,
    elapsedMs,
    body,
  }));
  const score = scoreAttempt(task, formId, events);
  return {
    bodies,
    events,
    score,
    validity: judgeValidity(score, policy.validity),
    minutes: (bodies.at(-1)?.elapsedMs ?? 0) / 60_000,
  };
}
