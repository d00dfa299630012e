/** What needs the signed-in person today. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { listToday } from '~/outcomes/today.server';
import { TodayView } from '~/outcomes/today-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { useResultWords } from '~/scoring/use-result-words';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('outcomes:today.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const today = await inScope(viewer, listToday);
  return { ...today, day: viewer.today, givenName: viewer.givenName };
}

export default function StartPage() {
  const { day, givenName, ...today } = useLoaderData<typeof loader>();
  const { t } = useTranslation('outcomes');
  const words = useResultWords();
  const may = useRouteLoaderData<DocumentData>('root')?.viewer?.may ?? [];
  return (
    <AppPage
      title={t('today.title')}
      lead={t('today.lead', { givenName, day: words.day(day, 'UTC') })}
      width="reading"
    >
      <TodayView {...today} may={may} />
    </AppPage>
  );
}
