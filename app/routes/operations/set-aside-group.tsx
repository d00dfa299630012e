/** One group of answers set aside: placed with a pupil, or marked as seen. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { SetAsideDetailView } from '~/administration/set-aside-detail-view';
import { describeSetAside, releaseSetAside } from '~/administration/set-aside-release.server';
import { setLookedAt } from '~/administration/set-aside-store.server';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('release'), target: z.string().max(64) }),
  z.object({ intent: z.literal('looked-at') }),
  z.object({ intent: z.literal('take-up') }),
]);

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('operations:setAside.title'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const detail = await inScope(viewer, (db) => describeSetAside(db, params.keptId));
  return { detail, timeZone: viewer.timeZone };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = formSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!form.success) throw badRequest();
  const { keptId } = params;
  if (form.data.intent !== 'release') {
    const isLookedAt = form.data.intent === 'looked-at';
    await inScope(viewer, (db) => setLookedAt(db, keptId, isLookedAt));
    return redirect('/operations/set-aside');
  }
  const { target } = form.data;
  const result = await inScope(viewer, (db) => releaseSetAside(db, keptId, target));
  if (!result.ok) return data({ problem: result.problem }, { status: 400 });
  const { released, left } = result;
  return redirect(`/operations/set-aside?released=${released}&left=${left}`);
}

export default function SetAsideGroupPage() {
  const { detail, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('operations');
  const { deviceNumber: number, className, schoolName } = detail.group;
  const title = t('setAside.device', { number, className, schoolName });
  const steps = [
    { label: t('title'), to: '/operations' },
    { label: t('setAside.title'), to: '/operations/set-aside' },
    { label: title },
  ];
  return (
    <AppPage title={title} steps={steps} width="reading">
      <SetAsideDetailView detail={detail} timeZone={timeZone} problem={answer?.problem ?? null} />
    </AppPage>
  );
}
