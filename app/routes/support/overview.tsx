/** Pupils x skills over the classes a special educator is assigned to, and the decisions on flags. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLocale } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { overviewForm } from '~/support/overview';
import { receiveRows, sendRows } from '~/support/overview-sent';
import { changeOverview, getOverview } from '~/support/overview-store.server';
import { OverviewView } from '~/support/overview-view';
import { PlanPlaces } from '~/support/plans/plan-places';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('support:overview.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const locale = chooseLocale(request, viewer.locale);
  const { rows, ...overview } = await inScope(viewer, (db) => getOverview(db, locale));
  return { ...overview, sent: sendRows(rows) };
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
  const { windowKind, sent, ...overview } = useLoaderData<typeof loader>();
  const rows = useMemo(() => receiveRows(sent), [sent]);
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
      <OverviewView {...overview} rows={rows} refused={refused} />
    </AppPage>
  );
}

const WINDOW_WORDS = ['autumn', 'winter', 'spring'] as const;
