/** Open cases of the viewer's classes. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { CaseList } from '~/support/case/case-list';
import { listCases } from '~/support/case/case-list.server';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('cases:listTitle'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return { cases: await inScope(viewer, listCases) };
}

export default function CasesPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation('cases');
  return (
    <AppPage title={t('listTitle')} lead={t('listLead')}>
      <CaseList {...page} />
    </AppPage>
  );
}
