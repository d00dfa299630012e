import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { requireClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { FIELD_OF_PROBLEM, newPupilSchema } from './new-pupil-form';
import { createPupil } from './pupil-store.server';

export type NewPupilAnswer =
  | { ok: true; classId: string }
  | { ok: false; form: 'named' | 'alias'; submission: SubmissionResult<string[]> };

/** Adds the pupil of either form, or says what is wrong beside its field. @throws 404 or 403. */
export async function addPupil(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  form: FormData,
): Promise<NewPupilAnswer> {
  const schoolClass = await requireClass(db, 'roster.manage', classId);
  const which = form.get('intent') === 'alias' ? 'alias' : 'named';
  const submission = parseWithZod(form, { schema: newPupilSchema });
  if (submission.status !== 'success') {
    return { ok: false, form: which, submission: submission.reply() };
  }
  const result = await createPupil(db, schoolClass.id, submission.value);
  if (result.ok) return { ok: true, classId: schoolClass.id };
  const field = FIELD_OF_PROBLEM[result.problem];
  const errors = [result.problem];
  const reply = field
    ? submission.reply({ fieldErrors: { [field]: errors } })
    : submission.reply({ formErrors: errors });
  return { ok: false, form: which, submission: reply };
}
