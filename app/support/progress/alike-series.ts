/** A pupil's readings of a task as what is held beside others who started alike: where it began, how fast it rose. */
import { drawAimLine } from './aim-line';
import type { AlikeSeries } from './alike';
import { readProbes } from './probe-series';
import { chooseGoal, type GoalWindow } from './progress-goal';
import { judgeProgress } from './progress-rule';
import type { ReadProbe } from './read-probes';

/** Only series with the same last day, in the same task, are held beside one another. */
export type GoalSeries = AlikeSeries & { goalDay: string };

/** Null without a goal, or with too few readings for a line. */
export function describeSeries(
  pupilId: string,
  probes: readonly ReadProbe[],
  windows: readonly GoalWindow[],
): GoalSeries | null {
  const goal = probes[0] && chooseGoal(windows, probes[0].day);
  if (!goal) return null;
  const finding = judgeProgress(probes, goal, { planned: 0, held: 0 });
  const aim = drawAimLine(readProbes(probes), goal);
  if (finding.because === 'few-probes' || !finding.growth || !aim) return null;
  const { weeklyRise } = finding.growth;
  return { pupilId, baseline: aim.baseline, weeklyRise, goalDay: goal.day };
}
