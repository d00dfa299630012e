/** How far Läsfyr has come into use, as counts by school and role. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { loadAdoption } from '~/outcomes/learning/adoption-store.server';
import { AdoptionView } from '~/outcomes/learning/adoption-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:adoption.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadAdoption);
}

export default function AdoptionPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('adoption.title')}
      lead={t('adoption.lead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('adoption.title') }]}
    >
      <AdoptionView page={page} />
    </AppPage>
  );
}
