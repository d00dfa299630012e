/** What a form of an assumption sends. */
import * as z from 'zod';
import { ASSUMPTION_KEYS, type AssumptionKey, MOST } from './assumption';
import type { FieldProblem } from './benefit-form';
import { readNumber } from './read-number';

type AssumptionCommand =
  | { intent: 'assume'; key: AssumptionKey; value: number; reason: string }
  | { intent: 'undo-assumption'; key: AssumptionKey };

const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('assume'),
    key: z.enum(ASSUMPTION_KEYS),
    value: z.string().default(''),
    reason: z.string().trim().default(''),
  }),
  z.object({ intent: z.literal('undo-assumption'), key: z.enum(ASSUMPTION_KEYS) }),
]);

export type ReadAssumption =
  | { ok: true; command: AssumptionCommand }
  /** The key whose form it was; null when the form is none of the page's. */
  | { ok: false; key: AssumptionKey | null; problems: FieldProblem[] };

const MOST_LETTERS = 300;

/** A value is 0 or more, and says why. */
export function readAssumptionForm(sent: FormData): ReadAssumption {
  const read = form.safeParse(Object.fromEntries(sent));
  if (!read.success) return { ok: false, key: null, problems: [{ field: '', code: 'choose' }] };
  if (read.data.intent !== 'assume') return { ok: true, command: read.data };
  const { key, reason, ...rest } = read.data;
  const value = readNumber(rest.value);
  const problems: FieldProblem[] = [];
  if (value === null || value < 0 || value > MOST[key]) {
    problems.push({ field: 'value', code: 'number-unreadable' });
  }
  if (reason === '') problems.push({ field: 'reason', code: 'words-missing' });
  if (reason.length > MOST_LETTERS) problems.push({ field: 'reason', code: 'words-too-long' });
  if (value === null || problems.length > 0) return { ok: false, key, problems };
  return { ok: true, command: { ...rest, key, value, reason } };
}
