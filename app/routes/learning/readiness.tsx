/** A school's own judgement of how ready it is, year beside year. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readReadinessForm } from '~/outcomes/learning/readiness';
import { loadReadiness, saveReadiness } from '~/outcomes/learning/readiness-store.server';
import { ReadinessView } from '~/outcomes/learning/readiness-view';
import { AppPage } from '~/routes/app-page';
import { answerLearning } from '~/routes/learning/learning-action.server';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:readiness.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadReadiness);
}

export function action(sent: ActionFunctionArgs) {
  return answerLearning(sent, {
    at: '/learning/readiness',
    read: readReadinessForm,
    change: saveReadiness,
  });
}

export default function ReadinessPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('readiness.title')}
      lead={t('readiness.lead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('readiness.title') }]}
    >
      <ReadinessView page={page} answer={answer} />
    </AppPage>
  );
}
