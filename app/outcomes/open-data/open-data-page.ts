/** What the page of open data is given and what its forms send. */
import * as z from 'zod';
import { LICENCES, type Publication } from './measures';

export interface OpenDataPage {
  /** Path of the public page. */
  address: string;
  /** What is public now; null while it is off. */
  current: Publication | null;
  /** What would be public if it were published now. */
  preview: Publication;
  /** A window is over since, and would be added. */
  isChanged: boolean;
}

const publicationForm = z.discriminatedUnion('intent', [
  // Without a licence the page says so.
  z.object({
    intent: z.literal('publish'),
    licence: z.enum(LICENCES).optional().catch(undefined),
  }),
  z.object({ intent: z.literal('withdraw') }),
]);
export type PublicationChange = z.infer<typeof publicationForm>;
export type PublicationProblem = 'nothing-to-publish' | 'licence-missing';
export type PublicationOutcome = { ok: true } | { ok: false; problem: PublicationProblem };

/** The form as it was sent, or null when it is none of the page's. */
export function readPublicationForm(form: FormData): PublicationChange | null {
  const read = publicationForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}
