/** A pupil's reading week by week: probes, the way to the goal, and what is decided. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { chooseLocale } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer, type StaffViewer } from '~/access/viewer.server';
import { startProbe } from '~/administration/probe.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readProgressForm } from '~/support/progress/progress-page';
import { recordProgress } from '~/support/progress/progress-record.server';
import { loadProgress } from '~/support/progress/progress-store.server';
import { ProgressActions, ProgressView, useProgressTitle } from '~/support/progress/progress-view';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('progress:titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const wanted = new URL(request.url).searchParams.get('task');
  return inScope(viewer, (db) => loadProgress(db, params.classId, params.pupilId, wanted));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readProgressForm(await readForm(request), viewer.today);
  if (form?.intent === 'start') return startReading(request, viewer, params, form.taskId);
  const answer = await inScope(viewer, (db) =>
    recordProgress(db, params.classId, params.pupilId, form),
  );
  const { pathname, search } = new URL(request.url);
  if (answer.ok) return redirect(`${pathname}${search}`);
  return data({ problem: answer.problem }, { status: answer.problem === 'form' ? 400 : 409 });
}

async function startReading(
  request: Request,
  viewer: StaffViewer,
  params: { classId?: string; pupilId?: string },
  taskId: string,
) {
  const started = await inScope(viewer, (db) =>
    startProbe(db, params.classId, params.pupilId, taskId),
  );
  if (!started.ok) {
    const { problem } = started;
    if (problem === 'not-practised') return redirect(`/training?needed=${taskId}`);
    if (problem === 'not-prepared') return redirect(`/classes/${params.classId}/round`);
    return data({ problem }, { status: 409 });
  }
  const fragment = new URLSearchParams({
    kod: started.code,
    elev: started.membershipId,
    uppgift: started.taskId,
    blad: started.formId,
    till: new URL(request.url).pathname,
    lang: chooseLocale(request, viewer.locale),
  });
  return redirectDocument(`/elev#${fragment}`);
}

export default function PupilProgressPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer && 'problem' in answer ? answer.problem : null;
  const { title, lead, steps } = useProgressTitle(page);
  return (
    <AppPage title={title} lead={lead} steps={steps} actions={<ProgressActions page={page} />}>
      <ProgressView page={page} problem={problem} />
    </AppPage>
  );
}
