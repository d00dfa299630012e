/**
 * Years of simulated pupils, played once and given to many pupils of the synthetic country: what was
 * answered, scored and judged is what the rules give for such answers, down to every figure.
 */
import type { AttemptEvent } from '~/administration/attempt-event';
import { listCarriedTasks, listGivenTasks } from '~/administration/carried-tasks';
import {
  type Battery,
  type FormId,
  PROGRESS_FORM_IDS,
  WINDOW_KINDS,
  type WindowKind,
} from '~/instruments/battery';
import type { TaskScoreRecord } from '~/scoring/assessment-record';
import type { CutPolicy } from '~/scoring/cut-policy';
import { assessLevel } from '~/scoring/level';
import type { Level, LevelAssessment } from '~/scoring/level-shapes';
import { toTaskResult } from '~/scoring/task-result';
import { SCORING_RULES_VERSION } from '~/scoring/task-score';
import { listTaskStandings } from '~/scoring/task-standings';
import { listFlaggedSkills } from '~/support/flag-rules';
import { drawStanding, knowInWindow } from '../policy-population';
import type { Random } from '../seeded-random';
import { type SimulatedTask, simulateTask } from '../simulate-task';
import { escapeText, type Written, writeJson } from './copy-text';

export interface Setting {
  battery: Battery;
  policy: CutPolicy;
}

/** A task that was done, as its rows are. */
export interface PlayedTask {
  taskId: string;
  formId: FormId;
  driver: 'pupil' | 'marker';
  interpretable: boolean;
  score: Written;
  versions: Written;
  events: readonly PlayedEvent[];
}

interface PlayedEvent {
  elapsedMs: number;
  /** The first event names round and membership, which are not known here; null for the others. */
  started: Extract<AttemptEvent['body'], { type: 'started' }> | null;
  body: Written;
}

/** A pupil in one window. */
export interface PlayedWindow {
  level: Level;
  decidingSkill: string | null;
  probability: number | null;
  /** The assessment without its basis and its end: `,"basis":…}` is still to come. */
  assessmentBegins: string;
  flaggedSkills: string[];
  tasks: PlayedTask[];
  standings: { taskId: string; secure: boolean }[];
}

export type PlayedYear = Record<WindowKind, PlayedWindow>;

/** One in fifty answers as somebody who guesses. */
const GUESSING_SHARE = 0.02;

/** @throws {Error} when battery or policy lack a window. */
export function playYear(setting: Setting, random: Random): PlayedYear {
  const standing = drawStanding(random);
  const style = random() < GUESSING_SHARE ? 'slow-guess' : 'honest';
  const secure = new Map<string, boolean>();
  const windows = WINDOW_KINDS.map((kind) => {
    const known = new Set([...secure].flatMap(([taskId, isSecure]) => (isSecure ? [taskId] : [])));
    const knowledge = knowInWindow(standing, kind, style);
    const { final, tasks } = playWindow(setting, { kind, secure: known }, knowledge, random);
    const standings = listTaskStandings(setting.policy, final);
    for (const each of standings) secure.set(each.taskId, each.secure);
    return [kind, { ...describe(setting, final), tasks, standings }] as const;
  });
  return Object.fromEntries(windows) as PlayedYear;
}

function playWindow(
  setting: Setting,
  { kind, secure }: { kind: WindowKind; secure: ReadonlySet<string> },
  knowledge: ReturnType<typeof knowInWindow>,
  random: Random,
): { final: LevelAssessment; tasks: PlayedTask[] } {
  const plan = setting.battery.windows[kind];
  if (!plan) throw new Error(`${setting.battery.id} has no window ${kind}`);
  const played: { taskId: string; done: SimulatedTask }[] = [];
  const play = (taskId: string) => {
    const done = simulateTask(setting, { taskId, formId: plan.form }, knowledge, random);
    played.push({ taskId, done });
  };
  for (const taskId of listGivenTasks(plan, secure)) play(taskId);
  const judge = () =>
    assessLevel(setting.policy, {
      window: kind,
      results: played.map(({ done: { score, validity } }) => toTaskResult(score, validity)),
      carriedTasks: listCarriedTasks(plan, secure),
    });
  let final = judge();
  while (final.level === 'look-again' && final.oneToOne.length > 0) {
    for (const taskId of final.oneToOne) play(taskId);
    final = judge();
  }
  const tasks = played.map(({ taskId, done }) =>
    write(setting, { taskId, formId: plan.form }, done),
  );
  return { final, tasks };
}

function write(
  { battery, policy }: Setting,
  { taskId, formId }: { taskId: string; formId: FormId },
  { driver, events, score, validity }: SimulatedTask,
): PlayedTask {
  const record: TaskScoreRecord = { ...score, validity };
  const versions = {
    batteryId: battery.id,
    batteryVersion: battery.version,
    taskVersion: score.taskVersion,
    formId,
    scoringRulesVersion: SCORING_RULES_VERSION,
    policyId: policy.id,
    policyVersion: policy.version,
  };
  return {
    ...{ taskId, formId, driver },
    events: events.map(({ body, elapsedMs }) => ({
      elapsedMs,
      started: body.type === 'started' ? body : null,
      body: writeJson(body),
    })),
    interpretable: validity.interpretable,
    score: writeJson(record),
    versions: writeJson(versions),
  };
}

function describe(
  { policy }: Setting,
  final: LevelAssessment,
): Omit<PlayedWindow, 'tasks' | 'standings'> {
  return {
    level: final.level,
    decidingSkill: final.decidedBySkill,
    probability: final.probability,
    assessmentBegins: escapeText(JSON.stringify({ ...final, askedTasks: [] }).slice(0, -1)),
    flaggedSkills: listFlaggedSkills(policy, final),
  };
}

/** Readings of progress forms, slowest first: a reading near a wished pace is looked up, not played. */
export interface PlayedReading extends PlayedTask {
  /** Right a minute. */
  rate: number;
}

const PACES_AT_MOST = 80;

/** @param taskId a timed grid with progress forms */
export function playReadings(setting: Setting, taskId: string, random: Random): PlayedReading[] {
  return Array.from({ length: PACES_AT_MOST }, (_, pace) => {
    const formId = PROGRESS_FORM_IDS[pace % PROGRESS_FORM_IDS.length]!;
    const knowledge = {
      style: 'honest' as const,
      shareKnown: {},
      wordsPerMinute: pace + 1,
    };
    const done = simulateTask(setting, { taskId, formId }, knowledge, random);
    const { right, seconds } = toTaskResult(done.score, done.validity);
    const rate = seconds ? (right * 60) / seconds : 0;
    return { ...write(setting, { taskId, formId }, done), rate };
  }).sort((one, other) => one.rate - other.rate);
}
