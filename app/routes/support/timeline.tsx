/** One pupil from the first screening to the hand-over. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { usePaperWords } from '~/support/paper/paper-words';
import { loadTimeline } from '~/support/paper/timeline.server';
import { TimelineActions, TimelineView, usePupilSteps } from '~/support/paper/timeline-view';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('paper:timeline.titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadTimeline(db, params.classId, params.pupilId));
}

export default function PupilTimelinePage() {
  const page = useLoaderData<typeof loader>();
  const { t } = usePaperWords();
  const { className, schoolName, pupil } = page;
  return (
    <AppPage
      title={t('timeline.title', { name: pupil.name })}
      lead={t('timeline.lead', { className, schoolName })}
      steps={usePupilSteps(page, t('timeline.titleAny'))}
      actions={<TimelineActions page={page} />}
    >
      <TimelineView page={page} />
    </AppPage>
  );
}
