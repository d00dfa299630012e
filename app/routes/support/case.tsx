/** A pupil's case: where it is, what is due, what has been done, and writing the next. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readCaseForm } from '~/support/case/case-page';
import { loadCase, recordCaseEvent } from '~/support/case/case-store.server';
import { CaseActions, CaseView, useCaseTitle } from '~/support/case/case-view';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('cases:titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadCase(db, params.classId, params.pupilId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readCaseForm(await readForm(request), viewer.today);
  const outcome = await inScope(viewer, (db) =>
    recordCaseEvent(db, params.classId, params.pupilId, form),
  );
  if (outcome.ok) return redirect(new URL(request.url).pathname);
  const { problem } = outcome;
  return data({ problem }, { status: problem === 'form' ? 400 : 409 });
}

export default function CasePage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { title, lead, steps } = useCaseTitle(page);
  return (
    <AppPage title={title} lead={lead} steps={steps} actions={<CaseActions page={page} />}>
      <CaseView page={page} problem={answer?.problem ?? null} />
    </AppPage>
  );
}
