/**
 * What needs this person today, in order, each with its reason and one place to act.
 *
 * Rule: what is under way comes first, then what has a day or waits for a decision, then what is to be
 * begun, then what can be looked at. Nobody is shown what their role may not see: a test leader meets
 * rounds only, leaders meet counts only.
 */
import { countAskable, type ReasonCounts, type Summary } from '~/outcomes/summary';
import type { Day } from '~/platform/calendar';
import type { DueProbes } from '~/support/progress/due-probes';

const TODAY_KINDS = [
  'continue-round',
  'sessions-today',
  'watch-due',
  'decide-flags',
  'policy-share',
  'cases-overdue',
  'practise',
  'year-unfinished',
  'year-overdue',
  'year-due',
  'start-round',
  'catch-up',
  'one-to-one',
  'classes-missing-pupils',
  'classes-without-pupils',
  'answer-comments',
  'judge-ideas',
  'close-rounds',
] as const;
type TodayKind = (typeof TODAY_KINDS)[number];

export interface TodayItem {
  kind: TodayKind;
  to: string;
  /** Class it is about, when one; of a step of the year wheel or a plan, what it is called. */
  className: string | null;
  /** How many: pupils, proposals or classes, as the kind says. */
  count: number;
  /** Last day it can be done, when there is one. */
  lastDay: Day | null;
  /** Why pupils are missing, when it is about those. `partly`: they lack a task and have a level. */
  why: MissingWhy | null;
}

export type MissingWhy = { partly: number; reasons: ReasonCounts };

const PLACE_KINDS = [
  'class',
  'class-support',
  'cases',
  'overview',
  'groups',
  'school',
  'municipality',
  'roster',
  'import',
  'operations',
] as const;
type PlaceKind = (typeof PLACE_KINDS)[number];

/** Somewhere to go although nothing there needs anyone. */
export interface Place {
  kind: PlaceKind;
  to: string;
  /** Class or school, when the place is one. */
  name: string | null;
}

export interface Today {
  needs: TodayItem[];
  /** Readings of the week; null for those who follow nobody. */
  probes: DueProbes | null;
  places: Place[];
}

/** A class that the viewer teaches or runs a round in, in a window that is open today. */
export interface RunningClass {
  classId: string;
  className: string;
  /** Last day of the catch-up weeks; the school's own last day while one is left. */
  lastDay: Day;
  openSittingId: string | null;
  /** The school lets the viewer start rounds of the class. */
  mayLead: boolean;
  pupils: number;
  /** Pupils of whom something is known, exempt ones counted as done. */
  begun: number;
  /** Pupils with tasks left one to one. */
  oneToOne: number;
  /** The class's figures in the window, as leaders see them. */
  summary: Summary;
}

/**
 * What a class asks of the one who runs its round: one thing at a time. Nobody is asked to catch up those who
 * declined or who wait because they are new, nor to start what the school has given to others.
 */
export function listRoundItems(own: RunningClass, maySeeResults: boolean): TodayItem[] {
  const { classId, className, lastDay, openSittingId, summary } = own;
  const item = (kind: TodayKind, to: string, count: number): TodayItem => ({
    kind,
    to,
    className,
    count,
    lastDay,
    why: null,
  });
  const aboutMissing = (kind: TodayKind, to: string): TodayItem => ({
    ...item(kind, to, summary.missing),
    why: { partly: summary.partly, reasons: summary.reasons },
  });
  const toRound = `/classes/${classId}/round`;
  if (own.pupils === 0) return [];
  if (openSittingId !== null) {
    return [aboutMissing('continue-round', `/sittings/${openSittingId}`)];
  }
  if (own.begun === 0) return own.mayLead ? [item('start-round', toRound, own.pupils)] : [];
  return [
    ...(own.mayLead && countAskable(summary) > 0 ? [aboutMissing('catch-up', toRound)] : []),
    ...(maySeeResults && own.oneToOne > 0 ? [item('one-to-one', toRound, own.oneToOne)] : []),
  ];
}

/** In the order of the kinds; within a kind the nearest last day first, then by class. */
export function orderToday(items: readonly TodayItem[]): TodayItem[] {
  const names = new Intl.Collator('sv', { numeric: true });
  return items.toSorted(
    (one, other) =>
      TODAY_KINDS.indexOf(one.kind) - TODAY_KINDS.indexOf(other.kind) ||
      (one.lastDay ?? '').localeCompare(other.lastDay ?? '') ||
      names.compare(one.className ?? '', other.className ?? ''),
  );
}
