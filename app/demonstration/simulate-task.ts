/** One task of one simulated pupil: through the machines of the screens, and scored as real answers are. */
import type { AttemptEvent } from '~/administration/attempt-event';
import type { TimedBody } from '~/administration/choice-state';
import { type Battery, type FormId, getTask, isPupilTask } from '~/instruments/battery';
import type { CutPolicy } from '~/scoring/cut-policy';
import { judgeValidity, type ResponseValidity } from '~/scoring/response-validity';
import { scoreAttempt, type TaskScore } from '~/scoring/task-score';
import type { Random } from './seeded-random';
import { type Knowledge, playChoiceTask, playGridTask } from './simulated-pupil';

export interface SimulatedTask {
  driver: 'pupil' | 'marker';
  events: AttemptEvent[];
  score: TaskScore;
  validity: ResponseValidity;
}

/** Of no place: ids of round and membership are empty in the events. */
export function simulateTask(
  { battery, policy }: { battery: Battery; policy: CutPolicy },
  { taskId, formId }: { taskId: string; formId: FormId },
  knowledge: Knowledge,
  random: Random,
): SimulatedTask {
  const task = getTask(battery, taskId);
  const driver = isPupilTask(task) ? ('pupil' as const) : ('marker' as const);
  const started = {
    type: 'started' as const,
    roundId: '',
    membershipId: '',
    batteryId: battery.id,
    batteryVersion: battery.version,
    taskId,
    taskVersion: task.version,
    formId,
    driver,
  };
  const attemptId = `${taskId} ${formId} ${random()}`;
  const run = { attemptId, started, formId };
  const bodies = isPupilTask(task)
    ? playChoiceTask({ ...run, task, soundCheck: false }, knowledge, random)
    : playGridTask({ ...run, task }, knowledge, random);
  const events = toEvents(attemptId, bodies);
  const score = scoreAttempt(task, formId, events);
  return { driver, events, score, validity: judgeValidity(score, policy.validity) };
}

function toEvents(attemptId: string, bodies: readonly TimedBody[]): AttemptEvent[] {
  return bodies.map(({ body, elapsedMs }, sequence) => ({
    id: `${attemptId} ${sequence}`,
    attemptId,
    sequence,
    version: 1,
    deviceTimeMs: 0,
    elapsedMs,
    body,
  }));
}
