/** One voice: its prompts are recorded and approved here. The one page with a microphone. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { getVoice } from '~/instruments/voice-clips.server';
import { answerVoicePage } from '~/instruments/voice-doors.server';
import { readVoiceClipForm } from '~/instruments/voice-forms';
import { VoiceView } from '~/instruments/voice-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction<typeof loader> = ({ matches, data: shown }) =>
  pageTitle(matches, (t) => t('voices:voice.title', { label: shown?.voice.label ?? '' }));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getVoice(db, params.voiceId));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readVoiceClipForm(await readForm(request));
  const answer = await answerVoicePage(viewer, params.voiceId, form);
  if (!answer.ok) return data(answer, { status: 422 });
  if (form?.intent !== 'approve-clip') return data(answer);
  const next = form.next ? `?prompt=${encodeURIComponent(form.next)}` : '';
  return redirect(`/voices/${params.voiceId}${next}`);
}

export default function VoicePage() {
  const { voice, prompts } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { t } = useTranslation('voices');
  const title = t('voice.title', { label: voice.label });
  return (
    <AppPage
      title={title}
      lead={t('voice.lead')}
      width="reading"
      steps={[{ label: t('list.title'), to: '/voices' }, { label: title }]}
    >
      <VoiceView voice={voice} prompts={prompts} chosenKey={search.get('prompt')} />
    </AppPage>
  );
}
