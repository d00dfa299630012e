/** The forms of the page of goals, checked alike in the browser and on the server. */
import * as z from 'zod';
import { AGENDA_TARGETS } from '~/outcomes/benefit/agenda';
import { amount, day, id, LONGEST_TEXT, oneOf, title, words } from './form-fields';
import { RESPONSIBLE_ROLES, STATUSES } from './goal';
import { DIRECTIONS, INDICATORS } from './indicators';

/** Where every form of the page goes. */
export const GOALS = '/goals';

const UNIT_LETTERS = 40;

const goalFields = z
  .object({
    title: title(),
    indicator: oneOf(INDICATORS),
    unit: words(UNIT_LETTERS),
    /** Of a goal that is counted by hand. */
    countsPupils: z.boolean().optional(),
    direction: oneOf(DIRECTIONS),
    target: amount(),
    startYear: z.number({ error: 'choice' }).int().min(2000).max(2200),
    targetDate: day(),
    agenda: z.array(oneOf(AGENDA_TARGETS)).default([]),
    /** `role:…` or `staff:…`. */
    owner: z.union(
      [
        z.templateLiteral(['role:', z.enum(RESPONSIBLE_ROLES)]),
        z.templateLiteral(['staff:', z.uuid()]),
      ],
      { error: 'choice' },
    ),
  })
  .refine(({ indicator, target }) => !isShare(indicator) || target <= 100, {
    error: 'share',
    path: ['target'],
  })
  .refine(({ indicator, unit }) => indicator !== 'counted-by-hand' || unit !== '', {
    error: 'unit',
    path: ['unit'],
  })
  .refine(({ startYear, targetDate }) => targetDate >= `${startYear}-08-01`, {
    error: 'before-start',
    path: ['targetDate'],
  });
export type GoalFields = z.infer<typeof goalFields>;

/** Whether an indicator is told in per cent. */
export function isShare(indicator: string): boolean {
  return indicator !== 'days-to-support' && indicator !== 'counted-by-hand';
}

export const GOAL_SCHEMAS = {
  picture: z.object({ intent: z.literal('picture'), text: words(LONGEST_TEXT) }),
  'add-goal': z.object({ intent: z.literal('add-goal') }).and(goalFields),
  'change-goal': z.object({ intent: z.literal('change-goal'), goalId: id() }).and(goalFields),
  'goal-status': z.object({
    intent: z.literal('goal-status'),
    goalId: id(),
    status: oneOf(STATUSES),
  }),
  baseline: z.object({ intent: z.literal('baseline'), goalId: id(), windowId: id().optional() }),
  'clear-baseline': z.object({ intent: z.literal('clear-baseline'), goalId: id() }),
  'keep-value': z.object({
    intent: z.literal('keep-value'),
    goalId: id(),
    windowId: id().optional(),
  }),
  count: z.object({ intent: z.literal('count'), goalId: id(), value: amount(), day: day() }),
  'remove-value': z.object({ intent: z.literal('remove-value'), valueId: id() }),
  undo: z.object({ intent: z.literal('undo'), changeId: id() }),
};
type GoalIntent = keyof typeof GOAL_SCHEMAS;
export type GoalChangeForm = z.infer<(typeof GOAL_SCHEMAS)[GoalIntent]>;
