/** One package: what it would change here, taken in, thrown away or undone. */
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { useExampleWords } from '~/outcomes/examples/example-words';
import { ImportView } from '~/outcomes/packages/import-view';
import { readImportForm } from '~/outcomes/packages/package-page';
import { changeImport, loadImport } from '~/outcomes/packages/package-store.server';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('examples:packages.preview.title'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadImport(db, params.importId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readImportForm(await readForm(request));
  await inScope(viewer, async (db) => {
    await loadImport(db, params.importId);
    if (!form) throw badRequest();
    await changeImport(db, params.importId, form);
  });
  return redirect(`/packages/${params.importId}`);
}

export default function Package() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation('examples');
  const { day } = useExampleWords();
  return (
    <AppPage
      title={t('packages.preview.title')}
      lead={t('packages.preview.lead', { day: day(page.madeOn) })}
      steps={[
        { label: t('packages.title'), to: '/packages' },
        { label: t('packages.preview.title') },
      ]}
    >
      <ImportView page={page} />
    </AppPage>
  );
}
