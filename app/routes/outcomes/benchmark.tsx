/** Own figures beside others like oneself (principal, head of education). */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { loadBenchmark } from '~/outcomes/benchmark/benchmark-store.server';
import { BenchmarkView } from '~/outcomes/benchmark/benchmark-view';
import { FollowUpTabs } from '~/outcomes/follow-up/follow-up-frame';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('examples:benchmark.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const schoolId = new URL(request.url).searchParams.get('school');
  return inScope(viewer, (db) => loadBenchmark(db, schoolId));
}

export default function Benchmark() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation(['examples', 'outcomes']);
  return (
    <AppPage
      title={t('examples:benchmark.pageTitle', { name: page.name })}
      lead={t(
        page.window ? `examples:benchmark.lead.${page.window}` : 'examples:benchmark.lead.none',
      )}
      steps={[
        { label: t('outcomes:followUp.titleAny'), to: '/follow-up' },
        { label: t('outcomes:followUp.tabs.benchmark') },
      ]}
    >
      <div className="grid gap-6">
        <FollowUpTabs schoolId={page.schoolId} windowId={null} />
        <BenchmarkView page={page} />
      </div>
    </AppPage>
  );
}
