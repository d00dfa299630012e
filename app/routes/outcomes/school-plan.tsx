/** A school's plan under the goals: read by its staff and the head of education, written by its principal. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { changeSchoolPlan } from '~/outcomes/goals/school-plan-changes.server';
import { loadSchoolPlan } from '~/outcomes/goals/school-plan-store.server';
import { SchoolPlanView } from '~/outcomes/goals/school-plan-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (t) => t('goals:plan.title', { school: page?.school.name ?? '' }));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const schoolId = new URL(request.url).searchParams.get('school');
  return inScope(viewer, (db) => loadSchoolPlan(db, schoolId));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => changeSchoolPlan(db, form));
  return data(answer, { status: answer.ok ? 200 : 400 });
}

export default function SchoolPlanRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('goals');
  return (
    <AppPage
      title={t('plan.title', { school: page.school.name })}
      lead={t('plan.lead')}
      steps={[{ label: t('page.titleAny'), to: '/goals' }, { label: page.school.name }]}
    >
      <SchoolPlanView page={page} answer={answer} key={page.school.id} />
    </AppPage>
  );
}
