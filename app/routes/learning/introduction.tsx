/** How far each school has come with the introduction. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readStageForm } from '~/outcomes/learning/stage';
import { changeStage, loadStages } from '~/outcomes/learning/stage-store.server';
import { StageView } from '~/outcomes/learning/stage-view';
import { AppPage } from '~/routes/app-page';
import { answerLearning } from '~/routes/learning/learning-action.server';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:stage.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadStages);
}

export function action(sent: ActionFunctionArgs) {
  return answerLearning(sent, {
    at: '/learning/introduction',
    read: readStageForm,
    change: changeStage,
  });
}

export default function IntroductionPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('stage.title')}
      lead={t('stage.lead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('stage.title') }]}
    >
      <StageView page={page} answer={answer} />
    </AppPage>
  );
}
