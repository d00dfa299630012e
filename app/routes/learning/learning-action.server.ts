/** The action that pages of learning share: one form is read, one thing is changed, and the page is met again. */
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import { requireViewer, type StaffViewer } from '~/access/viewer.server';
import type { LearningAnswer, ReadForm, Refusal } from '~/outcomes/learning/free-text';
import { readForm } from '~/platform/http.server';

interface LearningPage<Form> {
  /** Where it is met again. */
  at: string;
  read: (form: FormData) => ReadForm<Form>;
  change: (db: ScopedDb<StaffViewer>, form: Form) => Promise<LearningAnswer>;
}

/** Goes to the page, or says with 400 what is wrong beside which field. @throws what the room's change throws. */
export async function answerLearning<Form>(
  { request, context }: ActionFunctionArgs,
  page: LearningPage<Form>,
): Promise<Response | ReturnType<typeof data<{ refusal: Refusal }>>> {
  const viewer = await requireViewer(request, context);
  const read = page.read(await readForm(request));
  const answer = read.ok ? await inScope(viewer, (db) => page.change(db, read.form)) : read;
  if (answer.ok) return redirect(page.at);
  return data({ refusal: answer.refusal }, { status: 400 });
}
