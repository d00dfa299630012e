/** Packages: a file is read in here, or taken out. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { loadPackages, receivePackage } from '~/outcomes/packages/package-store.server';
import { readUpload } from '~/outcomes/packages/package-upload.server';
import { PackagesView } from '~/outcomes/packages/packages-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('examples:packages.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, loadPackages);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const upload = await readUpload(request);
  const answer = await inScope(viewer, (db) => receivePackage(db, upload));
  if (answer.ok) return redirect(`/packages/${answer.importId}`);
  return data(answer, { status: answer.problem === 'too-large' ? 413 : 422 });
}

export default function Packages() {
  const page = useLoaderData<typeof loader>();
  const upload = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { t } = useTranslation('examples');
  const refused = search.get('refused');
  return (
    <AppPage title={t('packages.title')} lead={t('packages.lead')}>
      <PackagesView
        page={page}
        upload={upload ?? null}
        refused={refused === 'empty' || refused === 'personal-data' ? refused : null}
      />
    </AppPage>
  );
}
