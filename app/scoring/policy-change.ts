/**
 * A new version of a cut policy: the numbers a municipality may set, put into the version before.
 *
 * What may be set: the bounds, the look-again value, the relative rule and each limit with its words.
 * Tasks, formulas and rows of rules are the policy's make and stay as they are. Every problem is told
 * at once, so that a person can mend them all.
 */
import * as z from 'zod';
import { WINDOW_KINDS } from '~/instruments/battery';
import {
  type CutPolicy,
  cutPolicySchema,
  getPolicyTask,
  WRITTEN_LANGUAGES,
} from '~/scoring/cut-policy';
import { listPolicyProblems } from '~/scoring/cut-policy-problems';

const words = z.string().trim().min(1).max(120);
/** Why, in a person's words: long enough to say something. */
export const personsReasonSchema = z.object({
  language: z.enum(WRITTEN_LANGUAGES),
  text: z.string().trim().min(10).max(2_000),
});
export const policyChangeSchema = z.object({
  lower: z.number(),
  upper: z.number(),
  lookAgainAbove: z.number(),
  /** The relative rule holds. */
  relative: z.boolean(),
  limitMethod: z.enum(['authored', 'panel', 'local-data', 'roc']),
  limits: z.array(
    z.object({
      window: z.enum(WINDOW_KINDS),
      task: z.string().min(1),
      value: z.number(),
      words: z.object({ sv: words, en: words }),
    }),
  ),
  /** Why: where the limits come from, in a person's words and in one language. */
  source: personsReasonSchema,
});
export type PolicyChange = z.infer<typeof policyChangeSchema>;

/** Codes a page puts words to; `field` names the number that is wrong. */
export interface PolicyProblem {
  code: 'bounds-out-of-order' | 'look-again-out-of-order' | 'limit-out-of-range' | 'not-whole';
  field: string;
}

export type ChangedPolicy =
  | { ok: true; policy: CutPolicy }
  | { ok: false; problems: PolicyProblem[] };

/** The relative rule as it ships: the lowest 15 in 100, of at least a hundred others. */
const SHIPPED_RELATIVE = { lowestShare: 0.15, minimumOthers: 100 };

/** The next version, as a draft; or everything that is wrong with it. */
export function changePolicy(
  from: CutPolicy,
  change: PolicyChange,
  version: number,
): ChangedPolicy {
  const problems = [...listBoundProblems(change), ...listLimitProblems(from, change)];
  if (problems.length > 0) return { ok: false, problems };
  const { lower, upper, lookAgainAbove, limitMethod } = change;
  const next: CutPolicy = structuredClone(from);
  Object.assign(next, { version, status: 'draft', limitMethod });
  Object.assign(next.decision, { lower, upper, lookAgainAbove });
  next.relative = change.relative ? (from.relative ?? SHIPPED_RELATIVE) : null;
  for (const { window, task, value, words: said } of change.limits) {
    const limit = next.windows[window]?.limits.find((candidate) => candidate.task === task);
    if (!limit) continue;
    const isSaidSo = limit.words.sv === said.sv && limit.words.en === said.en;
    if (limit.value === value && isSaidSo) continue;
    Object.assign(limit, { value, words: said, reason: change.source });
  }
  const checked = cutPolicySchema.safeParse(next);
  const isWhole = checked.success && listPolicyProblems(checked.data).length === 0;
  if (!isWhole) return { ok: false, problems: [{ code: 'not-whole', field: '' }] };
  return { ok: true, policy: checked.data };
}

const isInside = (value: number) => value > 0 && value < 1;

function listBoundProblems({ lower, upper, lookAgainAbove }: PolicyChange): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (!isInside(lower) || !isInside(upper) || lower >= upper) {
    problems.push({ code: 'bounds-out-of-order', field: 'upper' });
  }
  if (!(lookAgainAbove >= lower && lookAgainAbove < upper)) {
    problems.push({ code: 'look-again-out-of-order', field: 'lookAgainAbove' });
  }
  return problems;
}

/** The name a form gives to the limit of a task in a window. */
export function limitField(window: string, task: string): string {
  return `${window}.${task}`;
}

function listLimitProblems(from: CutPolicy, change: PolicyChange): PolicyProblem[] {
  return change.limits.flatMap(({ window, task, value }) => {
    const isKnown = from.windows[window]?.limits.some((limit) => limit.task === task);
    const largest = isKnown ? largestLimit(from, task) : 0;
    const isRight = value > 0 && value < largest;
    return isRight
      ? []
      : [{ code: 'limit-out-of-range' as const, field: limitField(window, task) }];
  });
}

/** A limit lies under this, in the units of its task: letters, share, points or items a minute. */
function largestLimit(policy: CutPolicy, taskId: string): number {
  const { formula, items } = getPolicyTask(policy, taskId);
  switch (formula.kind) {
    case 'known-letters':
      return formula.domainSize;
    case 'share-known':
    case 'share-right':
      return 1;
    case 'timed-two-choice':
      return items;
    default:
      return 200;
  }
}
