/** A voice is read in from a file. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope, requireMunicipality } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { receiveVoicePackage } from '~/instruments/voice-doors.server';
import { ImportVoiceForm } from '~/instruments/voice-start-view';
import { readPackageUpload } from '~/instruments/voice-upload.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('voices:import.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  await inScope(viewer, async (db) => requireMunicipality(db, 'voice.manage'));
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const upload = await readPackageUpload(request);
  const answer = await inScope(viewer, (db) => receiveVoicePackage(db, upload));
  if (answer.ok) return redirect('/voices');
  return data({ problem: answer.problem }, { status: answer.problem === 'too-large' ? 413 : 422 });
}

export default function VoiceImportPage() {
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('voices');
  return (
    <AppPage
      title={t('import.title')}
      lead={t('import.lead')}
      width="reading"
      steps={[{ label: t('list.title'), to: '/voices' }, { label: t('import.title') }]}
    >
      <ImportVoiceForm problem={answer?.problem} />
    </AppPage>
  );
}
