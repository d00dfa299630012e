/** A plan that goes on is changed, with the reason; what stood before is kept. */
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
import { readPlanChangeForm } from '~/support/plans/plan-change';
import { answerPlanChange, loadPlanChange } from '~/support/plans/plan-change-store.server';
import { PlanChangeView } from '~/support/plans/plan-change-view';
import { usePlanWords } from '~/support/plans/plan-words';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('desk:change.titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadPlanChange(db, params.planId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const read = readPlanChangeForm(await readForm(request));
  const outcome = await inScope(viewer, (db) => answerPlanChange(db, params.planId, read));
  if (outcome.ok) return redirect('/week');
  return data(outcome.refused, { status: outcome.refused.problem ? 409 : 400 });
}

export default function ChangePlanRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation(['desk', 'plans', 'common']);
  const words = usePlanWords();
  return (
    <AppPage
      title={t('change.title', { who: words.who(page.plan) })}
      lead={t('change.lead')}
      steps={[
        { label: t('common:nav.start'), to: '/' },
        { label: t('plans:week.title'), to: '/week' },
        { label: t('change.titleAny') },
      ]}
    >
      <PlanChangeView page={page} refused={refused} />
    </AppPage>
  );
}
