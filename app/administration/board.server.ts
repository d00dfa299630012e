/** The board of a sitting, read for an adult who may run the round; and what they do on it. */
import type { ScopedDb } from '~/access/in-scope.server';
import { decideForClass } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { windowKindSchema } from '~/instruments/battery';
import { now } from '~/platform/clock.server';
import { forbidden } from '~/platform/http.server';
import { findSetUp } from '~/roster/set-up/set-up.server';
import { type Board, type BoardPupil, chooseWord } from './board';
import { listDeviceRows } from './board-devices';
import { findTwoDevices, listSittingDevices } from './board-devices.server';
import { isWaiting } from './late-joiners';
import { leaveOut } from './left-out-tasks';
import { findNoise, setNoise } from './noise-store.server';
import { nameByMembership } from './round-names';
import { findRoundPlan, type RoundPlan } from './round-plan';
import { type AttemptFacts, groupByMembership, isTaskDone } from './round-progress';
import {
  listAskedTasks,
  listAttemptFacts,
  listRoundPupils,
  type RoundPupil,
} from './round-progress.server';
import {
  closeSitting,
  getSitting,
  renewCode,
  setLessonOver,
  setPaused,
} from './round-store.server';
import type { BoardCommand, SittingKind } from './round-words';
import { admitDevices, letPupilOn, removeDevice, setPupilState } from './sitting-devices.server';
import { listSittingTasks, splitGivenTasks } from './sitting-tasks';
import { listSecureTasks } from './task-standing.server';

/** The board of a sitting. @throws 404, or 403 without the right to run the round. */
export async function getBoard(db: ScopedDb<StaffViewer>, sittingId: string): Promise<Board> {
  const sitting = await getSitting(db, sittingId);
  const { roundId, schoolClass } = sitting;
  const { batteryId, batteryVersion } = sitting.round.window;
  const windowKind = windowKindSchema.parse(sitting.round.window.kind);
  const whole = findRoundPlan(batteryId, batteryVersion, windowKind);
  // A school leaves out tasks of the second sitting only; the others need not ask. What it chooses while a
  // sitting goes on holds from the next one: nothing is taken from pupils in the middle of it.
  const found =
    whole && sitting.kind === 'second'
      ? leaveOut(whole, windowKind, await findSetUp(db, schoolClass.schoolId, sitting.openedAt))
      : whole;
  const place = { roundId, classId: schoolClass.id, today: db.viewer.today };
  const pupils = await listRoundPupils(db, place);
  const attempts = await listAttemptFacts(db, roundId);
  const asked = await listAskedTasks(db, roundId);
  const secure = await listSecureTasks(db, {
    classId: schoolClass.id,
    windowId: sitting.round.windowId,
  });
  const at = now();
  const kind = sitting.kind as SittingKind;
  const seen = {
    kind,
    sittingId: sitting.id,
    openedAt: sitting.openedAt,
    found,
    asked,
    secure,
    nowMs: at.getTime(),
    twoDevices: await findTwoDevices(db, roundId, attempts),
  };
  const { all, ...devices } = await listSittingDevices(db, sitting.id, at);
  const described = describePupils(pupils, attempts, seen);
  return {
    sittingId: sitting.id,
    classId: schoolClass.id,
    className: schoolClass.name,
    kind,
    code: sitting.code,
    codeExpired: sitting.codeExpiresAt <= at,
    paused: sitting.paused,
    lessonOver: sitting.lessonOver,
    noise: await findNoise(db, sitting),
    timeZone: db.viewer.timeZone,
    closed: sitting.closedAt !== null,
    ...devices,
    devices: listDeviceRows(all, listDone(described), at.getTime()),
    pupils: described,
    taskTitles: Object.fromEntries(
      found?.battery.tasks.map((task) => [task.id, { ...task.title }]) ?? [],
    ),
  };
}

/** Pupils with nothing left to do, or of whom an adult has said that they do not take part. */
function listDone(pupils: readonly BoardPupil[]): Set<string> {
  const done = pupils.filter(({ word, state }) => word === 'finished' || state !== null);
  return new Set(done.map(({ membershipId }) => membershipId));
}

type Seen = {
  kind: SittingKind;
  sittingId: string;
  openedAt: Date;
  found: RoundPlan | null;
  asked: ReadonlyMap<string, ReadonlySet<string>>;
  secure: ReadonlyMap<string, ReadonlySet<string>>;
  nowMs: number;
  twoDevices: ReadonlySet<string>;
};

function describePupils(
  pupils: readonly RoundPupil[],
  attempts: readonly AttemptFacts[],
  seen: Seen,
): BoardPupil[] {
  const names = nameByMembership(pupils);
  const attemptsOf = groupByMembership(attempts);
  return pupils
    .flatMap((pupil) => {
      const own = attemptsOf.get(pupil.membershipId) ?? [];
      const described = describePupil(pupil, own, seen, names.get(pupil.membershipId) ?? '');
      return isShown(described, pupil.deviceSittingId, own, seen) ? [described] : [];
    })
    .sort((one, other) => one.displayName.localeCompare(other.displayName, 'sv'));
}

function tasksOf(membershipId: string, seen: Seen): readonly string[] {
  if (!seen.found) return [];
  if (seen.kind !== 'one-to-one') {
    return listSittingTasks(seen.found, seen.kind, seen.secure.get(membershipId));
  }
  return seen.found.plan.oneToOne.filter((taskId) => seen.asked.get(membershipId)?.has(taskId));
}

/** Tasks that the first sitting has no time for. */
function tasksAfter(membershipId: string, seen: Seen): readonly string[] {
  const isFirst = seen.kind === 'lesson' || seen.kind === 'catch-up';
  if (!seen.found || !isFirst) return [];
  return splitGivenTasks(seen.found, seen.secure.get(membershipId)).later;
}

/**
 * The lesson and the second sitting show the class; the others those who have something left, were just here, or hold a
 * device of this sitting or one with answers that have not been sent.
 */
function isShown(
  pupil: BoardPupil,
  deviceSittingId: string | null,
  attempts: readonly AttemptFacts[],
  seen: Seen,
): boolean {
  const isForClass = seen.kind === 'lesson' || seen.kind === 'second';
  if (isForClass || deviceSittingId === seen.sittingId || pupil.unsent > 0) return true;
  const wasHere = attempts.some(({ lastReceivedAt }) => lastReceivedAt >= seen.openedAt);
  if (pupil.tasksAll === 0) return false;
  return wasHere || pupil.tasksDone < pupil.tasksAll;
}

function describePupil(
  pupil: RoundPupil,
  attempts: readonly AttemptFacts[],
  seen: Seen,
  displayName: string,
): BoardPupil {
  const { membershipId, signId, presence, deviceId, deviceNumber, state, seenAt } = pupil;
  const taskIds = tasksOf(membershipId, seen);
  const isDone = (taskId: string) =>
    attempts.some((facts) => facts.taskId === taskId && isTaskDone(facts));
  const tasksDone = taskIds.filter(isDone).length;
  const tasksWaiting = tasksAfter(membershipId, seen).filter((taskId) => !isDone(taskId)).length;
  const hasBegun = attempts.some(({ taskId }) => taskIds.includes(taskId));
  const tasksAll = taskIds.length;
  const waits = isWaiting(pupil.late, seen.kind);
  const facts = { state, waits, presence, seenAt, tasksDone, tasksAll, hasBegun };
  const word = chooseWord(facts, seen.nowMs);
  return {
    membershipId,
    signId,
    displayName,
    word,
    device: deviceId !== null && deviceNumber !== null ? { deviceId, number: deviceNumber } : null,
    unsent: presence?.unsent ?? 0,
    running:
      presence?.taskId && (word === 'working' || word === 'paused')
        ? { taskId: presence.taskId, answered: presence.answered, total: presence.total }
        : null,
    tasksDone,
    tasksAll,
    tasksWaiting,
    answersFast: presence?.rapid === true && word === 'working',
    cannotSave: presence?.state === 'cannot-save',
    twoDevices: seen.twoDevices.has(membershipId),
    mayLetOn: (word === 'practice-failed' || word === 'sound-fault') && pupil.letOn !== true,
    state,
    newUntil: waits ? (pupil.late?.fromDay ?? null) : null,
  };
}

export type CommandResult =
  | { closed: null }
  | { closed: { classId: string; seesResults: boolean } };

/** Do what an adult asked for on the board. @throws 404 or 403. */
export async function runBoardCommand(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
  command: BoardCommand,
): Promise<CommandResult> {
  if (command.intent === 'close') return endSitting(db, sittingId);
  if (command.intent === 'admit') await admitDevices(db, sittingId, [command.deviceId]);
  if (command.intent === 'admit-all') await admitDevices(db, sittingId, 'all');
  if (command.intent === 'pause') await setPaused(db, sittingId, command.paused === 'yes');
  if (command.intent === 'lesson-over') await setLessonOver(db, sittingId, command.over === 'yes');
  if (command.intent === 'noise') await setNoise(db, sittingId, command.noisy === 'yes');
  if (command.intent === 'renew-code') await renewCode(db, sittingId);
  if (command.intent === 'let-on') await letPupilOn(db, sittingId, command.deviceId);
  if (command.intent === 'remove-device') await removeDevice(db, sittingId, command.deviceId);
  if (command.intent === 'set-state') {
    const { roundId, schoolClass } = await getSitting(db, sittingId);
    const { membershipId } = command;
    await requireMayChange(db, { roundId, membershipId }, schoolClass);
    const state = command.state === 'none' ? null : command.state;
    await setPupilState(db, roundId, membershipId, state);
  }
  return { closed: null };
}

/** An exemption was decided with a reason: only who may record changes it. @throws 403. */
async function requireMayChange(
  db: ScopedDb<StaffViewer>,
  place: { roundId: string; membershipId: string },
  { id, schoolId }: { id: string; schoolId: string },
): Promise<void> {
  const { municipalityId } = db;
  const exempt = await db.transaction.roundPupilState.findFirst({
    where: { municipalityId, ...place, state: 'exempt' },
    select: { id: true },
  });
  const target = { classId: id, schoolId };
  const verdict = decideForClass(db.viewer.grants, 'class.record', target);
  if (exempt && verdict !== 'allowed') throw forbidden();
}

/** Where the adult goes on: to the class's results, or to the round for who does not see them. */
async function endSitting(db: ScopedDb<StaffViewer>, sittingId: string): Promise<CommandResult> {
  const { schoolClass } = await getSitting(db, sittingId);
  await closeSitting(db, sittingId);
  const target = { classId: schoolClass.id, schoolId: schoolClass.schoolId };
  const seesResults = decideForClass(db.viewer.grants, 'class.see-results', target) === 'allowed';
  return { closed: { classId: schoolClass.id, seesResults } };
}

export type Projector = {
  code: string;
  codeExpired: boolean;
  closed: boolean;
  admittedCount: number;
  waitingCount: number;
};

/** What the class may see: the code and how many are in. No names. @throws 404 or 403. */
export async function getProjector(
  db: ScopedDb<StaffViewer>,
  sittingId: string | undefined,
): Promise<Projector> {
  const sitting = await getSitting(db, sittingId);
  const at = now();
  const { waiting, admittedCount } = await listSittingDevices(db, sitting.id, at);
  return {
    code: sitting.code,
    codeExpired: sitting.codeExpiresAt <= at,
    closed: sitting.closedAt !== null,
    admittedCount,
    waitingCount: waiting.length,
  };
}
