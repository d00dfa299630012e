/** Codes that the pages and the stores of a round share. */
import * as z from 'zod/mini';

/**
 * lesson: the class; catch-up: those who were missing; second: the class again, with the tasks of the
 * second sitting; one-to-one: readings an adult marks.
 */
const SITTING_KINDS = ['lesson', 'catch-up', 'second', 'one-to-one'] as const;
export type SittingKind = (typeof SITTING_KINDS)[number];

/** Sittings in which pupils work at devices of their own, where they can see the adult's screen. */
export const CLASS_SITTINGS = ['lesson', 'catch-up', 'second'] as const;
/** What an adult may open on the page of a round. */
export const openSittingSchema = z.object({ kind: z.enum(CLASS_SITTINGS) });

/** Why a reading is on the list: the cut policy asks, an adult added it, or the pupil was drawn at random. */
export type OneToOneReason = 'policy' | 'teacher' | 'control';

/** What an adult may say of a pupil in a round. */
export const PUPIL_STATES = ['absent', 'exempt', 'declined'] as const;
export type PupilState = (typeof PUPIL_STATES)[number];

/** Why an attempt is set aside. The events stay. */
const INVALIDATION_REASONS = [
  'wrong-pupil',
  'disturbed',
  'device-fault',
  'sound-fault',
  'helped',
  'other',
] as const;
export type InvalidationReason = (typeof INVALIDATION_REASONS)[number];

const uuid = z.uuid();

/** What an adult may do on the board. */
export const boardCommandSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('admit'), deviceId: uuid }),
  z.object({ intent: z.literal('admit-all') }),
  z.object({ intent: z.literal('pause'), paused: z.enum(['yes', 'no']) }),
  z.object({ intent: z.literal('lesson-over'), over: z.enum(['yes', 'no']) }),
  z.object({ intent: z.literal('noise'), noisy: z.enum(['yes', 'no']) }),
  z.object({ intent: z.literal('renew-code') }),
  z.object({ intent: z.literal('close') }),
  z.object({ intent: z.literal('let-on'), deviceId: uuid }),
  z.object({ intent: z.literal('remove-device'), deviceId: uuid }),
  z.object({
    intent: z.literal('set-state'),
    membershipId: uuid,
    /** Exempting takes a reason, and is done on the page of adaptations. */
    state: z.enum(['absent', 'declined', 'none']),
  }),
]);
export type BoardCommand = z.infer<typeof boardCommandSchema>;
