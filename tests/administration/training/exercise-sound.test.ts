import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listExerciseIds, makeExercise } from '~/administration/training/exercise';
import { parseExerciseSounds } from '~/administration/training/exercise-sound';
import {
  findExerciseSound,
  fingerprintExercise,
} from '~/administration/training/exercise-sound.server';
import sounds from '~/administration/training/exercise-sounds.json';
import { listPractisedTasks } from '~/administration/training/practised-tasks';
import { findOnset, measureTrack } from '../../../tools/authoring/reading-track-check';

const FRAME_BYTES = 72;
/** Every practised task with each of its readings. */
const readings = listPractisedTasks().flatMap(({ task }) =>
  listExerciseIds(task).map((id) => ({ id, exercise: makeExercise(task, id)! })),
);

describe('the sound of the played readings', () => {
  it('is there for two readings of every task that is marked one to one', () => {
    const tasks = listPractisedTasks().map(({ task }) => task.id);
    for (const id of ['say-letter-sounds', 'read-words', 'read-made-up-words', 'read-text'])
      expect(tasks).toContain(id);
    expect(tasks).toContain('name-pictures');
    expect(readings).toHaveLength(2 * tasks.length);
    expect(Object.keys(sounds).sort()).toEqual(readings.map(({ id }) => id).sort());
  });

  it.each(readings)(
    '$id: was made of exactly this exercise, and says it is synthetic',
    (reading) => {
      const sound = findExerciseSound(reading.exercise);
      expect(sound).toMatchObject({ durationMs: reading.exercise.endMs, synthetic: true });
    },
  );

  it.each(readings)('$id: is a whole MP3, mono, named by its content', ({ id, exercise }) => {
    const { file, bytes } = parseExerciseSounds(sounds)[id]!;
    const content = readFileSync(`public/media/${file}`);
    expect(content).toHaveLength(bytes);
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
    expect(file).toBe(`reading-${id}.${hash}.mp3`);
    // MPEG-2 layer III at 24 kHz: 576 samples, 24 ms, in every frame; two bits say that it is mono.
    expect(content.readUInt16BE(0) & 0xfff6).toBe(0xfff2);
    expect(content[3]! >> 6).toBe(3);
    const lengthMs = (content.length / FRAME_BYTES) * 24;
    expect(Math.abs(lengthMs - exercise.endMs)).toBeLessThan(200);
  });

  it('is small, and nothing else of the kind lies among the media', () => {
    const files = readdirSync('public/media').filter((file) => file.startsWith('reading-'));
    const listed = Object.values(parseExerciseSounds(sounds));
    expect(files.sort()).toEqual(listed.map(({ file }) => file).sort());
    expect(listed.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(3 * 1024 * 1024);
  });

  it('is not used for a reading that says something else, or at another time', () => {
    const { exercise } = readings[0]!;
    const [first, ...rest] = exercise.utterances;
    const other = { ...exercise, utterances: [{ ...first!, said: 'annat' }, ...rest] };
    const later = { ...exercise, utterances: [{ ...first!, startMs: 1 }, ...rest] };
    expect(findExerciseSound(other)).toBeNull();
    expect(findExerciseSound(later)).toBeNull();
    expect(fingerprintExercise({ ...exercise })).toBe(fingerprintExercise(exercise));
  });
});

describe('the measure of a track', () => {
  const exercise = {
    id: 'small',
    utterances: [
      { position: 0, kind: 'right' as const, said: 'sol', startMs: 0 },
      { position: 1, kind: 'told' as const, said: '', startMs: 500 },
      { position: 2, kind: 'right' as const, said: 'mus', startMs: 4_700 },
    ],
    key: { errors: [1], lastPosition: 2 },
    endMs: 6_000,
  };
  /** A tone of 0.3 s at each of the moments. */
  function sound(...startsMs: number[]): Int16Array {
    const samples = new Int16Array(24 * exercise.endMs);
    for (const startMs of startsMs)
      for (let at = 0; at < 7_200; at += 1)
        samples[startMs * 24 + at] = Math.round(8_000 * Math.sin(at / 10));
    return samples;
  }

  it('accepts words at their times and a silence in the halt', () => {
    expect(measureTrack(sound(0, 4_700), exercise)).toMatchObject({ spoken: 2, problems: [] });
    expect(findOnset(sound(2_000), 0, 6_000)).toBe(2_000);
    expect(findOnset(sound(), 0, 6_000)).toBeNull();
  });

  it.each([
    ['a word that is missing', sound(0), '2: "mus" is not heard'],
    ['a word that is late', sound(0, 4_820), '2: "mus" is off by'],
    ['a sound in a halt', sound(0, 2_000, 4_700), '1: sound at 2000 ms in a silence'],
  ])('refuses %s', (_what, samples, problem) => {
    const { problems } = measureTrack(samples, exercise);
    expect(problems.join()).toContain(problem);
  });
});
