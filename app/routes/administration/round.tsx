/** A class's round today: start it, go on with it, catch up, or let somebody else lead it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope, requireId } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readLateForm } from '~/administration/late-form';
import { readConditionForm } from '~/administration/preconditions/precondition-form';
import { setClassCondition } from '~/administration/preconditions/precondition-store.server';
import { getRoundPage } from '~/administration/round-page.server';
import { startSitting } from '~/administration/round-start.server';
import { RoundAction, RoundView } from '~/administration/round-view';
import { openSittingSchema } from '~/administration/round-words';
import { changeTestLeader } from '~/administration/test-leader-appointment.server';
import { readTestLeaderForm } from '~/administration/test-leader-form';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readAgainOnConflict } from '~/routes/read-again';
import { changeLateJoiner } from '~/scoring/late-joiner-changes.server';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (t) => t('administration:round.title', { className: page?.className ?? '' }));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getRoundPage(db, params.classId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const classId = requireId(params.classId);
  const sent = await readForm(request);
  const late = readLateForm(sent);
  if (late) {
    await inScope(viewer, (db) => changeLateJoiner(db, classId, late));
    return redirect(`/classes/${classId}/round`);
  }
  const leader = readTestLeaderForm(sent);
  if (leader) {
    const changed = await inScope(viewer, (db) => changeTestLeader(db, classId, leader));
    if (!changed.ok) return data({ refused: 'leader' as const }, { status: 409 });
    return redirect(`/classes/${classId}/round`);
  }
  const condition = readConditionForm(sent);
  if (condition) {
    const { intent, ...told } = condition;
    const isMet = intent === 'condition-met';
    await inScope(viewer, (db) => setClassCondition(db, classId, { ...told, isMet }));
    return redirect(`/classes/${classId}/round`);
  }
  const form = openSittingSchema.safeParse(Object.fromEntries(sent));
  if (!form.success) throw badRequest();
  const opened = await inScope(viewer, (db) => startSitting(db, classId, form.data.kind));
  if (!opened.ok && (opened.problem === 'not-prepared' || opened.problem === 'not-for-role')) {
    return data(
      { refused: 'start' as const },
      { status: opened.problem === 'not-prepared' ? 409 : 403 },
    );
  }
  return redirect(opened.ok ? `/sittings/${opened.sittingId}` : `/classes/${classId}/round`);
}

export const shouldRevalidate = readAgainOnConflict;

export default function RoundRoute() {
  const page = useLoaderData<typeof loader>();
  const isLeftOut = useSearchParams()[0].get('refused') === 'left-out';
  const refused = useActionData<typeof action>()?.refused ?? (isLeftOut ? 'task' : null);
  const { t } = useTranslation('administration');
  return (
    <AppPage
      title={t('round.title', { className: page.className })}
      lead={t('round.lead')}
      width="reading"
      steps={[
        { label: page.schoolName },
        { label: page.className },
        { label: t('round.title', { className: page.className }) },
      ]}
      actions={<RoundAction page={page} />}
    >
      <RoundView page={page} refused={refused} />
    </AppPage>
  );
}
