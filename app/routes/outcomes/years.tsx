/** The leaders' view over the school years and cohorts, as counts. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readFollowUpChoice } from '~/outcomes/follow-up/follow-up-choice';
import { loadYears } from '~/outcomes/years/years-store.server';
import { YearsView } from '~/outcomes/years/years-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('outcomes:years.titleAny'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { schoolId } = readFollowUpChoice(request.url);
  return inScope(viewer, (db) => loadYears(db, schoolId));
}

export default function YearsRoute() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation('outcomes');
  return (
    <AppPage
      title={t('years.title', { place: page.placeName })}
      lead={t('years.lead')}
      steps={[
        {
          label: page.placeName,
          to: page.schoolId ? `/follow-up?school=${page.schoolId}` : '/follow-up',
        },
        { label: t('followUp.tabs.years') },
      ]}
      width="wide"
    >
      <YearsView {...page} />
    </AppPage>
  );
}
