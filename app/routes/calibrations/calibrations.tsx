/** Task forms that can be calibrated from the municipality's own answers, and the calibrations made. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { calibrationFormSchema } from '~/scoring/calibration-form';
import { CalibrationListView } from '~/scoring/calibration-list-view';
import { listCalibrations, startCalibration } from '~/scoring/calibration-store.server';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('calibration:list.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, listCalibrations);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = calibrationFormSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!form.success) throw badRequest();
  const started = await inScope(viewer, (db) => startCalibration(db, form.data));
  return started.ok
    ? redirect(`/calibrations/${started.calibrationId}`)
    : data(started, { status: 409 });
}

export default function CalibrationsPage() {
  const { t } = useTranslation(['calibration', 'instruments']);
  const refused = useActionData<typeof action>();
  const steps = [
    { label: t('instruments:battery.title'), to: '/instruments' },
    { label: t('list.title') },
  ];
  return (
    <AppPage title={t('list.title')} lead={t('list.lead')} steps={steps}>
      <CalibrationListView {...useLoaderData<typeof loader>()} refused={refused ?? null} />
    </AppPage>
  );
}
