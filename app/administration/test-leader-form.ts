/** The two forms about who leads the round instead today, as the browser sends them. */
import * as z from 'zod';

const testLeaderForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('appoint-leader'), staffMemberId: z.uuid() }),
  z.object({ intent: z.literal('dismiss-leader'), assignmentId: z.uuid() }),
]);

export type TestLeaderForm = z.infer<typeof testLeaderForm>;

/** The form, or null when it is neither. */
export function readTestLeaderForm(form: FormData): TestLeaderForm | null {
  const read = testLeaderForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}
