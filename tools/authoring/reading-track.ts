/**
 * The sound track of a played reading: every utterance laid in at its own time, as samples.
 * One sample is 1/24000 s; what is said begins exactly at the utterance's start.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Exercise, Utterance } from '~/administration/training/exercise';
import type { MarkedTask } from '~/instruments/battery';
import { SAMPLES_PER_SECOND } from '~/instruments/wave';
import { chooseReading } from './choose-reading';
import { blendSound, LETTER_SOUNDS } from './letter-sounds';
import { speakSound, speakText, type Take } from './placeholder-voice';

/** Silence before and after a take, which is cut off here. */
const PAD_SAMPLES = 0.04 * SAMPLES_PER_SECOND;
/** Between a mistake and its correction, and between sounding out and the word. */
const THINKING_MS = 260;
const BETWEEN_SOUNDS_MS = 120;
/** Kept silent between two utterances. */
const BREATH_MS = 60;
/** Speech faster than so is refused: nobody could hear it. */
const MOST_TEMPO = 1.9;

const samplesOf = (ms: number): number => Math.round((ms * SAMPLES_PER_SECOND) / 1000);

type Speaker = { task: MarkedTask; folder: string; known: Map<string, Int16Array> };

export const makeSpeaker = (task: MarkedTask, folder: string): Speaker => ({
  task,
  folder,
  known: new Map(),
});

function readSamples(wav: string): Int16Array {
  const raw = execFileSync('sox', [wav, '-t', 'raw', '-e', 'signed', '-b', '16', '-'], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return new Int16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
}

const readTake = ({ wav }: Take): Int16Array => readSamples(wav).slice(PAD_SAMPLES, -PAD_SAMPLES);

/** A spoken thing, made once. */
function keep(speaker: Speaker, key: string, make: (name: string) => Take): Int16Array {
  const found = speaker.known.get(key);
  if (found) return found;
  const made = readTake(make(`take-${speaker.known.size}`));
  speaker.known.set(key, made);
  return made;
}

const trim = (text: string) => text.replace(/[^\p{L}\p{N}-]/gu, '').toLocaleLowerCase('sv');

/** A word, or for a letter its sound and never its name. */
function sayOne(speaker: Speaker, text: string): Int16Array {
  const word = trim(text);
  const { folder, task } = speaker;
  const sound = task.skill === 'letters' ? LETTER_SOUNDS[word] : undefined;
  if (sound) return keep(speaker, `sound ${word}`, (name) => speakSound(sound, name, folder));
  return keep(speaker, word, (name) => speakText(chooseReading(word).spoken, name, folder));
}

/** The sounds of a word one by one; a doubled consonant is one sound. */
function soundOut(speaker: Speaker, letters: readonly string[]): Int16Array[] {
  const single = letters.filter((letter, index) => letter !== letters[index - 1]);
  return single.map((letter) =>
    keep(speaker, `part ${letter}`, (name) => speakSound(blendSound(letter), name, speaker.folder)),
  );
}

function join16(parts: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const silence = (ms: number): Int16Array => new Int16Array(samplesOf(ms));

const spread = (parts: readonly Int16Array[], gapMs: number): Int16Array =>
  join16(parts.flatMap((part, index) => (index === 0 ? [part] : [silence(gapMs), part])));

/** What is heard of an utterance; nothing of a silence. */
function say(speaker: Speaker, { kind, said }: Utterance): Int16Array {
  if (said === '') return new Int16Array(0);
  const [first = '', second = ''] = said.split(' … ');
  if (kind === 'self-corrected') {
    return spread([sayOne(speaker, first), sayOne(speaker, second)], THINKING_MS);
  }
  if (kind === 'sounded-out') {
    const sounds = spread(soundOut(speaker, first.split('-')), BETWEEN_SOUNDS_MS);
    return spread([sounds, sayOne(speaker, second)], THINKING_MS);
  }
  return sayOne(speaker, said);
}

/** Said so much faster that it fits; unchanged when it fits already. @throws when it cannot. */
function squeeze(speaker: Speaker, samples: Int16Array, roomMs: number, what: string): Int16Array {
  const room = samplesOf(roomMs);
  if (samples.length <= room) return samples;
  const tempo = (samples.length / room) * 1.01;
  if (tempo > MOST_TEMPO)
    throw new Error(`${what}: would be said ${tempo.toFixed(2)} times faster`);
  const format = ['-t', 'raw', '-r', String(SAMPLES_PER_SECOND), '-c', '1', '-e', 'signed'];
  const fast = join(speaker.folder, 'fast.wav');
  execFileSync('sox', ['-D', ...format, '-b', '16', '-', fast, 'tempo', '-s', tempo.toFixed(4)], {
    input: Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength),
  });
  return readSamples(fast).slice(0, room);
}

/**
 * The whole reading, from the first word to the end of the time.
 * @throws {Error} for an utterance that its time has no room for.
 */
export function makeTrack(speaker: Speaker, exercise: Exercise): Int16Array {
  const track = new Int16Array(samplesOf(exercise.endMs));
  for (const [index, utterance] of exercise.utterances.entries()) {
    const endMs = exercise.utterances[index + 1]?.startMs ?? exercise.endMs;
    const roomMs = endMs - utterance.startMs - BREATH_MS;
    const what = `${exercise.id} ${utterance.position} "${utterance.said}"`;
    const samples = say(speaker, utterance);
    track.set(
      samples.length === 0 ? samples : squeeze(speaker, samples, roomMs, what),
      samplesOf(utterance.startMs),
    );
  }
  return track;
}
