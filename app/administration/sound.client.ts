/**
 * Sound as a port: load a bundle of clips, play one, stop.
 *
 * A bundle is one file, a concatenation of clips; every clip is decoded before a task starts, so
 * that nothing waits for the network or a decoder in the middle of an item.
 */

import { nameClip } from '~/administration/spoken-lines';
import type { MediaManifest } from '~/instruments/media';

type PlayResult = {
  /** On the page's monotonic clock (`performance.now`). */
  endedAtMs: number;
  /** False when the clip was stopped, is missing, or the browser would not play it. */
  finished: boolean;
};

export type SoundPort = {
  /** The double of automatic tests: nothing is heard. */
  isSilent: boolean;
  load: (bundleId: string, bundle: MediaManifest) => Promise<void>;
  has: (clip: string) => boolean;
  /** Plays a loaded clip, named `bundle/clip`; a clip that is playing is stopped first. Never throws. */
  play: (clip: string) => Promise<PlayResult>;
  stop: () => void;
  /** Call inside a tap or key press: browsers keep sound locked until then. */
  unlock: () => void;
};

/** A clip that has not ended this long after it should have is given up. */
const GRACE_MS = 1_500;

async function fetchBundle(bundle: MediaManifest): Promise<ArrayBuffer> {
  const response = await fetch(`/media/${bundle.file}`);
  if (!response.ok) throw new Error(`Media ${bundle.file} answered ${response.status}`);
  return response.arrayBuffer();
}

/** The real thing, on Web Audio. */
function createWebSound(): SoundPort {
  const clips = new Map<string, AudioBuffer>();
  const loaded = new Set<string>();
  let context: AudioContext | null = null;
  let finishCurrent: ((finished: boolean) => void) | null = null;

  function getContext(): AudioContext {
    context ??= new AudioContext();
    return context;
  }

  function start(buffer: AudioBuffer): Promise<PlayResult> {
    return new Promise((resolve) => {
      const source = getContext().createBufferSource();
      const settle = (finished: boolean) => {
        if (finishCurrent !== settle) return;
        finishCurrent = null;
        clearTimeout(watch);
        source.onended = null;
        source.stop();
        resolve({ endedAtMs: performance.now(), finished });
      };
      const watch = setTimeout(() => settle(false), buffer.duration * 1000 + GRACE_MS);
      finishCurrent = settle;
      source.buffer = buffer;
      source.connect(getContext().destination);
      source.onended = () => settle(true);
      source.start();
    });
  }

  return {
    isSilent: false,
    async load(bundleId, bundle) {
      if (loaded.has(bundle.file)) return;
      const bytes = await fetchBundle(bundle);
      for (const [name, { offset, length }] of Object.entries(bundle.clips)) {
        const slice = bytes.slice(offset, offset + length);
        clips.set(nameClip(bundleId, name), await getContext().decodeAudioData(slice));
      }
      loaded.add(bundle.file);
    },
    has: (clip) => clips.has(clip),
    async play(clip) {
      finishCurrent?.(false);
      const buffer = clips.get(clip);
      if (!buffer) return { endedAtMs: performance.now(), finished: false };
      if (getContext().state !== 'running') void getContext().resume();
      return start(buffer);
    },
    stop() {
      finishCurrent?.(false);
    },
    unlock() {
      if (getContext().state !== 'running') void getContext().resume();
    },
  };
}

/**
 * A silent double: a clip lasts as long as the real one, on timers. What it "says" stands in
 * `data-playing` on the root element while it lasts, so that a simulated pupil can hear it.
 */
function createSilentSound(): SoundPort {
  const durations = new Map<string, number>();
  let finishCurrent: ((finished: boolean) => void) | null = null;
  return {
    isSilent: true,
    async load(bundleId, bundle) {
      for (const [name, { durationMs }] of Object.entries(bundle.clips)) {
        durations.set(nameClip(bundleId, name), durationMs);
      }
    },
    has: (clip) => durations.has(clip),
    play(clip) {
      finishCurrent?.(false);
      const durationMs = durations.get(clip);
      if (durationMs === undefined) {
        return Promise.resolve({ endedAtMs: performance.now(), finished: false });
      }
      document.documentElement.dataset.playing = clip;
      return new Promise((resolve) => {
        const settle = (finished: boolean) => {
          if (finishCurrent !== settle) return;
          finishCurrent = null;
          clearTimeout(timer);
          document.documentElement.dataset.playing = '';
          resolve({ endedAtMs: performance.now(), finished });
        };
        const timer = setTimeout(() => settle(true), durationMs);
        finishCurrent = settle;
      });
    },
    stop() {
      finishCurrent?.(false);
    },
    unlock() {},
  };
}

/**
 * The double only where a program drives the browser (`navigator.webdriver`) and asks for it with
 * `?sound=silent`: a pupil can never end up in a task that cannot be heard.
 */
export function chooseSound(): SoundPort {
  const asks = new URLSearchParams(location.search).get('sound') === 'silent';
  return asks && navigator.webdriver ? createSilentSound() : createWebSound();
}
