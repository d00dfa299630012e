/** Freed time: a school by class for its principal, the municipality by school for its head of education. */
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
import { loadFreed } from '~/outcomes/benefit/freed-store.server';
import { FreedView } from '~/outcomes/benefit/freed-view';
import { readForm, readTyped } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('benefit:freed.titleAny'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { searchParams } = new URL(request.url);
  const choice = { schoolId: searchParams.get('school'), windowId: searchParams.get('window') };
  return inScope(viewer, (db) => loadFreed(db, choice));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => changeAssumption(db, readAssumptionForm(form)));
  if (answer.ok) return redirect('/freed-hours');
  return data({ refused: answer, sent: readTyped(form) }, { status: 400 });
}

export default function FreedHoursPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['benefit', 'common']);
  const window = page.windows.find(({ windowId }) => windowId === page.windowId);
  return (
    <AppPage
      title={t('benefit:freed.title', { place: page.name })}
      lead={
        window
          ? t('benefit:freed.lead', { window: t(`common:window.${window.kind}`) })
          : t('benefit:freed.leadNone')
      }
      steps={[{ label: page.name }, { label: t('benefit:freed.titleAny') }]}
      width="wide"
    >
      <BenefitPlaces />
      <FreedView page={page} refused={answer?.refused ?? null} sent={answer?.sent ?? {}} />
    </AppPage>
  );
}
