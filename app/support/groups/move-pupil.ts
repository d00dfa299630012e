/** Moving a pupil between groups, and what changes by it: told before it is done, and undone by the same. */
import type { Need } from './need';
import { GROUP_SIZE } from './suggest-groups';

export interface Group {
  id: string;
  need: Need;
  isLocked: boolean;
  pupilIds: readonly string[];
}

type MoveRemark =
  /** Fewer than three are left in the group that is left. */
  | { kind: 'left-too-small'; groupId: string; size: number }
  | { kind: 'too-large'; groupId: string; size: number }
  /** The pupil's most probable need is another than the group's. */
  | { kind: 'other-need'; groupId: string; need: Need; groupNeed: Need };

export type MoveResult<Kept extends Group> =
  | { ok: true; groups: Kept[]; remarks: MoveRemark[] }
  | { ok: false; problem: 'unknown-pupil' | 'unknown-group' | 'locked' | 'same-group' };

/** The groups after the move; they are left as they were when it cannot be done. */
export function movePupil<Kept extends Group>(
  groups: readonly Kept[],
  move: { pupilId: string; toGroupId: string; need: Need | null },
): MoveResult<Kept> {
  const { pupilId, toGroupId, need } = move;
  const from = groups.find((group) => group.pupilIds.includes(pupilId));
  const to = groups.find(({ id }) => id === toGroupId);
  if (!from) return { ok: false, problem: 'unknown-pupil' };
  if (!to) return { ok: false, problem: 'unknown-group' };
  if (from.id === to.id) return { ok: false, problem: 'same-group' };
  if (from.isLocked || to.isLocked) return { ok: false, problem: 'locked' };
  const moved = groups.map((group) => {
    if (group.id === from.id) {
      return { ...group, pupilIds: group.pupilIds.filter((id) => id !== pupilId) };
    }
    return group.id === to.id ? { ...group, pupilIds: [...group.pupilIds, pupilId] } : group;
  });
  const remarks: MoveRemark[] = [];
  const left = from.pupilIds.length - 1;
  const size = to.pupilIds.length + 1;
  if (left > 0 && left < GROUP_SIZE.least) {
    remarks.push({ kind: 'left-too-small', groupId: from.id, size: left });
  }
  if (size > GROUP_SIZE.most) remarks.push({ kind: 'too-large', groupId: to.id, size });
  if (need !== null && need !== to.need) {
    remarks.push({ kind: 'other-need', groupId: to.id, need, groupNeed: to.need });
  }
  return { ok: true, groups: moved, remarks };
}
