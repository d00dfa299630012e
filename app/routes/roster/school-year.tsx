/** The school year's calendar: windows, breaks, and how long a pupil who joins late waits. For the administrator. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { schoolYearName } from '~/roster/register-words';
import { changeSchoolCalendar, getSchoolCalendar } from '~/roster/school-calendar.server';
import { SchoolCalendarView } from '~/roster/school-calendar-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { NEW_WINDOW } from '~/scoring/new-window';

export const meta: MetaFunction<typeof loader> = ({ matches, data: calendar }) =>
  pageTitle(matches, (t) =>
    t('roster:schoolYear.title', { year: calendar ? schoolYearName(calendar.startYear) : '' }),
  );

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, getSchoolCalendar);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => changeSchoolCalendar(db, form, NEW_WINDOW));
  return data(answer, { status: answer.ok ? 200 : 400 });
}

export default function SchoolYearPage() {
  const calendar = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { t } = useTranslation('roster');
  const title = t('schoolYear.title', { year: schoolYearName(calendar.startYear) });
  return (
    <AppPage
      title={title}
      lead={t('schoolYear.lead')}
      steps={[{ label: t('title'), to: '/roster' }, { label: title }]}
    >
      <SchoolCalendarView
        {...calendar}
        changing={search.get('change')}
        changingWindow={search.get('window')}
        answer={answer}
      />
    </AppPage>
  );
}
