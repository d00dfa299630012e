/** What a class list would change, and the button that changes it. */
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
import { readForm } from '~/platform/http.server';
import { answerPreview } from '~/roster/import-doors.server';
import { readPreviewForm } from '~/roster/import-form';
import {
  ImportApplied,
  ImportPreviewView,
  ImportProblem,
  NextSteps,
} from '~/roster/import-preview-view';
import { getImportPreview } from '~/roster/import-store.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

const TITLES = {
  previewed: 'preview.title',
  applied: 'preview.appliedTitle',
  discarded: 'preview.discardedTitle',
} as const;
const LEADS = {
  previewed: 'preview.lead',
  applied: 'preview.appliedLead',
  discarded: 'preview.discardedLead',
} as const;

export const meta: MetaFunction<typeof loader> = ({ matches, data: shown }) =>
  pageTitle(matches, (t) => t(`roster:${TITLES[shown?.state ?? 'previewed']}`));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getImportPreview(db, params.importId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readPreviewForm(await readForm(request));
  const answer = await inScope(viewer, (db) => answerPreview(db, params.importId, form));
  if (answer.ok) return redirect(`/roster/import/${params.importId}`);
  return data({ problem: answer.problem }, { status: 409 });
}

export default function ImportPreviewPage() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('roster');
  const title = t(TITLES[shown.state]);
  return (
    <AppPage
      title={title}
      lead={t(LEADS[shown.state], { schoolName: shown.schoolName })}
      steps={[
        { label: t('title'), to: '/roster' },
        { label: t('page.title'), to: '/roster/import' },
        { label: title },
      ]}
    >
      <div className="grid gap-6">
        {answer?.problem && <ImportProblem problem={answer.problem} />}
        {shown.state === 'previewed' && <ImportPreviewView preview={shown.preview} />}
        {shown.state === 'applied' && <ImportApplied counts={shown.counts} />}
        {shown.state === 'discarded' && <NextSteps />}
      </div>
    </AppPage>
  );
}
