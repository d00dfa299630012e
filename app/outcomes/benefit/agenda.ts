/**
 * The targets of Agenda 2030 that a benefit can be tagged with, by their numbers.
 *
 * What they say stands in the catalogue, in our own plain words; the words that bind are those of the
 * resolution (A/RES/70/1). 4.1 learning results in compulsory school · 4.5 equal access, also for children who need
 * most · 4.6 that everyone can read and write · 10.2 that everyone has a part · 16.6 institutions that
 * work and can be held to account · 16.7 decisions that people take part in.
 */
export const AGENDA_TARGETS = ['4.1', '4.5', '4.6', '10.2', '16.6', '16.7'] as const;
export type AgendaTarget = (typeof AGENDA_TARGETS)[number];

/** As a key of the catalogue, where a point would begin a new level. */
export type AgendaKey = 't4-1' | 't4-5' | 't4-6' | 't10-2' | 't16-6' | 't16-7';

export function agendaKey(target: AgendaTarget): AgendaKey {
  return `t${target.replace('.', '-')}` as AgendaKey;
}
