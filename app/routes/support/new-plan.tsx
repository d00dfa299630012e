/** A new plan for a pupil or a group. */
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
import { readPlanForm } from '~/support/plans/plan-form';
import { PlanFormView } from '~/support/plans/plan-form-view';
import { createPlan, loadNewPlan, type PlanTarget } from '~/support/plans/plan-store.server';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('plans:plan.titleAny'));

function readTarget(request: Request): PlanTarget {
  const search = new URL(request.url).searchParams;
  return {
    groupId: search.get('group') ?? undefined,
    pupilId: search.get('pupil') ?? undefined,
  };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadNewPlan(db, readTarget(request)));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const read = readPlanForm(await readForm(request), viewer.today);
  if (!read.ok) {
    await inScope(viewer, (db) => loadNewPlan(db, readTarget(request)));
    return data({ fields: read.fields, problem: null }, { status: 400 });
  }
  const outcome = await inScope(viewer, (db) => createPlan(db, readTarget(request), read.plan));
  if (outcome.ok) return redirect(`/week?day=${outcome.startDate}&made`);
  return data({ fields: [], problem: outcome.problem }, { status: 409 });
}

export default function NewPlanRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation(['plans', 'common']);
  const names = page.pupils.map(({ name }) => name).join(', ');
  return (
    <AppPage
      title={
        page.groupName
          ? t('plan.titleGroup', { who: page.groupName })
          : t('plan.title', { who: names })
      }
      lead={t('plan.lead', { names })}
      steps={[
        { label: t('common:nav.start'), to: '/' },
        { label: t('groups.title'), to: '/groups' },
        { label: t('plan.titleAny') },
      ]}
    >
      <PlanFormView page={page} refused={refused} />
    </AppPage>
  );
}
