/** The forms of a school's set-up and of the municipality's limits, checked alike in browser and on server. */
import * as z from 'zod';
import { day, id, oneOf, words } from '~/outcomes/goals/form-fields';
import { LONGEST_LINES, RUN_ROLES, SET_UP_LINES } from '~/roster/set-up/set-up';

/** Where every form of the page goes. */
export const SET_UP = '/school-setup';

const roles = () => z.array(oneOf(RUN_ROLES), { error: 'needs-one' }).min(1, 'needs-one');
const places = () => z.array(z.string().max(120, 'choice')).max(60, 'choice').optional();
const yes = () => z.boolean().optional();
const line = () => oneOf(SET_UP_LINES);

export const SET_UP_SCHEMAS = {
  'choose-calendar': z
    .object({
      intent: z.literal('choose-calendar'),
      schoolId: id(),
      windowId: id(),
      startDate: day(),
      endDate: day(),
    })
    .refine(({ startDate, endDate }) => startDate <= endDate, {
      error: 'end-before-start',
      path: ['endDate'],
    }),
  'choose-roles': z.object({
    intent: z.literal('choose-roles'),
    schoolId: id(),
    leaders: roles(),
    readers: roles(),
  }),
  'choose-tasks': z.object({
    intent: z.literal('choose-tasks'),
    schoolId: id(),
    /** Supplementary tasks that the school does, as `placeTask` has them. */
    given: places(),
  }),
  'choose-attention': z.object({
    intent: z.literal('choose-attention'),
    schoolId: id(),
    looksNear: yes(),
  }),
  'choose-letter': z.object({
    intent: z.literal('choose-letter'),
    schoolId: id(),
    sv: words(LONGEST_LINES),
    en: words(LONGEST_LINES),
  }),
  /** What is common to all holds again. */
  default: z.object({ intent: z.literal('default'), schoolId: id(), line: line() }),
  undo: z.object({
    intent: z.literal('undo'),
    schoolId: id(),
    line: line(),
    changeId: id(),
  }),
  'limit-calendar': z.object({ intent: z.literal('limit-calendar'), isOpen: yes() }),
  'limit-roles': z.object({
    intent: z.literal('limit-roles'),
    isOpen: yes(),
    leaders: roles(),
    readers: roles(),
  }),
  'limit-tasks': z.object({
    intent: z.literal('limit-tasks'),
    isOpen: yes(),
    /** Supplementary tasks that every school does. */
    mustDo: places(),
  }),
  'limit-attention': z.object({ intent: z.literal('limit-attention'), isOpen: yes() }),
  'limit-letter': z.object({ intent: z.literal('limit-letter'), isOpen: yes() }),
  'undo-limit': z.object({ intent: z.literal('undo-limit'), line: line(), changeId: id() }),
};
type SetUpIntent = keyof typeof SET_UP_SCHEMAS;
export type SetUpForm = z.infer<(typeof SET_UP_SCHEMAS)[SetUpIntent]>;
