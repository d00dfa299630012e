/** Ideas of staff: what they would give, what is decided, where it was released. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readIdeaForm } from '~/outcomes/learning/idea';
import { changeIdea, loadIdeas } from '~/outcomes/learning/idea-store.server';
import { IdeaView } from '~/outcomes/learning/idea-view';
import { AppPage } from '~/routes/app-page';
import { answerLearning } from '~/routes/learning/learning-action.server';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:idea.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadIdeas);
}

export function action(sent: ActionFunctionArgs) {
  return answerLearning(sent, {
    at: '/learning/ideas',
    read: readIdeaForm,
    change: changeIdea,
  });
}

export default function IdeasPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('idea.title')}
      lead={t('idea.lead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('idea.title') }]}
    >
      <IdeaView page={page} answer={answer} />
    </AppPage>
  );
}
