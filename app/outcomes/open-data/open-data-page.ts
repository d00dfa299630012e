/** What the page of open data is given and what its forms send. */
import * as z from 'zod';
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import type { Day } from '~/platform/calendar';
import { LICENCES, type Publication } from './measures';

export const LONGEST_REASON = 300;

export interface OpenDataPage {
  /** Path of the public page. */
  address: string;
  /** What is public now; null while it is off. */
  current: Publication | null;
  /** What would be public if it were published now. */
  preview: Publication;
  /** A window is over since, and would be added. */
  isChanged: boolean;
  /** Public windows whose figures are others today. */
  corrections: PossibleCorrection[];
  /** What was done with the page, the latest first. */
  history: PublicationLine[];
}

export interface PossibleCorrection {
  startYear: number;
  kind: WindowKind;
  /** Of the version that would be made. */
  version: number;
  /** Counts that would be others, and counts that would be hidden. */
  changed: number;
  hidden: number;
}

export interface PublicationLine {
  id: string;
  kind: 'published' | 'corrected' | 'withdrawn';
  day: Day;
  who: string;
  /** Of what was published then: how many windows, and the versions of those that were corrected. */
  windows: { startYear: number; kind: WindowKind; version: number }[];
}

/** What was wrong; a problem is a code of `openData.problem`. */
export const reasonSchema = z
  .string()
  .trim()
  .min(1, 'reason-missing')
  .max(LONGEST_REASON, 'reason-long');

const publicationForm = z.discriminatedUnion('intent', [
  // Without a licence the page says so.
  z.object({
    intent: z.literal('publish'),
    licence: z.enum(LICENCES).optional().catch(undefined),
  }),
  z.object({ intent: z.literal('withdraw') }),
  // Words that are missing or too many are told beside their field.
  z.object({
    intent: z.literal('correct'),
    startYear: z.coerce.number().int(),
    kind: z.enum(['autumn', 'winter', 'spring']),
    reason: z.string().default(''),
  }),
]);
export type PublicationChange = z.infer<typeof publicationForm>;
export type PublicationProblem =
  | 'nothing-to-publish'
  | 'licence-missing'
  | 'nothing-to-correct'
  | 'reason-missing'
  | 'reason-long'
  | 'names-pupil';
export type PublicationOutcome =
  | { ok: true }
  | {
      ok: false;
      problem: PublicationProblem;
      /** The window that was to be corrected, so that the problem stands in its form. */
      of?: { startYear: number; kind: WindowKind; reason: string };
    };

/** The form as it was sent, or null when it is none of the page's. */
export function readPublicationForm(form: FormData): PublicationChange | null {
  const read = publicationForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}
