/**
 * Raw events in, results, levels and explanations out: the pure part of `lasfyr score`.
 *
 * Input: lines of newline-delimited JSON, one attempt event a line, of any number of attempts and in
 * any order. A pupil is the class membership that an attempt was started for; every attempt needs its
 * first event. The window is the one whose form the attempts were taken on, unless it is given.
 */
import { type AttemptEvent, attemptEventSchema } from '~/administration/attempt-event';
import { type Battery, type FormId, WINDOW_KINDS, type WindowKind } from '~/instruments/battery';
import { mayDecide } from '~/scoring/counted-attempt';
import { assessLevel } from '~/scoring/level';
import { type LevelRow, toLevelRow } from '~/scoring/level-command';
import { findPolicy, findPolicyOfBattery } from '~/scoring/policy-shelf';
import { judgeValidity, type ResponseValidity } from '~/scoring/response-validity';
import { type TaskResult, toTaskResult } from '~/scoring/task-result';
import { scoreAttempt, type TaskScore } from '~/scoring/task-score';

interface ScoredRow {
  attemptId: string;
  pupil: string;
  task: string;
  form: FormId;
  state: TaskScore['state'];
  endReason: TaskScore['endReason'];
  right: number | null;
  /** Items answered or reached. */
  presented: number | null;
  wrong: number | null;
  notReached: number | null;
  seconds: number | null;
  stopped: boolean;
  perMinute: number | null;
  accuracy: number | null;
  interpretable: boolean;
  reasons: string[];
  items: TaskScore['items'];
}

export type ScoreOutcome =
  | { ok: true; attempts: ScoredRow[]; pupils: LevelRow[] }
  | { ok: false; problem: string };

/** The policy is the one made for the battery unless another is named. */
export function runScoreCommand(
  battery: Battery,
  lines: Iterable<string>,
  choices: { policyId?: string; window?: WindowKind } = {},
): ScoreOutcome {
  const policy =
    choices.policyId === undefined ? findPolicyOfBattery(battery.id) : findPolicy(choices.policyId);
  const policyId = policy?.id ?? choices.policyId;
  if (!policy) {
    return { ok: false, problem: `There is no policy ${policyId ?? `for battery ${battery.id}`}.` };
  }
  const read = readAttempts(lines);
  if (!read.ok) return read;
  const attempts: ScoredRow[] = [];
  const taken = new Map<string, PupilResults>();
  for (const [attemptId, events] of read.attempts) {
    const started = findStart(battery, events);
    if (!started.ok) return { ok: false, problem: `Attempt ${attemptId}: ${started.problem}.` };
    const score = scoreAttempt(started.task, started.body.formId, events);
    const validity = judgeValidity(score, policy.validity);
    const pupil = started.body.membershipId;
    attempts.push(toScoredRow(attemptId, pupil, score, validity));
    const secondMarker = started.body.secondMarker === true;
    if (!mayDecide({ attemptId, invalidated: false, secondMarker, score, validity })) continue;
    if (started.body.secondMarker) continue;
    const own = taken.get(pupil) ?? { results: [], forms: [] };
    own.results.push(toTaskResult(score, validity));
    own.forms.push(started.body.formId);
    taken.set(pupil, own);
  }
  const pupils: LevelRow[] = [];
  for (const [pupil, { results, forms }] of taken) {
    const window = choices.window ?? findWindow(battery, forms);
    if (!window || !policy.windows[window]) {
      const named = window ?? `of form ${forms.join(', ')}`;
      return { ok: false, problem: `Policy ${policyId} has no window ${named}.` };
    }
    pupils.push(toLevelRow(policy, pupil, assessLevel(policy, { window, results })));
  }
  return { ok: true, attempts, pupils };
}

interface PupilResults {
  results: TaskResult[];
  forms: FormId[];
}

function readAttempts(lines: Iterable<string>) {
  const attempts = new Map<string, AttemptEvent[]>();
  let number = 0;
  for (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return { ok: false as const, problem: `Line ${number} is not JSON.` };
    }
    const parsed = attemptEventSchema.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const where = issue?.path.join('.') || 'the top';
      return { ok: false as const, problem: `Line ${number} is not an attempt event at ${where}.` };
    }
    const own = attempts.get(parsed.data.attemptId);
    if (own) own.push(parsed.data);
    else attempts.set(parsed.data.attemptId, [parsed.data]);
  }
  // Attempt ids are time-ordered, so the first attempt of a task comes first whatever the lines' order.
  const inOrder = [...attempts].sort(([one], [other]) => (one < other ? -1 : 1));
  return { ok: true as const, attempts: inOrder };
}

/** The first event of an attempt and the task it names. */
function findStart(battery: Battery, events: readonly AttemptEvent[]) {
  const starts = events.flatMap(({ body }) => (body.type === 'started' ? [body] : []));
  const body = starts[0];
  const refuse = (problem: string) => ({ ok: false as const, problem });
  if (!body) return refuse('its first event is missing');
  if (starts.some((start) => start.taskId !== body.taskId || start.formId !== body.formId)) {
    return refuse('it was started on two tasks or forms');
  }
  if (body.batteryId !== battery.id || body.batteryVersion !== battery.version) {
    const own = `${body.batteryId} version ${body.batteryVersion}`;
    return refuse(`it was taken on ${own}, not ${battery.id} version ${battery.version}`);
  }
  const task = battery.tasks.find((candidate) => candidate.id === body.taskId);
  if (!task) return refuse(`the battery has no task ${body.taskId}`);
  if (!task.forms[body.formId]) return refuse(`${task.id} has no form ${body.formId}`);
  return { ok: true as const, body, task };
}

function findWindow(battery: Battery, forms: readonly FormId[]): WindowKind | undefined {
  const planned = WINDOW_KINDS.filter((kind) => battery.windows[kind]);
  const byForm = planned.find((kind) => {
    const form = battery.windows[kind]?.form;
    return form !== undefined && forms.includes(form);
  });
  return byForm ?? (planned.length === 1 ? planned[0] : undefined);
}

function toScoredRow(
  attemptId: string,
  pupil: string,
  score: TaskScore,
  validity: ResponseValidity,
): ScoredRow {
  const { interpretable, reasons } = validity;
  const figures = toFigures(score);
  return { attemptId, pupil, ...figures, interpretable, reasons, items: score.items };
}

function toFigures(score: TaskScore) {
  const head = {
    task: score.taskId,
    form: score.formId,
    state: score.state,
    endReason: score.endReason,
  };
  if (score.kind === 'choice') {
    const { right, presented, wrong, notReached } = score;
    const accuracy = presented === 0 ? null : right / presented;
    const noRate = { seconds: null, stopped: false, perMinute: null, accuracy };
    return { ...head, right, presented, wrong, notReached, ...noRate };
  }
  return {
    ...head,
    right: score.correct,
    presented: score.reached,
    wrong: score.errors,
    notReached: null,
    seconds: score.secondsUsed,
    stopped: score.stoppedByRule,
    perMinute: score.perMinute,
    accuracy: score.accuracy,
  };
}
