/** One calibration of a task form: items with errors and fit, group differences, and the scale. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { CalibrationView } from '~/scoring/calibration-result-view';
import { getCalibration } from '~/scoring/calibration-store.server';
import { useCalibrationWords } from '~/scoring/calibration-words';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('calibration:list.title'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const calibration = await inScope(viewer, (db) => getCalibration(db, params.calibrationId));
  return { calibration, timeZone: viewer.timeZone };
}

export default function CalibrationPage() {
  const { calibration, timeZone } = useLoaderData<typeof loader>();
  const { t, nameForm } = useCalibrationWords(timeZone);
  const title = t('result.title', { form: nameForm(calibration), version: calibration.version });
  const steps = [
    { label: t('list.title'), to: '/calibrations' },
    { label: t('result.version', { version: calibration.version }) },
  ];
  return (
    <AppPage title={title} lead={t('result.lead')} steps={steps}>
      <CalibrationView calibration={calibration} timeZone={timeZone} />
    </AppPage>
  );
}
