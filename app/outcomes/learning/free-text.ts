/** What staff write freely on the pages of learning: how long it may be, and what is wrong with it. */
import * as z from 'zod';

/** Characters of a longer text and of a line. */
export const MOST_TEXT = 1000;
export const MOST_LINE = 120;

/** A problem by the code that the catalogue has words for. */
type TextProblem = 'missing' | 'too-long' | 'pupil-name' | 'not-chosen';

/** Why a form was not taken: its intent, which of several it was about, and each field's problem. */
export interface Refusal {
  intent: string;
  /** Id of what the form was about; null for a form that makes something new. */
  of: string | null;
  problems: Partial<Record<string, TextProblem>>;
}

export type LearningAnswer = { ok: true } | { ok: false; refusal: Refusal };

export const someText = (most = MOST_TEXT) =>
  z.string({ error: 'missing' }).trim().min(1, 'missing').max(most, 'too-long');
export const perhapsText = (most = MOST_TEXT) =>
  z.string().trim().max(most, 'too-long').default('');
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: 'not-chosen' });

const PROBLEMS: readonly string[] = ['missing', 'too-long', 'pupil-name', 'not-chosen'];

export type ReadForm<Value> = { ok: true; form: Value } | { ok: false; refusal: Refusal };

/**
 * The form as it was sent, or the problem of each field that cannot be taken. A problem without words of
 * its own (an id that is none) counts as not chosen.
 */
export function readLearningForm<Value>(
  schema: z.ZodType<Value>,
  sent: FormData,
  /** The field that says what the form is about. */
  ofField: string,
): ReadForm<Value> {
  const fields = Object.fromEntries(sent);
  const read = schema.safeParse(fields);
  if (read.success) return { ok: true, form: read.data };
  const problems: Refusal['problems'] = {};
  for (const { path, message } of read.error.issues) {
    const name = String(path[0] ?? 'form');
    problems[name] ??= PROBLEMS.includes(message) ? (message as TextProblem) : 'not-chosen';
  }
  const refusal = { intent: text(fields.intent) ?? '', of: text(fields[ofField]), problems };
  return { ok: false, refusal };
}

function text(value: FormDataEntryValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The refusal of a form whose text names a pupil in full. */
export function refuseName(intent: string, of: string | null, field: string): LearningAnswer {
  return { ok: false, refusal: { intent, of, problems: { [field]: 'pupil-name' } } };
}
