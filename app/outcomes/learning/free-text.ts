/** What staff write freely on the pages of learning: how long it may be, and when it is not taken. */
import * as z from 'zod';
import { words } from '~/outcomes/goals/form-fields';
import type { Refusal } from '~/outcomes/goals/read-form';

/** Characters of a longer text and of a line. */
const MOST_TEXT = 1000;
export const MOST_LINE = 120;

export type LearningAnswer = { ok: true } | { ok: false; refusal: Refusal };

export const someText = (most = MOST_TEXT) =>
  z.string({ error: 'missing' }).trim().min(1, 'missing').max(most, 'long');
export const perhapsText = (most = MOST_TEXT) => words(most);

/** The refusal of a form whose text names a pupil in full. */
export function refuseName(intent: string, of: string | null, field: string): LearningAnswer {
  return { ok: false, refusal: { intent, of, problems: { [field]: 'names-pupil' } } };
}
