/** The register of benefits, and a new one (head of education, principal). */
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
import { readNewBenefit } from '~/outcomes/benefit/benefit-form';
import { listBenefits, makeBenefit } from '~/outcomes/benefit/benefit-store.server';
import { BenefitPlaces } from '~/outcomes/benefit/benefit-words';
import { BenefitsView } from '~/outcomes/benefit/benefits-view';
import { readForm, readTyped } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('benefit:list.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, listBenefits);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => makeBenefit(db, readNewBenefit(form)));
  if (answer.ok) return redirect(`/benefits/${answer.benefitId}`);
  const problems = 'problems' in answer ? answer.problems : [];
  return data({ problems, typed: readTyped(form) }, { status: 400 });
}

export default function BenefitsPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('benefit');
  return (
    <AppPage
      title={t('list.title')}
      lead={t('list.lead')}
      steps={[{ label: t('list.title') }]}
      width="wide"
    >
      <BenefitPlaces />
      <BenefitsView page={page} problems={refused?.problems ?? []} typed={refused?.typed ?? null} />
    </AppPage>
  );
}
