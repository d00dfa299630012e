/**
 * What a cut policy does with a population: how many are read with, how many are to be followed up, and
 * how many of those truly below a limit are caught.
 *
 * Every pupil goes through a school year: the whole-class tasks of each window, carried tasks only when
 * not clearly above before, and the one-to-one tasks that the level asks for. All answers go through the
 * machines that the screens use, and all levels through the rules that real results go through.
 * Truly below, in autumn: a share known of letters or of phonemes under the policy's limit; later: words
 * a minute under the limit of reading words. Not later difficulty, which no simulation knows.
 */
import { listCarriedTasks, listGivenTasks } from '~/administration/carried-tasks';
import {
  type Battery,
  WINDOW_KINDS,
  type WindowKind,
  type WindowPlan,
} from '~/instruments/battery';
import type { CutPolicy } from '~/scoring/cut-policy';
import { assessLevel } from '~/scoring/level';
import type { LevelAssessment } from '~/scoring/level-shapes';
import { limitOf } from '~/scoring/task-finding';
import { type TaskResult, toTaskResult } from '~/scoring/task-result';
import { listTaskStandings } from '~/scoring/task-standings';
import { drawStanding, knowInWindow } from './policy-population';
import { makeRandom, type Random } from './seeded-random';
import { simulateTask } from './simulate-task';
import type { Knowledge, Style } from './simulated-pupil';

interface PolicySetting {
  battery: Battery;
  policy: CutPolicy;
}

/** One pupil in one window. */
interface WindowOutcome {
  kind: WindowKind;
  /** After everything that was asked for. */
  final: LevelAssessment;
  /** Any one-to-one task was asked for. */
  wasReadWith: boolean;
  trulyBelow: boolean;
}

/** Shares of all pupils of a window, 0 to 1; the last two are shares of those truly below. */
export interface PolicyFigures {
  kind: WindowKind;
  pupils: number;
  trulyBelow: number;
  readWith: number;
  needsFollowUp: number;
  /** Needs follow-up or look again; null when nobody is truly below. */
  caught: number | null;
  caughtByFollowUp: number | null;
}

/** One pupil through the windows of a year; windows that battery or policy lack are left out. */
export function simulateYear(
  setting: PolicySetting,
  style: Style,
  random: Random,
): WindowOutcome[] {
  const standing = drawStanding(random);
  const secure = new Map<string, boolean>();
  const outcomes: WindowOutcome[] = [];
  for (const kind of WINDOW_KINDS) {
    const plan = setting.battery.windows[kind];
    if (!plan || !setting.policy.windows[kind]) continue;
    const knowledge = knowInWindow(standing, kind, style);
    const known = new Set([...secure].flatMap(([taskId, isSecure]) => (isSecure ? [taskId] : [])));
    const outcome = playWindow(setting, { kind, plan, secure: known }, knowledge, random);
    outcomes.push(outcome);
    for (const { taskId, secure: isSecure } of listTaskStandings(setting.policy, outcome.final)) {
      secure.set(taskId, isSecure);
    }
  }
  return outcomes;
}

/** Keeps the random numbers of two pupils of one seed apart. */
const SEEDS_APART = 7_919;

/**
 * Many pupils of one style, from a seed: the same seed gives the same figures. Every pupil has random
 * numbers of its own, so that another policy meets the same pupils.
 */
export function simulatePolicy(
  setting: PolicySetting,
  choices: { pupils: number; seed: number; style?: Style },
): PolicyFigures[] {
  const outcomes = Array.from({ length: choices.pupils }, (_, pupil) => {
    const random = makeRandom(choices.seed + SEEDS_APART * pupil);
    return simulateYear(setting, choices.style ?? 'honest', random);
  }).flat();
  return WINDOW_KINDS.flatMap((kind) => {
    const own = outcomes.filter((outcome) => outcome.kind === kind);
    return own.length === 0 ? [] : [summarize(kind, own)];
  });
}

function summarize(kind: WindowKind, own: readonly WindowOutcome[]): PolicyFigures {
  const below = own.filter(({ trulyBelow }) => trulyBelow);
  const isFollowedUp = ({ final }: WindowOutcome) => final.level === 'needs-follow-up';
  const isCaught = (outcome: WindowOutcome) =>
    isFollowedUp(outcome) || outcome.final.level === 'look-again';
  return {
    kind,
    pupils: own.length,
    trulyBelow: below.length / own.length,
    readWith: shareOf(own, ({ wasReadWith }) => wasReadWith) ?? 0,
    needsFollowUp: shareOf(own, isFollowedUp) ?? 0,
    caught: shareOf(below, isCaught),
    caughtByFollowUp: shareOf(below, isFollowedUp),
  };
}

function shareOf<Value>(values: readonly Value[], holds: (value: Value) => boolean): number | null {
  return values.length === 0 ? null : values.filter(holds).length / values.length;
}

interface PlayedWindow {
  kind: WindowKind;
  plan: WindowPlan;
  secure: ReadonlySet<string>;
}

function playWindow(
  { battery, policy }: PolicySetting,
  { kind, plan, secure }: PlayedWindow,
  knowledge: Knowledge,
  random: Random,
): WindowOutcome {
  const play = (taskId: string): TaskResult => {
    const asked = { taskId, formId: plan.form };
    const { score, validity } = simulateTask({ battery, policy }, asked, knowledge, random);
    return toTaskResult(score, validity);
  };
  const results = listGivenTasks(plan, secure).map(play);
  const carriedTasks = listCarriedTasks(plan, secure);
  const judge = () => assessLevel(policy, { window: kind, results, carriedTasks });
  let final = judge();
  const wasReadWith = final.level === 'look-again' && final.oneToOne.length > 0;
  // A reading may ask for another one: text after words.
  while (wasReadWith && final.oneToOne.length > 0) {
    results.push(...final.oneToOne.map(play));
    final = judge();
  }
  return { kind, final, wasReadWith, trulyBelow: isTrulyBelow(policy, kind, knowledge) };
}

function isTrulyBelow(policy: CutPolicy, kind: WindowKind, knowledge: Knowledge): boolean {
  const window = policy.windows[kind];
  if (!window) return false;
  const limit = (taskId: string) => limitOf(window, taskId).value;
  if (kind !== 'autumn') {
    const aloud = knowledge.itemsPerMinute?.['read-words'] ?? knowledge.wordsPerMinute;
    return aloud < limit('read-words');
  }
  const known = (taskId: string) => knowledge.shareKnown[taskId] ?? 0;
  const letters = policy.tasks.find(({ id }) => id === 'letter-sounds')?.items ?? 1;
  const isBelowInLetters = known('letter-sounds') * letters < limit('letter-sounds');
  return isBelowInLetters || known('blend-sounds') < limit('blend-sounds');
}
