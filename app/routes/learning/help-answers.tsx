/** What has been answered on the help page (administrator). */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { loadHelpAnswers } from '~/outcomes/learning/help-answer-store.server';
import { HelpAnswersView } from '~/outcomes/learning/help-answer-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:help.answers'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadHelpAnswers);
}

export default function HelpAnswersPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('help.answers')}
      lead={t('help.answersLead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('help.answers') }]}
    >
      <HelpAnswersView sections={page} />
    </AppPage>
  );
}
