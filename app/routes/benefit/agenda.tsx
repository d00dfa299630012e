/** What is done for each target of Agenda 2030. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { loadAgenda } from '~/outcomes/benefit/agenda-store.server';
import { AgendaView } from '~/outcomes/benefit/agenda-view';
import { BenefitPlaces } from '~/outcomes/benefit/benefit-words';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('benefit:agenda.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadAgenda);
}

export default function AgendaPage() {
  const report = useLoaderData<typeof loader>();
  const { t } = useTranslation('benefit');
  return (
    <AppPage
      title={t('agenda.title')}
      lead={t('agenda.lead')}
      steps={[{ label: t('list.title'), to: '/benefits' }, { label: t('agenda.title') }]}
    >
      <BenefitPlaces />
      <AgendaView report={report} />
    </AppPage>
  );
}
