/** One measure: outcomes by file or by class, and those that have come. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { OutcomeMeasureView } from '~/scoring/outcome-measure-view';
import { readOutcomeUpload } from '~/scoring/outcome-upload.server';
import { answerMeasurePage, loadMeasure } from '~/scoring/validation-doors.server';
import { useValidationWords } from '~/scoring/validation-words';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('validation:measure.listTitle'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadMeasure(db, params.measureId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const upload = await readOutcomeUpload(await readForm(request));
  const answer = await inScope(viewer, (db) => answerMeasurePage(db, params.measureId, upload));
  if (!answer.ok) return data(answer, { status: 422 });
  const { importId } = answer;
  return redirect(
    importId ? `/validation/imports/${importId}` : `/validation/measures/${params.measureId}`,
  );
}

export default function MeasurePage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t, day, nameLimit } = useValidationWords();
  const { name, measuredOn, limitSource } = page.measure;
  return (
    <AppPage
      title={name}
      lead={t('measure.pageLead', {
        day: day(measuredOn),
        limit: nameLimit(page.measure),
        source: limitSource,
      })}
      steps={[
        { label: t('title'), to: '/validation' },
        { label: t('measure.listTitle'), to: '/validation/measures' },
        { label: name },
      ]}
    >
      <OutcomeMeasureView {...page} problem={refused ?? null} />
    </AppPage>
  );
}
