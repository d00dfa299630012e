/** The basis for the systematic quality work: a school's for its principal, the municipality's for its head of education. */
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
import { useReportDay } from '~/outcomes/quality-report/report-day';
import { readReportChoice } from '~/outcomes/quality-report/report-page';
import { changeAnalysis, loadQualityReport } from '~/outcomes/quality-report/report-store.server';
import { ReportView } from '~/outcomes/quality-report/report-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { PrintHeader } from '~/ui/print-header';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('reports:quality.titleAny'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadQualityReport(db, readReportChoice(request.url)));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const choice = readReportChoice(request.url);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => changeAnalysis(db, choice, form));
  if (answer.ok) return redirect(`/quality-report${new URL(request.url).search}`);
  return data(answer, { status: 400 });
}

export default function QualityReportPage() {
  const report = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['reports', 'outcomes', 'common']);
  const day = useReportDay();
  const { page, startYear, today } = report;
  const place = page.of === 'school' ? page.schoolName : page.municipalityName;
  const window = page.windows.find(({ windowId }) => windowId === page.windowId);
  return (
    <AppPage
      title={t('reports:quality.title', { place })}
      lead={
        window && startYear !== null
          ? t('reports:quality.lead', {
              window: t(`common:window.${window.kind}`),
              year: `${startYear}/${startYear + 1}`,
            })
          : t('outcomes:leadNoWindow')
      }
      steps={[
        { label: t('outcomes:followUp.titleAny'), to: '/follow-up' },
        { label: t('reports:quality.titleAny') },
      ]}
    >
      <PrintHeader productName={t('common:productName')} subject={place} date={day(today)} />
      <div className="screen-only mb-6">
        <FollowUpTabs
          schoolId={report.page.of === 'school' ? report.page.schoolId : null}
          windowId={report.page.windowId}
        />
      </div>
      <ReportView report={report} answer={answer} />
    </AppPage>
  );
}
