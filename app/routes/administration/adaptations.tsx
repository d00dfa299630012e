/** Adaptations and exemptions of a class's round. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope, requireId } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import {
  adaptationSchema,
  changeAdaptation,
  getAdaptations,
} from '~/administration/accommodation-store.server';
import { AdaptationsView } from '~/administration/adaptations-view';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readAgainOnConflict } from '~/routes/read-again';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (t) =>
    t('administration:adaptations.title', { className: page?.className ?? '' }),
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getAdaptations(db, params.classId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const classId = requireId(params.classId);
  const command = adaptationSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!command.success) throw badRequest();
  const changed = await inScope(viewer, (db) => changeAdaptation(db, classId, command.data));
  if (!changed.ok) return data({ isLeftOut: true }, { status: 409 });
  return redirect(`/classes/${classId}/adaptations`);
}

export const shouldRevalidate = readAgainOnConflict;

export default function AdaptationsRoute() {
  const page = useLoaderData<typeof loader>();
  const isLeftOut = useActionData<typeof action>()?.isLeftOut ?? false;
  const { t } = useTranslation('administration');
  const { classId, className, schoolName } = page;
  return (
    <AppPage
      title={t('adaptations.title', { className })}
      lead={t('adaptations.lead')}
      steps={[
        { label: schoolName },
        { label: t('round.title', { className }), to: `/classes/${classId}/round` },
        { label: t('adaptations.title', { className }) },
      ]}
    >
      <AdaptationsView page={page} isLeftOut={isLeftOut} />
    </AppPage>
  );
}
