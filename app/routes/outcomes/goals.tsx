/** The municipality's goals beside the outcome: read by staff of its schools, written by the head of education. */
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
import { changeGoals } from '~/outcomes/goals/goal-changes.server';
import { loadGoals } from '~/outcomes/goals/goals-store.server';
import { GoalsView } from '~/outcomes/goals/goals-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('goals:page.titleAny'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const windowId = new URL(request.url).searchParams.get('window');
  return inScope(viewer, (db) => loadGoals(db, { windowId }));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => changeGoals(db, form));
  return data(answer, { status: answer.ok ? 200 : 400 });
}

export default function GoalsRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('goals');
  const { municipalityName } = page;
  return (
    <AppPage
      title={t('page.title', { municipalityName })}
      lead={t('page.lead')}
      steps={[{ label: municipalityName }]}
    >
      <GoalsView page={page} answer={answer} />
    </AppPage>
  );
}
