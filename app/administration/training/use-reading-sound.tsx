/**
 * The sound of a played reading: fetched before it can begin, free to listen to before the start,
 * and then played once, with the reading's own clock.
 */
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { GridState } from '~/administration/grid-state';
import type { ExerciseSound } from './exercise-sound';

/** A sound so far behind the clock is moved to where the clock is. */
const MOST_LAG_MS = 80;

type SoundState = 'none' | 'fetching' | 'ready' | 'failed';

export type ReadingSound = {
  sound: ExerciseSound | null;
  state: SoundState;
  audio: RefObject<HTMLAudioElement>;
  fail: () => void;
};

/** Fetches the whole file, so that the player finds it at hand when the reading begins. */
export function useReadingSound(sound: ExerciseSound | null): ReadingSound {
  const audio = useRef<HTMLAudioElement>(null);
  const [state, setState] = useState<SoundState>(sound ? 'fetching' : 'none');
  const path = sound?.path;
  useEffect(() => {
    if (!path) return;
    let isHere = true;
    fetch(path)
      .then(async (response) => {
        await response.arrayBuffer();
        if (isHere) setState(response.ok ? 'ready' : 'failed');
      })
      .catch(() => isHere && setState('failed'));
    return () => {
      isHere = false;
    };
  }, [path]);
  return { sound, state, audio, fail: () => setState('failed') };
}

/** Plays the sound from its beginning when the reading begins, and stops it when time ends. */
export function usePlayedOnce(
  { audio, state, fail }: ReadingSound,
  phase: GridState['phase'],
  elapsedMs: number,
): void {
  const isRunning = phase === 'running';
  const clockMs = useRef(elapsedMs);
  clockMs.current = elapsedMs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sound follows the phase alone
  useEffect(() => {
    const player = audio.current;
    if (!player || state !== 'ready') return;
    if (!isRunning) return player.pause();
    const catchUp = () => {
      const lagMs = clockMs.current - player.currentTime * 1000;
      if (lagMs > MOST_LAG_MS) player.currentTime = clockMs.current / 1000;
    };
    player.currentTime = 0;
    player.addEventListener('playing', catchUp, { once: true });
    player.play().catch(fail);
    return () => player.removeEventListener('playing', catchUp);
  }, [isRunning, state]);
}
