/** What the pages of good examples send. One schema of a form holds in the browser and on the server. */
import * as z from 'zod';
import { id, oneOf, words } from '~/outcomes/goals/form-fields';
import { type ReadForm, readCheckedForm } from '~/outcomes/goals/read-form';
import { type CardContent, type CardField, cardFieldsSchema } from './card-content';

export const beginSchema = z.object({
  intent: z.literal('begin-example'),
  schoolId: id(),
  methodId: z.string({ error: 'choice' }).min(1, 'choice').max(60, 'choice'),
});
export type BeginForm = z.infer<typeof beginSchema>;

export const readBeginForm = (sent: FormData): ReadForm<BeginForm> =>
  readCheckedForm(beginSchema, sent, '');

/** How it went, in one word of the school that took the card over. */
export const REPORT_WORDS = ['well', 'partly', 'not'] as const;
export type ReportWord = (typeof REPORT_WORDS)[number];
const MOST_REPORT_LETTERS = 600;

export const reportSchema = z.object({
  intent: z.literal('report-example'),
  schoolId: id(),
  word: oneOf(REPORT_WORDS),
  words: words(MOST_REPORT_LETTERS),
});

const sentSchema = z.discriminatedUnion('intent', [
  cardFieldsSchema.extend({ intent: z.literal('save-example') }),
  cardFieldsSchema.extend({ intent: z.literal('publish-example') }),
  z.object({ intent: z.literal('discard-example') }),
  z.object({ intent: z.literal('withdraw-example') }),
  z.object({ intent: z.literal('republish-example') }),
  z.object({ intent: z.literal('adopt-example'), schoolId: id() }),
  z.object({ intent: z.literal('leave-example'), schoolId: id() }),
  reportSchema,
]);
type Sent = z.infer<typeof sentSchema>;
type Written = 'save-example' | 'publish-example';

export type CardForm =
  | Exclude<Sent, { intent: Written }>
  | { intent: Written; content: CardContent };

export type FieldName = CardField | 'word' | 'words';
export type CardFormReading = ReadForm<CardForm>;

export function readCardForm(sent: FormData): CardFormReading {
  const read = readCheckedForm(sentSchema, sent, 'schoolId');
  return read.ok ? { ...read, form: toCardForm(read.form) } : read;
}

function toCardForm(form: Sent): CardForm {
  if (form.intent !== 'save-example' && form.intent !== 'publish-example') return form;
  const { intent, ...content } = form;
  return { intent, content: { ...content, needs: [...new Set(content.needs)] } };
}
