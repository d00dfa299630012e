/**
 * Every code that reading and comparing a class list can give. The words for each are in the
 * `import` catalogue under `problem-<code>` and `note-<code>`; a test holds the two together.
 */

/** The file as a whole cannot be used; nothing was read from it. */
export const FILE_PROBLEM_CODES = [
  'empty-file',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'not-a-class-list',
  'unterminated-quote',
  'no-header',
  'column-missing',
  'name-order-unclear',
  'no-pupils',
] as const;
type FileProblemCode = (typeof FILE_PROBLEM_CODES)[number];

/** One row (or two rows together) cannot be used; the other rows can. */
export const ROW_PROBLEM_CODES = [
  'protected-identity',
  'protected-identity-unclear',
  'more-cells-than-headers',
  'name-missing',
  'class-missing',
  'value-too-long',
  'line-break-in-cell',
  'letters-lost',
  'person-number-in-text',
  'same-external-id',
  'same-pupil-twice',
  'cannot-tell-apart',
] as const;
export type RowProblemCode = (typeof ROW_PROBLEM_CODES)[number];

/** A row that was read but cannot be placed against the register without an answer. */
export const PLAN_PROBLEM_CODES = [
  'other-school',
  'matches-protected-pupil',
  'same-id-other-name',
  'several-possible-pupils',
  'several-rows-same-pupil',
  'same-name-other-details',
  'may-be-at-another-school',
  'answer-not-possible',
] as const;
export type PlanProblemCode = (typeof PLAN_PROBLEM_CODES)[number];

/** Something was read in a way that a person should know of. */
export const NOTE_CODES = [
  'read-as-windows-1252',
  'mojibake-repaired',
  'letters-composed',
  'unusual-letters',
  'title-rows-skipped',
  'footer-skipped',
  'header-repeated',
  'headerless-order',
  'columns-not-read',
  'temporary-number',
  'person-number-destroyed',
  'person-number-unreadable',
  'birth-date-unlikely',
  'school-start-unreadable',
  'school-start-unlikely',
  'external-id-was-person-number',
  'one-name',
  'name-split',
  'marked-as-left',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

/** What a column can mean. `protectedIdentity` is kept apart: every such column counts. */
export const FIELDS = [
  'givenName',
  'familyName',
  'fullName',
  'personNumber',
  'className',
  'schoolYear',
  'schoolName',
  'schoolUnitCode',
  'externalId',
  'left',
  'endDate',
  'swedishSchoolStart',
] as const;
export type Field = (typeof FIELDS)[number];

export interface FileProblem {
  code: FileProblemCode;
  /** Row of the spreadsheet, 1-based, where reading stopped. */
  rowNumber?: number;
  /** The column that is missing or unclear. */
  column?: Field;
  /** The limit that was passed: megabytes, rows or columns. */
  limit?: number;
}

/** Holds numbers and codes only, never what a cell says. */
export interface RowProblem {
  rowNumber: number;
  code: RowProblemCode;
  column?: Field;
  otherRowNumber?: number;
}

export interface ImportNote {
  code: NoteCode;
  rowNumber?: number;
  count?: number;
  /** Header texts, as the file writes them. */
  columns?: string;
}
