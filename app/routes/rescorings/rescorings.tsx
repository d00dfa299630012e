/** Windows whose results can be judged again, and the new judgements that were made. */
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { RescoringListView } from '~/scoring/rescoring-list-view';
import { askForRescoring, listRescorings } from '~/scoring/rescoring-store.server';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('rescoring:list.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const asked = new URL(request.url).searchParams.has('asked');
  return { ...(await inScope(viewer, listRescorings)), asked };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const windowId = String((await readForm(request)).get('windowId') ?? '');
  await inScope(viewer, (db) => askForRescoring(db, windowId));
  return redirect('/rescorings?asked');
}

export default function RescoringsPage() {
  const { t } = useTranslation('rescoring');
  return (
    <AppPage title={t('list.title')} lead={t('list.lead')}>
      <RescoringListView {...useLoaderData<typeof loader>()} />
    </AppPage>
  );
}
