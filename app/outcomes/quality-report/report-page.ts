/** What the document is given, and what its form answers. */

import type { SubmissionResult } from '@conform-to/react';
import type { GoalBeside } from '~/outcomes/goals/goals-beside.server';
import type { Day } from '~/platform/calendar';
import type { Analysis } from './analysis';
import type { ReportedPage } from './report-tables';

export interface QualityReport {
  page: ReportedPage;
  /** Those that go on, with where they stand now; none beside a school year that is over. */
  goals: GoalBeside[];
  /** The same place in each window of the school year that has begun. */
  windows: ReportedPage[];
  municipalityName: string;
  isSynthetic: boolean;
  /** Calendar year the school year begins in; null when no window has begun. */
  startYear: number | null;
  today: Day;
  analysis: Analysis;
}

export type AnalysisAnswer = { ok: true } | { ok: false; submission: SubmissionResult<string[]> };

/** Words of the glossary that the tables use, in their order. */
const REPORT_DEFINITIONS = [
  'enrolled',
  'exempt',
  'planned',
  'with-level',
  'needs-follow-up',
  'look-again',
  'above',
  'incomplete',
  'new-in-class',
  'way-undecided',
  'way-set-aside',
  'way-confirmed',
  'way-supported',
  'days-to-confirm',
  'days-to-support',
  'in-time',
  'case-steps',
  'sessions-planned',
  'sessions-held',
  'moved',
] as const;
/** Words that a reader of the document needs; small numbers only where they are protected. */
export function listDefinitions(of: ReportedPage['of']) {
  return of === 'municipality'
    ? ([...REPORT_DEFINITIONS, 'small-numbers'] as const)
    : REPORT_DEFINITIONS;
}

/** Which school and window an address asks for. */
export function readReportChoice(url: string): {
  schoolId: string | null;
  windowId: string | null;
} {
  const { searchParams } = new URL(url);
  return { schoolId: searchParams.get('school'), windowId: searchParams.get('window') };
}
