/** The year wheel: what comes back every school year, who does it and when. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { yearName } from '~/outcomes/goals/goal-words';
import { changeYearWheel } from '~/outcomes/goals/year-wheel-changes.server';
import { readWheelChoice } from '~/outcomes/goals/year-wheel-form';
import { loadYearWheel } from '~/outcomes/goals/year-wheel-store.server';
import { YearWheelView } from '~/outcomes/goals/year-wheel-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('goals:wheel.titleAny'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const choice = readWheelChoice(new URL(request.url).searchParams);
  return inScope(viewer, (db) => loadYearWheel(db, choice));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => changeYearWheel(db, form));
  return data(answer, { status: answer.ok ? 200 : 400 });
}

export default function YearWheelRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('goals');
  const whose = page.school?.name ?? t('wheel.whole');
  return (
    <AppPage
      title={t('wheel.pageTitle', { year: yearName(page.startYear), whose })}
      lead={t('wheel.lead')}
      steps={[{ label: t('wheel.titleAny') }, { label: whose }]}
    >
      <YearWheelView
        page={page}
        answer={answer}
        key={`${page.school?.id ?? ''} ${page.startYear}`}
      />
    </AppPage>
  );
}
