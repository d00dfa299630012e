/**
 * How a follow-up limit was set, with what that way of setting it demands.
 *
 * Kinds: authored (argued from the content of the task) · panel (Angoff: each judge sums how likely a pupil
 * on the limit is to answer each item right; discussed between two rounds) · local-data (a share of the
 * municipality's own results) · roc (the point of a curve against a later outcome) · odds (so many in a
 * hundred clearly above the limit reach the later goal, so few clearly below).
 * Definition: a panel's limit is the mean of the second round; standard deviations are of a sample (n − 1).
 * Source: Angoff, 1971; Cizek and Bunch, 2007 (panels); the odds are those of benchmark goals, as they are
 * used with curriculum-based measures.
 * Missing data: every demand that is not met is a problem of its own.
 * Worked example: six judges, second round 11, 12, 12, 13, 12, 12: mean 12, standard deviation .632.
 */
import * as z from 'zod';

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const text = z.string().trim().min(1).max(200);

/** A judge's limit in the task's units, in each round. Judges have numbers, never names. */
const judge = z.strictObject({ first: z.number(), second: z.number() });
export type Judge = z.infer<typeof judge>;

export const limitMethodSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('authored') }),
  z.strictObject({ kind: z.literal('panel'), judges: z.array(judge) }),
  z.strictObject({
    kind: z.literal('local-data'),
    /** Unselected pupils of the municipality, and the lowest share of them that is meant. */
    pupils: count,
    lowestShare: share,
  }),
  z.strictObject({
    kind: z.literal('roc'),
    /** What was later known of the pupils, in words. */
    outcome: text,
    positives: count,
    negatives: count,
    areaUnderCurve: share,
    sensitivity: share,
    specificity: share,
  }),
  z.strictObject({
    kind: z.literal('odds'),
    outcome: text,
    /** Pupils clearly above the limit, and those of them who reached the goal; the same below. */
    abovePupils: count,
    aboveReached: count,
    belowPupils: count,
    belowReached: count,
  }),
]);
export type LimitMethod = z.infer<typeof limitMethodSchema>;
export type LimitMethodKind = LimitMethod['kind'];
export const LIMIT_METHODS = ['authored', 'panel', 'local-data', 'roc', 'odds'] as const;

/** What each kind demands. Counts of judges and pupils, shares 0 to 1. */
export const METHOD_DEMANDS = {
  judges: 6,
  localPupils: 100,
  positives: 50,
  oddsPupils: 50,
  aboveReach: { from: 0.8, to: 0.9 },
  belowReach: { from: 0.1, to: 0.2 },
};

export type MethodProblem =
  | 'panel-few-judges'
  | 'panel-limit-outside'
  | 'local-few-pupils'
  | 'local-share-outside'
  | 'roc-few-positives'
  | 'roc-no-negatives'
  | 'odds-few-pupils'
  | 'odds-above-outside'
  | 'odds-below-outside';

/** Every demand that a limit of that value does not meet; empty when it may stand. */
export function listMethodProblems(method: LimitMethod, value: number): MethodProblem[] {
  switch (method.kind) {
    case 'authored':
      return [];
    case 'panel':
      return listPanelProblems(method.judges, value);
    case 'local-data':
      return [
        ...(method.pupils < METHOD_DEMANDS.localPupils ? ['local-few-pupils' as const] : []),
        ...(method.lowestShare > 0 && method.lowestShare < 0.5
          ? []
          : ['local-share-outside' as const]),
      ];
    case 'roc':
      return [
        ...(method.positives < METHOD_DEMANDS.positives ? ['roc-few-positives' as const] : []),
        ...(method.negatives === 0 ? ['roc-no-negatives' as const] : []),
      ];
    case 'odds':
      return listOddsProblems(method);
  }
}

function listPanelProblems(judges: readonly Judge[], value: number): MethodProblem[] {
  if (judges.length < METHOD_DEMANDS.judges) return ['panel-few-judges'];
  const second = judges.map((one) => one.second);
  const isInside = value >= Math.min(...second) && value <= Math.max(...second);
  return isInside ? [] : ['panel-limit-outside'];
}

function listOddsProblems(odds: Extract<LimitMethod, { kind: 'odds' }>): MethodProblem[] {
  const { abovePupils, aboveReached, belowPupils, belowReached } = odds;
  const { oddsPupils, aboveReach, belowReach } = METHOD_DEMANDS;
  if (abovePupils < oddsPupils || belowPupils < oddsPupils) return ['odds-few-pupils'];
  const isWithin = (reached: number, pupils: number, range: { from: number; to: number }) =>
    reached >= range.from * pupils && reached <= range.to * pupils;
  return [
    ...(isWithin(aboveReached, abovePupils, aboveReach) ? [] : ['odds-above-outside' as const]),
    ...(isWithin(belowReached, belowPupils, belowReach) ? [] : ['odds-below-outside' as const]),
  ];
}

interface PanelRound {
  mean: number;
  standardDeviation: number;
}

/** Mean and spread of each round; null under two judges. */
export function summarisePanel(
  judges: readonly Judge[],
): { judges: number; first: PanelRound; second: PanelRound } | null {
  if (judges.length < 2) return null;
  const round = (pick: (one: Judge) => number): PanelRound => {
    const values = judges.map(pick);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, standardDeviation: Math.sqrt(squares / (values.length - 1)) };
  };
  return {
    judges: judges.length,
    first: round((one) => one.first),
    second: round((one) => one.second),
  };
}
