/**
 * The sound of a played reading: one MP3 for each, made by a synthetic voice from the exercise
 * itself, so that each utterance is heard when the key says it is.
 *
 * A sound belongs to one exact exercise: when the items it is made of change, the old sound no longer
 * fits and the reading is shown as text until a new one has been made.
 */
import * as z from 'zod';
import type { Exercise } from './exercise';

const soundSchema = z.object({
  /** File name under `/media/`, with a hash of the content in it. */
  file: z.string().min(1),
  /** Of the exercise it was made from. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  durationMs: z.int().min(1),
  bytes: z.int().min(1),
  /** True for a made voice: no pupil and no colleague has been recorded. */
  synthetic: z.boolean(),
});
const soundsSchema = z.record(z.string(), soundSchema);
/** By the id of the exercise. */
export type ExerciseSounds = z.infer<typeof soundsSchema>;

/** What the page of an exercise is told of its sound. */
export type ExerciseSound = { path: string; durationMs: number; synthetic: boolean };

/** @throws {Error} when it is no list of sounds. */
export function parseExerciseSounds(value: unknown): ExerciseSounds {
  return soundsSchema.parse(value);
}

/** What a sound must agree with, as text: what is said, how, and when. */
export function describeExercise({ id, utterances, endMs }: Exercise): string {
  const spoken = utterances.map(({ position, kind, said, startMs }) => [
    position,
    kind,
    said,
    startMs,
  ]);
  return JSON.stringify([id, endMs, spoken]);
}
