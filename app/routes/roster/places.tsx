/** Where schools lie on the map of the follow-up (administrator). */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { changePlaces, loadPlaces } from '~/outcomes/map/map-store.server';
import { PlacesView } from '~/outcomes/map/places-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('reports:places.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadPlaces);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => changePlaces(db, form));
  return data(answer, { status: answer.ok ? 200 : 400 });
}

export default function Places() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['reports', 'roster']);
  return (
    <AppPage
      title={t('reports:places.title')}
      lead={t('reports:places.lead')}
      steps={[{ label: t('roster:title'), to: '/roster' }, { label: t('reports:places.title') }]}
    >
      <PlacesView page={page} answer={answer} />
    </AppPage>
  );
}
