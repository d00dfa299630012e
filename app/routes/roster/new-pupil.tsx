/** A pupil is added to a class by hand: by name, or under an alias. */
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
import { addPupil } from '~/roster/new-pupil-form.server';
import { NewPupilView } from '~/roster/new-pupil-view';
import { getNewPupilForm } from '~/roster/pupil-store.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction<typeof loader> = ({ matches, data: form }) =>
  pageTitle(matches, (t) => t('roster:newPupil.title', { className: form?.className ?? '' }));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getNewPupilForm(db, params.classId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => addPupil(db, params.classId, form));
  if (answer.ok) return redirect(`/roster/classes/${answer.classId}?done=added`);
  return data(answer, { status: 400 });
}

export default function NewPupilPage() {
  const { className, schoolName, classId, proposedAlias } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('roster');
  const title = t('newPupil.title', { className });
  return (
    <AppPage
      title={title}
      lead={t('newPupil.lead')}
      width="reading"
      steps={[
        { label: t('title'), to: '/roster' },
        { label: schoolName },
        { label: className, to: `/roster/classes/${classId}` },
        { label: title },
      ]}
    >
      <NewPupilView proposedAlias={proposedAlias} answer={answer} />
    </AppPage>
  );
}
