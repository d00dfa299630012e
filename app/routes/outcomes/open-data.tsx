/** Open data: what may be public, and the switch of the public page (head of education). */
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
import { FollowUpTabs } from '~/outcomes/follow-up/follow-up-frame';
import { readPublicationForm } from '~/outcomes/open-data/open-data-page';
import { OpenDataView } from '~/outcomes/open-data/open-data-view';
import { changePublication, loadOpenData } from '~/outcomes/open-data/publication-store.server';
import { useReportDay } from '~/outcomes/quality-report/report-day';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('reports:openData.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadOpenData);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const change = readPublicationForm(await readForm(request));
  if (!change) throw badRequest();
  const outcome = await inScope(viewer, (db) => changePublication(db, change));
  return outcome.ok ? redirect('/open-data') : data(outcome, { status: 400 });
}

export default function OpenData() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['reports', 'outcomes']);
  const day = useReportDay();
  return (
    <AppPage
      title={t('reports:openData.title')}
      lead={t('reports:openData.lead')}
      steps={[
        { label: t('outcomes:followUp.titleAny'), to: '/follow-up' },
        { label: t('reports:openData.title') },
      ]}
    >
      <div className="mb-6">
        <FollowUpTabs schoolId={null} windowId={null} />
      </div>
      <OpenDataView page={page} problem={answer?.problem ?? null} of={answer?.of} day={day} />
    </AppPage>
  );
}
