/**
 * What is published: the counts, their places and windows, and nothing else. This is the shape that is
 * stored, shown on the public page and written to the file.
 */
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import type { SmallNumbers } from '~/outcomes/protected-summary';
import type { Day } from '~/platform/calendar';

/** The public sees schools from 30 pupils, and counts that are 0 or at least 5. */
export const PUBLIC_NUMBERS: SmallNumbers = { threshold: 5, minimumBase: 30 };

/** Raised when the meaning of a measure changes; a file names the version it was made by. */
export const DEFINITIONS_VERSION = '1';

/** Of the enrolled: who is screened, and the levels. */
export const COVERAGE_MEASURES = [
  'exempt',
  'planned',
  'with-level',
  'needs-follow-up',
  'look-again',
  'above',
  'incomplete',
] as const;
/** Of those who need follow-up: how far help has come. */
export const WAY_MEASURES = [
  'way-undecided',
  'way-set-aside',
  'way-confirmed',
  'way-supported',
] as const;
/** Stable names: programs that read the file rely on them. In the order they are told. */
export const MEASURES = ['enrolled', ...COVERAGE_MEASURES, ...WAY_MEASURES] as const;
export type Measure = (typeof MEASURES)[number];

/** A count, or null where it is not shown. */
export type PublicCounts = Record<Measure, number | null>;

export interface PublicSchool {
  name: string;
  /** Eight digits; null where the register has none. */
  unitCode: string | null;
  counts: PublicCounts;
}

export interface PublicWindow {
  /** The calendar year that the school year starts in. */
  startYear: number;
  kind: WindowKind;
  /** DEFINITIONS_VERSION when the figures were worked out. */
  definitionsVersion: string;
  /** Schools from 30 pupils, by name. */
  schools: PublicSchool[];
  /** Schools with fewer, which are not named. */
  smallSchools: number;
  /** Schools that the figures leave out, because the introduction has not come so far; older publications do not tell. */
  leftOutSchools?: number;
  total: PublicCounts;
  /** In the order in which they were made; a window that never was wrong has none. */
  corrections?: Correction[];
}

/** A published window that was wrong: from this day another version stands in its place. */
interface Correction {
  on: Day;
  /** What was wrong, in the municipality's words. */
  reason: string;
}

export const LICENCES = ['CC0-1.0', 'CC-BY-4.0'] as const;
export type Licence = (typeof LICENCES)[number];

/** What stands on the public page and in the file. */
export interface Publication {
  municipalityName: string;
  /** Four digits; null for an independent provider. */
  municipalityCode: string | null;
  isSynthetic: boolean;
  licence: Licence;
  publishedOn: Day;
  windows: PublicWindow[];
}
