/** What the pages of sessions send: one press is one form. */
import * as z from 'zod';
import { MOST_MINUTES } from './plan-form';
import { NOT_HELD_REASONS } from './plan-view';

const session = { planId: z.uuid(), day: z.iso.date() };

export const NOTE_WORDS = ['well', 'slow', 'no-time'] as const;
export type NoteWord = (typeof NOTE_WORDS)[number];

const sessionForm = z.discriminatedUnion('intent', [
  /** Held with everyone there and the planned minutes. */
  z.object({ intent: z.literal('hold'), ...session }),
  z.object({ intent: z.literal('not-held'), ...session, reason: z.enum(NOT_HELD_REASONS) }),
  z.object({
    intent: z.literal('attend'),
    ...session,
    pupilId: z.uuid(),
    isPresent: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
  }),
  z.object({
    intent: z.literal('minutes'),
    ...session,
    minutes: z.coerce.number().int().min(1).max(MOST_MINUTES),
  }),
  /** As if nothing had been written. */
  z.object({ intent: z.literal('clear'), ...session }),
  z.object({ intent: z.literal('end-plan'), planId: z.uuid() }),
  z.object({ intent: z.literal('resume-plan'), planId: z.uuid() }),
]);
export type SessionForm = z.infer<typeof sessionForm>;

export function readSessionForm(form: FormData): SessionForm | null {
  const read = sessionForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}

const noteForm = z.object({
  intent: z.literal('note'),
  planId: z.uuid(),
  /** Empty: taken back. */
  word: z.union([z.enum(NOTE_WORDS), z.literal('').transform(() => null)]),
});
export type NoteForm = z.infer<typeof noteForm>;

export function readNoteForm(form: FormData): NoteForm | null {
  const read = noteForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}

export type SessionProblem =
  | 'form'
  | 'day-ahead'
  | 'no-pupils'
  | 'not-written'
  | 'before-plan'
  | 'after-plan';
export type SessionOutcome = { ok: true } | { ok: false; problem: SessionProblem };
