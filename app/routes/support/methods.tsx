/** Ways of working: the catalogue, and what schools have added. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readMethodForm } from '~/support/plans/method-form';
import { changeMethod, loadMethods } from '~/support/plans/method-store.server';
import { MethodsView } from '~/support/plans/methods-view';
import { PlanPlaces } from '~/support/plans/plan-places';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('plans:methods.pageTitle'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadMethods);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readMethodForm(await readForm(request));
  const isWritten = await inScope(viewer, (db) => changeMethod(db, form));
  return isWritten ? redirect('/methods') : data({ isRefused: true }, { status: 400 });
}

export default function MethodsRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('plans');
  return (
    <AppPage
      title={t('methods.pageTitle')}
      lead={t('methods.lead')}
      actions={
        <PlanPlaces
          here="methods"
          shown={page.schools.length > 0 ? undefined : ['week', 'meeting']}
        />
      }
    >
      <MethodsView page={page} isRefused={answer?.isRefused ?? false} />
    </AppPage>
  );
}
