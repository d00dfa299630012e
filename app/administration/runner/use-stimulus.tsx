/**
 * Presents an item: a short rest, then the clip is played or the word is really shown.
 *
 * The options become active when the decisive part has ended; the response time runs from there.
 * A replay makes them rest again and starts the time anew.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTools } from './runner-tools';

/** Between the answer and the next item, so that a doubled tap falls on nothing. */
const REST_MS = 300;
const LONGEST_RESPONSE_MS = 86_400_000;

export type Stimulus = {
  /** The written stimulus may be seen. */
  shown: boolean;
  active: boolean;
  /** How often the clip was heard again. */
  replays: number;
  replay: () => void;
  /** Milliseconds from activation to the event; null when the clocks do not agree. */
  measureResponseMs: (eventTimeStampMs: number) => number | null;
};

function waitForPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** @param clip name of the spoken stimulus, or null when the item is only read */
export function useStimulus(itemId: string, clip: string | null): Stimulus {
  const { sound, monotonicMs } = useTools();
  const [shown, setShown] = useState(false);
  const [active, setActive] = useState(false);
  const [replays, setReplays] = useState(0);
  const activeAtMs = useRef(0);
  const turn = useRef(0);

  const present = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    setActive(false);
    setShown(true);
    const heard = clip === null ? null : await sound.play(clip);
    if (!heard) await waitForPaint();
    if (mine !== turn.current) return;
    activeAtMs.current = heard?.endedAtMs ?? monotonicMs();
    setActive(true);
  }, [clip, sound, monotonicMs]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every item is presented anew
  useEffect(() => {
    setShown(false);
    setActive(false);
    setReplays(0);
    const timer = setTimeout(() => void present(), REST_MS);
    return () => {
      turn.current += 1;
      clearTimeout(timer);
      sound.stop();
    };
  }, [itemId, present, sound]);

  return {
    shown,
    active,
    replays,
    replay() {
      setReplays((before) => before + 1);
      void present();
    },
    measureResponseMs(eventTimeStampMs) {
      const measured = eventTimeStampMs - activeAtMs.current;
      return measured >= 0 && measured < LONGEST_RESPONSE_MS ? measured : null;
    },
  };
}
