/** How far each school has come with the introduction. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readStageForm } from '~/outcomes/learning/stage';
import { changeStage, loadStages } from '~/outcomes/learning/stage-store.server';
import { StageView } from '~/outcomes/learning/stage-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:stage.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadStages);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const read = readStageForm(await readForm(request));
  const answer = read.ok ? await inScope(viewer, (db) => changeStage(db, read.form)) : read;
  if (answer.ok) return redirect('/learning/introduction');
  return data({ refusal: answer.refusal }, { status: 400 });
}

export default function IntroductionPage() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('stage.title')}
      lead={t('stage.lead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('stage.title') }]}
    >
      <StageView page={page} refusal={refusal} />
    </AppPage>
  );
}
