/** A pupil's health notes: a class of information of its own, read and written by special educators. */
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
import { readHealthForm } from '~/support/health/health-note';
import { loadHealthPage, recordHealthNote } from '~/support/health/health-note-store.server';
import { HealthActions, HealthView, useHealthTitle } from '~/support/health/health-view';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('health:titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadHealthPage(db, params.classId, params.pupilId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readHealthForm(await readForm(request));
  const outcome = await inScope(viewer, (db) =>
    recordHealthNote(db, params.classId, params.pupilId, form),
  );
  if (outcome.ok) return redirect(new URL(request.url).pathname);
  const { problem } = outcome;
  return data({ problem }, { status: problem === 'form' ? 400 : 409 });
}

export default function HealthRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { title, lead, steps } = useHealthTitle(page);
  return (
    <AppPage title={title} lead={lead} steps={steps} actions={<HealthActions page={page} />}>
      <HealthView page={page} problem={answer?.problem ?? null} />
    </AppPage>
  );
}
