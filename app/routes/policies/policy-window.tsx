/** A window's results shown under one version of its policy. Nothing is saved. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readToldLevels } from '~/outcomes/told-levels.server';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { loadPolicyWindow, readVersion } from '~/scoring/policy-doors.server';
import { PolicyWindowView } from '~/scoring/policy-window-view';
import { usePolicyWords } from '~/scoring/policy-words';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('policies:under.page'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const which = { policyId: params.policyId, version: readVersion(params.version) };
  return inScope(viewer, (db) => loadPolicyWindow(db, which, params.windowId, readToldLevels));
}

export default function PolicyWindowPage() {
  const data = useLoaderData<typeof loader>();
  const { t, nameWindow } = usePolicyWords();
  const words = { window: startWithCapital(nameWindow(data.window)), version: data.head.version };
  return (
    <AppPage title={t('under.title', words)} lead={t('under.lead')}>
      <PolicyWindowView {...data} />
    </AppPage>
  );
}
