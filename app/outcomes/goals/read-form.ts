/**
 * How a form that its page checks in the browser is read on the server, by the same schema; and what the page is
 * answered when it is not taken: what was typed, with the problems beside their fields.
 */
import { parseWithZod } from '@conform-to/zod/v4';
import type * as z from 'zod';
import type { FieldProblem, GoalAnswer } from './form-fields';

/** Why a store takes no form: its intent, which of several it was about, and each field's problem. */
export interface Refusal {
  intent: string;
  /** Id of what the form was about; null for a form that makes something new. */
  of: string | null;
  problems: Record<string, FieldProblem>;
}

/** A form that was not taken, as its page meets it: what was typed, with the problems beside their fields. */
export type RefusedForm = Extract<GoalAnswer, { ok: false }>;

export type ReadForm<Value> =
  | { ok: true; form: Value; refuse: (refusal: Refusal) => RefusedForm }
  | { ok: false; refused: RefusedForm };

/** The form as it was sent, or the problem of each field that cannot be taken. */
export function readCheckedForm<Value>(
  schema: z.ZodType<Value>,
  sent: FormData,
  /** The field that says what the form is about. */
  ofField: string,
): ReadForm<Value> {
  const submission = parseWithZod(sent, { schema });
  const text = (name: string) => {
    const value = sent.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const own = { ok: false, form: text('intent') ?? '', subjectId: text(ofField) } as const;
  if (submission.status !== 'success') {
    return { ok: false, refused: { ...own, submission: submission.reply() } };
  }
  return {
    ok: true,
    form: submission.value,
    refuse: ({ problems }) => ({
      ...own,
      submission: submission.reply({
        fieldErrors: Object.fromEntries(
          Object.entries(problems).map(([field, problem]) => [field, [String(problem)]]),
        ),
      }),
    }),
  };
}
