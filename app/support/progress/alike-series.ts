/** A pupil's readings of a task as what is held beside others who started alike: where it began, how fast it rose. */
import { drawAimLine } from './aim-line';
import { type AlikeSeries, startedAlike } from './alike';
import { readProbes } from './probe-series';
import { chooseGoal, type GoalWindow } from './progress-goal';
import { judgeProgress } from './progress-rule';
import type { ReadProbe } from './read-probes';

/** Only series with the same last day, in the same task, are held beside one another. */
export type GoalSeries = AlikeSeries & { goalDay: string };

/**
 * Null without a goal, or with too few readings for a line.
 * @param beside a series that this is to be compared with: null too where it has another goal or start, which
 * is told before the rise is worked out
 */
export function describeSeries(
  pupilId: string,
  probes: readonly ReadProbe[],
  windows: readonly GoalWindow[],
  beside: GoalSeries | null = null,
): GoalSeries | null {
  const goal = probes[0] && chooseGoal(windows, probes[0].day);
  if (!goal || (beside && goal.day !== beside.goalDay)) return null;
  const aim = drawAimLine(readProbes(probes), goal);
  if (!aim || (beside && !startedAlike(beside.baseline, aim.baseline))) return null;
  const finding = judgeProgress(probes, goal, { planned: 0, held: 0 });
  if (finding.because === 'few-probes' || !finding.growth) return null;
  const { weeklyRise } = finding.growth;
  return { pupilId, baseline: aim.baseline, weeklyRise, goalDay: goal.day };
}
