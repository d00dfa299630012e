/**
 * A result of another instrument beside ours: what the school writes of it, and what is refused.
 *
 * Figures, day and source only: never an item or a norm of the instrument. A stanine is 1 to 9.
 */
import * as z from 'zod';
import { type Day, toStoredDate } from '~/platform/calendar';

const SHORT = 80;

/** An empty field of a form is no figure. A comma is a decimal sign. */
const figure = z
  .string()
  .trim()
  .transform((text) => (text === '' ? null : Number(text.replace(',', '.'))))
  .refine((value) => value === null || Number.isFinite(value));

export const recordExternalSchema = z.object({
  intent: z.literal('record-external'),
  instrument: z.string().trim().min(1).max(SHORT),
  day: z.iso.date().refine(isDay),
  raw: figure.refine((value) => value === null || (value >= 0 && value <= 10_000)),
  stanine: figure.refine(
    (value) => value === null || (Number.isInteger(value) && value >= 1 && value <= 9),
  ),
  source: z.string().trim().min(1).max(SHORT),
});

export const withdrawExternalSchema = z.object({
  intent: z.literal('withdraw-external'),
  resultId: z.uuid(),
});

export type ExternalForm = z.infer<typeof recordExternalSchema>;

export interface ExternalResult {
  resultId: string;
  pupilId: string;
  instrument: string;
  day: Day;
  raw: number | null;
  stanine: number | null;
  source: string;
  recordedBy: string;
  recordedAt: string;
  /** Taken back: it stays as a trace. Null while it stands. */
  withdrawnAt: string | null;
}

export type ExternalProblem = 'external-no-figure' | 'external-day-ahead';

/** Why the result cannot be written; null when it can. */
export function findExternalProblem(
  { day, raw, stanine }: Pick<ExternalForm, 'day' | 'raw' | 'stanine'>,
  today: Day,
): ExternalProblem | null {
  if (raw === null && stanine === null) return 'external-no-figure';
  return day > today ? 'external-day-ahead' : null;
}

function isDay(text: string): boolean {
  try {
    toStoredDate(text);
    return true;
  } catch {
    return false;
  }
}
