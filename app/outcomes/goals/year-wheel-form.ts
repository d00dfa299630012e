/** The forms of the year wheel, checked alike in the browser and on the server. */
import * as z from 'zod';
import { day, id, oneOf, title, words } from './form-fields';
import { RESPONSIBLE_ROLES } from './goal';
import { SCHOOL_ROLES } from './year-wheel';

/** Where every form of the page goes. */
export const YEAR_WHEEL = '/year-wheel';

const REASON_LETTERS = 300;

const stepFields = {
  title: title(),
  reason: words(REASON_LETTERS),
  responsibleRole: oneOf(RESPONSIBLE_ROLES),
  firstDueDate: day(),
  everyYear: z.boolean().optional(),
};

const ofYear = {
  stepId: id(),
  startYear: z.number({ error: 'choice' }).int().min(2000).max(2200),
  /** The school in which it was done, for the roles of a school. */
  schoolId: id().optional(),
};

export const WHEEL_SCHEMAS = {
  'add-step': z
    .object({ intent: z.literal('add-step'), schoolId: id().optional(), ...stepFields })
    .refine(({ schoolId, responsibleRole }) => !schoolId || isOfSchool(responsibleRole), {
      error: 'choice',
      path: ['responsibleRole'],
    }),
  'change-step': z.object({ intent: z.literal('change-step'), stepId: id(), ...stepFields }),
  'remove-step': z.object({ intent: z.literal('remove-step'), stepId: id() }),
  'step-done': z.object({ intent: z.literal('step-done'), ...ofYear }),
  'step-not-done': z.object({ intent: z.literal('step-not-done'), ...ofYear }),
  'carry-step': z.object({ intent: z.literal('carry-step'), ...ofYear, dueDate: day() }),
  'close-step': z.object({
    intent: z.literal('close-step'),
    ...ofYear,
    reason: z.string({ error: 'missing' }).trim().min(1, 'missing').max(REASON_LETTERS, 'long'),
  }),
  undo: z.object({ intent: z.literal('undo'), changeId: id() }),
};
type WheelIntent = keyof typeof WHEEL_SCHEMAS;
export type WheelChangeForm = z.infer<(typeof WHEEL_SCHEMAS)[WheelIntent]>;

/** School years that can be looked at; further off is a mistake in the address. */
const YEAR = /^20\d\d$/;

/** What the address asks for: a school by id, and a school year by its first calendar year. */
export function readWheelChoice(search: URLSearchParams): {
  schoolId: string | null;
  startYear: number | null;
} {
  const year = search.get('year') ?? '';
  return {
    schoolId: search.get('school') || null,
    startYear: YEAR.test(year) ? Number(year) : null,
  };
}

/** Whether a role belongs to a school, so that a school's own step can be its. */
export function isOfSchool(role: string): boolean {
  return (SCHOOL_ROLES as readonly string[]).includes(role);
}
