/** What the page of methods sends. */
import * as z from 'zod';
import { NEEDS } from '~/support/groups/need';
import { MOST_MINUTES, MOST_WEEKS } from './plan-form';

const whole = (most: number) => z.coerce.number().int().min(1).max(most);

const fields = {
  title: z.string().trim().min(1).max(80),
  description: z.string().trim().min(1).max(600),
  materials: z.string().trim().max(200),
  needs: z.array(z.enum(NEEDS)).min(1),
  minutes: whole(MOST_MINUTES),
  timesAWeek: whole(5),
  weeks: whole(MOST_WEEKS),
};
const methodId = z.uuid();

const methodForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), schoolId: z.uuid(), ...fields }),
  z.object({ intent: z.literal('change'), methodId, ...fields }),
  z.object({ intent: z.literal('retire'), methodId }),
  z.object({ intent: z.literal('bring-back'), methodId }),
]);
export type MethodForm = z.infer<typeof methodForm>;
export type MethodFields = Omit<
  Extract<MethodForm, { intent: 'add' }>,
  'intent' | 'schoolId' | 'needs'
>;

/** The form as it was sent; null when something in it cannot be taken. */
export function readMethodForm(form: FormData): MethodForm | null {
  const read = methodForm.safeParse({ ...Object.fromEntries(form), needs: form.getAll('needs') });
  return read.success ? read.data : null;
}
