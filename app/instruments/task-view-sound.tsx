/** A button that plays a clip, and says when there is none. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemSound } from '~/instruments/task-view';
import { playSound } from '~/instruments/task-view-sound.client';
import { Button } from '~/ui/button';

type PlayButtonProps = {
  /** Undefined when no bundle holds the clip. */
  sound: ItemSound | undefined;
  /** What is said, where the button stands without other words. */
  text?: string;
  size?: 'small';
};

export function PlayButton({ sound, text, size }: PlayButtonProps) {
  const { t } = useTranslation('instruments');
  const [state, setState] = useState<'rest' | 'playing' | 'failed'>('rest');
  const [lengthMs, setLengthMs] = useState<number>();
  if (!sound) return <span className="text-sm text-ink-soft">{t('items.noSound')}</span>;
  const play = async () => {
    setState('playing');
    try {
      setLengthMs(await playSound(sound));
      setState('rest');
    } catch {
      setState('failed');
    }
  };
  return (
    <span className="inline-grid gap-1">
      <Button
        type="button"
        size={size ?? 'small'}
        data-play=""
        data-played-ms={lengthMs}
        aria-label={text ? t('items.playName', { text }) : undefined}
        onClick={() => void play()}
      >
        {state === 'playing' ? t('items.playing') : t('items.play')}
      </Button>
      {state === 'failed' && <span role="alert">{t('items.soundFailed')}</span>}
    </span>
  );
}
