/**
 * What the made-up pupil says: heard, and as text at the same pace for who cannot hear it. The text is
 * the latest words and two before them.
 */
import { useState } from 'react';
import type { GridState } from '~/administration/grid-state';
import { Checkbox } from '~/ui/checkbox';
import type { Exercise, Utterance } from './exercise';
import { useTrainingWords } from './training-view';
import { type ReadingSound, usePlayedOnce } from './use-reading-sound';

const SHOWN = 3;
/** The adult tells after so long a silence. */
const TELL_MS = 3_000;

type Props = {
  exercise: Exercise;
  sound: ReadingSound;
  elapsedMs: number;
  phase: GridState['phase'];
};

export function PlayedReading({ exercise, sound, elapsedMs, phase }: Props) {
  const { t } = useTrainingWords();
  const [wantsText, setWantsText] = useState(false);
  usePlayedOnce(sound, phase, elapsedMs);
  const hasSound = sound.state === 'ready';
  const hasBegun = phase !== 'ready' && phase !== 'new';
  return (
    <div className="played-reading" data-testid="played-reading" data-sound={sound.state}>
      <p className="played-label">
        <strong>{t('training.task.says')}</strong>{' '}
        {t(hasSound ? 'training.task.heard' : 'training.task.simulated')}
      </p>
      {hasSound && <Player sound={sound} hasBegun={hasBegun} />}
      {sound.state === 'failed' && <p role="alert">{t('training.task.soundFailed')}</p>}
      {hasSound && !hasBegun && (
        <Checkbox
          label={t('training.task.showText')}
          hint={t('training.task.showTextHint')}
          checked={wantsText}
          onChange={(event) => setWantsText(event.currentTarget.checked)}
        />
      )}
      {(wantsText || !hasSound) && (
        <SpokenText exercise={exercise} elapsedMs={elapsedMs} phase={phase} />
      )}
      {hasSound && hasBegun && !wantsText && (
        <p className="played-words" role="status">
          {t(phase === 'running' ? 'training.task.listen' : 'training.task.over')}
        </p>
      )}
    </div>
  );
}

/** Free to listen to before the start; after it the sound is played once and has no buttons. */
function Player({ sound, hasBegun }: { sound: ReadingSound; hasBegun: boolean }) {
  const { t } = useTrainingWords();
  return (
    <div className="grid gap-1">
      {!hasBegun && <p className="played-label">{t('training.task.listenFirst')}</p>}
      {/* biome-ignore lint/a11y/useMediaCaption: the same words are shown as text when asked for */}
      <audio
        ref={sound.audio}
        src={sound.sound?.path}
        preload="auto"
        controls={!hasBegun}
        controlsList="nodownload noplaybackrate"
        aria-label={t('training.task.soundLabel')}
        data-testid="reading-sound"
        onError={sound.fail}
      />
    </div>
  );
}

/** The utterances heard so far, latest last; what is skipped is not heard. */
function listHeard(exercise: Exercise, elapsedMs: number): Utterance[] {
  return exercise.utterances
    .filter(({ kind, startMs }) => kind !== 'skipped' && startMs <= elapsedMs)
    .slice(-SHOWN);
}

function SpokenText({ exercise, elapsedMs, phase }: Omit<Props, 'sound'>) {
  const { t } = useTrainingWords();
  const silent = `(${t('training.task.silent')})`;
  const describeHalt = (silentMs: number) =>
    silentMs < TELL_MS ? silent : `${silent} (${t('training.task.tell')})`;
  const hasBegun = phase !== 'ready' && phase !== 'new';
  const isOver = hasBegun && (phase !== 'running' || elapsedMs >= exercise.endMs);
  const heard = hasBegun ? listHeard(exercise, Math.min(elapsedMs, exercise.endMs)) : [];
  return (
    <p className="played-words" role="log" aria-live="polite" lang="sv">
      {hasBegun ? null : <span className="played-old">{t('training.task.before')}</span>}
      {heard.map(({ position, said, kind, startMs }, index) => {
        const isLatest = index === heard.length - 1 && !isOver;
        const words = kind === 'told' ? describeHalt(elapsedMs - startMs) : said;
        return (
          <span key={position} className={isLatest ? 'played-now' : 'played-old'}>
            {words}{' '}
          </span>
        );
      })}
      {isOver ? <span className="played-now">{t('training.task.over')}</span> : null}
    </p>
  );
}
