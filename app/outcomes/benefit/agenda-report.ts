/**
 * What is done for each target of Agenda 2030: the benefits that are tagged with it, their activities, and
 * where they stand. A benefit with several tags stands under each; the totals count it once.
 */
import type { Day } from '~/platform/calendar';
import { AGENDA_TARGETS, type AgendaTarget } from './agenda';
import type { Phase } from './benefit-event';
import type { Activity, Standing } from './benefit-state';

export interface ReportedBenefit {
  benefitId: string;
  title: string;
  /** Null for the municipality's own. */
  schoolName: string | null;
  phase: Phase;
  standing: Standing | null;
  /** The standing may be another for the head of education. */
  isWithheld: boolean;
  activities: Activity[];
  agenda: readonly AgendaTarget[];
}

export interface AgendaRow {
  target: AgendaTarget;
  benefits: ReportedBenefit[];
  activities: number;
  done: number;
  reached: number;
}

export interface AgendaReport {
  rows: AgendaRow[];
  total: { benefits: number; activities: number; done: number };
  /** Benefits without any tag. */
  untagged: number;
  today: Day;
}

export function reportAgenda(benefits: readonly ReportedBenefit[], today: Day): AgendaReport {
  const rows = AGENDA_TARGETS.map((target): AgendaRow => {
    const own = benefits.filter(({ agenda }) => agenda.includes(target));
    return { target, benefits: own, ...count(own) };
  });
  const tagged = benefits.filter(({ agenda }) => agenda.length > 0);
  const { activities, done } = count(tagged);
  return {
    rows,
    total: { benefits: tagged.length, activities, done },
    untagged: benefits.length - tagged.length,
    today,
  };
}

function count(benefits: readonly ReportedBenefit[]) {
  const all = benefits.flatMap(({ activities }) => activities);
  return {
    activities: all.length,
    done: all.filter(({ done }) => done !== null).length,
    reached: benefits.filter(({ standing }) => standing === 'reached').length,
  };
}
