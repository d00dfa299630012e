/** Everything the page of a pupil's progress shows. Reading is audited. */
import { audit, readingOnly, requirePupilOfClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { listProbeTasks, listTakenForms, type ProbeTask } from '~/administration/probe.server';
import { listRestedForms } from '~/administration/probe-forms';
import { listFormItems, type WindowKind } from '~/instruments/battery';
import { type Day, dayOf, schoolYearStart } from '~/platform/calendar';
import { countSwedishSchoolTime } from '~/roster/swedish-school';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import { type CutPolicy, findPolicyTask } from '~/scoring/cut-policy';
import { readPolicies } from '~/scoring/policy-case.server';
import { listPlans } from '~/support/plans/plan-list.server';
import type { ShownPlanChange } from '~/support/plans/plan-view';
import { readSupportGiven } from '~/support/plans/support-given.server';
import { drawAimLine } from './aim-line';
import { type AlikeComparison, compareAlike } from './alike';
import { describeSeries } from './alike-series';
import { chooseByNeed, listTaskNeeds } from './choose-task';
import { type PolicyGoalWindow, readFollowedYears } from './goal-windows.server';
import { findChange, findSeriesStart, listJudged } from './judged-probes';
import { listProbeRows, type ProbeRow } from './probe-rows.server';
import { isDueThisWeek, readingsAnOccasion } from './probe-schedule';
import { readProbes } from './probe-series';
import { listStandingProgress, type ProgressEventBody } from './progress-event';
import { chooseGoal } from './progress-goal';
import type { ProgressPage, ShownGoal, ShownProbe, ShownProgressEvent } from './progress-page';
import { judgeProgress, PROGRESS_RULE } from './progress-rule';
import { measureRateChange } from './rate-change';
import { findLastRead, listRead, type ReadProbe } from './read-probes';

/**
 * A pupil's progress in one task: the one asked for, else the one read last, else the one chosen by need.
 * @throws 404 when the pupil is not in the class today, 403. Reading is audited.
 */
export async function loadProgress(
  given: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
  wantedTaskId: string | null = null,
): Promise<ProgressPage> {
  const db = readingOnly(given);
  const { pupil, schoolClass } = await requirePupilOfClass(
    db,
    'class.see-results',
    classId,
    pupilId,
  );
  const tasks = (await listProbeTasks(db, schoolClass)) ?? [];
  const rows = await listProbeRows(db, { pupilId: pupil.id }, db.viewer.timeZone);
  const { schoolYearId } = schoolClass;
  const years = await readFollowedYears(
    db,
    [schoolYearId],
    await readPolicies(db),
    db.viewer.today,
  );
  const windowsOf: WindowsOf = years.get(schoolYearId)?.windowsOf ?? (() => []);
  const known = tasks.find(({ task }) => task.id === wantedTaskId) ?? findLastRead(tasks, rows);
  const chosen = known ?? (await findByNeed(db, pupil.id, tasks, windowsOf));
  await audit(db, 'progress.viewed', [pupil.id], { taskId: chosen?.task.id ?? null });
  const { id, givenName, familyName, swedishSubject } = pupil;
  const swedishSchoolTime = countSwedishSchoolTime({
    ...pupil,
    schoolYearStart: schoolYearStart(db.viewer.today),
  });
  const { today } = db.viewer;
  const from = findFirstDay(rows, chosen) ?? today;
  const head = {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    pupil: { pupilId: id, givenName, familyName, swedishSubject, swedishSchoolTime },
    today,
    timeZone: db.viewer.timeZone,
    tasks: tasks.map(({ task }) => ({ taskId: task.id, title: { ...task.title } })),
    isByNeed: known === undefined,
    given: await readSupportGiven(db, id, { from, to: today }),
    planChanges: await listPlanChangesOf(db, id, from),
  };
  return { ...head, ...(await describeTask(db, head, chosen, rows, windowsOf)) };
}

/** Changes of the pupil's plans from a day on, of the days the pupil was in them. */
async function listPlanChangesOf(
  db: ScopedDb<StaffViewer>,
  pupilId: string,
  from: Day,
): Promise<ShownPlanChange[]> {
  const { plans } = await listPlans(db, from, [pupilId]);
  return plans.flatMap(({ pupils, changes }) => {
    const parts = pupils.filter((part) => part.pupilId === pupilId);
    const isInPart = (day: Day) =>
      parts.some(({ startDate, endDate }) => startDate <= day && (!endDate || day <= endDate));
    return changes.filter(({ day }) => day >= from && isInPart(day));
  });
}

/** The day of the first reading of the task that stands: what has been given since is held against it. */
function findFirstDay(rows: readonly ProbeRow[], chosen: ProbeTask | undefined): Day | null {
  const own = rows.filter(({ taskId }) => taskId === chosen?.task.id);
  return listRead(own)[0]?.day ?? null;
}

type Head = Pick<ProgressPage, 'pupil' | 'today' | 'given'>;
type WindowsOf = (taskId: string) => PolicyGoalWindow[];

async function describeTask(
  db: ScopedDb<StaffViewer>,
  { pupil, today, given }: Head,
  chosen: ProbeTask | undefined,
  allRows: readonly ProbeRow[],
  windowsOf: WindowsOf,
) {
  if (!chosen) return { ...NOTHING, readingsAnOccasion: 1 };
  const { task } = chosen;
  const rows = allRows.filter(({ taskId }) => taskId === task.id);
  const events = await listEvents(db, pupil.pupilId, task.id);
  const windows = windowsOf(task.id);
  const judged = listJudged(listRead(rows), events);
  const goal = findGoal(windows, judged[0]?.day ?? today);
  const finding = goal ? judgeProgress(judged, goal, given) : null;
  const aim = goal ? drawAimLine(readProbes(judged), goal) : null;
  const oddDays = (finding?.growth?.oddProbes ?? []).map((place) => readProbes(judged).days[place]);
  const readings = readingsAnOccasion(goal?.rate ?? null);
  const formula = goal && findPolicyTask(policyOf(windows, goal.limitOf), task.id)?.formula;
  const rates = readProbes(judged).readings.map(({ rate }) => rate);
  return {
    task: {
      taskId: task.id,
      title: { ...task.title },
      seconds: task.seconds,
      items: listFormItems(task, 'P01').length,
    },
    goal,
    probes: rows.map((row) => showProbe(row, judged, oddDays)),
    events,
    aim,
    finding,
    readingsAnOccasion: readings,
    isDueThisWeek: isDueThisWeek(
      listRead(rows).map(({ day }) => day),
      readings,
      today,
    ),
    countedFrom: findChange(events, findSeriesStart(events)),
    restedForms: [
      ...rows.filter(isWaiting).map(({ formId }) => formId),
      ...listRestedForms(task, await listTakenForms(db, pupil.pupilId, task.id), today),
    ],
    change: formula?.kind === 'rate' ? measureRateChange(rates, formula.dispersion) : null,
    alike: await findAlike(db, { pupilId: pupil.pupilId, taskId: task.id, judged, windows }),
  };
}

const NOTHING = {
  task: null,
  goal: null,
  probes: [],
  events: [],
  aim: null,
  finding: null,
  isDueThisWeek: false,
  countedFrom: null,
  restedForms: [],
  change: null,
  alike: null,
} satisfies Partial<ProgressPage>;

function isWaiting({ right, isWithdrawn }: ProbeRow): boolean {
  return right === null && !isWithdrawn;
}

function showProbe(
  { pupilId: _pupilId, taskId: _taskId, ...row }: ProbeRow,
  judged: readonly ReadProbe[],
  oddDays: readonly (string | undefined)[],
): ShownProbe {
  const isJudged = judged.some(({ probeId }) => probeId === row.probeId);
  return { ...row, isJudged, isOdd: isJudged && oddDays.includes(row.day) };
}

function findGoal(windows: readonly PolicyGoalWindow[], firstDay: string): ShownGoal | null {
  const goal = chooseGoal(windows, firstDay);
  if (!goal) return null;
  const { title, version } = policyOf(windows, goal.limitOf);
  return { ...goal, policyTitle: title, policyVersion: version };
}

/** @throws {Error} for a window without a policy, which has no limit either. */
function policyOf(windows: readonly PolicyGoalWindow[], kind: WindowKind): CutPolicy {
  const policy = windows.find((window) => window.kind === kind)?.policy;
  if (!policy) throw new Error(`The ${kind} window has a limit and no policy`);
  return policy;
}

async function findByNeed(
  db: ScopedDb,
  pupilId: string,
  tasks: readonly ProbeTask[],
  windowsOf: WindowsOf,
): Promise<ProbeTask | undefined> {
  const latest = await db.transaction.currentAssessment.findFirst({
    where: { municipalityId: db.municipalityId, pupilId },
    orderBy: { updatedAt: 'desc' },
    select: { assessment: { select: { assessment: true } } },
  });
  const record = latest?.assessment.assessment as AssessmentRecord | undefined;
  const hasGoal = (taskId: string) => windowsOf(taskId).some(({ limit }) => limit !== null);
  const needs = listTaskNeeds(
    tasks.map(({ task }) => task),
    record?.skills,
    hasGoal,
  );
  const taskId = chooseByNeed(needs);
  return tasks.find(({ task }) => task.id === taskId);
}

async function listEvents(
  db: ScopedDb,
  pupilId: string,
  taskId: string,
): Promise<ShownProgressEvent[]> {
  const rows = await db.transaction.progressEvent.findMany({
    where: { municipalityId: db.municipalityId, pupilId, taskId },
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const events = rows.map(({ id, day, body, staffMember }) => ({
    id,
    day: dayOf(day),
    body: body as unknown as ProgressEventBody,
    by: `${staffMember.givenName} ${staffMember.familyName}`,
    isTakenBack: false,
  }));
  const standing = new Set(listStandingProgress(events).map(({ id }) => id));
  return events.map((event) => ({ ...event, isTakenBack: !standing.has(event.id) }));
}

/** Compared when the pupil's own growth can be drawn; of the others only their number and median is told. */
async function findAlike(
  db: ScopedDb<StaffViewer>,
  own: {
    pupilId: string;
    taskId: string;
    judged: readonly ReadProbe[];
    windows: PolicyGoalWindow[];
  },
): Promise<AlikeComparison | null> {
  const first = own.judged[0]?.day;
  const mine = describeSeries(own.pupilId, own.judged, own.windows);
  if (!first || !mine) return null;
  const since = own.windows.map(({ startDate }) => startDate).toSorted()[0] ?? first;
  const { timeZone } = db.viewer;
  const least = PROGRESS_RULE.leastProbes;
  const rows = await listProbeRows(db, { since, taskId: own.taskId, least }, timeZone);
  const byPupil = new Map<string, ProbeRow[]>();
  for (const row of rows) {
    const theirs = byPupil.get(row.pupilId);
    if (theirs) theirs.push(row);
    else byPupil.set(row.pupilId, [row]);
  }
  const others = [...byPupil].flatMap(
    ([pupilId, theirs]) => describeSeries(pupilId, listRead(theirs), own.windows, mine) ?? [],
  );
  return compareAlike(mine, others);
}
