/** What the forms of the voice studio carry. */
import * as z from 'zod';

const label = z.string().trim().min(1).max(80);
const clip = {
  bundleId: z.string().max(80),
  clipName: z.string().max(80),
};

const listForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('start-voice'),
    label,
    agreedOn: z.iso.date(),
    agreed: z.literal('yes'),
  }),
  z.object({ intent: z.literal('use-voice'), voiceId: z.uuid() }),
  z.object({ intent: z.literal('stop-using-voice'), voiceId: z.uuid() }),
  z.object({ intent: z.literal('withdraw-voice'), voiceId: z.uuid() }),
]);
export type VoiceListForm = z.output<typeof listForm>;

const clipForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('record-clip'), ...clip, sound: z.instanceof(Blob) }),
  z.object({
    intent: z.literal('approve-clip'),
    ...clip,
    /** The prompt to go on with. */
    next: z.string().max(200).optional(),
  }),
  z.object({ intent: z.literal('remove-clip'), ...clip }),
]);
export type VoiceClipForm = z.output<typeof clipForm>;

/** Null for a form that is none of ours, or not filled in. */
export function readVoiceListForm(form: FormData): VoiceListForm | null {
  return listForm.safeParse(Object.fromEntries(form)).data ?? null;
}

export function readVoiceClipForm(form: FormData): VoiceClipForm | null {
  return clipForm.safeParse(Object.fromEntries(form)).data ?? null;
}

const importFields = z.object({ label, agreed: z.literal('yes') });

export function readVoiceImportFields(form: FormData): { label: string } | null {
  return importFields.safeParse(Object.fromEntries(form)).data ?? null;
}
