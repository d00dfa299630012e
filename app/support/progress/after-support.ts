/**
 * What a pupil's readings say after support has begun, and how it stands beside those who started alike: same task,
 * same goal's day, a baseline within the band (see `alike`).
 */
import { type AlikeSeries, compareAlike } from './alike';
import type { GoalSeries } from './alike-series';
import type { HelpedVerdict } from './helped';

export interface AfterSupport {
  verdict: HelpedVerdict;
  /** From the first three readings to the last three; null under six. */
  change: 'more' | 'unsure' | 'less' | null;
  /** Beside the median rise of those who started alike; null when there are too few of them. */
  beside: 'faster' | 'not-faster' | null;
}

/** What one pupil's own readings say, and what of them is held beside others'. */
export interface FollowedReadings extends Omit<AfterSupport, 'beside'> {
  /** The task that is followed; null without readings. */
  taskId: string | null;
  /** Null without a line of readings towards a goal. */
  series: Omit<GoalSeries, 'pupilId'> | null;
}

/** By what tells pupils apart. They are one another's comparison. */
export function holdBeside(
  followed: ReadonlyMap<string, FollowedReadings>,
): Map<string, AfterSupport> {
  const groups = groupByGoal(followed);
  return new Map(
    [...followed].map(([pupilId, { verdict, change, ...own }]) => [
      pupilId,
      { verdict, change, beside: findBeside(pupilId, own, groups) },
    ]),
  );
}

type Followed = Pick<FollowedReadings, 'taskId' | 'series'>;

/** Those of one task and goal's day, by their rise: who started alike is then in order already. */
function groupByGoal(followed: ReadonlyMap<string, FollowedReadings>): Map<string, AlikeSeries[]> {
  const groups = new Map<string, AlikeSeries[]>();
  for (const [pupilId, own] of followed) {
    if (!own.series) continue;
    const { baseline, weeklyRise } = own.series;
    const key = keyOf(own);
    const known = groups.get(key);
    if (known) known.push({ pupilId, baseline, weeklyRise });
    else groups.set(key, [{ pupilId, baseline, weeklyRise }]);
  }
  for (const group of groups.values()) {
    group.sort((one, other) => one.weeklyRise - other.weeklyRise);
  }
  return groups;
}

function keyOf({ taskId, series }: Followed): string {
  return `${series?.goalDay} ${taskId}`;
}

function findBeside(
  pupilId: string,
  own: Followed,
  groups: ReadonlyMap<string, AlikeSeries[]>,
): AfterSupport['beside'] {
  if (!own.series) return null;
  const { baseline, weeklyRise } = own.series;
  const found = compareAlike({ pupilId, baseline, weeklyRise }, groups.get(keyOf(own)) ?? []);
  if (found.kind === 'too-few') return null;
  return weeklyRise > found.medianRise ? 'faster' : 'not-faster';
}
