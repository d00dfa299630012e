/** The cut policies of the municipality: versions, and which of them judges which window. */
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
import { answerPoliciesForm, loadPolicies } from '~/scoring/policy-doors.server';
import { PolicyListView } from '~/scoring/policy-list-view';
import { LinkButton } from '~/ui/link-button';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('policies:list.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadPolicies);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  await inScope(viewer, (db) => answerPoliciesForm(db, form));
  return redirect('/policies');
}

export default function PoliciesPage() {
  const { t } = useTranslation(['policies', 'rescoring']);
  return (
    <AppPage
      title={t('list.title')}
      lead={t('list.lead')}
      actions={<LinkButton to="/rescorings">{t('rescoring:list.title')}</LinkButton>}
    >
      <PolicyListView {...useLoaderData<typeof loader>()} />
    </AppPage>
  );
}
