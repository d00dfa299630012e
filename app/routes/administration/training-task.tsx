/** Practise one task on a made-up reading; the marks are judged by its key and kept. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readTrainingForm } from '~/administration/training/training-form';
import {
  getTrainingTask,
  recordTrainingRun,
} from '~/administration/training/training-store.server';
import { TrainingTaskView } from '~/administration/training/training-task-view';
import { useTrainingWords } from '~/administration/training/training-view';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (t) => t('administration:training.task.titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { searchParams } = new URL(request.url);
  const wanted = { exerciseId: searchParams.get('exercise'), runId: searchParams.get('run') };
  return inScope(viewer, (db) => getTrainingTask(db, params.taskId, wanted));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readTrainingForm(await readForm(request));
  if (!form) throw badRequest();
  const runId = await inScope(viewer, (db) =>
    recordTrainingRun(db, params.taskId, form.exerciseId, form.marks),
  );
  return redirect(`/training/${params.taskId}?run=${runId}`);
}

export default function TrainingTaskPage() {
  const page = useLoaderData<typeof loader>();
  const { t, say } = useTrainingWords();
  const title = t('training.task.title', { task: say(page.task.title) });
  return (
    <AppPage
      title={title}
      lead={t('training.task.lead')}
      steps={[{ label: t('training.title'), to: '/training' }, { label: say(page.task.title) }]}
    >
      <TrainingTaskView {...page} />
    </AppPage>
  );
}
