/** A pupil's readings in one task as a series that can be held beside others'. */
import { drawAimLine } from './aim-line';
import type { AlikeSeries } from './alike';
import { readProbes } from './probe-series';
import { chooseGoal, type GoalWindow } from './progress-goal';
import { judgeProgress } from './progress-rule';
import type { ReadProbe } from './read-probes';

/** Null without a goal, with too few readings, or when no line with limits can be drawn. */
export function describeSeries(
  pupilId: string,
  probes: readonly ReadProbe[],
  windows: readonly GoalWindow[],
): (AlikeSeries & { goalDay: string }) | null {
  const goal = probes[0] && chooseGoal(windows, probes[0].day);
  if (!goal) return null;
  const finding = judgeProgress(probes, goal, { planned: 0, held: 0 });
  const aim = drawAimLine(readProbes(probes), goal);
  if (finding.because === 'few-probes' || !finding.growth || !aim) return null;
  const { weeklyRise } = finding.growth;
  return { pupilId, baseline: aim.baseline, weeklyRise, goalDay: goal.day };
}
