/** The parts of learning, and who meets which. */
import { type Action, type Grant, mayAnywhere } from '~/access/roles';

/** Each part, its address, and the actions of which one is enough. */
const PARTS = {
  retrospectives: ['class.record', 'school.see-summary', 'municipality.see-summary'],
  dialogue: ['class.record', 'dialogue.answer'],
  ideas: ['learning.take-part'],
  introduction: ['school.see-summary', 'school.introduce'],
  readiness: ['readiness.assess', 'municipality.see-summary'],
  adoption: ['school.see-summary', 'municipality.see-summary'],
  conditions: ['rounds.configure'],
  'help-answers': ['operations.see'],
} as const satisfies Record<string, readonly Action[]>;

export type LearningPart = keyof typeof PARTS;

/** The parts that these grants open, in the order of the page. */
export function listParts(grants: readonly Grant[]): LearningPart[] {
  return (Object.keys(PARTS) as LearningPart[]).filter((part) =>
    PARTS[part].some((action) => mayAnywhere(grants, action)),
  );
}
