/** A new version of a cut policy, written as a draft. */
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
import { answerDraftForm, loadNewVersion, readVersion } from '~/scoring/policy-doors.server';
import { PolicyDraftView } from '~/scoring/policy-draft-view';
import { usePolicyWords } from '~/scoring/policy-words';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('policies:version.new'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const version = readVersion(params.version);
  return inScope(viewer, (db) => loadNewVersion(db, params.policyId, version));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const which = { policyId: params.policyId ?? '', version: readVersion(params.version) };
  const form = await readForm(request);
  const made = await inScope(viewer, (db) => answerDraftForm(db, which, form));
  if (made.ok) return redirect(`/policies/${which.policyId}/${made.version}`);
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return data({ problems: made.problems, typed }, { status: 400 });
}

export default function NewPolicyPage() {
  const version = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t, say } = usePolicyWords();
  return (
    <AppPage
      title={t('draft.title', { title: say(version.head.title) })}
      lead={t('draft.lead', { version: version.head.version })}
    >
      <PolicyDraftView
        {...version}
        problems={refused?.problems ?? []}
        typed={refused?.typed ?? null}
      />
    </AppPage>
  );
}
