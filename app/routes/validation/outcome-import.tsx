/** What a file of outcomes would save, and the button that saves it. */
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
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { getStagedOutcomes } from '~/scoring/outcome-import.server';
import { OutcomePreviewView } from '~/scoring/outcome-preview-view';
import { answerStagedForm } from '~/scoring/validation-doors.server';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('validation:preview.title'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getStagedOutcomes(db, params.importId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => answerStagedForm(db, params.importId, form));
  if (answer.ok) return redirect(`/validation/measures/${answer.measureId}`);
  return data(answer, { status: 409 });
}

export default function OutcomeImportPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('validation');
  const { name, measureId } = page.measure;
  return (
    <AppPage
      title={t('preview.title')}
      lead={t('preview.lead', { name })}
      steps={[
        { label: t('title'), to: '/validation' },
        { label: t('measure.listTitle'), to: '/validation/measures' },
        { label: name, to: `/validation/measures/${measureId}` },
        { label: t('preview.title') },
      ]}
    >
      <OutcomePreviewView {...page} isRefused={refused !== undefined} />
    </AppPage>
  );
}
