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

/** A skill as an assessment tells it. */
interface SkillFinding {
  skill: string;
  tasks: readonly string[];
  probabilityBelow: number | null;
}

/** Each task with what the latest assessment says of it: of the task alone, else of its skill. */
export function listTaskNeeds(
  tasks: readonly { id: string; skill: string }[],
  skills: readonly SkillFinding[] = [],
  hasGoal: (taskId: string) => boolean,
): TaskNeed[] {
  return tasks.map((task) => {
    const own = skills.find((each) => each.tasks.length === 1 && each.tasks[0] === task.id);
    const skill = skills.find((each) => each.skill === task.skill);
    return {
      taskId: task.id,
      skill: task.skill,
      probabilityBelow: own?.probabilityBelow ?? skill?.probabilityBelow ?? null,
      hasGoal: hasGoal(task.id),
    };
  });
}
