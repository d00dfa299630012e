/** The action that pages of learning share: one form is read, one thing is changed, and the page is met again. */
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import { requireViewer, type StaffViewer } from '~/access/viewer.server';
import type { ReadForm, RefusedForm } from '~/outcomes/goals/read-form';
import type { LearningAnswer } from '~/outcomes/learning/free-text';
import { readForm } from '~/platform/http.server';

interface LearningPage<Form> {
  /** Where it is met again. */
  at: string;
  read: (form: FormData) => ReadForm<Form>;
  change: (db: ScopedDb<StaffViewer>, form: Form) => Promise<LearningAnswer>;
}

/**
 * Goes to the page, or answers with 400 and the form as it was typed, with what is wrong beside which field.
 * @throws what the room's change throws.
 */
export async function answerLearning<Form>(
  { request, context }: ActionFunctionArgs,
  page: LearningPage<Form>,
): Promise<Response | ReturnType<typeof data<RefusedForm>>> {
  const viewer = await requireViewer(request, context);
  const read = page.read(await readForm(request));
  if (!read.ok) return data(read.refused, { status: 400 });
  const answer = await inScope(viewer, (db) => page.change(db, read.form));
  return answer.ok ? redirect(page.at) : data(read.refuse(answer.refusal), { status: 400 });
}
