/** Handing a pupil over to the next teacher or school, and receiving the pupil there. */
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
import { readHandOverForm } from '~/support/paper/hand-over';
import { loadHandOver, recordHandOver } from '~/support/paper/hand-over-store.server';
import { HandOverActions, HandOverView } from '~/support/paper/hand-over-view';
import { usePaperWords } from '~/support/paper/paper-words';
import { usePupilSteps } from '~/support/paper/timeline-view';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('paper:handOver.title'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadHandOver(db, params.classId, params.pupilId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readHandOverForm(await readForm(request));
  const outcome = await inScope(viewer, (db) =>
    recordHandOver(db, params.classId, params.pupilId, form),
  );
  if (outcome.ok) return redirect(new URL(request.url).pathname);
  const { problem } = outcome;
  return data({ problem }, { status: problem === 'form' ? 400 : 409 });
}

export default function HandOverRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePaperWords();
  const { className, schoolName, pupil } = page;
  return (
    <AppPage
      title={t('handOver.titleOf', { name: pupil.name })}
      lead={t('handOver.lead', { className, schoolName })}
      steps={usePupilSteps(page, t('handOver.title'))}
      actions={<HandOverActions page={page} />}
    >
      <HandOverView page={page} problem={answer?.problem ?? null} />
    </AppPage>
  );
}
