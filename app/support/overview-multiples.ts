/**
 * The skills of each class side by side: how many pupils are clearly below, near and clearly above.
 *
 * Rule: by the policy's own bounds, as a skill is judged: clearly below from the upper bound, clearly above
 * up to the lower, near between them. Definition: the base is the pupils of the class with a result in the
 * skill; the others are not counted. Whole-class skills only: those read one to one have chosen pupils.
 * Worked example: bounds .2 and .8, chances .9, .5, .1, none: 1 below, 1 near, 1 above.
 */
import type { Bilingual } from '~/scoring/cut-policy';
import type { OverviewRow } from '~/support/overview';

export interface SkillCounts {
  skill: string;
  title: Bilingual;
  below: number;
  near: number;
  above: number;
}

export interface ClassMultiple {
  classId: string;
  className: string;
  schoolName: string;
  skills: SkillCounts[];
}

type Row = Pick<OverviewRow, 'classId' | 'className' | 'schoolName' | 'skills' | 'hasBegun'>;

export function countMultiples(
  rows: readonly Row[],
  { lower, upper }: { lower: number; upper: number },
): ClassMultiple[] {
  const classes = new Map<string, ClassMultiple>();
  for (const { classId, className, schoolName, skills, hasBegun } of rows) {
    if (!hasBegun) continue;
    const own = classes.get(classId) ?? { classId, className, schoolName, skills: [] };
    classes.set(classId, own);
    for (const { role, skill, title, probabilityBelow: chance } of skills) {
      if (role === 'one-to-one' || chance === null) continue;
      const known = own.skills.find((one) => one.skill === skill);
      const counts = known ?? { skill, title, below: 0, near: 0, above: 0 };
      if (!known) own.skills.push(counts);
      counts[chance >= upper ? 'below' : chance <= lower ? 'above' : 'near'] += 1;
    }
  }
  return [...classes.values()].filter(({ skills }) => skills.length > 0);
}
