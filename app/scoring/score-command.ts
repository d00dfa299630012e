/**
 * Raw events in, results, levels and explanations out: the pure part of `lasfyr score`.
 *
 * Input: lines of newline-delimited JSON, one attempt event a line, of any number of attempts and in
 * any order. A pupil is the class membership that an attempt was started for; every attempt needs its
 * first event. The window is the one whose form the attempts were taken on, unless it is given.
 */
import type { AttemptEvent } from '~/administration/attempt-event';
import { type Battery, type FormId, WINDOW_KINDS, type WindowKind } from '~/instruments/battery';
import { mayDecide } from '~/scoring/counted-attempt';
import type { CutPolicy } from '~/scoring/cut-policy';
import { assessLevel } from '~/scoring/level';
import { type LevelRow, toLevelRow } from '~/scoring/level-command';
import { type NotedAttempt, noteAttempts } from '~/scoring/noted-attempts';
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

/** The same a piece at a time: all attempts must have been read before the pupils are asked for. */
export type ScoreStream =
  | { ok: true; attempts: Iterable<ScoredRow>; pupils: () => Iterable<LevelRow> }
  | { ok: false; problem: string };

/** Lines that are read once from the first to the last, and then one by one by their place. */
export interface PlacedLines {
  /** Every line in order; the first has place 0. */
  all: Iterable<string>;
  at: (place: number) => string;
}

type Choices = { policyId?: string; window?: WindowKind };

/** The policy is the one made for the battery unless another is named. */
export function runScoreCommand(
  battery: Battery,
  lines: readonly string[],
  choices: Choices = {},
): ScoreOutcome {
  const stream = streamScores(battery, { all: lines, at: (place) => lines[place]! }, choices);
  if (!stream.ok) return stream;
  return { ok: true, attempts: [...stream.attempts], pupils: [...stream.pupils()] };
}

/**
 * Reads the lines twice: first to check them all and to note where each attempt's events stand, then an
 * attempt at a time, so that what is held does not grow with the answers. Every problem is told before
 * the first row.
 */
export function streamScores(
  battery: Battery,
  lines: PlacedLines,
  choices: Choices = {},
): ScoreStream {
  const policy =
    choices.policyId === undefined ? findPolicyOfBattery(battery.id) : findPolicy(choices.policyId);
  const policyId = policy?.id ?? choices.policyId;
  if (!policy) {
    return { ok: false, problem: `There is no policy ${policyId ?? `for battery ${battery.id}`}.` };
  }
  const noted = noteAttempts(battery, lines.all);
  if (!noted.ok) return noted;
  const windows = findWindows(battery, policy, noted.attempts, choices.window);
  if (!windows.ok) return windows;
  const taken = new Map<string, TaskResult[]>();
  return {
    ok: true,
    attempts: scoreInOrder(policy, noted, lines, taken),
    pupils: function* () {
      for (const [pupil, results] of taken) {
        const window = windows.of.get(pupil)!;
        yield toLevelRow(policy, pupil, assessLevel(policy, { window, results }));
      }
    },
  };
}

function* scoreInOrder(
  policy: CutPolicy,
  { attempts, places }: Extract<ReturnType<typeof noteAttempts>, { ok: true }>,
  lines: PlacedLines,
  taken: Map<string, TaskResult[]>,
): Generator<ScoredRow> {
  for (const { attemptId, pupil, formId, task, isSecondMarker, from, to } of attempts) {
    const events: AttemptEvent[] = [];
    for (let at = from; at < to; at += 1) events.push(JSON.parse(lines.at(places[at]!)));
    const score = scoreAttempt(task, formId, events);
    const validity = judgeValidity(score, policy.validity);
    const secondMarker = isSecondMarker;
    if (mayDecide({ attemptId, invalidated: false, secondMarker, score, validity })) {
      taken.set(pupil, [...(taken.get(pupil) ?? []), toTaskResult(score, validity)]);
    }
    yield toScoredRow(attemptId, pupil, score, validity);
  }
}

/** The window of every pupil with an attempt that a level may stand on. */
function findWindows(
  battery: Battery,
  policy: CutPolicy,
  attempts: readonly NotedAttempt[],
  asked: WindowKind | undefined,
) {
  const forms = new Map<string, FormId[]>();
  for (const { pupil, formId, task, isSecondMarker } of attempts) {
    if (isSecondMarker || task.kind === 'rapid-naming') continue;
    forms.set(pupil, [...(forms.get(pupil) ?? []), formId]);
  }
  const of = new Map<string, WindowKind>();
  for (const [pupil, own] of forms) {
    const window = asked ?? findWindow(battery, own);
    if (!window || !policy.windows[window]) {
      const named = window ?? `of form ${own.join(', ')}`;
      return { ok: false as const, problem: `Policy ${policy.id} has no window ${named}.` };
    }
    of.set(pupil, window);
  }
  return { ok: true as const, of };
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
