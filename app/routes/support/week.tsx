/** A week of sessions: what is planned, what was held. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { PlanPlaces } from '~/support/plans/plan-places';
import { readSessionForm } from '~/support/plans/session-form';
import { loadWeek, recordSession } from '~/support/plans/session-store.server';
import { WeekView } from '~/support/plans/week-view';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('plans:week.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { searchParams } = new URL(request.url);
  const page = await inScope(viewer, (db) => loadWeek(db, searchParams.get('day')));
  return {
    ...page,
    endedPlanId: searchParams.get('ended'),
    isPlanMade: searchParams.has('made'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readSessionForm(await readForm(request));
  const outcome = await inScope(viewer, (db) => recordSession(db, form));
  if (!outcome.ok) return data(outcome, { status: outcome.problem === 'form' ? 400 : 409 });
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete('ended');
  searchParams.delete('made');
  if (form?.intent === 'end-plan') searchParams.set('ended', form.planId);
  return redirect(`${pathname}?${searchParams}`);
}

export default function WeekRoute() {
  const { endedPlanId, isPlanMade, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['plans', 'common']);
  const may = useMay();
  return (
    <AppPage
      title={t('week.title')}
      lead={t('week.lead')}
      actions={
        <PlanPlaces
          here="week"
          shown={may.includes('support.plan') ? undefined : ['methods', 'meeting']}
        />
      }
    >
      <WeekView
        page={page}
        problem={answer?.problem ?? null}
        endedPlanId={endedPlanId}
        isPlanMade={isPlanMade}
        productName={t('common:productName')}
      />
    </AppPage>
  );
}

function useMay() {
  return useRouteLoaderData<DocumentData>('root')?.viewer?.may ?? [];
}
