/** Who gets what, from whom, until when: a list for a meeting, of all my classes or one. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { loadMeetingList } from '~/support/paper/meeting-list.server';
import { MeetingListActions, MeetingListView } from '~/support/paper/meeting-list-view';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('paper:meeting.titleAny'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const classId = new URL(request.url).searchParams.get('class');
  const page = await inScope(viewer, (db) => loadMeetingList(db, classId));
  return { page, isOne: classId !== null };
}

export default function MeetingListPage() {
  const { page, isOne } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['paper', 'common']);
  const only = isOne ? page.classes[0] : undefined;
  const title = only ? t('meeting.title', { className: only.className }) : t('meeting.titleAny');
  const start = { label: t('common:nav.start'), to: '/' };
  const steps = only
    ? [
        start,
        { label: only.schoolName },
        { label: only.className, to: `/classes/${only.classId}` },
        { label: t('meeting.titleAny') },
      ]
    : [start, { label: t('meeting.titleAny') }];
  return (
    <AppPage
      title={title}
      lead={t('meeting.lead')}
      steps={steps}
      actions={<MeetingListActions page={page} isOne={isOne} />}
    >
      <MeetingListView page={page} />
    </AppPage>
  );
}
