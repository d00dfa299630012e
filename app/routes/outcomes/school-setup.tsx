/** A school's own set-up, for its principal; the limits of it, for the administrator. */
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
import { LimitsView } from '~/outcomes/set-up/limits-view';
import { SchoolSetUpView } from '~/outcomes/set-up/school-view';
import { changeSetUp } from '~/outcomes/set-up/set-up-changes.server';
import { loadSetUp } from '~/outcomes/set-up/set-up-store.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('setup:title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const schoolId = new URL(request.url).searchParams.get('school');
  return inScope(viewer, (db) => loadSetUp(db, schoolId));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => changeSetUp(db, form));
  return data(answer, { status: answer.ok ? 200 : 400 });
}

export default function SchoolSetUpRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('setup');
  const isSchool = page.of === 'school';
  return (
    <AppPage
      title={isSchool ? t('titleSchool', { school: page.school.name }) : t('titleLimits')}
      lead={isSchool ? t('leadSchool') : t('leadLimits')}
      steps={[{ label: t('title') }, ...(isSchool ? [{ label: page.school.name }] : [])]}
    >
      {isSchool ? (
        <SchoolSetUpView page={page} answer={answer} key={page.school.id} />
      ) : (
        <LimitsView page={page} answer={answer} />
      )}
    </AppPage>
  );
}
