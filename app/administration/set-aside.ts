/**
 * Events that could not be placed, as an administrator sees them: which device, why, how many, and
 * where they can go. Never an answer.
 */
import type { QuarantineReason } from './device-protocol';

/** Reasons that say where an event belongs is unclear; the rest say that it is unreadable or a second one. */
const RELEASABLE: ReadonlySet<QuarantineReason> = new Set([
  'unknown-attempt',
  'foreign-pupil',
  'no-grant',
  'unknown-version',
]);

export function isReleasable(reason: string): boolean {
  return RELEASABLE.has(reason as QuarantineReason);
}

export type ReasonCount = { reason: QuarantineReason; count: number };

/** What one device made in one attempt, as far as the events tell. */
export type SetAsideGroup = {
  /** One of the events; the address of the group. */
  keptId: string;
  deviceNumber: number;
  className: string;
  schoolName: string;
  reasons: ReasonCount[];
  count: number;
  /** First and last arrival, ISO. */
  firstAt: string;
  lastAt: string;
  handledAs: 'released' | 'looked-at' | null;
};

/** One line of the question for groups: a reason within a group. */
export type GroupRow = Omit<SetAsideGroup, 'reasons' | 'firstAt' | 'lastAt'> & {
  deviceId: string;
  attemptId: string | null;
  reason: QuarantineReason;
  firstAt: Date;
  lastAt: Date;
};

/** Lines of one device, attempt and handling become one group; the order of first lines is kept. */
export function gatherGroups(rows: readonly GroupRow[]): SetAsideGroup[] {
  const groups = new Map<string, SetAsideGroup>();
  for (const { deviceId, attemptId, reason, count, firstAt, lastAt, ...place } of rows) {
    const key = `${deviceId} ${attemptId} ${place.handledAs}`;
    const known = groups.get(key);
    const first = firstAt.toISOString();
    const last = lastAt.toISOString();
    groups.set(key, {
      ...(known ?? place),
      reasons: [...(known?.reasons ?? []), { reason, count }],
      count: (known?.count ?? 0) + count,
      firstAt: known && known.firstAt < first ? known.firstAt : first,
      lastAt: known && known.lastAt > last ? known.lastAt : last,
    });
  }
  return [...groups.values()];
}

/** Where a group can be released to: an attempt that exists, or a pupil for whom one is made. */
export type ReleaseTarget = {
  /** `attempt:<id>` or `pupil:<membership id>`. */
  value: string;
  pupilName: string;
  taskTitle: { sv: string; en: string } | null;
  startedAt: string | null;
};

export type SetAsideDetail = {
  group: SetAsideGroup;
  /** What the events say they are of, where that is known here. */
  taskTitle: { sv: string; en: string } | null;
  namedPupil: string | null;
  hasStart: boolean;
  targets: ReleaseTarget[];
  /** How many of the group's events can be released at all. */
  releasable: number;
};
