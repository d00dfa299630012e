/** The cost sheet of the school year: read by leaders, its assumptions set by the head of education. */
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
import { readAssumptionForm } from '~/outcomes/benefit/assumption-form';
import { changeAssumption } from '~/outcomes/benefit/assumption-store.server';
import { BenefitPlaces } from '~/outcomes/benefit/benefit-words';
import { loadCosts } from '~/outcomes/benefit/cost-store.server';
import { CostView } from '~/outcomes/benefit/cost-view';
import { readForm, readTyped } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('benefit:cost.titleAny'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const windowId = new URL(request.url).searchParams.get('window');
  return inScope(viewer, (db) => loadCosts(db, { windowId }));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => changeAssumption(db, readAssumptionForm(form)));
  if (answer.ok) return redirect(`/cost-sheet${new URL(request.url).search}`);
  return data({ refused: answer, sent: readTyped(form) }, { status: 400 });
}

export default function CostSheetPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('benefit');
  const { startYear } = page;
  return (
    <AppPage
      title={t('cost.title', { place: page.municipalityName })}
      lead={
        startYear === null
          ? t('cost.leadNone')
          : t('cost.lead', { from: startYear, to: String(startYear + 1).slice(2) })
      }
      steps={[{ label: page.municipalityName }, { label: t('cost.titleAny') }]}
      width="wide"
    >
      <BenefitPlaces />
      <CostView page={page} refused={answer?.refused ?? null} sent={answer?.sent ?? {}} />
    </AppPage>
  );
}
