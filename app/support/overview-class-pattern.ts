/**
 * Whole-class teaching instead of many single plans.
 *
 * Rule: at least 40 % and at least 6 pupils of a class clearly below (P at or over the policy's upper
 * bound) in one core skill. Individual levels are unchanged by it.
 * Definition: the base is every pupil of the class; pupils without a result count as not below.
 * Worked example: 9 of 22 is a pattern (41 %), 8 of 22 is not (36 %), 5 of 10 is not (under 6 pupils).
 */
import type { ClassPattern, OverviewRow } from '~/support/overview';

const CLASS_PATTERN = { leastShare: 0.4, leastPupils: 6 };

/** Patterns of all classes in the rows, the largest share first. `upper` is the policy's upper bound. */
export function findClassPatterns(rows: readonly OverviewRow[], upper: number): ClassPattern[] {
  const classes = new Map<string, OverviewRow[]>();
  for (const row of rows) classes.set(row.classId, [...(classes.get(row.classId) ?? []), row]);
  return [...classes.values()]
    .flatMap((own) => listSkillsBelow(own, upper))
    .filter(
      ({ below, pupils }) =>
        below >= CLASS_PATTERN.leastPupils && below / pupils >= CLASS_PATTERN.leastShare,
    )
    .sort((one, other) => other.below / other.pupils - one.below / one.pupils);
}

function listSkillsBelow(own: readonly OverviewRow[], upper: number): ClassPattern[] {
  const patterns = new Map<string, ClassPattern>();
  for (const { skills, classId, className } of own) {
    for (const { role, skill, title, probabilityBelow } of skills) {
      if (role !== 'core' || probabilityBelow === null || probabilityBelow < upper) continue;
      const known = patterns.get(skill);
      const below = (known?.below ?? 0) + 1;
      patterns.set(skill, { classId, className, skill: title, below, pupils: own.length });
    }
  }
  return [...patterns.values()];
}
