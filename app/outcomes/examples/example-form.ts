/** What the pages of good examples send. */
import * as z from 'zod';
import { type CardField, cardContentSchema } from './card-content';

const beginForm = z.object({
  intent: z.literal('begin-example'),
  schoolId: z.uuid(),
  methodId: z.string().min(1).max(60),
});
export type BeginForm = z.infer<typeof beginForm>;

/** How it went, in one word of the school that took the card over. */
export const REPORT_WORDS = ['well', 'partly', 'not'] as const;
export type ReportWord = (typeof REPORT_WORDS)[number];
export const MOST_REPORT_LETTERS = 600;

const schoolId = z.uuid();
const cardForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save-example'), content: cardContentSchema }),
  z.object({ intent: z.literal('publish-example'), content: cardContentSchema }),
  z.object({ intent: z.literal('discard-example') }),
  z.object({ intent: z.literal('withdraw-example') }),
  z.object({ intent: z.literal('republish-example') }),
  z.object({ intent: z.literal('adopt-example'), schoolId }),
  z.object({ intent: z.literal('leave-example'), schoolId }),
  z.object({
    intent: z.literal('report-example'),
    schoolId,
    word: z.enum(REPORT_WORDS),
    words: z.string().trim().max(MOST_REPORT_LETTERS),
  }),
]);
export type CardForm = z.infer<typeof cardForm>;

export type FieldName = CardField | 'word' | 'words';
export type CardFormReading =
  | { ok: true; form: CardForm }
  /** Fields that cannot be taken as they are; none when the form is none of these. */
  | { ok: false; fields: FieldName[] };

export function readBeginForm(form: FormData): BeginForm | null {
  return beginForm.safeParse(Object.fromEntries(form)).data ?? null;
}

export function readCardForm(form: FormData): CardFormReading {
  const { intent, schoolId: school, word, words, ...content } = Object.fromEntries(form);
  const written = { ...content, needs: [...new Set(form.getAll('needs').map(String))] };
  const read = cardForm.safeParse({ intent, schoolId: school, word, words, content: written });
  if (read.success) return { ok: true, form: read.data };
  const fields = read.error.issues.flatMap(({ path: [first, second] }): FieldName[] => {
    if (first === 'content') return [second as CardField];
    return first === 'word' || first === 'words' ? [first] : [];
  });
  return { ok: false, fields: [...new Set(fields)] };
}
