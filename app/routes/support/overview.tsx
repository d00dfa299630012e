/** Pupils x skills over the classes a special educator is assigned to, and the decisions on flags. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { overviewForm } from '~/support/overview';
import { changeOverview, getOverview } from '~/support/overview-store.server';
import { OverviewView } from '~/support/overview-view';
import { PlanPlaces } from '~/support/plans/plan-places';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('support:overview.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, getOverview);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = overviewForm.safeParse(Object.fromEntries(await readForm(request)));
  if (!form.success) throw badRequest();
  const refused = await inScope(viewer, (db) => changeOverview(db, form.data));
  if (refused) return data(refused, { status: 400 });
  return redirect(`/overview${new URL(request.url).search}`);
}

/** Opening a pupil's panel changes the address only: nothing new is fetched. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  const isPanelOnly =
    currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return isPanelOnly && !formMethod ? false : defaultShouldRevalidate;
};

export default function OverviewPage() {
  const { windowKind, ...overview } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation(['support', 'common']);
  const kind = WINDOW_WORDS.find((known) => known === windowKind);
  return (
    <AppPage
      title={t('overview.title')}
      lead={
        kind ? t('overview.leadWindow', { window: t(`common:window.${kind}`) }) : t('overview.lead')
      }
      actions={<PlanPlaces here="overview" />}
    >
      <OverviewView {...overview} refused={refused} />
    </AppPage>
  );
}

const WINDOW_WORDS = ['autumn', 'winter', 'spring'] as const;
