/**
 * What pupils' readings say after support has begun, for figures of many: the verdict of the decision rule,
 * whether the change is more than chance, and whether the rise is faster than that of those who started alike.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { Day } from '~/platform/calendar';
import { readCalendar } from '~/roster/municipality-calendar.server';
import { findPolicyTask } from '~/scoring/cut-policy';
import { readPolicies } from '~/scoring/policy-case.server';
import { type AfterSupport, type FollowedReadings, holdBeside } from './after-support';
import { describeSeries } from './alike-series';
import { listProgressEvents } from './followed.server';
import { type FollowedYear, readFollowedYears } from './goal-windows.server';
import { findHelpedVerdict } from './helped';
import { listJudged } from './judged-probes';
import { listProbeRows, type ProbeRow } from './probe-rows.server';
import { readProbes } from './probe-series';
import type { ProgressEvent } from './progress-event';
import { chooseGoal } from './progress-goal';
import { judgeProgress } from './progress-rule';
import { measureRateChange } from './rate-change';
import { findLastRead, listRead } from './read-probes';

/** Readings of a school year, until a day. */
interface ReadYear {
  schoolYearId: string;
  from: Day;
  asOf: Day;
}

/**
 * By the pupil's id, for all who are asked about; they are one another's comparison, so all of the
 * municipality's with support are asked about together. Four queries. The caller shows nothing of one pupil
 * by itself.
 */
export async function readAfterSupport(
  db: ScopedDb,
  pupilIds: readonly string[],
  year: ReadYear,
): Promise<Map<string, AfterSupport>> {
  return holdBeside(await readFollowed(db, pupilIds, year));
}

/** The same before they are held beside one another: of some pupils by themselves. */
export async function readFollowed(
  db: ScopedDb,
  pupilIds: readonly string[],
  { schoolYearId, from, asOf }: ReadYear,
): Promise<Map<string, FollowedReadings>> {
  const years = await readFollowedYears(db, [schoolYearId], await readPolicies(db), asOf);
  const followedYear = years.get(schoolYearId);
  const { timeZone } = await readCalendar(db);
  const rows = (await listProbeRows(db, { pupilIds }, timeZone)).filter(
    ({ day }) => day >= from && day <= asOf,
  );
  const events = await listProgressEvents(db, pupilIds);
  const byPupil = new Map<string, ProbeRow[]>();
  for (const row of rows) {
    const own = byPupil.get(row.pupilId);
    if (own) own.push(row);
    else byPupil.set(row.pupilId, [row]);
  }
  return new Map(
    pupilIds.map((pupilId): [string, FollowedReadings] => [
      pupilId,
      follow(pupilId, byPupil.get(pupilId) ?? [], events.get(pupilId) ?? [], followedYear),
    ]),
  );
}

function follow(
  pupilId: string,
  rows: readonly ProbeRow[],
  events: readonly (ProgressEvent & { taskId: string })[],
  year: FollowedYear | undefined,
): FollowedReadings {
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
  const series = describeSeries(pupilId, judged, windows);
  return {
    verdict: findHelpedVerdict(judged.length, finding),
    change: change && (!change.isReliable ? 'unsure' : change.index > 0 ? 'more' : 'less'),
    taskId: task.id,
    series: series && {
      baseline: series.baseline,
      weeklyRise: series.weeklyRise,
      goalDay: series.goalDay,
    },
  };
}
