/** Speaking screens: the line is said when the screen comes up, and again when Lysa is pressed. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Lysa } from './lysa';
import { RoundTarget } from './round-target';
import { useTools } from './runner-tools';

export type Speech = { speaking: boolean; sayAgain: () => void };

/** Fired when Lysa's voice can be heard: her clips are here, or the page has been touched. */
const VOICE_EVENT = 'lasfyr-voice';

export function announceVoice(): void {
  dispatchEvent(new Event(VOICE_EVENT));
}

/** Says a clip on arrival; what could not be heard then is said as soon as it can. */
export function useSpeech(clip: string): Speech {
  const { sound } = useTools();
  const [speaking, setSpeaking] = useState(false);
  const wasHeard = useRef(false);
  const say = useCallback(async () => {
    setSpeaking(true);
    const { finished } = await sound.play(clip);
    wasHeard.current ||= finished;
    setSpeaking(false);
  }, [sound, clip]);
  useEffect(() => {
    wasHeard.current = false;
    const sayIfUnheard = () => {
      if (!wasHeard.current) void say();
    };
    void say();
    addEventListener(VOICE_EVENT, sayIfUnheard);
    return () => {
      removeEventListener(VOICE_EVENT, sayIfUnheard);
      sound.stop();
    };
  }, [say, sound]);
  return { speaking, sayAgain: () => void say() };
}

/** Lysa as a button: press her to hear it again. */
export function SpeakingLysa({ speech, glad = false }: { speech: Speech; glad?: boolean }) {
  const { texts } = useTools();
  const resting = glad ? 'glad' : 'awake';
  return (
    <RoundTarget label={texts.listenAgain} onPress={speech.sayAgain} testId="lysa" look="small">
      <Lysa mood={speech.speaking ? 'speaking' : resting} />
    </RoundTarget>
  );
}
