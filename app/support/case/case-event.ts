/**
 * What can be written in a pupil's case. Events are only added; what the case is now is worked out from
 * them, and an event that was wrong is taken back by another.
 */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';
import { CONSULTATIONS } from './case-rules';

const INDICATED_BY = ['screening', 'national-assessment', 'worry', 'other'] as const;
export type IndicatedBy = (typeof INDICATED_BY)[number];

const EXEMPT_REASONS = ['own-competence', 'met-otherwise'] as const;

/** Yes and no as forms send them. */
const answer = z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]);
const about = z.enum(CONSULTATIONS);

export const caseEventBody = z.discriminatedUnion('kind', [
  /** A screening, the national material, a worry or an observation. Opens the case at any level. */
  z.object({ kind: z.literal('indicated'), by: z.enum(INDICATED_BY) }),
  z.object({ kind: z.literal('assessment-started') }),
  z.object({ kind: z.literal('assessment-concluded'), needsSupport: answer }),
  z.object({ kind: z.literal('adaptations-planned') }),
  z.object({ kind: z.literal('adaptations-intensified') }),
  z.object({ kind: z.literal('followed-up'), enough: answer }),
  z.object({ kind: z.literal('reported-to-principal') }),
  z.object({ kind: z.literal('investigation-started') }),
  /** The programme itself is the principal's formal decision and is kept elsewhere. */
  z.object({
    kind: z.literal('programme-decided'),
    reference: z.string().trim().min(1).max(80),
  }),
  z.object({ kind: z.literal('programme-not-needed') }),
  z.object({ kind: z.literal('consulted'), about }),
  /** The teacher has the competence, or the duty is met in another way that the law knows. */
  z.object({ kind: z.literal('consultation-exempt'), about, reason: z.enum(EXEMPT_REASONS) }),
  z.object({ kind: z.literal('handed-over') }),
  /** Who receives the pupil says so, on the page of the hand-over only. */
  z.object({ kind: z.literal('hand-over-received') }),
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('reopened'), by: z.enum(INDICATED_BY) }),
  z.object({ kind: z.literal('taken-back'), eventId: z.uuid() }),
]);
export type CaseEventBody = z.infer<typeof caseEventBody>;
export type CaseEventKind = CaseEventBody['kind'];

export interface CaseEvent {
  id: string;
  day: Day;
  body: CaseEventBody;
}

/** Whether an event tells of a hand-over: given, or received. */
export function isOfHandOver({ kind }: CaseEventBody): boolean {
  return kind === 'handed-over' || kind === 'hand-over-received';
}

/** Events that stand: neither taken back nor a taking back. In the order they were written. */
export function listStanding(events: readonly CaseEvent[]): CaseEvent[] {
  const takenBack = new Set(
    events.flatMap(({ body }) => (body.kind === 'taken-back' ? [body.eventId] : [])),
  );
  return events.filter(({ id, body }) => body.kind !== 'taken-back' && !takenBack.has(id));
}
