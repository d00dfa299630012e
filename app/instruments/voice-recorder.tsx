/** The recorder of one prompt: say it, look and listen, keep it or redo it. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Recording, useVoiceRecording } from '~/instruments/use-voice-recording';
import { playSamples } from '~/instruments/voice-capture.client';
import type { PromptFacts } from '~/instruments/voice-facts';
import { isRoomNoisy, listVoiceFaults, type VoiceSpan } from '~/instruments/voice-level';
import type { RecordingProblem } from '~/instruments/voice-problems';
import { VoiceWaveform } from '~/instruments/voice-waveform';
import { SAMPLES_PER_SECOND, writeWave } from '~/instruments/wave';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';

type Answer = { ok: boolean; problem?: RecordingProblem };

export function VoiceRecorder({ prompt }: { prompt: PromptFacts }) {
  const { t } = useTranslation('voices');
  const { state, level, recording, toggle, setSpan, clear } = useVoiceRecording();
  const { keep, isKeeping, problem } = useKeeping(prompt, clear);
  const isRecording = state === 'recording';
  const wasRecorded = recording !== null || prompt.clip !== null;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-4">
        <Button
          type="button"
          look={recording ? 'secondary' : 'primary'}
          onClick={toggle}
          pendingLabel={state === 'opening' ? t('recorder.opening') : undefined}
        >
          {t(
            isRecording
              ? 'recorder.stop'
              : wasRecorded
                ? 'recorder.recordAgain'
                : 'recorder.record',
          )}
        </Button>
        <span role="status">{isRecording ? t('recorder.speak') : t('recorder.space')}</span>
        {isRecording && <meter aria-label={t('recorder.level')} min={0} max={1} value={level} />}
      </div>
      {state === 'refused' && <Notice kind="error" isLive title={t('recorder.refused')} />}
      {problem && <Notice kind="error" isLive title={t(`recorder.fault-${problem}`)} />}
      {recording && !isRecording && (
        <Review
          recording={recording}
          setSpan={setSpan}
          redo={toggle}
          keep={() => keep(recording)}
          isKeeping={isKeeping}
        />
      )}
    </div>
  );
}

/** Sends what is kept; the recording is let go when the server has it. */
function useKeeping({ bundleId, clipName }: PromptFacts, clear: () => void) {
  const fetcher = useFetcher<Answer>();
  const latestClear = useRef(clear);
  latestClear.current = clear;
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok) latestClear.current();
  }, [fetcher.state, fetcher.data]);
  return {
    isKeeping: fetcher.state !== 'idle',
    problem: fetcher.state === 'idle' ? fetcher.data?.problem : undefined,
    keep({ samples, span }: Recording) {
      const form = new FormData();
      form.set('intent', 'record-clip');
      form.set('bundleId', bundleId);
      form.set('clipName', clipName);
      const wave = writeWave(samples.slice(span.start, span.end));
      form.set('sound', new Blob([wave], { type: 'audio/wav' }), 'clip.wav');
      fetcher.submit(form, { method: 'post', encType: 'multipart/form-data' });
    },
  };
}

type ReviewProps = {
  recording: Recording;
  setSpan: (span: VoiceSpan) => void;
  redo: () => void;
  keep: () => void;
  isKeeping: boolean;
};

function Review({ recording, setSpan, redo, keep, isKeeping }: ReviewProps) {
  const { t } = useTranslation('voices');
  const { samples, span } = recording;
  const kept = samples.subarray(span.start, span.end);
  const faults = listVoiceFaults(kept);
  const isNoisy = faults.length === 0 && isRoomNoisy(samples, span);
  return (
    <div className="grid gap-4">
      <VoiceWaveform label={t('recorder.wave')} samples={samples} span={span} />
      <TrimSlider
        label={t('recorder.startAt')}
        recording={recording}
        end="start"
        setSpan={setSpan}
      />
      <TrimSlider label={t('recorder.endAt')} recording={recording} end="end" setSpan={setSpan} />
      {faults.map((fault) => (
        <Notice key={fault} kind="warning" title={t(`recorder.fault-${fault}`)} />
      ))}
      {isNoisy && <Notice kind="warning" title={t('recorder.noisy')} />}
      {faults.length === 0 && !isNoisy && <Notice kind="success" title={t('recorder.good')} />}
      <div className="flex flex-wrap gap-3">
        <Button type="button" onClick={() => playSamples(kept)}>
          {t('recorder.play')}
        </Button>
        <Button
          type="button"
          look="primary"
          onClick={keep}
          aria-disabled={faults.length > 0 || undefined}
          pendingLabel={isKeeping ? t('recorder.keeping') : undefined}
        >
          {t('recorder.keep')}
        </Button>
        <Button type="button" onClick={redo}>
          {t('recorder.redo')}
        </Button>
      </div>
    </div>
  );
}

type TrimProps = {
  label: string;
  recording: Recording;
  end: keyof VoiceSpan;
  setSpan: (span: VoiceSpan) => void;
};

const STEP_MS = 10;
const toMs = (samples: number) => Math.round((samples / SAMPLES_PER_SECOND) * 1000);

/** Moves one end of what is kept, in hundredths of a second, never past the other end. */
function TrimSlider({ label, recording, end, setSpan }: TrimProps) {
  const { t } = useTranslation('voices');
  const { samples, span } = recording;
  const words = t('recorder.milliseconds', { value: toMs(span[end]) });
  function move(valueMs: number): void {
    const at = Math.min(samples.length, Math.round((valueMs / 1000) * SAMPLES_PER_SECOND));
    const isRight = end === 'start' ? at < span.end : at > span.start;
    if (isRight) setSpan({ ...span, [end]: at });
  }
  return (
    <label className="grid gap-1">
      <span className="flex justify-between gap-4">
        <span>{label}</span>
        <span className="tabular-nums">{words}</span>
      </span>
      <input
        type="range"
        min={0}
        max={toMs(samples.length)}
        step={STEP_MS}
        value={toMs(span[end])}
        aria-valuetext={words}
        onChange={(event) => move(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
