/** What the round's page and the administrator's page of conditions send. */
import * as z from 'zod';
import { PRECONDITIONS } from './preconditions';

const item = z.enum(PRECONDITIONS);

const classForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('condition-met'), item, windowId: z.uuid() }),
  z.object({ intent: z.literal('condition-withdrawn'), item, windowId: z.uuid() }),
]);
export type ConditionForm = z.infer<typeof classForm>;

/** Null when it is no form of a round's conditions. */
export function readConditionForm(form: FormData): ConditionForm | null {
  const read = classForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}

const rulesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('block'), item }),
  z.object({ intent: z.literal('allow'), item }),
  z.object({ intent: z.literal('municipal-met'), item }),
  z.object({ intent: z.literal('municipal-withdrawn'), item }),
]);
export type ConditionRulesForm = z.infer<typeof rulesForm>;

/** Null when it is no form of the administrator's page. */
export function readConditionRulesForm(form: FormData): ConditionRulesForm | null {
  const read = rulesForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}
