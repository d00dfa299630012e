/** One version of a cut policy, and the decisions on it. */
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
import { readToldLevels } from '~/outcomes/told-levels.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { answerPolicyForm, loadPolicyVersion, readVersion } from '~/scoring/policy-doors.server';
import { PolicyVersionView } from '~/scoring/policy-version-view';
import { usePolicyWords } from '~/scoring/policy-words';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('policies:list.title'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const version = readVersion(params.version);
  const { searchParams } = new URL(request.url);
  return inScope(viewer, (db) =>
    loadPolicyVersion(db, params.policyId, version, readToldLevels, searchParams),
  );
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const which = { policyId: params.policyId ?? '', version: readVersion(params.version) };
  const form = await readForm(request);
  const answer = await inScope(viewer, (db) => answerPolicyForm(db, which, form));
  return answer.ok ? redirect('/policies') : data({ problem: answer.windowId }, { status: 400 });
}

export default function PolicyPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t, say } = usePolicyWords();
  const { title, version } = page.head;
  return (
    <AppPage title={t('version.title', { title: say(title), version })} lead={t('version.lead')}>
      <PolicyVersionView {...page} problem={refused?.problem ?? null} />
    </AppPage>
  );
}
