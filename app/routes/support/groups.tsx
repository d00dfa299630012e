/** Groups of pupils with a like need: suggested, made, changed. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { changeGroup } from '~/support/groups/group-changes.server';
import { readGroupForm } from '~/support/groups/group-form';
import { loadGroups } from '~/support/groups/group-store.server';
import { readChoice } from '~/support/groups/groups-page';
import { GroupsView } from '~/support/groups/groups-view';
import { PlanPlaces } from '~/support/plans/plan-places';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('plans:groups.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const choice = readChoice(new URL(request.url).searchParams);
  return inScope(viewer, (db) => loadGroups(db, choice));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readGroupForm(await readForm(request));
  const outcome = await inScope(viewer, (db) => changeGroup(db, form));
  const refused = outcome.ok ? 200 : outcome.problem === 'form' ? 400 : 409;
  return data(outcome, { status: refused });
}

export default function GroupsRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('plans');
  return (
    <AppPage
      title={t('groups.title')}
      lead={t('groups.lead', { count: page.pupilCount })}
      actions={<PlanPlaces here="groups" />}
    >
      <GroupsView page={page} answer={answer} />
    </AppPage>
  );
}
