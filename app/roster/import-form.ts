/** The forms of an import, as they arrive. */
import * as z from 'zod';
import type { RowAnswer } from './import/roster-plan';

export const uploadSchema = z.object({
  schoolId: z.uuid(),
  nameOrder: z.enum(['given-first', 'family-first']).optional().catch(undefined),
  className: z
    .string()
    .trim()
    .max(100)
    .transform((text) => text || undefined)
    .optional(),
  fileCovers: z.enum(['classes-in-file', 'whole-school']).catch('classes-in-file'),
});

const answerSchema = z.string().transform((text, context): RowAnswer => {
  const [kind, ids = ''] = text.split(':');
  const pupilIds = z.array(z.uuid()).min(1).max(200).safeParse(ids.split(','));
  if (pupilIds.success && kind === 'not') return { kind: 'not', pupilIds: pupilIds.data };
  if (pupilIds.success && kind === 'same') return { kind: 'same', pupilId: pupilIds.data[0]! };
  context.addIssue('answer-unreadable');
  return z.NEVER;
});

const MOST_TICKS = 20_000;

const previewFormSchema = z.object({
  intent: z.enum(['apply', 'answer', 'clear-answers', 'discard']),
  planHash: z.string().max(128).default(''),
  removeMembershipIds: z.array(z.uuid()).max(MOST_TICKS),
  alsoCalled: z.array(z.string().max(100)).max(20),
  answers: z.array(z.tuple([z.number().int().positive(), answerSchema])).max(MOST_TICKS),
});

export type PreviewForm = z.output<typeof previewFormSchema>;

/** The preview's form, or null when it is none of ours. Answers stand in fields `answer-<row>`. */
export function readPreviewForm(form: FormData): PreviewForm | null {
  const answers = [...form].flatMap(([name, value]) => {
    const rowNumber = /^answer-(\d{1,6})$/.exec(name)?.[1];
    return rowNumber && value !== '' ? [[Number(rowNumber), value]] : [];
  });
  const parsed = previewFormSchema.safeParse({
    intent: form.get('intent'),
    planHash: form.get('planHash') ?? undefined,
    removeMembershipIds: form.getAll('removeMembershipId'),
    alsoCalled: form.getAll('alsoCalled'),
    answers,
  });
  return parsed.success ? parsed.data : null;
}
