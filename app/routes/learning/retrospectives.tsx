/** Looking back at rounds: closing one's own, and finding what the school has learnt. */
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
import { readRetrospectiveForm } from '~/outcomes/learning/retrospective';
import {
  changeRetrospective,
  loadRetrospectives,
} from '~/outcomes/learning/retrospective-store.server';
import { RetrospectiveView } from '~/outcomes/learning/retrospective-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:retro.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const search = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 120);
  return inScope(viewer, (db) => loadRetrospectives(db, search));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const read = readRetrospectiveForm(await readForm(request));
  const answer = read.ok ? await inScope(viewer, (db) => changeRetrospective(db, read.form)) : read;
  if (answer.ok) return redirect('/learning/retrospectives');
  return data({ refusal: answer.refusal }, { status: 400 });
}

export default function RetrospectivesPage() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('retro.title')}
      lead={t('retro.lead')}
      width="reading"
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('retro.title') }]}
    >
      <RetrospectiveView page={page} refusal={refusal} />
    </AppPage>
  );
}
