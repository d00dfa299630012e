import type { RosterPlan } from './import/roster-plan';
import { MOST_IN_CLASS } from './sign-choice';

/**
 * Classes that would hold more pupils than there are animal signs. `known` are those
 * who are in the classes now; pupils in `endedClassIds` (one entry for each) leave.
 */
export function findOverfullClasses(
  plan: RosterPlan,
  known: Iterable<{ classId: string }>,
  endedClassIds: readonly string[] = [],
): { className: string; pupilCount: number }[] {
  const membersOfClass = new Map<string, number>();
  for (const { classId } of known) {
    membersOfClass.set(classId, (membersOfClass.get(classId) ?? 0) + 1);
  }
  const counts = new Map<string, { className: string; pupilCount: number }>();
  const joins = [...plan.new, ...plan.moved];
  for (const { to } of joins) {
    const key = to.kind === 'existing' ? to.classId : to.classKey;
    const before = to.kind === 'existing' ? (membersOfClass.get(to.classId) ?? 0) : 0;
    const count = counts.get(key) ?? { className: to.name, pupilCount: before };
    counts.set(key, { ...count, pupilCount: count.pupilCount + 1 });
  }
  for (const classId of [...plan.moved.map(({ from }) => from.classId), ...endedClassIds]) {
    const count = counts.get(classId);
    if (count) count.pupilCount -= 1;
  }
  return [...counts.values()].filter(({ pupilCount }) => pupilCount > MOST_IN_CLASS);
}
