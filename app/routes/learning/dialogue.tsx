/** Comments on rounds and tasks, and what leaders answer. */
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
import { readDialogueForm } from '~/outcomes/learning/dialogue';
import { changeDialogue, loadDialogue } from '~/outcomes/learning/dialogue-store.server';
import { DialogueView } from '~/outcomes/learning/dialogue-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('learning:dialogue.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadDialogue);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const read = readDialogueForm(await readForm(request));
  const answer = read.ok ? await inScope(viewer, (db) => changeDialogue(db, read.form)) : read;
  if (answer.ok) return redirect('/learning/dialogue');
  return data({ refusal: answer.refusal }, { status: 400 });
}

export default function DialoguePage() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  const { t } = useTranslation('learning');
  return (
    <AppPage
      title={t('dialogue.title')}
      lead={t('dialogue.lead')}
      steps={[{ label: t('hub.title'), to: '/learning' }, { label: t('dialogue.title') }]}
    >
      <DialogueView page={page} refusal={refusal} />
    </AppPage>
  );
}
