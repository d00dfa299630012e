/** Looking back at rounds: closing one's own, and finding what the school has learnt. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readRetrospectiveForm } from '~/outcomes/learning/retrospective';
import {
  changeRetrospective,
  loadRetrospectives,
} from '~/outcomes/learning/retrospective-store.server';
import { RetrospectiveView } from '~/outcomes/learning/retrospective-view';
import { AppPage } from '~/routes/app-page';
import { answerLearning } from '~/routes/learning/learning-action.server';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:retro.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const search = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 120);
  return inScope(viewer, (db) => loadRetrospectives(db, search));
}

export function action(sent: ActionFunctionArgs) {
  return answerLearning(sent, {
    at: '/learning/retrospectives',
    read: readRetrospectiveForm,
    change: changeRetrospective,
  });
}

export default function RetrospectivesPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('retro.title')}
      lead={t('retro.lead')}
      width="reading"
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('retro.title') }]}
    >
      <RetrospectiveView page={page} answer={answer} />
    </AppPage>
  );
}
