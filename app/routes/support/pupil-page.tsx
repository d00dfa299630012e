/** One pupil: level, what it stands on, every answer, and what people have noted. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import type { DocumentData } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readAgainOnConflict } from '~/routes/read-again';
import { readPupilForm } from '~/support/pupil-page';
import { loadPupilPage, recordOnPupil } from '~/support/pupil-page.server';
import { PupilPageActions, PupilPageView, usePupilPageTitle } from '~/support/pupil-page-view';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('results:pupil.titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadPupilPage(db, params.classId, params.pupilId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readPupilForm(await readForm(request));
  const answer = await inScope(viewer, (db) =>
    recordOnPupil(db, params.classId, params.pupilId, form),
  );
  if (answer.ok) return redirect(new URL(request.url).pathname);
  return data(answer, { status: answer.problem === 'form' ? 400 : 409 });
}

export const shouldRevalidate = readAgainOnConflict;

export default function PupilPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { title, lead, steps } = usePupilPageTitle(page);
  const may = useRouteLoaderData<DocumentData>('root')?.viewer?.may ?? [];
  return (
    <AppPage title={title} lead={lead} steps={steps} actions={<PupilPageActions page={page} />}>
      <PupilPageView
        page={page}
        problem={answer?.problem ?? null}
        mayReview={may.includes('flag.review')}
      />
    </AppPage>
  );
}
