/** Coverage and levels of each school, for the head of education. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { MunicipalityView } from '~/outcomes/municipality-view';
import { getMunicipalitySummary } from '~/outcomes/summary-store.server';
import { useWindowLead } from '~/outcomes/window-lead';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('outcomes:municipality.titleAny'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, getMunicipalitySummary);
}

export default function MunicipalityPage() {
  const { municipalityName, windowKind, ...summary } = useLoaderData<typeof loader>();
  const { t } = useTranslation('outcomes');
  const lead = useWindowLead(windowKind);
  return (
    <AppPage
      title={t('municipality.title', { municipalityName })}
      lead={lead}
      steps={[{ label: municipalityName }]}
    >
      <MunicipalityView {...summary} />
    </AppPage>
  );
}
