/**
 * What can be written of a benefit. Events are only added; what the benefit is now is worked out from
 * them, and an event that was wrong is taken back by another.
 */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';
import { AGENDA_TARGETS } from './agenda';

/** The phases of a benefit, in their order. */
export const PHASES = ['identify', 'specify', 'plan', 'realise', 'follow-up'] as const;
export type Phase = (typeof PHASES)[number];

/** The links of the effect chain, in their order: what one uses, what one does, what comes of it. */
export const CHAIN_KINDS = ['feature', 'behaviour', 'effect'] as const;
type ChainKind = (typeof CHAIN_KINDS)[number];
export interface ChainStep {
  kind: ChainKind;
  text: string;
}

/** Where a measured value comes from: a person's count, or a figure that the product works out. */
export const VALUE_SOURCES = [
  'by-hand',
  'freed-hours',
  'minutes-per-pupil',
  'with-level',
  'supported-in-time',
  'days-to-support',
] as const;
export type ValueSource = (typeof VALUE_SOURCES)[number];
export type OwnFigure = Exclude<ValueSource, 'by-hand'>;

const text = (most: number) => z.string().trim().max(most);
const needed = (most: number) => text(most).min(1);
const day = z.iso.date();
export const amount = z.number().min(-1_000_000_000).max(1_000_000_000);

const describedFields = z.object({
  title: needed(120),
  stakeholder: text(120),
  description: text(600),
  agenda: z.array(z.enum(AGENDA_TARGETS)),
  indicator: text(160),
  unit: text(40),
  source: z.enum(VALUE_SOURCES),
  chain: z.array(z.object({ kind: z.enum(CHAIN_KINDS), text: needed(160) })).max(15),
  baseline: amount.nullable(),
  baselineOn: day.nullable(),
  target: amount.nullable(),
  targetOn: day.nullable(),
  owner: text(120),
});
export type BenefitFields = z.infer<typeof describedFields>;

/** What a value of the product's own is counted on; null for a value by hand. */
const basis = z.object({ count: z.number(), of: z.enum(['pupils', 'hours']) }).nullable();

export const benefitEventBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('described'), fields: describedFields.partial() }),
  z.object({ kind: z.literal('moved'), to: z.enum(PHASES) }),
  z.object({
    kind: z.literal('measured'),
    day,
    value: amount,
    source: z.enum(VALUE_SOURCES),
    basis,
    note: text(300),
  }),
  z.object({ kind: z.literal('activity'), text: needed(160), due: day }),
  z.object({ kind: z.literal('activity-done'), activityId: z.uuid() }),
  z.object({ kind: z.literal('ended') }),
  z.object({ kind: z.literal('reopened') }),
  z.object({ kind: z.literal('taken-back'), eventId: z.uuid() }),
]);
export type BenefitEventBody = z.infer<typeof benefitEventBody>;

export interface BenefitEvent {
  id: string;
  /** When it was written. */
  day: Day;
  body: BenefitEventBody;
}

/** Every text of an event that a person wrote. */
export function listTexts(body: BenefitEventBody): string[] {
  if (body.kind === 'activity') return [body.text];
  if (body.kind === 'measured') return [body.note];
  if (body.kind !== 'described') return [];
  const { title, stakeholder, description, indicator, unit, owner, chain = [] } = body.fields;
  return [title, stakeholder, description, indicator, unit, owner, ...chain.map((one) => one.text)]
    .filter((one) => one !== undefined)
    .filter((one) => one !== '');
}
