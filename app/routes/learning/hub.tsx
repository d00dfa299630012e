/** The parts of learning, as far as they are the viewer's. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { loadLearningHub } from '~/outcomes/learning/hub-store.server';
import { HubView } from '~/outcomes/learning/hub-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:hub.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadLearningHub);
}

export default function LearningPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation('learning');
  return (
    <AppPage title={t('hub.title')} lead={t('hub.lead')} width="reading">
      <HubView {...page} />
    </AppPage>
  );
}
