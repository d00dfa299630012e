/** How a form of goals, plans or the year wheel is read, refused and answered. */
import { parseWithZod } from '@conform-to/zod/v4';
import type * as z from 'zod';
import type { ScopedDb } from '~/access/in-scope.server';
import { badRequest } from '~/platform/http.server';
import { namesAPupil } from '~/roster/pupil-names-in-text.server';
import type { FieldProblem, GoalAnswer } from './form-fields';

/** What was done, or the field that stands in the way. */
export type Written =
  | { changeId: string; title: string }
  | { field: string; problem: FieldProblem };

/**
 * Reads a form by its intent, refuses texts that name a pupil, and answers with what `write` did.
 * `texts`: the fields that hold free text, looked at where the form of the intent has them. `admit` throws for who
 * may not write them: only who may is told that a text names a pupil.
 * @throws 400 for a form that is none of these, and what `admit` and `write` throw.
 */
export async function answerForm<Schemas extends Record<string, z.ZodType<{ intent: string }>>>(
  db: ScopedDb,
  form: FormData,
  own: {
    schemas: Schemas;
    texts: readonly string[];
    admit: (change: z.infer<Schemas[keyof Schemas]>) => Promise<void> | void;
    write: (change: z.infer<Schemas[keyof Schemas]>) => Promise<Written>;
  },
): Promise<GoalAnswer> {
  const intent = form.get('intent');
  if (typeof intent !== 'string' || !Object.hasOwn(own.schemas, intent)) throw badRequest();
  const schema = own.schemas[intent]!;
  const submission = parseWithZod(form, { schema });
  const subject = ['occurrence', 'goalId', 'lineId', 'stepId', 'valueId', 'windowId']
    .map((key) => form.get(key))
    .find(Boolean);
  const refusal = { ok: false, form: intent, subjectId: subject ? String(subject) : null } as const;
  if (submission.status !== 'success') return { ...refusal, submission: submission.reply() };
  const refuse = (field: string, problem: FieldProblem): GoalAnswer => ({
    ...refusal,
    submission: submission.reply({ fieldErrors: { [field]: [problem] } }),
  });
  const change = submission.value as z.infer<Schemas[keyof Schemas]>;
  await own.admit(change);
  // What else was sent is not looked at: its intent demands nothing of who would ask whether a pupil is there.
  const asked: Record<string, unknown> = { ...change };
  for (const field of own.texts) {
    const text = asked[field];
    if (typeof text === 'string' && (await namesAPupil(db, [text]))) {
      return refuse(field, 'names-pupil');
    }
  }
  const written = await own.write(change);
  if ('problem' in written) return refuse(written.field, written.problem);
  return { ok: true, what: intent, ...written };
}
