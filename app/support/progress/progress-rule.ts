/**
 * Whether a pupil is on the way to the goal: the decision rule of progress monitoring.
 *
 * The weekly rise is held against the aim line, with limits, never by counting points under a line (the
 * four-point rule calls too many pupils who do gain "not on the way").
 * - Too early: under six probes, under four weeks, or limits too wide for either of the others.
 * - Not on the way: the upper limit lies under the weekly rise that the aim line asks for.
 * - On the way: the rise that is asked for lies within or under the limits, and the lower limit lies over
 *   half of it; or the goal is reached (median of the last three probes).
 * Before "not on the way" is acted on, ask whether the help was given: sessions held against planned.
 * What each verdict is worth is simulated: see the table of `npm run simulate`.
 * Source: that counting points misjudges: Hintze, J. M. et al., doi 10.1177/0734282917729263 (simulated
 * series); that the lower limit must pass half the rise is our own choice.
 */
import { median } from '~/psychometrics/median';
import { drawAimLine, type ProgressGoal } from './aim-line';
import { type Growth, measureGrowth } from './growth';
import { type Probe, type ProbeSeries, readProbes } from './probe-series';

export interface ProgressRule {
  version: number;
  /** No verdict before so many probes. */
  leastProbes: number;
  /** No verdict before so many weeks from the first probe to the last. */
  leastWeeks: number;
  /** Coverage of the limits of the weekly rise, 0…1. */
  coverage: number;
  /** Share of the rise asked for that the lower limit must pass, 0…1. */
  leastShareOfRise: number;
  /** Below this share of planned sessions held, the sessions are asked about first, 0…1. */
  leastShareHeld: number;
}

export const PROGRESS_RULE: ProgressRule = {
  version: 1,
  leastProbes: 6,
  leastWeeks: 4,
  coverage: 0.8,
  leastShareOfRise: 0.5,
  leastShareHeld: 0.8,
};

export interface SupportGiven {
  /** Sessions that should have been held by now. */
  planned: number;
  held: number;
}

export interface ProgressFinding {
  verdict: 'on-the-way' | 'not-on-the-way' | 'too-early';
  because: 'goal-reached' | 'rises' | 'behind' | 'few-probes' | 'few-weeks' | 'uncertain';
  probes: number;
  weeks: number;
  /** Right a minute more for each week; null without an aim line. */
  riseAskedFor: number | null;
  growth: Growth | null;
  /** The sessions are to be asked about before anything is changed. */
  askAboutSessions: boolean;
}

const LAST_PROBES = 3;

/** @throws {RangeError} for probes that are no figures. */
export function judgeProgress(
  probes: readonly Probe[],
  goal: ProgressGoal,
  given: SupportGiven,
  rule: ProgressRule = PROGRESS_RULE,
): ProgressFinding {
  const series = readProbes(probes);
  const aim = drawAimLine(series, goal);
  const growth = measureGrowth(series, rule.coverage);
  const because = findReason(series, goal, { rise: aim?.weeklyRise ?? null, growth }, rule);
  const isBehind = because === 'behind';
  return {
    verdict: VERDICTS[because],
    because,
    probes: series.rates.length,
    weeks: series.weeks.at(-1) ?? 0,
    riseAskedFor: aim?.weeklyRise ?? null,
    growth,
    askAboutSessions: isBehind && given.held < rule.leastShareHeld * given.planned,
  };
}

const VERDICTS = {
  'goal-reached': 'on-the-way',
  rises: 'on-the-way',
  behind: 'not-on-the-way',
  'few-probes': 'too-early',
  'few-weeks': 'too-early',
  uncertain: 'too-early',
} as const;

function findReason(
  series: ProbeSeries,
  goal: ProgressGoal,
  { rise, growth }: { rise: number | null; growth: Growth | null },
  rule: ProgressRule,
): ProgressFinding['because'] {
  if (series.rates.length < rule.leastProbes) return 'few-probes';
  if ((series.weeks.at(-1) ?? 0) < rule.leastWeeks) return 'few-weeks';
  const now = median(series.rates.slice(-LAST_PROBES));
  if (now !== null && now >= goal.rate) return 'goal-reached';
  if (rise === null || growth === null) return 'uncertain';
  if (growth.upper < rise) return 'behind';
  return rise > 0 && growth.lower > rule.leastShareOfRise * rise ? 'rises' : 'uncertain';
}
