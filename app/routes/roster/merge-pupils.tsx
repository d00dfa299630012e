/** Two rows of the same pupil in a class are made one, and that is taken back. For the administrator. */
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
import { mergeForm } from '~/administration/pupil-merge';
import { changeMerge, loadMergePage } from '~/administration/pupil-merge.server';
import { PupilMergeView } from '~/administration/pupil-merge-view';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('roster:merge.title'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { searchParams } = new URL(request.url);
  const chosen = { kept: searchParams.get('kept'), duplicate: searchParams.get('duplicate') };
  return inScope(viewer, (db) => loadMergePage(db, params.classId, chosen));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = mergeForm.safeParse(Object.fromEntries(await readForm(request)));
  if (!form.success) throw badRequest();
  const answer = await inScope(viewer, (db) => changeMerge(db, params.classId, form.data));
  if (answer.ok) return redirect(new URL(request.url).pathname);
  return data({ problem: answer.problem }, { status: 409 });
}

export default function MergePupilsPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('roster');
  const { classId, className, schoolName } = page;
  return (
    <AppPage
      title={t('merge.titleOf', { className })}
      lead={t('merge.lead')}
      steps={[
        { label: t('title'), to: '/roster' },
        { label: schoolName },
        { label: className, to: `/roster/classes/${classId}` },
        { label: t('merge.title') },
      ]}
    >
      <PupilMergeView page={page} problem={answer?.problem ?? null} />
    </AppPage>
  );
}
