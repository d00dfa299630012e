/** Measures of what came later, and a new one. */
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
import { listMeasures } from '~/scoring/outcome-measure.server';
import { OutcomeMeasuresView } from '~/scoring/outcome-measures-view';
import { answerMeasureForm } from '~/scoring/validation-doors.server';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('validation:measure.listTitle'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return { measures: await inScope(viewer, listMeasures) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const made = await inScope(viewer, (db) => answerMeasureForm(db, form));
  if (made.ok) return redirect(`/validation/measures/${made.measureId}`);
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return data({ problems: made.problems, typed }, { status: 400 });
}

export default function MeasuresPage() {
  const { measures } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('validation');
  return (
    <AppPage
      title={t('measure.listTitle')}
      lead={t('measure.listLead')}
      steps={[{ label: t('title'), to: '/validation' }, { label: t('measure.listTitle') }]}
    >
      <OutcomeMeasuresView
        measures={measures}
        problems={refused?.problems ?? []}
        typed={refused?.typed ?? null}
      />
    </AppPage>
  );
}
