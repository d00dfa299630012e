/** Finds the sound that was made of an exercise. */
import { createHash } from 'node:crypto';
import type { Exercise } from './exercise';
import { describeExercise, type ExerciseSound, parseExerciseSounds } from './exercise-sound';
import shipped from './exercise-sounds.json';

const sounds = parseExerciseSounds(shipped);

/** 64 hexadecimal digits that change with anything that is said or its time. */
export function fingerprintExercise(exercise: Exercise): string {
  return createHash('sha256').update(describeExercise(exercise)).digest('hex');
}

/** The sound of exactly this exercise; null when none has been made. */
export function findExerciseSound(exercise: Exercise): ExerciseSound | null {
  const sound = sounds[exercise.id];
  if (!sound || sound.fingerprint !== fingerprintExercise(exercise)) return null;
  const { file, durationMs, synthetic } = sound;
  return { path: `/media/${file}`, durationMs, synthetic };
}
