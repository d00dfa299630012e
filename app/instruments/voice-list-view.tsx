/** The voices of the municipality: which is used, how far each has come, and what can be done. */
import { Form } from '@remix-run/react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleProgress, VoiceFacts } from '~/instruments/voice-facts';
import { Button } from '~/ui/button';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';

type Props = { voices: VoiceFacts[]; mayManage: boolean; withdraw: (voiceId: string) => void };

function useDay() {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
  return (day: string) => format.format(new Date(`${day}T12:00:00Z`));
}

/** The title of a task's bundle, or what is said outside the tasks. */
export function useBundleTitle() {
  const { t, i18n } = useTranslation('voices');
  return ({ title }: Pick<BundleProgress, 'title'>) =>
    title ? title[i18n.language === 'en' ? 'en' : 'sv'] : t('list.common');
}

export function VoiceListView({ voices, mayManage, withdraw }: Props) {
  const { t } = useTranslation('voices');
  if (voices.length === 0)
    return <EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>;
  return (
    <ul className="grid gap-6">
      {voices.map((voice) => (
        <li key={voice.voiceId} className="grid gap-4 rounded border border-line p-4">
          <VoiceHead voice={voice} />
          {voice.withdrawnOn === null && (
            <>
              <Progress voice={voice} />
              <VoiceActions voice={voice} mayManage={mayManage} withdraw={withdraw} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function VoiceHead({ voice }: { voice: VoiceFacts }) {
  const { t } = useTranslation('voices');
  const day = useDay();
  const { label, inUse, withdrawnOn, agreedOn } = voice;
  const state = withdrawnOn
    ? t('list.withdrawn', { date: day(withdrawnOn) })
    : t(inUse ? 'list.inUse' : 'list.notInUse');
  return (
    <div>
      <h2>{label}</h2>
      <p>
        <strong>{state}</strong>
        {agreedOn && !withdrawnOn && ` · ${t('list.agreed', { date: day(agreedOn) })}`}
      </p>
    </div>
  );
}

function Progress({ voice }: { voice: VoiceFacts }) {
  const { t } = useTranslation('voices');
  const nameBundle = useBundleTitle();
  return (
    <dl aria-label={t('list.progress')} className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
      {voice.progress.map((progress) => (
        <div key={progress.bundleId} className="flex flex-wrap justify-between gap-x-4">
          <dt>{nameBundle(progress)}</dt>
          <dd className="tabular-nums">
            {t('list.count', progress)}
            {progress.recorded > progress.approved && ` (${t('list.countRecorded', progress)})`}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Intent(props: { intent: string; voiceId: string; children: ReactNode }) {
  return (
    <Form method="post">
      <input type="hidden" name="voiceId" value={props.voiceId} />
      <Button name="intent" value={props.intent}>
        {props.children}
      </Button>
    </Form>
  );
}

function VoiceActions(props: Pick<Props, 'mayManage' | 'withdraw'> & { voice: VoiceFacts }) {
  const { t } = useTranslation('voices');
  const { voice, mayManage, withdraw } = props;
  const { voiceId, label, inUse } = voice;
  const [isAsking, setAsking] = useState(false);
  const isRecorded = voice.progress.some(({ recorded }) => recorded > 0);
  return (
    <div className="flex flex-wrap items-center gap-3">
      {/* A page of its own: the microphone is allowed there and nowhere else. */}
      <LinkButton
        to={`/voices/${voiceId}`}
        reloadDocument
        aria-label={t('list.openNamed', { label })}
      >
        {t('list.open')}
      </LinkButton>
      {mayManage && (
        <Intent intent={inUse ? 'stop-using-voice' : 'use-voice'} voiceId={voiceId}>
          {t(inUse ? 'list.stopUsing' : 'list.use')}
        </Intent>
      )}
      {mayManage && isRecorded && (
        <LinkButton to={`/voices/${voiceId}/package`} reloadDocument>
          {t('list.export')}
        </LinkButton>
      )}
      {(mayManage || voice.begunByMe) && (
        <Button type="button" look="quiet" onClick={() => setAsking(true)}>
          {t('list.withdraw')}
        </Button>
      )}
      {mayManage && !inUse && <p className="w-full">{t('list.useHint')}</p>}
      <ConfirmDialog
        isOpen={isAsking}
        look="danger"
        title={t('list.withdrawTitle')}
        confirmLabel={t('list.withdrawConfirm')}
        cancelLabel={t('list.cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          withdraw(voiceId);
        }}
      >
        {t('list.withdrawText')}
      </ConfirmDialog>
    </div>
  );
}
