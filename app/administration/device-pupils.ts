/**
 * Which pupils a device shows, with what each has left to do. Never a name on a pupil device.
 */
import type { HeartbeatResponse } from './device-protocol';
import { isWaiting, type LateJoiner } from './late-joiners';
import type { DealtProbe } from './probe-forms';
import type { RoundPlan } from './round-plan';
import { type AttemptFacts, groupByMembership, listTasksLeft } from './round-progress';
import type { PupilState, SittingKind } from './round-words';
import { listSittingTasks } from './sitting-tasks';

type DevicePupil = HeartbeatResponse['pupils'][number];

export type ClassPupil = {
  membershipId: string;
  signId: string;
  state: PupilState | null;
  deviceId: string | null;
  seenAt: Date | null;
  late: LateJoiner | null;
};

export type DeviceView = {
  deviceId: string;
  kind: 'pupil' | 'marker';
  sittingKind: SittingKind;
  /** Battery and plan of the window. */
  found: RoundPlan;
  /** Tasks in which a pupil was clearly above the limit in an earlier window, by membership. */
  secure: ReadonlyMap<string, ReadonlySet<string>>;
  nowMs: number;
  /** One-to-one tasks asked for, by membership. */
  asked: ReadonlyMap<string, ReadonlySet<string>>;
  /** Probes that were dealt and not read; none for a pupil device. */
  probes: readonly DealtProbe[];
  /** Display names by membership; empty for a pupil device. */
  names: ReadonlyMap<string, string>;
};

/** A device that has not been heard of for so long may lose its sign to another. Milliseconds. */
export const SIGN_SILENT_MS = 2 * 60 * 1000;

export function isSilent(seenAt: Date | null, nowMs: number, limitMs: number): boolean {
  return seenAt === null || nowMs - seenAt.getTime() > limitMs;
}

/**
 * Catch-up looks for the absent; otherwise the absent are left out like those who do not take part, and
 * like those who are new in the class and wait.
 */
function takesPart({ state, late }: ClassPupil, sittingKind: SittingKind): boolean {
  if (isWaiting(late, sittingKind)) return false;
  if (state === 'absent') return sittingKind !== 'lesson';
  return state === null;
}

function describePupil(
  pupil: ClassPupil,
  attempts: readonly AttemptFacts[],
  view: DeviceView,
): DevicePupil {
  const { found, nowMs, sittingKind } = view;
  const { plan } = found;
  const asked = view.asked.get(pupil.membershipId);
  const oneToOneIds = plan.oneToOne.filter((taskId) => asked?.has(taskId));
  const classTasks = listSittingTasks(found, sittingKind, view.secure.get(pupil.membershipId));
  const heldElsewhere = pupil.deviceId !== null && pupil.deviceId !== view.deviceId;
  return {
    membershipId: pupil.membershipId,
    signId: pupil.signId,
    taken: heldElsewhere && !isSilent(pupil.seenAt, nowMs, SIGN_SILENT_MS),
    displayName: view.kind === 'marker' ? (view.names.get(pupil.membershipId) ?? null) : null,
    tasks: listTasksLeft(plan, classTasks, attempts, nowMs),
    oneToOne: [
      ...listTasksLeft(plan, oneToOneIds, attempts, nowMs),
      ...view.probes
        .filter(({ membershipId }) => membershipId === pupil.membershipId)
        .map(({ taskId, formId, spareFormId }) => ({ taskId, formId, spareFormId })),
    ],
  };
}

/** A marker sees the whole class; a pupil device its own pupil and those who have something left. */
export function listDevicePupils(
  pupils: readonly ClassPupil[],
  attempts: readonly AttemptFacts[],
  view: DeviceView,
): DevicePupil[] {
  const attemptsOf = groupByMembership(attempts);
  return pupils.flatMap((pupil) => {
    const described = describePupil(pupil, attemptsOf.get(pupil.membershipId) ?? [], view);
    if (view.kind === 'marker') return [described];
    const isOwn = pupil.deviceId === view.deviceId;
    const hasTasks =
      described.tasks.length > 0 ||
      (view.sittingKind === 'one-to-one' && described.oneToOne.length > 0);
    const isListed = isOwn || (hasTasks && takesPart(pupil, view.sittingKind));
    return isListed ? [{ ...described, oneToOne: [] }] : [];
  });
}
