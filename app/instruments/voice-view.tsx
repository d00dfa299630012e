/** A voice's page: the prompt at hand with its recorder, and every prompt with its state. */
import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { PromptFacts, VoiceFacts } from '~/instruments/voice-facts';
import { useBundleTitle } from '~/instruments/voice-list-view';
import { promptKey } from '~/instruments/voice-prompts';
import { VoiceRecorder } from '~/instruments/voice-recorder';
import { Button } from '~/ui/button';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';

type Props = { voice: VoiceFacts; prompts: PromptFacts[]; chosenKey: string | null };

const stateOf = ({ clip }: PromptFacts) => clip?.state ?? 'missing';
const promptAddress = (prompt: PromptFacts) => `?prompt=${encodeURIComponent(promptKey(prompt))}`;

/** The next prompt after this one that is not approved yet, round the end. */
function findNext(prompts: readonly PromptFacts[], current: PromptFacts): PromptFacts | undefined {
  const at = prompts.indexOf(current);
  return [...prompts.slice(at + 1), ...prompts.slice(0, at)].find(
    (prompt) => stateOf(prompt) !== 'approved',
  );
}

export function VoiceView({ voice, prompts, chosenKey }: Props) {
  const { t } = useTranslation('voices');
  if (voice.withdrawnOn !== null) return <Notice kind="info" title={t('voice.withdrawn')} />;
  const chosen =
    prompts.find((prompt) => promptKey(prompt) === chosenKey) ??
    prompts.find((prompt) => stateOf(prompt) !== 'approved') ??
    prompts[0];
  return (
    <div className="grid gap-8">
      <Notice kind="info" title={t('list.adultsOnly')} />
      {chosen && (
        <PromptPanel key={promptKey(chosen)} prompt={chosen} next={findNext(prompts, chosen)} />
      )}
      <PromptLists voice={voice} prompts={prompts} chosen={chosen} />
    </div>
  );
}

function PromptPanel({ prompt, next }: { prompt: PromptFacts; next: PromptFacts | undefined }) {
  const { t } = useTranslation('voices');
  return (
    <section className="grid gap-4 rounded border border-line p-4" aria-labelledby="prompt-text">
      <h2 id="prompt-text" className="text-3xl" lang="sv">
        {prompt.text}
      </h2>
      <p>
        <strong>{t('recorder.say')}:</strong> {t(`recorder.kind-${prompt.kind}`)}
      </p>
      <VoiceRecorder prompt={prompt} />
      {prompt.clip && <SavedClip prompt={prompt} clip={prompt.clip} next={next} />}
      {next ? (
        <p>
          <LinkButton look="quiet" to={promptAddress(next)} preventScrollReset>
            {t('recorder.next')}
          </LinkButton>
        </p>
      ) : (
        <Notice kind="success" title={t('recorder.done')} />
      )}
    </section>
  );
}

type SavedProps = {
  prompt: PromptFacts;
  clip: NonNullable<PromptFacts['clip']>;
  next: PromptFacts | undefined;
};

function SavedClip({ prompt, clip, next }: SavedProps) {
  const { t } = useTranslation('voices');
  const isApproving = useNavigation().formData?.get('intent') === 'approve-clip';
  return (
    <div className="grid gap-3">
      <p id="saved-clip">
        {t('recorder.listenSaved')} ·{' '}
        {clip.approvedBy
          ? t('voice.approvedBy', { name: clip.approvedBy })
          : t(`voice.state-${clip.state}`)}
      </p>
      {/* biome-ignore lint/a11y/useMediaCaption: the words stand above it */}
      <audio controls preload="none" src={clip.soundUrl} aria-labelledby="saved-clip prompt-text" />
      <Form method="post" className="flex flex-wrap gap-3">
        <input type="hidden" name="bundleId" value={prompt.bundleId} />
        <input type="hidden" name="clipName" value={prompt.clipName} />
        {next && <input type="hidden" name="next" value={promptKey(next)} />}
        {clip.state !== 'approved' && (
          <Button
            look="primary"
            name="intent"
            value="approve-clip"
            pendingLabel={isApproving ? t('recorder.approving') : undefined}
          >
            {t(next ? 'recorder.approveNext' : 'recorder.approve')}
          </Button>
        )}
        <Button look="quiet" name="intent" value="remove-clip">
          {t('recorder.remove')}
        </Button>
      </Form>
    </div>
  );
}

type ListsProps = { voice: VoiceFacts; prompts: PromptFacts[]; chosen: PromptFacts | undefined };

function PromptLists({ voice, prompts, chosen }: ListsProps) {
  const { t } = useTranslation('voices');
  const nameBundle = useBundleTitle();
  return (
    <section className="grid gap-4">
      <h2>{t('voice.prompts')}</h2>
      {voice.progress.map((progress) => (
        <details key={progress.bundleId} open={progress.bundleId === chosen?.bundleId}>
          <summary>
            {nameBundle(progress)}: {t('list.count', progress)}
          </summary>
          <ul className="grid gap-1 py-2">
            {prompts
              .filter(({ bundleId }) => bundleId === progress.bundleId)
              .map((prompt) => (
                <PromptLine key={promptKey(prompt)} prompt={prompt} isChosen={prompt === chosen} />
              ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function PromptLine({ prompt, isChosen }: { prompt: PromptFacts; isChosen: boolean }) {
  const { t } = useTranslation('voices');
  return (
    <li className="flex flex-wrap justify-between gap-x-4 gap-y-1">
      <Link to={promptAddress(prompt)} aria-current={isChosen || undefined} lang="sv">
        {prompt.text}
      </Link>
      <span>{t(`voice.state-${stateOf(prompt)}`)}</span>
    </li>
  );
}
