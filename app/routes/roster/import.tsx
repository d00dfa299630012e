/** A class list is dropped here; what it would change is shown on a page of its own. */
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
import { receiveUpload } from '~/roster/import-doors.server';
import { ImportView } from '~/roster/import-view';
import { readUpload } from '~/roster/read-upload.server';
import { listSchools } from '~/roster/register-store.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('roster:page.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { schools } = await inScope(viewer, listSchools);
  return { schools: schools.map(({ id, name }) => ({ id, name })) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const upload = await readUpload(request);
  const answer = await inScope(viewer, (db) => receiveUpload(db, upload));
  if (answer.ok) return redirect(`/roster/import/${answer.importId}`);
  return data({ problem: answer.problem }, { status: answer.status });
}

export default function ImportPage() {
  const { schools } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('roster');
  return (
    <AppPage
      title={t('page.title')}
      lead={t('page.lead')}
      steps={[{ label: t('title'), to: '/roster' }, { label: t('page.title') }]}
    >
      <ImportView schools={schools} problem={answer?.problem} />
    </AppPage>
  );
}
