/**
 * What a leader may ask of a policy before choosing it: how many it would send on and find, at what base
 * rate and with how reliable results.
 *
 * Measures: the expected figures of both stages, for the policy's own look-again value and for others
 * beside it, so that the price of each can be seen.
 * Rule: the figures are of `two-stage-flow`; follow-up after both stages asks for a core skill clearly below
 * where every row of the policy's deciding rule does.
 * Assumed until measured: one pupil in seven truly below; reliability of the whole-class tasks as simulated
 * (letters .84 in autumn, 32 items .79 later) and .85 of a reading.
 * Missing data: a figure that cannot be read is told, and the assumed one is used.
 * Worked example: base rate 15 in 100, reliabilities .84 and .85, autumn: 21 in 100 are sent on.
 */
import { WINDOW_KINDS, type WindowKind } from '~/instruments/battery';
import { type ExpectedFlow, expectFlow } from '~/psychometrics/two-stage-flow';
import type { CutPolicy } from '~/scoring/cut-policy';

export interface FlowQuestion {
  window: WindowKind;
  /** Of a hundred pupils, so many are truly below the limit. */
  belowOfHundred: number;
  reliabilityFirst: number;
  reliabilitySecond: number;
}

export type FlowField = Exclude<keyof FlowQuestion, 'window'>;

/** Both ends are allowed. */
const FLOW_RANGES: Record<FlowField, { from: number; to: number }> = {
  belowOfHundred: { from: 1, to: 60 },
  reliabilityFirst: { from: 0.3, to: 0.99 },
  reliabilitySecond: { from: 0.3, to: 0.99 },
};

const FIRST_RELIABILITY: Record<WindowKind, number> = { autumn: 0.84, winter: 0.79, spring: 0.79 };
const assumed = (window: WindowKind): FlowQuestion => ({
  window,
  belowOfHundred: 15,
  reliabilityFirst: FIRST_RELIABILITY[window],
  reliabilitySecond: 0.85,
});

/** Look-again values that are priced beside the policy's own. */
const PRICED = [0.2, 0.35, 0.5];

/** The question as an address asks it, and the fields that cannot be read. */
export function readFlowQuestion(
  policy: CutPolicy,
  asked: URLSearchParams,
): { question: FlowQuestion; problems: FlowField[] } {
  const windows = WINDOW_KINDS.filter((kind) => policy.windows[kind]);
  const window = windows.find((kind) => kind === asked.get('window')) ?? windows[0] ?? 'autumn';
  const question = assumed(window);
  const problems: FlowField[] = [];
  for (const field of Object.keys(FLOW_RANGES) as FlowField[]) {
    const text = asked.get(field)?.trim() ?? '';
    if (text === '') continue;
    const value = /^\d{1,3}([.,]\d{1,4})?$/.test(text)
      ? Number(text.replace(',', '.'))
      : Number.NaN;
    const { from, to } = FLOW_RANGES[field];
    if (value >= from && value <= to) question[field] = value;
    else problems.push(field);
  }
  return { question, problems };
}

export interface FlowRow extends ExpectedFlow {
  lookAgainAbove: number;
  /** The value that the policy has. */
  isOwn: boolean;
}

/** Expected figures for the policy's own value and for others, the lowest first. */
export function expectPolicyFlow(policy: CutPolicy, question: FlowQuestion): FlowRow[] {
  const { lower, upper, lookAgainAbove } = policy.decision;
  const values = [...new Set([...PRICED, lookAgainAbove])]
    .filter((value) => value >= lower && value < upper)
    .sort((one, other) => one - other);
  const needsBoth = asksForCore(policy, question.window);
  return values.map((value) => ({
    lookAgainAbove: value,
    isOwn: value === lookAgainAbove,
    ...expectFlow({
      baseRate: question.belowOfHundred / 100,
      reliabilityFirst: question.reliabilityFirst,
      reliabilitySecond: question.reliabilitySecond,
      sentOnAbove: value,
      lower,
      upper,
      needsBoth,
    }),
  }));
}

function asksForCore(policy: CutPolicy, window: WindowKind): boolean {
  const rows = policy.windows[window]?.oneToOne.followUpWhen ?? [];
  return rows.every((row) => row.some(({ of }) => of === 'any-core-skill'));
}
