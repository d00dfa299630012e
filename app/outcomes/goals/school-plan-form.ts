/** The forms of a school's plan, checked alike in the browser and on the server. */
import * as z from 'zod';
import { amount, day, id, oneOf, title, words } from './form-fields';
import { LINE_KINDS } from './goal';
import { SCHOOL_ROLES } from './year-wheel';

/** Where every form of the page goes. */
export const SCHOOL_PLAN = '/school-plan';

const WORDS_LETTERS = 600;

const lineFields = {
  kind: oneOf(LINE_KINDS),
  title: title(),
  responsibleRole: oneOf(SCHOOL_ROLES),
  resources: words(WORDS_LETTERS),
  dueDate: day(),
};

const ofGoal = { schoolId: id(), goalId: id() };

export const PLAN_SCHEMAS = {
  contribute: z.object({
    intent: z.literal('contribute'),
    ...ofGoal,
    target: amount(),
    targetDate: day(),
    words: words(WORDS_LETTERS),
  }),
  'end-contribution': z.object({ intent: z.literal('end-contribution'), ...ofGoal }),
  'school-baseline': z.object({ intent: z.literal('school-baseline'), ...ofGoal }),
  'clear-school-baseline': z.object({ intent: z.literal('clear-school-baseline'), ...ofGoal }),
  'school-count': z.object({
    intent: z.literal('school-count'),
    ...ofGoal,
    value: amount(),
    day: day(),
  }),
  'remove-school-count': z.object({ intent: z.literal('remove-school-count'), ...ofGoal }),
  'add-line': z.object({
    intent: z.literal('add-line'),
    schoolId: id(),
    goalId: id(),
    ...lineFields,
  }),
  'change-line': z.object({ intent: z.literal('change-line'), lineId: id(), ...lineFields }),
  'line-done': z.object({ intent: z.literal('line-done'), lineId: id() }),
  'line-not-done': z.object({ intent: z.literal('line-not-done'), lineId: id() }),
  'remove-line': z.object({ intent: z.literal('remove-line'), lineId: id() }),
  undo: z.object({ intent: z.literal('undo'), changeId: id() }),
};
type PlanIntent = keyof typeof PLAN_SCHEMAS;
export type PlanChangeForm = z.infer<(typeof PLAN_SCHEMAS)[PlanIntent]>;
