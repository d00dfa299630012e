/** A goal and a school's part in it: the shapes that goals, school plans and the follow-up share. */
import type { Role } from '~/access/roles';
import type { AgendaTarget } from '~/outcomes/benefit/agenda';
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import type { Day } from '~/platform/calendar';
import type { Baseline, ToldBaseline } from './baseline';
import type { Direction, Indicator, Reading, Value } from './indicators';

/** Roles that can own a goal or see to a step; a test leader's lasts a day. */
export const RESPONSIBLE_ROLES = [
  'head-of-education',
  'principal',
  'special-educator',
  'teacher',
  'administrator',
] as const satisfies readonly Role[];
export type ResponsibleRole = (typeof RESPONSIBLE_ROLES)[number];

export const STATUSES = ['active', 'reached', 'ended'] as const;
export type GoalStatus = (typeof STATUSES)[number];

/** When a value was read or counted. */
interface TakenOn {
  day: Day;
  /** Of the school year. */
  startYear: number;
  /** Null when it was counted by hand. */
  window: WindowKind | null;
}

export type KeptValue = TakenOn & { id: string; value: Value };

export interface Goal {
  id: string;
  title: string;
  indicator: Indicator;
  /** Of a goal that is counted by hand. */
  unit: string | null;
  /** Of a goal that is counted by hand: schools' counts from 1 to 4 are hidden from the municipality. */
  countsPupils: boolean;
  direction: Direction;
  /** Per cent, days or the goal's own unit. */
  target: number;
  /** First and last school year that it runs over, by the year each begins. */
  years: { from: number; to: number };
  targetDate: Day;
  /** A role, or a named member of staff. */
  owner: { role: ResponsibleRole } | { staffMemberId: string; name: string };
  status: GoalStatus;
  /** The targets of Agenda 2030 that it serves. */
  agenda: AgendaTarget[];
}

/** The municipality's value of a goal, for those who see its follow-up. */
export interface Measured {
  /** Null for a goal that is counted by hand and has no count. */
  now: Reading | null;
  isReached: boolean;
  baseline: Baseline | null;
  /** By day. */
  kept: KeptValue[];
}

/** A school's part in a goal, as it stands. */
export interface Contribution {
  /** In the goal's unit; null when the school has not set one. */
  target: number | null;
  /** The school's own day; null when it is the goal's. */
  targetDate: Day | null;
  words: string;
  /** Null where there is none, or where it does not go to the viewer. */
  baseline: ToldBaseline | null;
}

export const LINE_KINDS = ['activity', 'milestone'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface PlanLine {
  id: string;
  goalId: string;
  kind: LineKind;
  title: string;
  responsibleRole: ResponsibleRole;
  resources: string;
  dueDate: Day;
  doneOn: Day | null;
}

/** One school under one goal, as the head of education sees it. */
export interface RollUpRow {
  schoolId: string;
  schoolName: string;
  target: number | null;
  targetDate: Day | null;
  baseline: ToldBaseline | null;
  now: Reading | null;
  milestones: { reached: number; all: number };
  activities: { done: number; all: number };
}

/** Whether a school has taken anything on under the goal. */
export function hasPlan(row: Pick<RollUpRow, 'target' | 'milestones' | 'activities'>): boolean {
  return row.target !== null || row.milestones.all + row.activities.all > 0;
}

/** How far the lines of a plan have come. */
export function countLines(
  lines: readonly Pick<PlanLine, 'kind' | 'doneOn'>[],
): Pick<RollUpRow, 'milestones' | 'activities'> {
  const of = (kind: LineKind) => lines.filter((line) => line.kind === kind);
  const done = (kind: LineKind) => of(kind).filter(({ doneOn }) => doneOn !== null).length;
  return {
    milestones: { reached: done('milestone'), all: of('milestone').length },
    activities: { done: done('activity'), all: of('activity').length },
  };
}
