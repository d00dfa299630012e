/** What is planned for the pupils of a class: the teacher side of support. */
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
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { loadClassSupport, recordNote } from '~/support/plans/class-support.server';
import { ClassSupportView } from '~/support/plans/class-support-view';
import { readNoteForm } from '~/support/plans/session-form';
import { LinkButton } from '~/ui/link-button';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('plans:class.titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadClassSupport(db, params.classId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readNoteForm(await readForm(request));
  const outcome = await inScope(viewer, (db) => recordNote(db, params.classId, form));
  if (outcome.ok) return redirect(new URL(request.url).pathname);
  return data(outcome, { status: 400 });
}

export default function ClassSupportRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['plans', 'common', 'paper']);
  const { className, schoolName, classId } = page;
  return (
    <AppPage
      title={t('class.title', { className })}
      lead={t('class.lead')}
      steps={[
        { label: t('common:nav.start'), to: '/' },
        { label: schoolName },
        { label: className, to: `/classes/${classId}` },
        { label: t('class.titleAny') },
      ]}
      actions={
        <>
          <LinkButton to={`/plans/list?class=${classId}`}>{t('place.meeting')}</LinkButton>
          <LinkButton to={`/classes/${classId}/letters`}>{t('paper:letter.titleAny')}</LinkButton>
        </>
      }
    >
      <ClassSupportView page={page} problem={answer?.problem ?? null} />
    </AppPage>
  );
}
