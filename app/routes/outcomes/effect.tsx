/** The leaders' view of how it has gone after support, as counts. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { loadEffect } from '~/outcomes/effect/effect-store.server';
import { EffectView } from '~/outcomes/effect/effect-view';
import { readFollowUpChoice } from '~/outcomes/follow-up/follow-up-choice';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('outcomes:effect.titleAny'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const choice = readFollowUpChoice(request.url);
  return inScope(viewer, (db) => loadEffect(db, choice));
}

export default function EffectRoute() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation('outcomes');
  return (
    <AppPage
      title={t('effect.title', { place: page.placeName })}
      lead={t('effect.lead')}
      steps={[
        {
          label: page.placeName,
          to: page.schoolId ? `/follow-up?school=${page.schoolId}` : '/follow-up',
        },
        { label: t('followUp.tabs.effect') },
      ]}
      width="wide"
    >
      <EffectView {...page} />
    </AppPage>
  );
}
