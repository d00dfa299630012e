/** Outcomes of one class, written in by hand. */
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
import { OutcomeClassView } from '~/scoring/outcome-class-view';
import { getClassOutcomes } from '~/scoring/outcome-hand.server';
import { answerClassForm } from '~/scoring/validation-doors.server';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('validation:measure.handTitle'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getClassOutcomes(db, params.measureId, params.classId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const place = { measureId: params.measureId, classId: params.classId };
  const answer = await inScope(viewer, (db) => answerClassForm(db, place, form));
  if (answer.ok) {
    return redirect(`/validation/measures/${params.measureId}/classes/${params.classId}`);
  }
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return data({ problems: answer.problems, typed }, { status: 400 });
}

export default function OutcomeClassPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('validation');
  const { name, measureId } = page.measure;
  const title = t('hand.title', { name, className: page.className });
  return (
    <AppPage
      title={title}
      lead={t('hand.lead')}
      steps={[
        { label: t('title'), to: '/validation' },
        { label: t('measure.listTitle'), to: '/validation/measures' },
        { label: name, to: `/validation/measures/${measureId}` },
        { label: page.className },
      ]}
    >
      <OutcomeClassView
        {...page}
        problems={refused?.problems ?? []}
        typed={refused?.typed ?? null}
      />
    </AppPage>
  );
}
