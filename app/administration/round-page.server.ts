/** What the page of a class's round says: which round it is today, what it holds, who is missing. */
import { readingOnly, requireClass, type ScopedDb } from '~/access/in-scope.server';
import { type Action, decideForClass } from '~/access/roles';
import { listTestLeaders } from '~/access/test-leader.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getTask, isPupilTask } from '~/instruments/battery';
import { estimateTaskMinutes } from '~/instruments/task-minutes';
import { now } from '~/platform/clock.server';
import { findOwnDays, type SetUp } from '~/roster/set-up/set-up';
import { findSetUp } from '~/roster/set-up/set-up.server';
import { leaveOut, listLeftOut } from './left-out-tasks';
import { ONE_TO_ONE, type OneToOneRow, toOneToOne } from './one-to-one-store.server';
import { listTellable, readChecklist } from './preconditions/precondition-store.server';
import type { ReadingTask } from './reading-order';
import { listRetests } from './retest-store.server';
import { nameByMembership } from './round-names';
import type { RoundPage, RoundPagePupil, TaskStage } from './round-page';
import { findRoundPlan, type RoundPlan } from './round-plan';
import { groupByMembership, listTasksLeft } from './round-progress';
import { listAttemptFacts, listRoundPupils } from './round-progress.server';
import { readRunRights } from './round-start.server';
import { goesOn, windowOf } from './round-store.server';
import { CLASS_SITTINGS, type SittingKind } from './round-words';
import { listSittingTasks, splitGivenTasks } from './sitting-tasks';
import { listSecureTasks } from './task-standing.server';
import { usesTestLeaders } from './test-leader-appointment.server';

/** The page of a class's round. @throws 404, or 403 without the right to run the round. */
export async function getRoundPage(
  given: ScopedDb<StaffViewer>,
  classId: string | undefined,
): Promise<RoundPage> {
  const db = readingOnly(given);
  const schoolClass = await requireClass(db, 'class.run-round', classId);
  const windows = await readWindows(db, schoolClass);
  const window = windowOf(windows, db.viewer.today);
  const setUp = await findSetUp(db, schoolClass.schoolId);
  const whole = window && findRoundPlan(window.batteryId, window.batteryVersion, window.kind);
  const found = whole && leaveOut(whole, window.kind, setUp);
  const leftOut = whole ? listLeftOut(whole, window.kind, setUp) : [];
  const rights = readRunRights(db.viewer, schoolClass, setUp);
  const rounds = windows.flatMap((one) => one.rounds);
  const round = rounds.find(({ windowId }) => windowId === window?.id);
  const sittings = rounds
    .flatMap((one) => one.sittings)
    .toSorted((one, other) => other.openedAt.getTime() - one.openedAt.getTime());
  const open = sittings.find(({ kind }) => kind !== 'one-to-one');
  const place = {
    classId: schoolClass.id,
    roundId: round?.id ?? null,
  };
  const secure = window
    ? await listSecureTasks(db, { classId: schoolClass.id, windowId: window.id })
    : new Map<string, ReadonlySet<string>>();
  const pupils = await listPagePupils(
    db,
    { ...place, asked: round?.oneToOneTasks ?? [] },
    found ?? null,
    secure,
  );
  return {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    window: window && {
      kind: window.kind,
      timing: window.timing,
      startDate: window.startDate,
      endDate: window.endDate,
      catchUpEndDate: window.catchUpEndDate,
      own: findOwnDays(setUp, window),
    },
    today: db.viewer.today,
    runs: { leaders: setUp.leaders, readers: setUp.readers, ...rights },
    // What an adult asked for before the school left it out is still read.
    tasks: found
      ? listTasks(found).filter(({ taskId }) => !leftOut.includes(taskId) || isRead(pupils, taskId))
      : [],
    minutes: found ? estimateStages(found, pupils, secure) : null,
    hasBegun: (round?.attempts.length ?? 0) > 0,
    conditions: window && {
      windowId: window.id,
      items: await readChecklist(db, {
        ...place,
        schoolYearId: schoolClass.schoolYearId,
        windowId: window.id,
      }),
      mayTell: listTellable(db, { classId: schoolClass.id, schoolId: schoolClass.schoolId }),
    },
    mayRecord: may(db, 'class.record', schoolClass),
    leaders: may(db, 'class.appoint-leader', schoolClass)
      ? await listLeaders(db, schoolClass.id, setUp)
      : null,
    open: open
      ? {
          sittingId: open.id,
          kind: open.kind as SittingKind,
          openedAt: open.openedAt.toISOString(),
          timeZone: db.viewer.timeZone,
        }
      : null,
    openReadingSittingId: sittings.find(({ kind }) => kind === 'one-to-one')?.id ?? null,
    pupils,
  };
}

/** Whom a school without test leaders has from before its choice can be taken back; nobody more is appointed. */
async function listLeaders(db: ScopedDb<StaffViewer>, classId: string, setUp: SetUp) {
  const leaders = await listTestLeaders(db, classId);
  if (usesTestLeaders(setUp)) return leaders;
  return leaders.today.length > 0 ? { today: leaders.today, others: null } : null;
}

function may(
  { viewer }: ScopedDb<StaffViewer>,
  action: Action,
  { id, schoolId }: { id: string; schoolId: string },
): boolean {
  return decideForClass(viewer.grants, action, { classId: id, schoolId }) === 'allowed';
}

/**
 * The windows of the class's school year with its rounds: of each the one-to-one list, the open sittings, and
 * one screened attempt when there is any, for counting them reads those of the whole municipality. One query.
 */
function readWindows(
  { transaction, municipalityId }: ScopedDb<StaffViewer>,
  { id: classId, schoolYearId }: { id: string; schoolYearId: string },
) {
  return transaction.screeningWindow.findMany({
    where: { municipalityId, schoolYearId },
    include: {
      rounds: {
        where: { classId },
        include: {
          attempts: { where: { probeId: null }, select: { id: true }, take: 1 },
          oneToOneTasks: ONE_TO_ONE,
          sittings: { where: goesOn([...CLASS_SITTINGS, 'one-to-one']) },
        },
      },
    },
  });
}

function listTasks({ battery, plan }: RoundPlan): RoundPage['tasks'] {
  const ofStage = (stage: TaskStage, taskIds: readonly string[]) =>
    taskIds.map((taskId) => {
      const task = getTask(battery, taskId);
      const { title, measures } = task;
      const carried = stage === 'whole-class' && (plan.carried ?? []).includes(taskId);
      const tryAt = isPupilTask(task) ? `/elev#prova=${battery.id}.${taskId}.${plan.form}` : null;
      return { taskId, title: { ...title }, measures: { ...measures }, stage, carried, tryAt };
    });
  return [
    ...ofStage('whole-class', plan.wholeClass),
    ...ofStage('second', plan.secondSitting ?? []),
    ...ofStage('one-to-one', plan.oneToOne),
  ];
}

function isRead(pupils: readonly RoundPagePupil[], taskId: string): boolean {
  return pupils.some(({ readings }) => readings.some((reading) => reading.taskId === taskId));
}

/** The longest that any pupil of the class sits. */
function estimateStages(
  found: RoundPlan,
  pupils: readonly RoundPagePupil[],
  secure: SecureTasks,
): NonNullable<RoundPage['minutes']> {
  const longest = (kind: SittingKind) =>
    Math.max(
      0,
      ...pupils.map(({ membershipId }) => {
        const taskIds = listSittingTasks(found, kind, secure.get(membershipId));
        return estimateTaskMinutes(found.battery, taskIds, found.plan.form);
      }),
    );
  return { wholeClass: longest('lesson'), second: longest('second') };
}

type SecureTasks = ReadonlyMap<string, ReadonlySet<string>>;

async function listPagePupils(
  db: ScopedDb<StaffViewer>,
  place: { classId: string; roundId: string | null; asked: readonly OneToOneRow[] },
  found: RoundPlan | null,
  secure: SecureTasks,
): Promise<RoundPagePupil[]> {
  const { classId, roundId } = place;
  const pupils = await listRoundPupils(db, { roundId, classId, today: db.viewer.today });
  const names = nameByMembership(pupils);
  const attemptsOf = groupByMembership(roundId ? await listAttemptFacts(db, roundId) : []);
  const asked = toOneToOne(place.asked);
  const retests = roundId ? await listRetests(db, roundId) : [];
  const nowMs = now().getTime();
  return pupils
    .map(({ membershipId, signId, state, stateReason, stateBy, late }) => {
      const attempts = attemptsOf.get(membershipId) ?? [];
      const left = (taskIds: readonly string[]) =>
        found
          ? listTasksLeft(found.plan, taskIds, attempts, nowMs).map(({ taskId }) => taskId)
          : [];
      const given = found
        ? splitGivenTasks(found, secure.get(membershipId))
        : { first: [], later: [] };
      const own = asked.filter((entry) => entry.membershipId === membershipId);
      const readings = (found?.plan.oneToOne ?? []).flatMap((taskId): ReadingTask[] => {
        const first = own.find((entry) => entry.taskId === taskId);
        return first ? [{ taskId, since: first.since }] : [];
      });
      const unread = left(readings.map(({ taskId }) => taskId));
      return {
        membershipId,
        signId,
        displayName: names.get(membershipId) ?? '',
        state,
        stateReason,
        stateBy,
        late,
        retests: retests
          .filter((retest) => retest.membershipId === membershipId)
          .map(({ taskId, askedBy }) => ({ taskId, askedBy })),
        isOnList: own.some(({ reason }) => reason === 'teacher'),
        tasksLeft: left(given.first),
        laterLeft: left(given.later),
        secondLeft: left([...given.later, ...(found?.plan.secondSitting ?? [])]),
        readings: readings.filter(({ taskId }) => unread.includes(taskId)),
      };
    })
    .sort((one, other) => one.displayName.localeCompare(other.displayName, 'sv'));
}
