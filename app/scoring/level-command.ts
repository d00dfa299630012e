/**
 * Task results in, levels and sentences out: the pure part of `lasfyr level`.
 *
 * Input: the text of a JSON file `{pupils: [{id, results: [{task, right, presented, wrong, seconds,
 * stopped}]}]}`. Output keys are fixed; numbers are unrounded and null where undefined.
 */
import * as z from 'zod';
import { WINDOW_KINDS, type WindowKind } from '~/instruments/battery';
import { type CutPolicy, findPolicyTask } from '~/scoring/cut-policy';
import { explainAssessment } from '~/scoring/explanation';
import { assessLevel } from '~/scoring/level';
import type { LevelAssessment } from '~/scoring/level-shapes';
import { findPolicy, listPolicyIds } from '~/scoring/policy-shelf';
import type { TaskResult } from '~/scoring/task-result';

const count = z.int().min(0);
const resultRow = z.object({
  task: z.string().min(1),
  right: count,
  presented: count.nullish(),
  wrong: count.nullish(),
  seconds: z.number().min(0).nullish(),
  stopped: z.boolean().nullish(),
});
type ResultRow = z.infer<typeof resultRow>;
const fileSchema = z.object({
  pupils: z.array(
    z.object({
      id: z.union([z.string(), z.number()]),
      results: z.array(resultRow),
      teacherAdded: z.boolean().optional(),
      controlPupil: z.boolean().optional(),
      adaptedTasks: z.array(z.string()).optional(),
      carriedTasks: z.array(z.string()).optional(),
      askedTasks: z.array(z.string()).optional(),
      lookAgainBefore: z.boolean().optional(),
      groupPlaces: z
        .array(z.object({ task: z.string(), lower: count, tied: count, others: count }))
        .optional(),
    }),
  ),
});

export interface LevelRow {
  id: string | number;
  level: LevelAssessment['level'];
  decidedBy: string | null;
  probability: number | null;
  skills: {
    skill: string;
    /** Task, or tasks joined by "+". */
    task: string;
    limit: number | null;
    probabilityBelow: number | null;
    /** Lower and upper end in the units of the limit. */
    interval: [number, number] | null;
  }[];
  oneToOne: string[];
  missing: string[];
  sentenceSv: string;
  sentenceEn: string;
}

export type LevelOutcome = { ok: true; pupils: LevelRow[] } | { ok: false; problem: string };

export function runLevelCommand(
  policyId: string,
  windowText: string,
  fileText: string,
): LevelOutcome {
  const policy = findPolicy(policyId);
  if (!policy) {
    return refuse(`There is no policy ${policyId}; there is ${listPolicyIds().join(', ')}.`);
  }
  const window = WINDOW_KINDS.find((kind) => kind === windowText);
  if (!window) return refuse(`The window must be ${WINDOW_KINDS.join(', ')}, not ${windowText}.`);
  if (!policy.windows[window]) return refuse(`Policy ${policyId} has no ${window} window.`);
  const parsed = parseFile(fileText);
  if (!parsed.ok) return parsed;
  const pupils: LevelRow[] = [];
  for (const pupil of parsed.file.pupils) {
    const results: TaskResult[] = [];
    const outside = pupil.groupPlaces?.find(({ lower, tied, others }) => lower + tied > others);
    if (outside) {
      return refuse(`Pupil ${pupil.id}, task ${outside.task}: more are lower or tied than others.`);
    }
    for (const row of pupil.results) {
      const problem = findRowProblem(policy, window, row);
      if (problem) return refuse(`Pupil ${pupil.id}, task ${row.task}: ${problem}.`);
      results.push(toResult(row));
    }
    const assessment = assessLevel(policy, { ...pupil, window, results });
    pupils.push(toLevelRow(policy, pupil.id, assessment));
  }
  return { ok: true, pupils };
}

/** The row of one pupil; the sentence ends with the next step. */
export function toLevelRow(
  policy: CutPolicy,
  id: string | number,
  assessment: LevelAssessment,
): LevelRow {
  const words = explainAssessment(policy, assessment, null);
  return {
    id,
    level: assessment.level,
    decidedBy: assessment.decidedBySkill,
    probability: assessment.probability,
    skills: assessment.skills.map(({ skill, tasks, limit, probabilityBelow, interval }) => ({
      skill,
      task: tasks.join('+'),
      limit,
      probabilityBelow,
      interval: interval && [interval.lower, interval.upper],
    })),
    oneToOne: assessment.oneToOne,
    missing: assessment.missing,
    sentenceSv: `${words.sentenceSv} ${words.nextStepSv}`,
    sentenceEn: `${words.sentenceEn} ${words.nextStepEn}`,
  };
}

function refuse(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
}

function parseFile(text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('The results file is not JSON.');
  }
  const parsed = fileSchema.safeParse(value);
  if (parsed.success) return { ok: true as const, file: parsed.data };
  const issue = parsed.error.issues[0];
  return refuse(
    `The results file is not right at ${issue?.path.join('.') || 'its top'}: ${issue?.message}.`,
  );
}

/** Why a row cannot be judged; null when it can. */
function findRowProblem(policy: CutPolicy, window: WindowKind, row: ResultRow): string | null {
  const task = findPolicyTask(policy, row.task);
  if (!task) return `policy ${policy.id} has no such task`;
  if (!isAsked(policy, window, row.task)) {
    return `policy ${policy.id} does not judge it in ${window}`;
  }
  if (task.formula.kind === 'rate' || task.formula.kind === 'described') {
    return typeof row.seconds === 'number' || row.stopped ? null : 'seconds are missing';
  }
  const presented = presentedOf(row);
  if (presented === null) return 'presented is missing';
  if (row.right > presented) return `${row.right} right of ${presented} is not possible`;
  if (presented > task.items) return `it has ${task.items} items, not ${presented}`;
  if (row.wrong != null && row.right + row.wrong !== presented) {
    return `${row.right} right and ${row.wrong} wrong are not ${presented} presented`;
  }
  return null;
}

/** Whether a window looks at a task: it has a limit, or is described. */
function isAsked(policy: CutPolicy, kind: WindowKind, taskId: string): boolean {
  const window = policy.windows[kind];
  if (!window) return false;
  const { limits, oneToOne } = window;
  return [...limits, ...oneToOne.tasks].some(({ task }) => task === taskId);
}

function presentedOf(row: ResultRow): number | null {
  if (row.presented != null) return row.presented;
  return row.wrong == null ? null : row.right + row.wrong;
}

function toResult(row: ResultRow): TaskResult {
  const presented = presentedOf(row) ?? row.right;
  return {
    taskId: row.task,
    right: row.right,
    presented,
    wrong: row.wrong ?? presented - row.right,
    seconds: row.seconds ?? null,
    stopped: row.stopped ?? false,
    problem: null,
  };
}
