/** Comments on rounds and tasks, and what leaders answer. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readDialogueForm } from '~/outcomes/learning/dialogue';
import { changeDialogue, loadDialogue } from '~/outcomes/learning/dialogue-store.server';
import { DialogueView } from '~/outcomes/learning/dialogue-view';
import { AppPage } from '~/routes/app-page';
import { answerLearning } from '~/routes/learning/learning-action.server';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:dialogue.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadDialogue);
}

export function action(sent: ActionFunctionArgs) {
  return answerLearning(sent, {
    at: '/learning/dialogue',
    read: readDialogueForm,
    change: changeDialogue,
  });
}

export default function DialoguePage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('dialogue.title')}
      lead={t('dialogue.lead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('dialogue.title') }]}
    >
      <DialogueView page={page} answer={answer} />
    </AppPage>
  );
}
