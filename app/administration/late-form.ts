/** The two forms about a pupil who is new in the class, as the browser sends them; two pages have them. */
import * as z from 'zod';

const fields = { membershipId: z.uuid(), on: z.enum(['yes', 'no']) };

export const lateForms = [
  z.object({ intent: z.literal('include-late'), ...fields }),
  z.object({ intent: z.literal('late-one-to-one'), ...fields }),
] as const;

const lateForm = z.discriminatedUnion('intent', lateForms);
export type LateForm = z.infer<typeof lateForm>;

/** The form, or null when it is neither. */
export function readLateForm(form: FormData): LateForm | null {
  const read = lateForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}
