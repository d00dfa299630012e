/**
 * The events of an attempt: what a device writes down, in order, and never changes.
 *
 * An attempt is one pupil's run of one task form. Everything a result is made of is derived from
 * these events. Order is (attempt, sequence), never the clock. The device makes every id
 * (UUIDv7) and keeps an event until the server has acknowledged it.
 */
import * as z from 'zod/mini';
import { anyFormIdSchema } from '~/instruments/battery';

const uuid = z.uuid();
const shortText = z.string().check(z.minLength(1), z.maxLength(64));
/** Milliseconds since the attempt started, on the device's monotonic clock. */
const elapsedMs = z.number().check(z.minimum(0), z.maximum(86_400_000));
const position = z.int().check(z.minimum(0), z.maximum(999));
const input = z.enum(['touch', 'mouse', 'pen', 'keyboard', 'simulated']);

const payloads = [
  /** First event of every attempt: names the pupil's class membership and every version. */
  z.object({
    type: z.literal('started'),
    roundId: uuid,
    membershipId: uuid,
    batteryId: shortText,
    batteryVersion: z.int(),
    taskId: shortText,
    taskVersion: z.int(),
    formId: anyFormIdSchema,
    /** Who works the device: the pupil alone, or an adult who marks. */
    driver: z.enum(['pupil', 'marker']),
    /** A second adult marks the same reading beside the first: for agreement, never a result. */
    secondMarker: z.optional(z.boolean()),
    /** Read on paper; the figures come in one `paper-entered`. */
    onPaper: z.optional(z.boolean()),
    viewport: z.optional(z.object({ width: z.int(), height: z.int() })),
  }),
  z.object({ type: z.literal('sound-checked'), heard: z.boolean() }),
  z.object({
    type: z.literal('practice-answered'),
    itemId: shortText,
    optionId: shortText,
    right: z.boolean(),
    round: z.int(),
  }),
  z.object({ type: z.literal('practice-passed') }),
  /** Practice failed twice: the pupil is asked to fetch the teacher, who lets the task begin. */
  z.object({ type: z.literal('practice-failed') }),
  z.object({
    type: z.literal('item-presented'),
    itemId: shortText,
    position,
    /** Ids of the options or tiles in the order they stand. */
    optionOrder: z.array(shortText).check(z.maxLength(10)),
  }),
  z.object({
    type: z.literal('item-answered'),
    itemId: shortText,
    position,
    /** The option's id; for tiles their ids in the order they lie, with a space between. */
    optionId: shortText,
    /** From options active (last replay counts) to the pointer event's own timestamp; null when unknown. */
    responseMs: z.nullable(elapsedMs),
    replays: z.int(),
    input,
  }),
  z.object({ type: z.literal('paused') }),
  z.object({ type: z.literal('resumed') }),
  z.object({ type: z.literal('help-asked') }),
  z.object({ type: z.literal('grid-started') }),
  /** The adult taps a cell: error, or not an error after all. */
  z.object({ type: z.literal('grid-marked'), itemId: shortText, position, error: z.boolean() }),
  z.object({ type: z.literal('grid-time-ended'), secondsUsed: z.number().check(z.minimum(0)) }),
  /** The last item the pupil reached; marked by the adult, never guessed. */
  z.object({ type: z.literal('grid-last-marked'), position }),
  /** The adult stopped before time (all read, or first row wrong); marks after it are cleared. */
  z.object({
    type: z.literal('grid-stopped'),
    secondsUsed: z.number().check(z.minimum(0)),
    reason: z.enum(['all-read', 'first-row-wrong', 'adult']),
  }),
  /** A reading on paper, entered afterwards: which items were errors is not known. */
  z.object({
    type: z.literal('paper-entered'),
    lastPosition: position,
    errors: z.int().check(z.minimum(0), z.maximum(999)),
    secondsUsed: z.number().check(z.minimum(0)),
  }),
  /** The attempt ends before all items: by stop rule, hidden time, or because the lesson is over. */
  z.object({
    type: z.literal('ended-early'),
    reason: z.enum(['stop-rule', 'time', 'lesson-over', 'declined', 'sound-fault', 'abandoned']),
  }),
  z.object({ type: z.literal('completed') }),
] as const;

export const eventBodySchema = z.discriminatedUnion('type', [...payloads]);
export type EventBody = z.infer<typeof eventBodySchema>;

/** The version of this event vocabulary; the server quarantines versions it does not know. */
export const EVENT_VERSION = 1;

export const attemptEventSchema = z.object({
  id: uuid,
  attemptId: uuid,
  /** 0, 1, 2 … within the attempt, per device. */
  sequence: z.int().check(z.minimum(0), z.maximum(100_000)),
  version: z.int(),
  /** The device's own clock, milliseconds since 1970; may be wrong, never used for order. */
  deviceTimeMs: z.number(),
  elapsedMs,
  body: eventBodySchema,
});
export type AttemptEvent = z.infer<typeof attemptEventSchema>;
