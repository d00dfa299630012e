/**
 * Presents an item: a short rest, then what is said is said, or the word is really shown.
 *
 * The options become active when the decisive part has ended; the response time runs from there. For
 * what is only read that is a frame's beginning, and they are made active within that same frame: left
 * to React they would stand there a frame later, and every response time would be that much too long.
 * A replay says everything again, makes them rest and starts the time anew.
 *
 * A new item rests from its first picture on. The screen goes on from item to item, and what is set in an
 * effect comes a picture late: the new options would stand there open, and a quick press would be an answer
 * to what nobody has heard.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Spoken } from './item-media';
import { useTools } from './runner-tools';

/** Between the answer and the next item, so that a doubled tap falls on nothing. */
const REST_MS = 300;
/** Between two clips of one item. */
const BETWEEN_CLIPS_MS = 150;
const LONGEST_RESPONSE_MS = 86_400_000;

export type Stimulus = {
  /** The written stimulus may be seen. */
  shown: boolean;
  active: boolean;
  /** The option whose name is being said. */
  namedId: string | null;
  /** How often it was all heard again. */
  replays: number;
  replay: () => void;
  /** Milliseconds from activation to the event; null when the clocks do not agree. */
  measureResponseMs: (eventTimeStampMs: number) => number | null;
};

/** How far the presentation of one item has come. */
type Presented = Pick<Stimulus, 'shown' | 'active' | 'namedId' | 'replays'> & { itemId: string };

function restBefore(itemId: string): Presented {
  return { itemId, shown: false, active: false, namedId: null, replays: 0 };
}

export function wait(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

function waitForPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Says one clip after another while `isHere`. @returns when the last one ended; null when none did */
function useSaying() {
  const { sound } = useTools();
  return useCallback(
    async (
      spoken: readonly Spoken[],
      isHere: () => boolean,
      onName: (id: string | null) => void,
    ) => {
      let endedAtMs: number | null = null;
      for (const [index, { clip, optionId }] of spoken.entries()) {
        if (index > 0) await wait(BETWEEN_CLIPS_MS);
        if (!isHere()) break;
        onName(optionId);
        endedAtMs = (await sound.play(clip)).endedAtMs;
      }
      return endedAtMs;
    },
    [sound],
  );
}

/** @param spoken what is said, in order; nothing when the item is only read */
export function useStimulus(itemId: string, spoken: readonly Spoken[]): Stimulus {
  const { sound, monotonicMs } = useTools();
  const [presented, setPresented] = useState(() => restBefore(itemId));
  if (presented.itemId !== itemId) setPresented(restBefore(itemId));
  const activeAtMs = useRef(0);
  const turn = useRef(0);
  const said = useRef(spoken);
  said.current = spoken;
  const say = useSaying();

  const present = useCallback(async () => {
    const come = (part: Partial<Presented>) => setPresented((before) => ({ ...before, ...part }));
    turn.current += 1;
    const mine = turn.current;
    const isHere = () => mine === turn.current;
    come({ active: false, shown: true });
    const endedAtMs = await say(said.current, isHere, (namedId) => come({ namedId }));
    if (endedAtMs === null) await waitForPaint();
    if (!isHere()) return;
    activeAtMs.current = endedAtMs ?? monotonicMs();
    flushSync(() => come({ active: true, namedId: null }));
  }, [say, monotonicMs]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every item is presented anew
  useEffect(() => {
    const timer = setTimeout(() => void present(), REST_MS);
    return () => {
      turn.current += 1;
      clearTimeout(timer);
      sound.stop();
    };
  }, [itemId, present, sound]);

  return {
    ...presented,
    replay() {
      setPresented((before) => ({ ...before, replays: before.replays + 1 }));
      void present();
    },
    measureResponseMs(eventTimeStampMs) {
      const measured = eventTimeStampMs - activeAtMs.current;
      return measured >= 0 && measured < LONGEST_RESPONSE_MS ? measured : null;
    },
  };
}
