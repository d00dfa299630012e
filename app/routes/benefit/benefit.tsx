/** One benefit through its five phases. */
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
import { PHASES } from '~/outcomes/benefit/benefit-event';
import { readBenefitForm } from '~/outcomes/benefit/benefit-form';
import { changeBenefit, loadBenefit } from '~/outcomes/benefit/benefit-store.server';
import { BenefitView } from '~/outcomes/benefit/benefit-view';
import { useBenefitWords } from '~/outcomes/benefit/benefit-words';
import { readForm, readTyped } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('benefit:page.titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadBenefit(db, params.benefitId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) =>
    changeBenefit(db, params.benefitId, readBenefitForm(form)),
  );
  if (answer.ok) return redirect(`/benefits/${answer.benefitId}`);
  return data({ refused: answer, sent: readTyped(form) }, { status: 400 });
}

export default function BenefitRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, place, phase } = useBenefitWords();
  return (
    <AppPage
      title={page.fields.title}
      lead={t('benefit:page.lead', {
        place: place(page.schoolName),
        step: PHASES.indexOf(page.phase) + 1,
        phase: phase(page.phase),
      })}
      steps={[{ label: t('benefit:list.title'), to: '/benefits' }, { label: page.fields.title }]}
    >
      <BenefitView page={page} refused={answer?.refused ?? null} sent={answer?.sent ?? {}} />
    </AppPage>
  );
}
