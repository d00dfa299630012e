/** What rounds wait for, and that the agreement is signed (administrator). */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { ConditionRulesView } from '~/administration/preconditions/condition-rules-view';
import { readConditionRulesForm } from '~/administration/preconditions/precondition-form';
import {
  changeConditionRules,
  getConditionRules,
} from '~/administration/preconditions/precondition-store.server';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:condition.rulesTitle'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, getConditionRules);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readConditionRulesForm(await readForm(request));
  if (!form) throw badRequest();
  await inScope(viewer, (db) => changeConditionRules(db, form));
  return redirect('/learning/conditions');
}

export default function ConditionRulesPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('condition.rulesTitle')}
      lead={t('condition.rulesLead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('condition.rulesTitle') }]}
    >
      <ConditionRulesView page={page} />
    </AppPage>
  );
}
