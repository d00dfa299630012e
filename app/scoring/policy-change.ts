/**
 * A new version of a cut policy: the numbers a municipality may set, put into the version before.
 *
 * What may be set: the bounds, the look-again value, the relative rule and each limit with its words and
 * how it was set.
 * Tasks, formulas and rows of rules are the policy's make and stay as they are. Every problem is told
 * at once, so that a person can mend them all.
 */
import * as z from 'zod';
import { WINDOW_KINDS } from '~/instruments/battery';
import {
  type CutPolicy,
  cutPolicySchema,
  getPolicyTask,
  methodOfLimit,
  type PolicyLimit,
  WRITTEN_LANGUAGES,
} from '~/scoring/cut-policy';
import { listPolicyProblems } from '~/scoring/cut-policy-problems';
import {
  type LimitMethod,
  limitMethodSchema,
  listMethodProblems,
  type MethodProblem,
} from '~/scoring/limit-method';

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
  limits: z.array(
    z.object({
      window: z.enum(WINDOW_KINDS),
      task: z.string().min(1),
      value: z.number(),
      words: z.object({ sv: words, en: words }),
      method: limitMethodSchema,
    }),
  ),
  /** Why: where the limits come from, in a person's words and in one language. */
  source: personsReasonSchema,
});
export type PolicyChange = z.infer<typeof policyChangeSchema>;

/** Codes a page puts words to; `field` names the number that is wrong. */
export interface PolicyProblem {
  code:
    | 'bounds-out-of-range'
    | 'bounds-overlap'
    | 'look-again-overlap'
    | 'look-again-gap'
    | 'limit-out-of-range'
    | 'pooled-differ'
    | 'not-whole'
    | MethodProblem;
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
  const outside = listLimitProblems(from, change);
  const problems = [
    ...listBoundProblems(change),
    ...outside,
    ...(outside.length === 0 ? listPooledProblems(from, change) : []),
    ...change.limits.flatMap(({ window, task, value, method }) =>
      listMethodProblems(method, value).map((code) => ({ code, field: limitField(window, task) })),
    ),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const { lower, upper, lookAgainAbove } = change;
  const next: CutPolicy = structuredClone(from);
  Object.assign(next, { version, status: 'draft' });
  Object.assign(next.decision, { lower, upper, lookAgainAbove });
  next.relative = change.relative ? (from.relative ?? SHIPPED_RELATIVE) : null;
  for (const { window, task, value, words: said, method } of change.limits) {
    const limit = next.windows[window]?.limits.find((candidate) => candidate.task === task);
    if (!limit) continue;
    const isSaidSo = limit.words.sv === said.sv && limit.words.en === said.en;
    const isSetSo = isSameMethod(methodAsWritten(from, limit), method);
    if (limit.value === value && isSaidSo && isSetSo) continue;
    Object.assign(limit, { value, words: said, reason: change.source, method });
  }
  next.limitMethod = nameMethods(next);
  const checked = cutPolicySchema.safeParse(next);
  const isWhole = checked.success && listPolicyProblems(checked.data).length === 0;
  if (!isWhole) return { ok: false, problems: [{ code: 'not-whole', field: '' }] };
  return { ok: true, policy: checked.data };
}

/** The method a limit is known to have; a limit of an authored policy has it without saying so. */
function methodAsWritten(policy: CutPolicy, limit: PolicyLimit): LimitMethod | null {
  return limit.method ?? (policy.limitMethod === 'authored' ? { kind: 'authored' } : null);
}

function isSameMethod(one: LimitMethod | null, other: LimitMethod): boolean {
  // A stored policy may have its keys in another order; what is read by the schema has one.
  const write = (method: LimitMethod) => JSON.stringify(limitMethodSchema.parse(method));
  return one !== null && write(one) === write(other);
}

/** The one method of every limit, or that there are several; each limit then says its own. */
function nameMethods(policy: CutPolicy): CutPolicy['limitMethod'] {
  const limits = Object.values(policy.windows).flatMap((window) => window.limits);
  const kinds = new Set(limits.map((limit) => methodOfLimit(policy, limit)));
  const [only] = kinds;
  if (kinds.size === 1 && only) return only;
  for (const limit of limits) {
    const method = methodAsWritten(policy, limit);
    if (method) limit.method = method;
  }
  return 'mixed';
}

const isInside = (value: number) => value > 0 && value < 1;

/** A gap leaves results without a level, an overlap gives them two. */
function listBoundProblems({ lower, upper, lookAgainAbove }: PolicyChange): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (!isInside(lower) || !isInside(upper)) {
    problems.push({ code: 'bounds-out-of-range', field: 'upper' });
  } else if (lower >= upper) problems.push({ code: 'bounds-overlap', field: 'upper' });
  if (!(lookAgainAbove >= lower)) {
    problems.push({ code: 'look-again-overlap', field: 'lookAgainAbove' });
  } else if (!(lookAgainAbove < upper)) {
    problems.push({ code: 'look-again-gap', field: 'lookAgainAbove' });
  }
  return problems;
}

/** Tasks that are judged together have one limit. */
function listPooledProblems(from: CutPolicy, change: PolicyChange): PolicyProblem[] {
  return Object.entries(from.windows).flatMap(([kind, window]) => {
    const changed = (task: string) =>
      change.limits.find((one) => one.window === kind && one.task === task)?.value;
    const limitOf = (task: string) =>
      changed(task) ?? window.limits.find((limit) => limit.task === task)?.value;
    return [...window.core, ...window.supporting]
      .filter(({ combine, tasks }) => combine === 'joint' && new Set(tasks.map(limitOf)).size > 1)
      .flatMap(({ tasks }) =>
        tasks.map((task) => ({ code: 'pooled-differ' as const, field: limitField(kind, task) })),
      );
  });
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
