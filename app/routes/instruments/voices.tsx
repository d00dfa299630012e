/** Voices of the municipality, and the form that begins one. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { answerVoiceList } from '~/instruments/voice-doors.server';
import { readVoiceListForm } from '~/instruments/voice-forms';
import { VoiceListView } from '~/instruments/voice-list-view';
import { StartVoiceForm } from '~/instruments/voice-start-view';
import { listVoices } from '~/instruments/voice-store.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('voices:list.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const listed = await inScope(viewer, listVoices);
  return { ...listed, today: viewer.today };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readVoiceListForm(await readForm(request));
  const answer = await inScope(viewer, (db) => answerVoiceList(db, form));
  if (!answer.ok) return data({ problem: answer.problem }, { status: 400 });
  return redirect(answer.goesTo === 'voice' ? `/voices/${answer.voiceId}` : '/voices');
}

export default function VoicesPage() {
  const { voices, mayManage, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const { t } = useTranslation('voices');
  return (
    <AppPage title={t('list.title')} lead={t('list.lead')} width="reading">
      <div className="grid gap-8">
        <Notice kind="info" title={t('list.adultsOnly')} />
        <VoiceListView
          voices={voices}
          mayManage={mayManage}
          withdraw={(voiceId) => submit({ intent: 'withdraw-voice', voiceId }, { method: 'post' })}
        />
        <StartVoiceForm today={today} problem={answer?.problem} />
        {mayManage && (
          <p>
            <LinkButton to="/voices/import">{t('import.title')}</LinkButton>
          </p>
        )}
      </div>
    </AppPage>
  );
}
