/**
 * What one task shows in one window: how sure it is that the result is under the follow-up limit.
 *
 * Measures: P(below the limit) and the central interval, both in the units of the limit (letters, share
 * 0…1, points, or items a minute), by the formula that the policy names for the task.
 * Rule: results of a rate are pooled over readings; of a choice task the first result that counts is
 * used. An adapted way is described and never given a probability; neither is a task that the policy
 * only describes.
 * Missing data: no result, or none that counts, gives null with the reason. Results from outside the
 * window keep their counts, without a probability.
 * Worked example: letter-sounds 11 right of 24 against 18 known letters: 2 to 11 letters, P = .9999.
 */
import type { Interval } from '~/psychometrics/central-interval';
import {
  knownLettersInterval,
  knownLettersPosterior,
  probabilityKnownBelow,
} from '~/psychometrics/known-letters';
import { poolReadings, probabilityRateBelow, rateInterval } from '~/psychometrics/reading-rate';
import {
  probabilityShareBelow,
  shareKnownInterval,
  shareKnownPosterior,
} from '~/psychometrics/share-known';
import { probabilityRightBelow, shareRightInterval } from '~/psychometrics/share-right';
import {
  probabilityTimedChoiceBelow,
  rightMinusWrong,
  timedChoiceInterval,
} from '~/psychometrics/timed-two-choice';
import {
  type CutPolicy,
  type Formula,
  getPolicyTask,
  type PolicyLimit,
  type PolicyWindow,
} from '~/scoring/cut-policy';
import type { ResultProblem, TaskResult } from '~/scoring/task-result';

export interface TaskFinding {
  taskId: string;
  skill: string;
  status: 'counted' | 'described' | 'adapted' | 'missing';
  /** Why there is no result that counts; null when there is one, or the task was adapted. */
  problem: ResultProblem | null;
  right: number;
  presented: number;
  wrong: number;
  /** Seconds that the rate is counted on, or that the task took; null for tasks without a time. */
  seconds: number | null;
  /** Any reading was stopped by rule; its whole time is counted. */
  stopped: boolean;
  /** Null for a task that is only described. */
  limit: number | null;
  probabilityBelow: number | null;
  interval: Interval | null;
  /** No better than guessing, or nothing right: the ability has not been shown yet. */
  notShownYet: boolean;
}

interface Judgement {
  probabilityBelow: number | null;
  interval: Interval | null;
  notShownYet: boolean;
}

type Counts = Pick<TaskFinding, 'right' | 'presented' | 'wrong' | 'seconds' | 'stopped'>;

export function findTask(
  policy: CutPolicy,
  window: PolicyWindow,
  taskId: string,
  results: readonly TaskResult[],
  adapted: boolean,
): TaskFinding {
  const task = getPolicyTask(policy, taskId);
  const isDescribed = task.formula.kind === 'described';
  const limit = isDescribed ? null : limitOf(window, taskId).value;
  const own = results.filter((result) => result.taskId === taskId);
  const counted = own.filter((result) => result.problem === null);
  const counts = sumCounts(task.formula, counted);
  const head = { taskId, skill: task.skill, limit, ...counts };
  const nothing = { probabilityBelow: null, interval: null, notShownYet: false };
  if (adapted) return { ...head, ...nothing, status: 'adapted', problem: null };
  if (counted.length === 0) {
    const problem = own.at(-1)?.problem ?? 'not-done';
    const outside = own.filter((result) => result.problem === 'outside-window');
    const raw = problem === 'outside-window' ? sumCounts(task.formula, outside) : {};
    return { ...head, ...raw, ...nothing, status: 'missing', problem };
  }
  if (limit === null) return { ...head, ...nothing, status: 'described', problem: null };
  const judged = judge(task.formula, counts, limit, policy.decision.intervalCoverage);
  if (judged.probabilityBelow === null) {
    const problem = task.formula.kind === 'rate' ? 'no-time' : 'nothing-answered';
    return { ...head, ...nothing, status: 'missing', problem };
  }
  return { ...head, ...judged, status: 'counted', problem: null };
}

/** The limit of a task in a window. @throws {Error} when the window has none. */
export function limitOf(window: PolicyWindow, taskId: string): PolicyLimit {
  const limit = window.limits.find((candidate) => candidate.task === taskId);
  if (!limit) throw new Error(`The window has no limit for ${taskId}`);
  return limit;
}

function sumCounts(formula: Formula, counted: readonly TaskResult[]): Counts {
  const used = formula.kind === 'rate' ? counted : counted.slice(0, 1);
  const sum = (pick: (result: TaskResult) => number) =>
    used.reduce((total, result) => total + pick(result), 0);
  const counts = {
    right: sum((result) => result.right),
    presented: sum((result) => result.presented),
    wrong: sum((result) => result.wrong),
    stopped: used.some((result) => result.stopped),
  };
  if (formula.kind === 'described') return { ...counts, seconds: used[0]?.seconds ?? null };
  if (formula.kind !== 'rate') return { ...counts, seconds: null };
  const readings = used.map((result) => ({
    right: result.right,
    seconds: result.seconds ?? 0,
    stoppedByRule: result.stopped,
  }));
  return { ...counts, seconds: poolReadings(readings, formula.secondsWhenStopped).seconds };
}

function judge(formula: Formula, counts: Counts, limit: number, coverage: number): Judgement {
  switch (formula.kind) {
    case 'known-letters':
      return judgeLetters(formula, counts, limit, coverage);
    case 'share-known':
      return judgeShare(formula, counts, limit, coverage);
    case 'share-right':
      return {
        probabilityBelow: probabilityRightBelow(counts.right, counts.presented, limit),
        interval: shareRightInterval(counts.right, counts.presented, coverage),
        notShownYet: counts.right === 0,
      };
    case 'timed-two-choice':
      return {
        probabilityBelow: probabilityTimedChoiceBelow({ ...formula, ...counts }, limit),
        interval: timedChoiceInterval({ ...formula, ...counts }, coverage),
        notShownYet: rightMinusWrong(counts.right, counts.wrong) === 0,
      };
    case 'rate': {
      const reading = { right: counts.right, seconds: counts.seconds ?? 0 };
      return {
        probabilityBelow: probabilityRateBelow(reading, formula.dispersion, limit),
        interval: rateInterval(reading, formula.dispersion, coverage),
        notShownYet: counts.right === 0,
      };
    }
    case 'described':
      return { probabilityBelow: null, interval: null, notShownYet: false };
  }
}

function judgeLetters(
  formula: Extract<Formula, { kind: 'known-letters' }>,
  counts: Counts,
  limit: number,
  coverage: number,
): Judgement {
  const posterior = knownLettersPosterior({ ...formula, ...counts });
  return {
    probabilityBelow: posterior && probabilityKnownBelow(posterior, limit),
    interval: posterior && knownLettersInterval(posterior, coverage),
    notShownYet: counts.right <= counts.presented * formula.rightWhenGuessing,
  };
}

function judgeShare(
  formula: Extract<Formula, { kind: 'share-known' }>,
  counts: Counts,
  limit: number,
  coverage: number,
): Judgement {
  const posterior = shareKnownPosterior([{ ...formula, ...counts }], formula.nodes);
  return {
    probabilityBelow: posterior && probabilityShareBelow(posterior, limit),
    interval: posterior && shareKnownInterval(posterior, coverage),
    notShownYet: counts.right * formula.optionCount <= counts.presented,
  };
}
