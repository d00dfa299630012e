/** Fields that the forms of goals, plans and the year wheel share; a problem is a code of `problem`. */
import * as z from 'zod';

export const LONGEST_TITLE = 160;
export const LONGEST_TEXT = 2000;
/** No goal is older, and the database knows no year 0. */
const FIRST_DAY = '2000-01-01';

export type FieldProblem =
  | 'missing'
  | 'long'
  | 'number'
  | 'share'
  | 'day'
  | 'choice'
  | 'unit'
  | 'before-start'
  | 'names-pupil'
  | 'no-value'
  | 'changed-since'
  | 'end-before-start'
  | 'outside-window'
  | 'needs-one'
  | 'not-allowed'
  | 'forbidden-word'
  | 'taken-on'
  | 'this-year'
  | 'personal-data';

const missingOr = (code: FieldProblem) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? 'missing' : code),
});

export const id = () => z.uuid({ error: 'choice' });
export const title = () =>
  z.string({ error: 'missing' }).trim().min(1, 'missing').max(LONGEST_TITLE, 'long');
export const words = (most = LONGEST_TEXT) =>
  z
    .string()
    .trim()
    .max(most, 'long')
    .optional()
    .transform((text) => text ?? '');
export const day = () =>
  z.iso.date({ ...missingOr('day'), abort: true }).refine((day) => day >= FIRST_DAY, 'day');
export const amount = () => z.number(missingOr('number')).min(0, 'number').max(1_000_000, 'number');
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: 'choice' });

/** What every page of goals answers a form with. */
export type GoalAnswer =
  | {
      ok: true;
      /** The intent that was done, of `done` in the texts. */
      what: string;
      /** What it was about. */
      title: string;
      /** What takes it back. */
      changeId: string;
    }
  | {
      ok: false;
      form: string;
      /** The goal, line or step of the form, so that the problem stands in the right one. */
      subjectId: string | null;
      submission: import('@conform-to/react').SubmissionResult<string[]>;
    };
