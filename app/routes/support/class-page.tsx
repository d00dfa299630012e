/** A class: levels, why, how sure, what is missing and what to do. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readAgainOnConflict } from '~/routes/read-again';
import { readClassForm } from '~/support/class-page';
import { changeClassPage, loadClassPage } from '~/support/class-page.server';
import { ClassPageActions, ClassPageView, useClassPageTitle } from '~/support/class-page-view';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (t) =>
    page?.window
      ? t('results:class.title', {
          className: page.className,
          window: t(`common:window.${page.window.kind as 'winter'}`),
        })
      : t('results:class.titleAny'),
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const show = new URL(request.url).searchParams.get('results') === 'show';
  return inScope(viewer, (db) => loadClassPage(db, params.classId, { show }));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readClassForm(await readForm(request));
  const changed = await inScope(viewer, (db) => changeClassPage(db, params.classId, form));
  if (!changed.ok) return data({ problem: changed.problem }, { status: 409 });
  const { pathname, search } = new URL(request.url);
  return redirect(pathname + search);
}

export const shouldRevalidate = readAgainOnConflict;

export default function ClassPage() {
  const page = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  const { title, lead, steps } = useClassPageTitle(page);
  return (
    <AppPage title={title} lead={lead} steps={steps} actions={<ClassPageActions page={page} />}>
      <ClassPageView page={page} problem={problem} />
    </AppPage>
  );
}
