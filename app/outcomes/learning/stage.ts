/**
 * How far a school has come with Läsfyr, and whether its pupils count in the municipality's figures.
 *
 * A school that has not begun, is a pilot or has stopped is left out of the municipality's figures, unless
 * the head of education includes it. What counts is what had been decided before the first window that
 * is used in the school year began, and it holds for the whole year: were a school let in or out while the figures
 * stand, the difference between before and after would be that school's own counts, small ones too.
 */
import * as z from 'zod';
import { id, oneOf } from '~/outcomes/goals/form-fields';
import { type ReadForm, readCheckedForm } from '~/outcomes/goals/read-form';
import type { Day } from '~/platform/calendar';
import { MOST_LINE, perhapsText } from './free-text';

export const STAGES = ['not-begun', 'pilot', 'widened', 'all', 'stopped'] as const;
export type Stage = (typeof STAGES)[number];

export const stageSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('set-stage'),
    schoolId: id(),
    stage: oneOf(STAGES),
    /** A box that is ticked. */
    included: z.literal('yes').optional(),
    note: perhapsText(MOST_LINE),
  }),
]);
export type StageForm = z.infer<typeof stageSchema>;

export const readStageForm = (sent: FormData): ReadForm<StageForm> =>
  readCheckedForm(stageSchema, sent, 'schoolId');

/** A decision on a school's stage. */
export interface StageDecision {
  stage: Stage;
  isIncluded: boolean;
  note: string;
  /** The day it was written, in the municipality's zone. */
  day: Day;
}

export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}

/** Whether a school at this stage is left out of the municipality's figures. */
export function isLeftOut({ stage, isIncluded }: Pick<StageDecision, 'stage' | 'isIncluded'>) {
  return !isIncluded && (stage === 'not-begun' || stage === 'pilot' || stage === 'stopped');
}

/** What had been decided before a day; null when nothing had. `decisions` oldest first. */
export function stageBefore(decisions: readonly StageDecision[], day: Day): StageDecision | null {
  return decisions.findLast((decision) => decision.day < day) ?? null;
}

/** A school without a decision counts. */
export function isLeftOutOfYear(decisions: readonly StageDecision[], firstDay: Day): boolean {
  const held = stageBefore(decisions, firstDay);
  return held !== null && isLeftOut(held);
}
