/** What the page of a class's round says: which round it is today, what it holds, who is missing. */
import { requireClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { nameByMembership } from './round-names';
import type { RoundPage, RoundPagePupil } from './round-page';
import { findRoundPlan, type RoundPlan } from './round-plan';
import { groupByMembership, listTasksLeft } from './round-progress';
import { listAskedTasks, listAttemptFacts, listRoundPupils } from './round-progress.server';
import { findOpenSitting, findWindow } from './round-store.server';
import { estimateMinutes } from './round-time';
import type { SittingKind } from './round-words';

/** The page of a class's round. @throws 404, or 403 without the right to run the round. */
export async function getRoundPage(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
): Promise<RoundPage> {
  const schoolClass = await requireClass(db, 'class.run-round', classId);
  const window = await findWindow(db, schoolClass.schoolYearId);
  const found = window && findRoundPlan(window.batteryId, window.batteryVersion, window.kind);
  const round = window && (await findRound(db, schoolClass.id, window.id));
  const open = await findOpenSitting(db, schoolClass.id);
  const openReading = await findOpenSitting(db, schoolClass.id, ['one-to-one']);
  const pupils = await listPagePupils(db, schoolClass.id, round?.id ?? null, found ?? null);
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
    },
    tasks: found ? listTasks(found) : [],
    minutes: found ? estimateMinutes(found.battery, found.plan.wholeClass, found.plan.form) : null,
    hasBegun: (round?._count.attempts ?? 0) > 0,
    open: open && {
      sittingId: open.id,
      kind: open.kind as SittingKind,
      openedAt: open.openedAt.toISOString(),
      timeZone: db.viewer.timeZone,
    },
    openReadingSittingId: openReading?.id ?? null,
    pupils,
  };
}

function findRound(db: ScopedDb<StaffViewer>, classId: string, windowId: string) {
  const { municipalityId } = db;
  return db.transaction.round.findUnique({
    where: { municipalityId_classId_windowId: { municipalityId, classId, windowId } },
    include: { _count: { select: { attempts: true } } },
  });
}

function listTasks({ battery, plan }: RoundPlan): RoundPage['tasks'] {
  const isGiven = (taskId: string) =>
    plan.wholeClass.includes(taskId) || plan.oneToOne.includes(taskId);
  return battery.tasks
    .filter(({ id }) => isGiven(id))
    .map(({ id, title, measures }) => ({
      taskId: id,
      title: { ...title },
      measures: { ...measures },
      stage: plan.wholeClass.includes(id) ? ('whole-class' as const) : ('one-to-one' as const),
    }));
}

async function listPagePupils(
  db: ScopedDb<StaffViewer>,
  classId: string,
  roundId: string | null,
  found: RoundPlan | null,
): Promise<RoundPagePupil[]> {
  const pupils = await listRoundPupils(db, { roundId, classId, today: db.viewer.today });
  const names = nameByMembership(pupils);
  const attemptsOf = groupByMembership(roundId ? await listAttemptFacts(db, roundId) : []);
  const asked = roundId ? await listAskedTasks(db, roundId) : new Map<string, Set<string>>();
  const nowMs = now().getTime();
  return pupils
    .map(({ membershipId, signId, state }) => {
      const attempts = attemptsOf.get(membershipId) ?? [];
      const left = (taskIds: readonly string[]) =>
        found
          ? listTasksLeft(found.plan, taskIds, attempts, nowMs).map(({ taskId }) => taskId)
          : [];
      const askedIds = (found?.plan.oneToOne ?? []).filter((taskId) =>
        asked.get(membershipId)?.has(taskId),
      );
      return {
        membershipId,
        signId,
        displayName: names.get(membershipId) ?? '',
        state,
        tasksLeft: left(found?.plan.wholeClass ?? []),
        readingsLeft: left(askedIds),
      };
    })
    .sort((one, other) => one.displayName.localeCompare(other.displayName, 'sv'));
}
