/** A file with answers from a device without contact is handed in here. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import type { SavedAnswersOutcome } from '~/administration/saved-answers';
import { receiveSavedAnswers, requireSavedAnswers } from '~/administration/saved-answers.server';
import { SavedAnswersView } from '~/administration/saved-answers-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('administration:savedAnswers.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  await inScope(viewer, requireSavedAnswers);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  await inScope(viewer, requireSavedAnswers);
  const file = (await readForm(request)).get('file');
  const isGiven = file instanceof Blob && (file.size > 0 || (file instanceof File && file.name));
  const outcome: SavedAnswersOutcome = isGiven
    ? await receiveSavedAnswers(viewer, new Uint8Array(await file.arrayBuffer()))
    : { ok: false, problem: 'no-file' };
  return data(outcome, { status: statusOf(outcome) });
}

function statusOf(outcome: SavedAnswersOutcome): number {
  if (outcome.ok) return 200;
  return outcome.problem === 'too-large' ? 413 : 400;
}

export default function SavedAnswersPage() {
  const outcome = useActionData<typeof action>();
  const { t } = useTranslation('administration');
  return (
    <AppPage title={t('savedAnswers.title')} lead={t('savedAnswers.lead')} width="reading">
      <SavedAnswersView outcome={outcome ?? null} />
    </AppPage>
  );
}
