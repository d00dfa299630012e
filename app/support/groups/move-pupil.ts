/**
 * Moving a pupil between groups, into one or out of one, and what changes by it: told before it is done,
 * and undone by the same.
 */
import type { Need } from './need';
import { GROUP_SIZE } from './suggest-groups';

export interface Group {
  id: string;
  need: Need;
  isLocked: boolean;
  pupilIds: readonly string[];
}

export type MoveRemark =
  /** Fewer than three are left in the group that is left. */
  | { kind: 'left-too-small'; groupId: string; size: number }
  | { kind: 'too-large'; groupId: string; size: number }
  /** The pupil's most probable need is another than the group's. */
  | { kind: 'other-need'; groupId: string; need: Need; groupNeed: Need };

export type MoveResult<Kept extends Group> =
  | { ok: true; groups: Kept[]; remarks: MoveRemark[] }
  | { ok: false; problem: 'unknown-pupil' | 'unknown-group' | 'locked' | 'same-group' };

interface PupilMove {
  pupilId: string;
  /** Null: out of the group, into none. */
  toGroupId: string | null;
  /** The pupil's most probable need; null when none is known. */
  need: Need | null;
  /** The pupil may be in no group yet. */
  mayBeNew?: boolean;
}

/** The groups after the move; they are left as they were when it cannot be done. */
export function movePupil<Kept extends Group>(
  groups: readonly Kept[],
  { pupilId, toGroupId, need, mayBeNew = false }: PupilMove,
): MoveResult<Kept> {
  const from = groups.find((group) => group.pupilIds.includes(pupilId));
  const to = groups.find(({ id }) => id === toGroupId);
  if (!from && !mayBeNew) return { ok: false, problem: 'unknown-pupil' };
  if (!to && toGroupId !== null) return { ok: false, problem: 'unknown-group' };
  if (from?.id === to?.id) return { ok: false, problem: 'same-group' };
  if (from?.isLocked || to?.isLocked) return { ok: false, problem: 'locked' };
  const moved = groups.map((group) => {
    if (group === from) {
      return { ...group, pupilIds: group.pupilIds.filter((id) => id !== pupilId) };
    }
    return group === to ? { ...group, pupilIds: [...group.pupilIds, pupilId] } : group;
  });
  return {
    ok: true,
    groups: moved,
    remarks: [...remarkOnLeft(from), ...remarkOnJoined(to, need)],
  };
}

function remarkOnLeft(from: Group | undefined): MoveRemark[] {
  const size = (from?.pupilIds.length ?? 0) - 1;
  if (!from || size <= 0 || size >= GROUP_SIZE.least) return [];
  return [{ kind: 'left-too-small', groupId: from.id, size }];
}

function remarkOnJoined(to: Group | undefined, need: Need | null): MoveRemark[] {
  if (!to) return [];
  const { id: groupId, need: groupNeed } = to;
  const size = to.pupilIds.length + 1;
  return [
    ...(size > GROUP_SIZE.most ? [{ kind: 'too-large' as const, groupId, size }] : []),
    ...(need !== null && need !== groupNeed
      ? [{ kind: 'other-need' as const, groupId, need, groupNeed }]
      : []),
  ];
}
