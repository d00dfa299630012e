/** A school's own judgement of how ready it is, year beside year. */
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
import { readReadinessForm } from '~/outcomes/learning/readiness';
import { loadReadiness, saveReadiness } from '~/outcomes/learning/readiness-store.server';
import { ReadinessView } from '~/outcomes/learning/readiness-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:readiness.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadReadiness);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const read = readReadinessForm(await readForm(request));
  const answer = read.ok ? await inScope(viewer, (db) => saveReadiness(db, read.form)) : read;
  if (answer.ok) return redirect('/learning/readiness');
  return data({ refusal: answer.refusal }, { status: 400 });
}

export default function ReadinessPage() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('readiness.title')}
      lead={t('readiness.lead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('readiness.title') }]}
    >
      <ReadinessView page={page} refusal={refusal} />
    </AppPage>
  );
}
