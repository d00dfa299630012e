/** Good examples: the method cards of the municipality's schools. */
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
import { readBeginForm } from '~/outcomes/examples/example-form';
import { beginExample, loadExamples } from '~/outcomes/examples/example-store.server';
import { ExamplesView } from '~/outcomes/examples/examples-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('examples:list.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadExamples);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const read = readBeginForm(await readForm(request));
  const form = read.ok ? read.form : null;
  const answer = await inScope(viewer, (db) => beginExample(db, form));
  if (answer.ok) return redirect(`/examples/${answer.cardId}`);
  return data(read.ok ? undefined : read.refused, { status: 400 });
}

export default function Examples() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('examples');
  return (
    <AppPage title={t('list.title')} lead={t('list.lead')}>
      <ExamplesView page={page} answer={answer} />
    </AppPage>
  );
}
