/** What the pages of benefits send, with every problem beside its field. */
import * as z from 'zod';
import { AGENDA_TARGETS } from './agenda';
import {
  amount,
  type BenefitFields,
  CHAIN_KINDS,
  type ChainStep,
  PHASES,
  type Phase,
  VALUE_SOURCES,
} from './benefit-event';
import { readNumber } from './read-number';

const FIELD_CODES = [
  'words-missing',
  'words-too-long',
  'number-unreadable',
  'day-unreadable',
  'too-many-lines',
  'names-pupil',
  'choose',
] as const;
type FieldCode = (typeof FIELD_CODES)[number];
export interface FieldProblem {
  field: string;
  code: FieldCode;
}

const optional = (most: number) => z.string().trim().max(most, 'words-too-long').default('');
const needed = (most: number) =>
  z.string('words-missing').trim().min(1, 'words-missing').max(most, 'words-too-long');

const number = z.string('number-unreadable').transform((text, context) => {
  const read = readNumber(text);
  if (read !== null && amount.safeParse(read).success) return read;
  context.addIssue('number-unreadable');
  return z.NEVER;
});
const day = z.iso.date('day-unreadable');
/** An empty field says that nothing is set. */
const orNothing = <Schema extends z.ZodType>(schema: Schema, code: FieldCode) =>
  z
    .string()
    .default('')
    .transform((text, context): z.output<Schema> | null => {
      if (text.trim() === '') return null;
      const read = schema.safeParse(text.trim());
      if (read.success) return read.data;
      context.addIssue(code);
      return z.NEVER;
    });

const MOST_LINES = 5;
const MOST_LETTERS = 160;
/** One step of the chain a line. */
const lines = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  .refine((all) => all.length <= MOST_LINES, 'too-many-lines')
  .refine((all) => all.every((line) => line.length <= MOST_LETTERS), 'words-too-long');

const identified = {
  title: needed(120),
  stakeholder: optional(120),
  description: optional(600),
  agenda: z.array(z.enum(AGENDA_TARGETS)),
};
const specified = {
  indicator: optional(160),
  unit: optional(40),
  source: z.enum(VALUE_SOURCES),
  feature: lines,
  behaviour: lines,
  effect: lines,
};
const planned = {
  baseline: orNothing(number, 'number-unreadable'),
  baselineOn: orNothing(day, 'day-unreadable'),
  target: orNothing(number, 'number-unreadable'),
  targetOn: orNothing(day, 'day-unreadable'),
  owner: optional(120),
};

const makeForm = z.object({
  intent: z.literal('make-benefit'),
  /** Empty for the municipality's own. */
  schoolId: orNothing(z.uuid(), 'choose'),
  ...identified,
});
const describeForm = z.discriminatedUnion('part', [
  z.object({ part: z.literal('identify'), ...identified }),
  z.object({ part: z.literal('specify'), ...specified }),
  z.object({ part: z.literal('plan'), ...planned }),
]);
const pageForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('describe-benefit') }),
  z.object({ intent: z.literal('move-phase'), to: z.enum(PHASES) }),
  /** The product's own figure of today, as a measured value or as the baseline. */
  z.object({ intent: z.literal('take-figure'), as: z.enum(['value', 'baseline']) }),
  z.object({ intent: z.literal('measure-benefit'), day, value: number, note: optional(300) }),
  z.object({ intent: z.literal('plan-activity'), text: needed(160), due: day }),
  z.object({ intent: z.literal('finish-activity'), activityId: z.uuid() }),
  z.object({ intent: z.literal('take-back-benefit'), eventId: z.uuid() }),
  z.object({ intent: z.literal('end-benefit') }),
  z.object({ intent: z.literal('reopen-benefit') }),
]);

/** A part of the fields, as a phase's form sends them. */
type DescribedPart = Partial<BenefitFields>;
export type BenefitCommand =
  | { intent: 'describe-benefit'; part: Phase; fields: DescribedPart }
  | Exclude<z.infer<typeof pageForm>, { intent: 'describe-benefit' }>;
export type NewBenefit = { schoolId: string | null; fields: DescribedPart };
export type Read<Value> = { ok: true; value: Value } | { ok: false; problems: FieldProblem[] };

export function readNewBenefit(form: FormData): Read<NewBenefit> {
  const read = makeForm.safeParse(toEntries(form));
  if (!read.success) return { ok: false, problems: listProblems(read.error) };
  const { schoolId, intent: _intent, ...fields } = read.data;
  return { ok: true, value: { schoolId, fields } };
}

export function readBenefitForm(form: FormData): Read<BenefitCommand> {
  const entries = toEntries(form);
  const read = pageForm.safeParse(entries);
  if (!read.success) return { ok: false, problems: listProblems(read.error) };
  if (read.data.intent !== 'describe-benefit') return { ok: true, value: read.data };
  const described = describeForm.safeParse(entries);
  if (!described.success) return { ok: false, problems: listProblems(described.error) };
  const { part, ...fields } = described.data;
  return {
    ok: true,
    value: {
      intent: 'describe-benefit',
      part,
      fields: 'feature' in fields ? joinChain(fields) : fields,
    },
  };
}

function joinChain({
  feature,
  behaviour,
  effect,
  ...rest
}: Record<'feature' | 'behaviour' | 'effect', string[]> & DescribedPart): DescribedPart {
  const texts = { feature, behaviour, effect };
  const chain = CHAIN_KINDS.flatMap((kind): ChainStep[] =>
    texts[kind].map((text) => ({ kind, text })),
  );
  return { ...rest, chain };
}

function toEntries(form: FormData) {
  return { ...Object.fromEntries(form), agenda: form.getAll('agenda') };
}

function listProblems({ issues }: z.ZodError): FieldProblem[] {
  return issues.map(({ path, message }) => ({
    field: String(path[0] ?? ''),
    code: FIELD_CODES.find((code) => code === message) ?? 'choose',
  }));
}
