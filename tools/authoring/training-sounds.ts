/**
 * Makes the sound of every played reading that adults practise marking on:
 * `npx tsx tools/authoring/training-sounds.ts`. Needs espeak-ng, sox and lame.
 *
 * One MP3 for each reading, named by its content, a list of them beside the exercises, and a report.
 * Refused when an utterance is not heard at its time in the decoded file, or all are too large.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Exercise, listExerciseIds, makeExercise } from '~/administration/training/exercise';
import type { ExerciseSounds } from '~/administration/training/exercise-sound';
import { fingerprintExercise } from '~/administration/training/exercise-sound.server';
import { listPractisedTasks } from '~/administration/training/practised-tasks';
import type { MarkedTask } from '~/instruments/battery';
import { writeWave } from '~/instruments/wave';
import { describeLevel, encodeTrack } from './placeholder-voice';
import { makeSpeaker, makeTrack } from './reading-track';
import { measureTrack } from './reading-track-check';
import { describeReadings, type MadeReading } from './training-sounds-report';

const MEDIA_FOLDER = 'public/media';
const LIST = 'app/administration/training/exercise-sounds.json';
const REPORT = 'app/administration/training/exercise-sounds.md';
const KILOBITS_PER_SECOND = 24;
const MOST_BYTES = 3 * 1024 * 1024;

function decode(mp3: string, folder: string): Int16Array {
  const wav = join(folder, 'decoded.wav');
  execFileSync('lame', ['--quiet', '--decode', mp3, wav]);
  const raw = execFileSync('sox', [wav, '-t', 'raw', '-e', 'signed', '-b', '16', '-c', '1', '-'], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return new Int16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
}

function makeReading(task: MarkedTask, exercise: Exercise, folder: string): MadeReading {
  const wav = join(folder, `${exercise.id}.wav`);
  writeFileSync(wav, writeWave(makeTrack(makeSpeaker(task, folder), exercise)));
  const mp3 = encodeTrack(wav, KILOBITS_PER_SECOND);
  const bytes = readFileSync(mp3);
  const measure = measureTrack(decode(mp3, folder), exercise);
  if (measure.problems.length > 0)
    throw new Error(`${exercise.id}: ${measure.problems.join('; ')}`);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const file = `reading-${exercise.id}.${hash}.mp3`;
  writeFileSync(join(MEDIA_FOLDER, file), bytes);
  const level = describeLevel(wav);
  return { exercise, file, bytes: bytes.length, durationMs: exercise.endMs, ...level, measure };
}

function makeReadings(task: MarkedTask): MadeReading[] {
  return listExerciseIds(task).map((id) => {
    const exercise = makeExercise(task, id);
    if (!exercise) throw new Error(`${task.id} has no exercise ${id}`);
    const folder = mkdtempSync(join(tmpdir(), 'reading-'));
    try {
      const made = makeReading(task, exercise, folder);
      process.stdout.write(
        `${id}: ${made.measure.spoken} utterances, ${made.bytes} bytes, onsets within ${made.measure.worstOnsetMs} ms\n`,
      );
      return made;
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

const made = listPractisedTasks().flatMap(({ task }) => makeReadings(task));
const total = made.reduce((sum, { bytes }) => sum + bytes, 0);
if (total > MOST_BYTES) throw new Error(`${total} bytes are more than ${MOST_BYTES}`);
const list: ExerciseSounds = Object.fromEntries(
  made.map(({ exercise, file, bytes, durationMs }) => [
    exercise.id,
    { file, fingerprint: fingerprintExercise(exercise), durationMs, bytes, synthetic: true },
  ]),
);
writeFileSync(LIST, `${JSON.stringify(list, null, 2)}\n`);
writeFileSync(REPORT, describeReadings(made));
const kept = new Set(made.map(({ file }) => file));
for (const file of readdirSync(MEDIA_FOLDER)) {
  if (/^reading-.+\.mp3$/.test(file) && !kept.has(file)) rmSync(join(MEDIA_FOLDER, file));
}
process.stdout.write(`${made.length} readings, ${total} bytes\n`);
