/** What one new judgement of a window changed. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readToldLevels } from '~/outcomes/told-levels.server';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { RescoringReportView } from '~/scoring/rescoring-report-view';
import { getRescoring } from '~/scoring/rescoring-store.server';
import { useRescoringWords } from '~/scoring/rescoring-words';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('rescoring:report.title'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getRescoring(db, params.rescoringId, readToldLevels));
}

export default function RescoringPage() {
  const page = useLoaderData<typeof loader>();
  const { t, nameWindow } = useRescoringWords(page.timeZone);
  const steps = [
    { label: t('list.title'), to: '/rescorings' },
    { label: startWithCapital(nameWindow(page.head)) },
  ];
  return (
    <AppPage
      title={t('report.of', { window: nameWindow(page.head) })}
      lead={t(`report.lead.${page.reach}`)}
      steps={steps}
    >
      <RescoringReportView {...page} />
    </AppPage>
  );
}
