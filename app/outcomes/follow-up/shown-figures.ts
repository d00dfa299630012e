/**
 * What a page of the follow-up shows of a place, and nothing else: exact for a school's own classes,
 * with small numbers protected for the schools of a municipality. Page, paper and file read the same.
 */
import type { ProtectedFigures, ShownCount } from '~/outcomes/protected-summary';
import type { Summary } from '~/outcomes/summary';
import type { Day } from '~/platform/calendar';
import { median } from '~/psychometrics/median';
import type { CasePart, FollowUpFigures, TimePart, WayStep } from './figures';
import type { MoveRow } from './movement';

/** Whole days, or halves; null when there is no pupil to count, protected when there are too few. */
export type ShownDays = number | null | 'protected';

export interface ShownFigures {
  way: Record<WayStep, ShownCount>;
  inTime: Record<TimePart, ShownCount>;
  days: { toConfirm: ShownDays; toSupport: ShownDays };
  dose: { planned: ShownCount; held: ShownCount };
  steps: Record<CasePart, ShownCount>;
}

/** A window of the school year, and whether it is the one that is shown. */
export type WindowKind = 'autumn' | 'winter' | 'spring';
interface WindowChoice {
  windowId: string;
  kind: WindowKind;
}

export interface SchoolChoice {
  schoolId: string;
  schoolName: string;
}

/** Which school year and window a page is of. */
export interface ShownYear {
  /** Those of the school year that have begun. */
  windows: WindowChoice[];
  /** Null when no window has begun. */
  windowId: string | null;
  /** School years with a window that has begun, newest first, by the calendar year they begin in. */
  startYears: number[];
  startYear: number | null;
  /** The day that is told of: today, or the last day of a school year that is over. */
  asOf: Day;
}

interface FollowUpPage extends ShownYear {
  /** Null where there is no window before, or where it cannot be shown. */
  moves: MoveRow[] | null;
  movesHidden: boolean;
}

export interface SchoolFollowUp extends FollowUpPage {
  schoolId: string;
  schoolName: string;
  /** The viewer's schools. */
  schools: SchoolChoice[];
  classes: { classId: string; className: string; summary: Summary; figures: ShownFigures }[];
  total: { summary: Summary; figures: ShownFigures };
}

interface MunicipalityRow extends ProtectedFigures {
  schoolId: string;
  schoolName: string;
  figures: ShownFigures;
}

export interface MunicipalityFollowUp extends FollowUpPage {
  municipalityName: string;
  /** Names of schools that do not count this school year: the introduction has not come so far. */
  leftOut: string[];
  schools: MunicipalityRow[];
  total: ProtectedFigures & { figures: ShownFigures };
  screened: ShownCount;
  hidden: number;
}

/** The figures as they are. */
export function showExactly(figures: FollowUpFigures): ShownFigures {
  const { way, inTime, days, dose, steps } = figures;
  return {
    way,
    inTime,
    days: { toConfirm: median(days.toConfirm), toSupport: median(days.toSupport) },
    dose: { planned: dose.planned, held: dose.held },
    steps,
  };
}
