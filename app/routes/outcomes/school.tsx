/** Coverage and levels of each class of a school, for its principal. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { SchoolView } from '~/outcomes/school-view';
import { getSchoolSummary } from '~/outcomes/summary-store.server';
import { useWindowLead } from '~/outcomes/window-lead';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('outcomes:school.titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getSchoolSummary(db, params.schoolId));
}

export default function SchoolPage() {
  const { schoolName, windowKind, classes, total } = useLoaderData<typeof loader>();
  const { t } = useTranslation('outcomes');
  const lead = useWindowLead(windowKind);
  return (
    <AppPage title={t('school.title', { schoolName })} lead={lead} steps={[{ label: schoolName }]}>
      <SchoolView classes={classes} total={total} />
    </AppPage>
  );
}
