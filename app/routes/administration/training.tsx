/** The adult's own practice in marking, and certificates. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { listTraining } from '~/administration/training/training-store.server';
import { PrintCertificates, TrainingView } from '~/administration/training/training-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('administration:training.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const neededTaskId = new URL(request.url).searchParams.get('needed');
  return { ...(await inScope(viewer, listTraining)), neededTaskId };
}

export default function TrainingPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation('administration');
  return (
    <AppPage
      title={t('training.title')}
      lead={t('training.lead')}
      width="reading"
      actions={<PrintCertificates tasks={page.tasks} />}
    >
      <TrainingView {...page} />
    </AppPage>
  );
}
