/**
 * What pupils' readings say after support has begun, for figures of many: the verdict of the decision rule,
 * whether the change is more than chance, and whether the rise is faster than that of those who started alike.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { Day } from '~/platform/calendar';
import { findPolicyTask } from '~/scoring/cut-policy';
import { readPolicies } from '~/scoring/policy-case.server';
import { compareAlike } from './alike';
import { describeSeries, type GoalSeries } from './alike-series';
import { listProgressEvents } from './followed.server';
import { type FollowedYear, readFollowedYears } from './goal-windows.server';
import { findHelpedVerdict, type HelpedVerdict } from './helped';
import { listJudged } from './judged-probes';
import { listProbeRows, type ProbeRow } from './probe-rows.server';
import { readProbes } from './probe-series';
import type { ProgressEvent } from './progress-event';
import { chooseGoal } from './progress-goal';
import { judgeProgress } from './progress-rule';
import { measureRateChange } from './rate-change';
import { findLastRead, listRead } from './read-probes';

export interface AfterSupport {
  verdict: HelpedVerdict;
  /** From the first three readings to the last three; null under six. */
  change: 'more' | 'unsure' | 'less' | null;
  /** Beside the median rise of those who started alike; null when there are too few of them. */
  beside: 'faster' | 'not-faster' | null;
}

interface Followed extends Omit<AfterSupport, 'beside'> {
  taskId: string | null;
  series: GoalSeries | null;
}

/**
 * By the pupil's id, for all who are asked about; they are one another's comparison, so all of the
 * municipality's with support are asked about together. Readings of a school year, until a day. Four
 * queries. The caller shows nothing of one pupil by itself.
 */
export async function readAfterSupport(
  db: ScopedDb<StaffViewer>,
  pupilIds: readonly string[],
  year: { schoolYearId: string; from: Day; asOf: Day },
): Promise<Map<string, AfterSupport>> {
  const { schoolYearId, from, asOf } = year;
  const years = await readFollowedYears(db, [schoolYearId], await readPolicies(db));
  const followedYear = years.get(schoolYearId);
  const rows = (await listProbeRows(db, { pupilIds }, db.viewer.timeZone)).filter(
    ({ day }) => day >= from && day <= asOf,
  );
  const events = await listProgressEvents(db, pupilIds);
  const byPupil = new Map<string, ProbeRow[]>();
  for (const row of rows) {
    const own = byPupil.get(row.pupilId);
    if (own) own.push(row);
    else byPupil.set(row.pupilId, [row]);
  }
  const followed = new Map(
    pupilIds.map((pupilId): [string, Followed] => [
      pupilId,
      follow(pupilId, byPupil.get(pupilId) ?? [], events.get(pupilId) ?? [], followedYear),
    ]),
  );
  return new Map(
    [...followed].map(([pupilId, { verdict, change, ...own }]) => [
      pupilId,
      { verdict, change, beside: holdBeside(own, [...followed.values()]) },
    ]),
  );
}

function follow(
  pupilId: string,
  rows: readonly ProbeRow[],
  events: readonly (ProgressEvent & { taskId: string })[],
  year: FollowedYear | undefined,
): Followed {
  const task = findLastRead(year?.tasks ?? [], rows)?.task;
  if (!task || !year) return { verdict: 'no-readings', change: null, taskId: null, series: null };
  const own = events.filter(({ taskId }) => taskId === task.id);
  const judged = listJudged(listRead(rows.filter(({ taskId }) => taskId === task.id)), own);
  const windows = year.windowsOf(task.id);
  const goal = judged[0] ? chooseGoal(windows, judged[0].day) : null;
  const finding = goal ? judgeProgress(judged, goal, { planned: 0, held: 0 }) : null;
  const policy = windows.find(({ kind }) => kind === goal?.limitOf)?.policy;
  const formula = policy && findPolicyTask(policy, task.id)?.formula;
  const rates = readProbes(judged).readings.map(({ rate }) => rate);
  const change = formula?.kind === 'rate' ? measureRateChange(rates, formula.dispersion) : null;
  return {
    verdict: findHelpedVerdict(judged.length, finding),
    change: change && (!change.isReliable ? 'unsure' : change.index > 0 ? 'more' : 'less'),
    taskId: task.id,
    series: describeSeries(pupilId, judged, windows),
  };
}

function holdBeside(
  { taskId, series }: Pick<Followed, 'taskId' | 'series'>,
  all: readonly Followed[],
): AfterSupport['beside'] {
  if (!series) return null;
  const others = all.flatMap((other) =>
    other.taskId === taskId && other.series?.goalDay === series.goalDay ? [other.series] : [],
  );
  const found = compareAlike(series, others);
  if (found.kind === 'too-few') return null;
  return series.weeklyRise > found.medianRise ? 'faster' : 'not-faster';
}
