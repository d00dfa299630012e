/**
 * Which task a pupil is followed in when nobody has chosen: by need.
 *
 * Letter sounds come first while the pupil is more likely under their limit than not, because words are read
 * with them; after that the task that is most likely under its limit, the earlier of two alike. A task that
 * was not measured stands with its skill.
 */

export interface TaskNeed {
  taskId: string;
  skill: string;
  /** P(under the limit) of the task, else of its skill, 0…1; null when neither was measured. */
  probabilityBelow: number | null;
  /** A goal can be set in it. */
  hasGoal: boolean;
}

const LIKELY = 0.5;

/** Null when no task can be followed. */
export function chooseByNeed(needs: readonly TaskNeed[]): string | null {
  const usable = needs.some(({ hasGoal }) => hasGoal)
    ? needs.filter(({ hasGoal }) => hasGoal)
    : needs;
  const chanceOf = ({ probabilityBelow }: TaskNeed) => probabilityBelow ?? LIKELY;
  const letters = usable.find((need) => need.skill === 'letters' && chanceOf(need) > LIKELY);
  const first = letters ?? usable.toSorted((one, other) => chanceOf(other) - chanceOf(one))[0];
  return first?.taskId ?? null;
}
