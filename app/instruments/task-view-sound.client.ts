/** Plays one clip of a bundle on an adult's page. Each bundle is fetched once, each clip decoded once. */
import type { ItemSound } from '~/instruments/task-view';

const bundles = new Map<string, Promise<ArrayBuffer>>();
const decoded = new Map<string, Promise<AudioBuffer>>();
let context: AudioContext | null = null;
let stopCurrent: (() => void) | null = null;

/** A clip that has not ended this long after it should have is given up. */
const GRACE_MS = 1_500;

async function fetchBundle(path: string): Promise<ArrayBuffer> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`Media ${path} answered ${response.status}`);
  return response.arrayBuffer();
}

/** The kept value of a key, made at the first call; what fails is not kept. */
function keep<Value>(shelf: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>) {
  const known = shelf.get(key);
  if (known) return known;
  const made = make();
  shelf.set(key, made);
  made.catch(() => shelf.delete(key));
  return made;
}

function decode(audio: AudioContext, { path, offset, length }: ItemSound): Promise<AudioBuffer> {
  return keep(decoded, `${path} ${offset}`, async () => {
    const bytes = await keep(bundles, path, () => fetchBundle(path));
    return audio.decodeAudioData(bytes.slice(offset, offset + length));
  });
}

function playBuffer(audio: AudioContext, buffer: AudioBuffer): Promise<void> {
  return new Promise((resolve) => {
    const source = audio.createBufferSource();
    const finish = () => {
      clearTimeout(watch);
      source.onended = null;
      source.stop();
      if (stopCurrent === finish) stopCurrent = null;
      resolve();
    };
    const watch = setTimeout(finish, buffer.duration * 1_000 + GRACE_MS);
    stopCurrent = finish;
    source.buffer = buffer;
    source.connect(audio.destination);
    source.onended = finish;
    source.start();
  });
}

/**
 * Play a clip; one that is playing is stopped first. Call inside a tap or a key press.
 * @returns the length of what was decoded in milliseconds, when the sound has ended
 * @throws {Error} when the bundle cannot be fetched or the bytes are no sound.
 */
export async function playSound(sound: ItemSound): Promise<number> {
  context ??= new AudioContext();
  const audio = context;
  if (audio.state !== 'running') void audio.resume();
  const buffer = await decode(audio, sound);
  stopCurrent?.();
  await playBuffer(audio, buffer);
  return Math.round(buffer.duration * 1_000);
}
