/** For the administrator: answers that could not be placed with a pupil, and why. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { QUARANTINE_REASONS } from '~/administration/device-protocol';
import { listSetAside } from '~/administration/set-aside-store.server';
import { SetAsideView } from '~/administration/set-aside-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('operations:setAside.title'));

/** A count in the address, after something was released. */
function readCount(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const asked = new URL(request.url).searchParams;
  const reason = QUARANTINE_REASONS.find((one) => one === asked.get('reason')) ?? null;
  const shown = { reason, handled: asked.get('show') === 'handled' };
  const groups = await inScope(viewer, (db) => listSetAside(db, shown));
  const released = readCount(asked.get('released'));
  const left = readCount(asked.get('left')) ?? 0;
  return { groups, shown, timeZone: viewer.timeZone, released, left };
}

export default function SetAsidePage() {
  const loaded = useLoaderData<typeof loader>();
  const { t } = useTranslation('operations');
  const steps = [{ label: t('title'), to: '/operations' }, { label: t('setAside.title') }];
  return (
    <AppPage title={t('setAside.title')} lead={t('setAside.lead')} steps={steps} width="reading">
      <SetAsideView {...loaded} />
    </AppPage>
  );
}
