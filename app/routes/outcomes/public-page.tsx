/** What a municipality has made public. Open to everyone while the municipality has switched it on. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getPublication } from '~/outcomes/open-data/public-page.server';
import { PublicView } from '~/outcomes/open-data/public-view';
import { useReportDay } from '~/outcomes/quality-report/report-day';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('reports:public.titleAny'));

export async function loader({ params, context }: LoaderFunctionArgs) {
  return getPublication(params.municipalityCode, context.clientAddress);
}

export default function PublicPage() {
  const publication = useLoaderData<typeof loader>();
  const { t } = useTranslation('reports');
  const { pathname } = useLocation();
  const day = useReportDay();
  const address = pathname.replace(/\/$/, '');
  return (
    <AppPage
      title={t('public.title', { name: publication.municipalityName })}
      lead={t('public.lead', { day: day(publication.publishedOn) })}
    >
      <PublicView
        publication={publication}
        files={{ figures: `${address}/file`, dictionary: `${address}/dictionary` }}
      />
    </AppPage>
  );
}
