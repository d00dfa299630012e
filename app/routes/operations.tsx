/** For the administrator: the mode of operation, and what the next ones still need. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { loadOperations } from '~/privacy/operating-mode.server';
import { OperationsView } from '~/privacy/operations-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('operations:title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadOperations);
}

export default function OperationsPage() {
  const operations = useLoaderData<typeof loader>();
  const { t } = useTranslation('operations');
  return (
    <AppPage title={t('title')} lead={t('lead')} width="reading">
      <OperationsView {...operations} />
    </AppPage>
  );
}
