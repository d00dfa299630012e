/** The leaders' view: a school by class for its principal, the municipality by school for its head of education. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readFollowUpChoice } from '~/outcomes/follow-up/follow-up-choice';
import { MunicipalityFollowUpView, SchoolFollowUpView } from '~/outcomes/follow-up/follow-up-view';
import { GoalStrip } from '~/outcomes/goals/goal-strip';
import { loadFollowUpWithGoals } from '~/outcomes/goals/goals-beside.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('outcomes:followUp.titleAny'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const choice = readFollowUpChoice(request.url);
  return inScope(viewer, (db) => loadFollowUpWithGoals(db, choice));
}

export default function FollowUpPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation(['outcomes', 'common']);
  const place = page.of === 'school' ? page.schoolName : page.municipalityName;
  const window = page.windows.find(({ windowId }) => windowId === page.windowId);
  return (
    <AppPage
      title={t('outcomes:followUp.title', { place })}
      lead={
        window
          ? t('outcomes:followUp.lead', { window: t(`common:window.${window.kind}`) })
          : t('outcomes:leadNoWindow')
      }
      steps={[{ label: place }]}
      width="wide"
    >
      <GoalStrip goals={page.goals} />
      {page.of === 'school' ? (
        <SchoolFollowUpView {...page} />
      ) : (
        <MunicipalityFollowUpView {...page} />
      )}
    </AppPage>
  );
}
