/**
 * Outcome of the national bedömningsstöd, which stands beside our result and is never replaced by it.
 *
 * Avstämning A is done in autumn or spring. An indication there opens a case even when our level is
 * above the limit.
 */
import * as z from 'zod';

export const TERMS = ['autumn', 'spring'] as const;
export type Term = (typeof TERMS)[number];

export const OUTCOMES = ['reached', 'partly', 'not-reached', 'not-done'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const setNationalOutcomeSchema = z.object({
  intent: z.literal('set-national-outcome'),
  term: z.enum(TERMS),
  outcome: z.enum(OUTCOMES),
});

export interface NationalOutcome {
  pupilId: string;
  schoolYearStart: number;
  term: Term;
  outcome: Outcome;
  updatedAt: string;
}

/** Not (fully) reached: to be followed up whatever our level says. */
export function isIndication(outcome: Outcome): boolean {
  return outcome === 'partly' || outcome === 'not-reached';
}
