/**
 * What a leader of a school is told of the municipality's own benefits.
 *
 * A value of the product's own for the whole municipality, held against one's own exact counts, gives the other schools
 * away. It is left out for everyone but who leads the municipality: measured values that were taken, and a baseline that was,
 * also where a form sent it again. What a person measured and wrote stays.
 * Worked example: baseline 7.2 taken, 9 measured by hand, 11.4 taken: 9 is left, with neither baseline nor standing.
 */
import type { BenefitEvent, BenefitEventBody } from './benefit-event';

export function withholdTaken<Event extends BenefitEvent>(
  events: readonly Event[],
): { events: Event[]; isWithheld: boolean } {
  const baselines = new Set(events.flatMap(({ body }) => takenBaseline(body) ?? []));
  const isTaken = (body: BenefitEventBody) =>
    body.kind === 'described' && baselines.has(body.fields.baseline ?? Number.NaN);
  const left = events.filter(({ body }) => body.kind !== 'measured' || body.source === 'by-hand');
  return {
    events: left.map((event) => {
      const { body } = event;
      if (body.kind !== 'described' || !isTaken(body)) return event;
      return { ...event, body: { ...body, fields: { ...body.fields, baseline: null } } };
    }),
    isWithheld: left.length < events.length || baselines.size > 0,
  };
}

/** The forms write a baseline beside target and owner; taken from the product it stands with its day alone. */
function takenBaseline(body: BenefitEventBody): number | null {
  if (body.kind !== 'described' || 'target' in body.fields || 'title' in body.fields) return null;
  return body.fields.baseline ?? null;
}
