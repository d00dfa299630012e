/**
 * What can be written in a pupil's progress in a task. Events are only added; one that was wrong is taken
 * back by another. A decision keeps the figures it stood on, as they were shown that day.
 */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';
import type { ProgressFinding } from './progress-rule';

export const DECISIONS = ['go-on', 'change', 'end', 'widen'] as const;
export type Decision = (typeof DECISIONS)[number];

const words = z.string().trim().min(1).max(300);

/** What a person writes. */
export const progressForm = z.discriminatedUnion('kind', [
  /** Support begins, or is another from this day on: a line in the graph. */
  z.object({ kind: z.literal('phase-began'), label: z.string().trim().min(1).max(60) }),
  z.object({ kind: z.literal('noted'), text: words }),
  z.object({ kind: z.literal('decided'), decision: z.enum(DECISIONS), reason: words }),
  z.object({ kind: z.literal('taken-back'), eventId: z.uuid() }),
]);
export type ProgressForm = z.infer<typeof progressForm>;

/** The figures that a decision stood on. Rates are right a minute. */
export interface DecisionFigures {
  verdict: ProgressFinding['verdict'];
  because: ProgressFinding['because'];
  probes: number;
  weeks: number;
  weeklyRise: number | null;
  lower: number | null;
  upper: number | null;
  riseAskedFor: number | null;
  goalRate: number | null;
  goalDay: Day | null;
  sessionsPlanned: number;
  sessionsHeld: number;
  ruleVersion: number;
}

export type ProgressEventBody =
  | Exclude<ProgressForm, { kind: 'decided' }>
  | (Extract<ProgressForm, { kind: 'decided' }> & { figures: DecisionFigures | null });

export interface ProgressEvent {
  id: string;
  day: Day;
  body: ProgressEventBody;
}

/** Events that stand: neither taken back nor a taking back. By day, then in the order they were written. */
export function listStandingProgress<Event extends ProgressEvent>(
  events: readonly Event[],
): Event[] {
  const takenBack = new Set(
    events.flatMap(({ body }) => (body.kind === 'taken-back' ? [body.eventId] : [])),
  );
  return events
    .filter(({ id, body }) => body.kind !== 'taken-back' && !takenBack.has(id))
    .toSorted((one, other) => one.day.localeCompare(other.day));
}
