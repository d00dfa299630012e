/** What a practice run sends: which exercise, and the marks as JSON. */
import * as z from 'zod';
import type { TrainingMarks } from './training-agreement';

const formSchema = z.object({
  exerciseId: z.string().min(1).max(80),
  marks: z.string().max(20_000),
});
const position = z.int().min(0).max(999);
const marksSchema = z.object({ errors: z.array(position).max(1000), lastPosition: position });

/** Null when it is not what a practice run sends. */
export function readTrainingForm(
  form: FormData,
): { exerciseId: string; marks: TrainingMarks } | null {
  const read = formSchema.safeParse(Object.fromEntries(form));
  if (!read.success) return null;
  const marks = marksSchema.safeParse(parseJson(read.data.marks));
  return marks.success ? { exerciseId: read.data.exerciseId, marks: marks.data } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
