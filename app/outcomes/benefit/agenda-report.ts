/**
 * What is done for each target of Agenda 2030: the goals and benefits that are tagged with it, where they stand, and the
 * activities that serve them. Activities of a goal are those of schools' plans under it. What has several tags
 * stands under each; the totals count it, and each of its activities, once.
 */
import type { Day } from '~/platform/calendar';
import { AGENDA_TARGETS, type AgendaTarget } from './agenda';
import type { Phase } from './benefit-event';
import type { Standing } from './benefit-state';

export interface ReportedActivity {
  id: string;
  text: string;
  /** Of the school whose plan it stands in; null where the goal or benefit says whose it is. */
  schoolName: string | null;
  due: Day;
  doneOn: Day | null;
}

interface ReportedAny {
  id: string;
  title: string;
  activities: ReportedActivity[];
  agenda: readonly AgendaTarget[];
  isReached: boolean;
}
export interface ReportedBenefit extends ReportedAny {
  kind: 'benefit';
  /** Null for the municipality's own. */
  schoolName: string | null;
  phase: Phase;
  standing: Standing | null;
  /** The standing may be another for the head of education. */
  isWithheld: boolean;
}
export interface ReportedGoal extends ReportedAny {
  kind: 'goal';
}
export type Reported = ReportedGoal | ReportedBenefit;

interface Counts {
  goals: number;
  benefits: number;
  activities: number;
  done: number;
  reached: number;
}
export interface AgendaRow extends Counts {
  target: AgendaTarget;
  /** Goals first, in the order that they came in. */
  reported: Reported[];
}

export interface AgendaReport {
  rows: AgendaRow[];
  total: Counts;
  /** Without any tag. */
  untagged: Pick<Counts, 'goals' | 'benefits'>;
  today: Day;
}

export function reportAgenda(reported: readonly Reported[], today: Day): AgendaReport {
  const ordered = [...ofKind(reported, 'goal'), ...ofKind(reported, 'benefit')];
  const rows = AGENDA_TARGETS.map((target): AgendaRow => {
    const own = ordered.filter(({ agenda }) => agenda.includes(target));
    return { target, reported: own, ...count(own) };
  });
  const tagged = reported.filter(({ agenda }) => agenda.length > 0);
  const { goals, benefits } = count(reported.filter(({ agenda }) => agenda.length === 0));
  return { rows, total: count(tagged), untagged: { goals, benefits }, today };
}

const ofKind = (reported: readonly Reported[], kind: Reported['kind']) =>
  reported.filter((one) => one.kind === kind);

function count(reported: readonly Reported[]): Counts {
  const all = reported.flatMap(({ activities }) => activities);
  return {
    goals: ofKind(reported, 'goal').length,
    benefits: ofKind(reported, 'benefit').length,
    activities: all.length,
    done: all.filter(({ doneOn }) => doneOn !== null).length,
    reached: reported.filter(({ isReached }) => isReached).length,
  };
}
