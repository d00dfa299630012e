/**
 * What a device and the server say to each other: the one description both sides parse with.
 *
 * Every request but pairing is signed by the device's own key (ECDSA P-256, SHA-256), made at
 * pairing and not extractable. The signed text is `signedText(method, path, bodySha256Hex)`; the
 * headers are `x-lasfyr-device` (device id) and `x-lasfyr-signature` (base64url, IEEE P1363 form).
 * Staff cookies are ignored on these addresses.
 */
import * as z from 'zod/mini';
import { WINDOW_KINDS } from '~/instruments/battery';

export const DEVICE_PATHS = {
  pair: '/api/device/pair',
  heartbeat: '/api/device/heartbeat',
  sign: '/api/device/sign',
  events: '/api/device/events',
} as const;

export const DEVICE_HEADER = 'x-lasfyr-device';
export const SIGNATURE_HEADER = 'x-lasfyr-signature';

/** At most this many events, and bytes, in one batch. */
export const MAX_BATCH_EVENTS = 500;
export const MAX_BATCH_BYTES = 256 * 1024;

/** The text a device signs: method, path without query, and the body's SHA-256 in hex. */
export function signedText(method: string, path: string, bodySha256Hex: string): string {
  return `${method.toUpperCase()}\n${path}\n${bodySha256Hex}`;
}

const uuid = z.uuid();

/** A point of P-256 as a key, as browsers export it. */
const publicKeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().check(z.maxLength(64)),
  y: z.string().check(z.maxLength(64)),
});

/** POST pair: no signature yet; the code is the one on the projector (or in a marker link). */
export const pairRequestSchema = z.object({
  code: z.string().check(z.minLength(4), z.maxLength(32)),
  publicKey: publicKeySchema,
});
export const pairResponseSchema = z.object({ deviceId: uuid, kind: z.enum(['pupil', 'marker']) });

/** Why a device request was refused: `{ problem }` with the HTTP status beside it. */
export const DEVICE_PROBLEMS = {
  'bad-request': 400,
  'bad-signature': 401,
  'unknown-device': 401,
  'not-admitted': 403,
  'wrong-code': 404,
  'sign-taken': 409,
  /** The very same signed request has been done before. */
  'done-before': 409,
  'expired-code': 410,
  'device-removed': 410,
  'too-large': 413,
  'too-many-requests': 429,
  'not-ready': 503,
} as const;
export type DeviceProblem = keyof typeof DEVICE_PROBLEMS;
export const problemSchema = z.object({
  problem: z.enum(Object.keys(DEVICE_PROBLEMS) as [DeviceProblem, ...DeviceProblem[]]),
});

/** Where a pupil is right now: shown on the teacher's board, never stored as an event. */
const presenceSchema = z.object({
  state: z.enum([
    'choosing-sign',
    'sound-check',
    'waiting',
    'practising',
    'working',
    'paused',
    'asking-for-help',
    'practice-failed',
    'sound-fault',
    'finished',
    'declined',
    'marking',
    'showing-grid',
    'cannot-save',
  ]),
  taskId: z.nullable(z.string()),
  /** Items answered and items in all of the running task. */
  answered: z.int(),
  total: z.int(),
  /** Events on the device that the server has not acknowledged. */
  unsent: z.int(),
  /** Everything is on the device: it goes on without contact. */
  provisioned: z.optional(z.boolean()),
  /** Three rapid answers in a row in the running task. */
  rapid: z.boolean(),
  /** A marker that runs a one-to-one reading: which pupil's second screen shows the grid. */
  reading: z.nullable(z.object({ membershipId: uuid, taskId: z.string(), formId: z.string() })),
});
export type Presence = z.infer<typeof presenceSchema>;

export const heartbeatRequestSchema = z.object({
  presence: z.nullable(presenceSchema),
  deviceTimeMs: z.number(),
});

const attemptStateSchema = z.object({
  attemptId: uuid,
  taskId: z.string(),
  formId: z.string(),
  state: z.enum(['running', 'completed', 'ended-early', 'void']),
  /** Answered item ids in order, so that another device can go on where this one stopped. */
  answeredItemIds: z.array(z.string()),
  /** The device that wrote the latest event. */
  deviceId: uuid,
  nextSequence: z.int(),
});
export type AttemptState = z.infer<typeof attemptStateSchema>;

/** What a device may know: never a name on a pupil device, never a score. */
export const heartbeatResponseSchema = z.object({
  admission: z.enum(['waiting', 'admitted', 'removed', 'expired']),
  kind: z.enum(['pupil', 'marker']),
  serverTimeMs: z.number(),
  /** What answers are encrypted to when they are saved as a file; told early, to be there without contact. */
  fileKey: z.optional(publicKeySchema),
  /** Null until the device has been admitted. */
  round: z.nullable(
    z.object({
      roundId: uuid,
      batteryId: z.string(),
      batteryVersion: z.int(),
      windowKind: z.enum(WINDOW_KINDS),
      /** "Pausa alla": the device rests until it is false again. */
      paused: z.boolean(),
      /** "Lektionen är slut": finish kindly after the item at hand. */
      lessonOver: z.boolean(),
      /** Synthetic practice run: nothing is real. */
      synthetic: z.boolean(),
      /** The municipality's own recorded voice: its manifest's file under `/media/`. */
      voice: z.optional(
        z.nullable(
          z.object({
            manifest: z.string().check(z.regex(/^voice\/[0-9a-f-]{36}\/[0-9a-f]{64}$/)),
          }),
        ),
      ),
    }),
  ),
  /** The class's signs. `displayName` only on a marker; `taken` = another device holds it now. */
  pupils: z.array(
    z.object({
      membershipId: uuid,
      signId: z.string(),
      taken: z.boolean(),
      displayName: z.nullable(z.string()),
      /** Whole-class tasks still to do, with the form to use, in order. */
      tasks: z.array(z.object({ taskId: z.string(), formId: z.string() })),
      /**
       * One-to-one readings still to do (marker devices only). A probe names the form to use when the
       * reading is cut off.
       */
      oneToOne: z.array(
        z.object({
          taskId: z.string(),
          formId: z.string(),
          spareFormId: z.optional(z.string()),
        }),
      ),
    }),
  ),
  /** The membership this device holds, and what has been written for it so far. */
  own: z.nullable(z.object({ membershipId: uuid, attempts: z.array(attemptStateSchema) })),
  /** The teacher let the pupil go on after failed practice or sound fault. */
  letOn: z.boolean(),
  /** A marker reads with this device's pupil now: show the grid of this task and form. */
  showGrid: z.nullable(z.object({ taskId: z.string(), formId: z.string() })),
});
export type HeartbeatResponse = z.infer<typeof heartbeatResponseSchema>;

/** POST sign: take a sign, or let it go (null). */
export const signRequestSchema = z.object({ membershipId: z.nullable(uuid) });

/** POST events: one batch. The envelope must be right or nothing is stored. */
export const eventBatchSchema = z.object({
  batchId: uuid,
  deviceTimeMs: z.number(),
  events: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MAX_BATCH_EVENTS)),
});

export const QUARANTINE_REASONS = [
  'not-an-event',
  'unknown-version',
  'unknown-attempt',
  'foreign-pupil',
  'no-grant',
  'id-reused',
  'sequence-reused',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** Each event's verdict; all three are acknowledgements and the device may forget the event. */
export const eventBatchResponseSchema = z.object({
  verdicts: z.array(
    z.object({
      id: z.nullable(z.string()),
      verdict: z.enum(['stored', 'duplicate', 'quarantined']),
      reason: z.optional(z.enum(QUARANTINE_REASONS)),
    }),
  ),
  serverTimeMs: z.number(),
});
