/** Ideas of staff: what they would give, what is decided, where it was released. */
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
import { readIdeaForm } from '~/outcomes/learning/idea';
import { changeIdea, loadIdeas } from '~/outcomes/learning/idea-store.server';
import { IdeaView } from '~/outcomes/learning/idea-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:idea.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadIdeas);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const read = readIdeaForm(await readForm(request));
  const answer = read.ok ? await inScope(viewer, (db) => changeIdea(db, read.form)) : read;
  if (answer.ok) return redirect('/learning/ideas');
  return data({ refusal: answer.refusal }, { status: 400 });
}

export default function IdeasPage() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('idea.title')}
      lead={t('idea.lead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('idea.title') }]}
    >
      <IdeaView page={page} refusal={refusal} />
    </AppPage>
  );
}
