/**
 * The progress of many pupils with plans at once, in few queries: what is due to be read this week, and what
 * the decision rule says. The task of each is the one that the pupil's own page of progress opens with.
 */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf } from '~/platform/calendar';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { type PolicyCase, readPolicies } from '~/scoring/policy-case.server';
import { chooseByNeed, listTaskNeeds } from './choose-task';
import type { DueProbe, DueProbes } from './due-probes';
import { type FollowedYear, readFollowedYears } from './goal-windows.server';
import { findDecision, findHelpedVerdict, type Helped } from './helped';
import { listJudged } from './judged-probes';
import { listPlannedPupils, listRunningParts, type PlannedPupil } from './planned-pupils.server';
import { findProbeDue } from './probe-due';
import { listProbeRows, type ProbeRow } from './probe-rows.server';
import { readingsAnOccasion } from './probe-schedule';
import type { ProgressEvent, ProgressEventBody } from './progress-event';
import { chooseGoal } from './progress-goal';
import { judgeProgress } from './progress-rule';
import { findLastRead, listRead } from './read-probes';

type Db = ScopedDb<StaffViewer>;

/**
 * "Did it help" of every pupil with a plan this school year, by the pupil's id. The caller has established
 * that the viewer sees the results of the classes, and writes who looked. Four queries.
 */
export async function readHelped(
  db: Db,
  classIds: readonly string[],
  policies: PolicyCase,
): Promise<Map<string, Helped>> {
  const pupils = await listPlannedPupils(db, classIds);
  const pupilIds = pupils.map(({ pupilId }) => pupilId);
  const yearIds = [...new Set(pupils.map(({ schoolYearId }) => schoolYearId))];
  const years = await readFollowedYears(db, yearIds, policies, db.viewer.today);
  const rows = await listProbeRows(db, { pupilIds }, db.viewer.timeZone);
  const events = await listProgressEvents(db, pupilIds);
  return new Map(
    pupils.map((pupil) => {
      const own = rows.filter(({ pupilId }) => pupilId === pupil.pupilId);
      const written = events.get(pupil.pupilId) ?? [];
      const year = years.get(pupil.schoolYearId);
      const isRunning = listRunningParts(pupil, db.viewer.today).length > 0;
      return [pupil.pupilId, { ...describeHelped(own, written, year), isRunning }];
    }),
  );
}

type WrittenEvent = ProgressEvent & { taskId: string };

function describeHelped(
  rows: readonly ProbeRow[],
  events: readonly WrittenEvent[],
  year: FollowedYear | undefined,
): Omit<Helped, 'isRunning'> {
  const task = findLastRead(year?.tasks ?? [], rows)?.task;
  if (!task || !year) return { verdict: 'no-readings', task: null, probes: 0, decided: null };
  const own = events.filter(({ taskId }) => taskId === task.id);
  const judged = listJudged(listRead(rows.filter(({ taskId }) => taskId === task.id)), own);
  const goal = judged[0] ? chooseGoal(year.windowsOf(task.id), judged[0].day) : null;
  const finding = goal ? judgeProgress(judged, goal, { planned: 0, held: 0 }) : null;
  return {
    verdict: findHelpedVerdict(judged.length, finding),
    task: { taskId: task.id, title: { ...task.title } },
    probes: new Set(judged.map(({ day }) => day)).size,
    decided: findDecision(own),
  };
}

/**
 * What is to be read this week: by pupils with a plan that lasts today in the classes that are assigned to
 * the viewer, and in those the viewer teaches when the plan is the teacher's. Reading is audited. The
 * number of queries is fixed.
 */
export async function listDueProbes(
  db: Db,
  { assigned, taught }: { assigned: readonly string[]; taught: readonly string[] },
): Promise<DueProbes> {
  const { today } = db.viewer;
  const pupils = (await listPlannedPupils(db, [...new Set([...assigned, ...taught])])).filter(
    (pupil) => {
      const running = listRunningParts(pupil, today);
      const isTeachers = running.some(({ carriedOutBy }) => carriedOutBy === 'teacher');
      return running.length > 0 && (assigned.includes(pupil.classId) || isTeachers);
    },
  );
  if (pupils.length === 0) return { planned: 0, due: [] };
  const pupilIds = pupils.map(({ pupilId }) => pupilId);
  const yearIds = [...new Set(pupils.map(({ schoolYearId }) => schoolYearId))];
  const years = await readFollowedYears(db, yearIds, await readPolicies(db), today);
  const rows = await listProbeRows(db, { pupilIds }, db.viewer.timeZone);
  const breaks = await listSchoolBreaks(db);
  const found = pupils.flatMap((pupil): DueProbe[] => {
    const year = years.get(pupil.schoolYearId);
    const own = rows.filter(({ pupilId }) => pupilId === pupil.pupilId);
    const task = year && (findLastRead(year.tasks, own) ?? findByNeed(year, pupil));
    if (!task) return [];
    const read = listRead(own.filter(({ taskId }) => taskId === task.task.id));
    const goal = chooseGoal(year.windowsOf(task.task.id), read[0]?.day ?? today);
    const running = listRunningParts(pupil, today);
    const startDate = running.map((part) => part.startDate).toSorted()[0] ?? today;
    const due = findProbeDue(
      read.map(({ day }) => day),
      readingsAnOccasion(goal?.rate ?? null),
      { startDate, today },
      breaks,
    );
    if (due === null) return [];
    const { pupilId, givenName, familyName, classId, className } = pupil;
    return [
      {
        ...{ pupilId, classId, className, due },
        name: `${givenName} ${familyName}`.trim(),
        task: { taskId: task.task.id, title: { ...task.task.title } },
        lastRead: read.at(-1)?.day ?? null,
        isTeachers: running.every(({ carriedOutBy }) => carriedOutBy === 'teacher'),
      },
    ];
  });
  await audit(db, 'due-probes.viewed', [...new Set(found.map(({ pupilId }) => pupilId))]);
  return { planned: pupils.length, due: found };
}

function findByNeed({ tasks, windowsOf }: FollowedYear, { skills }: PlannedPupil) {
  const hasGoal = (taskId: string) => windowsOf(taskId).some(({ limit }) => limit !== null);
  const all = tasks.map(({ task }) => task);
  const taskId = chooseByNeed(listTaskNeeds(all, skills ?? undefined, hasGoal));
  return tasks.find(({ task }) => task.id === taskId);
}

/** What was written of each pupil's progress, oldest first. */
export async function listProgressEvents(
  db: ScopedDb,
  pupilIds: readonly string[],
): Promise<Map<string, WrittenEvent[]>> {
  const rows = await db.transaction.progressEvent.findMany({
    where: { municipalityId: db.municipalityId, pupilId: { in: [...pupilIds] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const byPupil = new Map<string, WrittenEvent[]>();
  for (const { id, pupilId, taskId, day, body } of rows) {
    const event = { id, taskId, day: dayOf(day), body: body as unknown as ProgressEventBody };
    byPupil.set(pupilId, [...(byPupil.get(pupilId) ?? []), event]);
  }
  return byPupil;
}
