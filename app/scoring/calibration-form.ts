/** The form that asks for a calibration. */
import * as z from 'zod';
import { anyFormIdSchema, WINDOW_KINDS } from '~/instruments/battery';

export const CALIBRATION_MODELS = ['1pl', 'rasch', '2pl'] as const;

/** `form` names battery, version, task, form and window in one word, as the page writes it. */
const address = z
  .string()
  .transform((text) => text.split('|'))
  .pipe(
    z.tuple([
      z.string().min(1).max(64),
      z.string().regex(/^\d{1,4}$/),
      z.string().min(1).max(64),
      z.enum(anyFormIdSchema.def.entries),
      z.enum(WINDOW_KINDS),
    ]),
  );

export const calibrationFormSchema = z
  .object({
    form: address,
    model: z.enum(CALIBRATION_MODELS),
    anchorId: z.union([z.uuid(), z.literal('')]).optional(),
  })
  .transform(({ form, model, anchorId }) => {
    const [batteryId, version, taskId, formId, windowKind] = form;
    const place = { batteryId, batteryVersion: Number(version), taskId, formId, windowKind };
    return { ...place, model, anchorId: anchorId === '' ? undefined : anchorId };
  });
export type CalibrationForm = z.infer<typeof calibrationFormSchema>;

/** What the page writes into `form`. */
export function writeFormAddress(form: {
  batteryId: string;
  batteryVersion: number;
  taskId: string;
  formId: string;
  windowKind: string;
}): string {
  const { batteryId, batteryVersion, taskId, formId, windowKind } = form;
  return [batteryId, batteryVersion, taskId, formId, windowKind].join('|');
}
