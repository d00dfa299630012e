/** The battery in plain words, for all staff. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { loadBatteryPage } from '~/instruments/task-view.server';
import { BatteryView } from '~/instruments/task-view-overview';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { LinkButton } from '~/ui/link-button';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('instruments:battery.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const battery = new URL(request.url).searchParams.get('battery');
  return inScope(viewer, (db) => loadBatteryPage(db, battery));
}

export default function InstrumentsPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation(['instruments', 'calibration']);
  const may = useRouteLoaderData<DocumentData>('root')?.viewer?.may ?? [];
  return (
    <AppPage
      title={t('battery.title')}
      lead={t('battery.lead')}
      actions={
        may.includes('calibration.see') && (
          <LinkButton to="/calibrations">{t('calibration:list.title')}</LinkButton>
        )
      }
    >
      <BatteryView page={page} />
    </AppPage>
  );
}
