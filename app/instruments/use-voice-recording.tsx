/** Recording one prompt: microphone, samples, where the voice lies in them. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Capture, startCapture } from '~/instruments/voice-capture.client';
import { findVoice, type VoiceSpan } from '~/instruments/voice-level';

export type Recording = { samples: Int16Array; span: VoiceSpan };
export type RecorderState = 'idle' | 'opening' | 'recording' | 'refused';

/** What is typed or pressed goes to its own field or button. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, button, a, audio') !== null
  );
}

/** The space bar starts and stops, unless it belongs to a field or a button. */
function useSpaceBar(toggle: () => void): void {
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.repeat || isTaken(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

export function useVoiceRecording() {
  const [state, setState] = useState<RecorderState>('idle');
  const [level, setLevel] = useState(0);
  const [recording, setRecording] = useState<Recording | null>(null);
  const capture = useRef<Capture | null>(null);

  const start = useCallback(async () => {
    setRecording(null);
    setState('opening');
    try {
      capture.current = await startCapture(setLevel);
      setState('recording');
    } catch {
      setState('refused');
    }
  }, []);

  const stop = useCallback(async () => {
    const running = capture.current;
    capture.current = null;
    if (!running) return;
    const samples = await running.stop();
    setRecording({ samples, span: findVoice(samples) ?? { start: 0, end: samples.length } });
    setState('idle');
  }, []);

  useEffect(() => () => void capture.current?.stop(), []);
  const toggle = () => void (state === 'recording' ? stop() : state === 'opening' ? null : start());
  useSpaceBar(toggle);
  return {
    state,
    level,
    recording,
    toggle,
    setSpan: (span: VoiceSpan) => setRecording((now) => now && { ...now, span }),
    clear: () => setRecording(null),
  };
}
