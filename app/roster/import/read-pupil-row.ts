import { schoolYearStart } from '~/platform/calendar';
import { isPossibleStart, readSchoolStart } from '~/roster/swedish-school';
import type { Field, ImportNote, NoteCode, RowProblem, RowProblemCode } from './import-codes';
import type { ColumnMapping } from './map-columns';
import { type NameOrder, splitFullName } from './person-name';
import { containsPersonNumber, type ReadPersonNumber, readPersonNumber } from './person-number';
import type { TableRow } from './read-table';

/** What the import keeps of a row. A person number is never part of it. */
export interface PupilRow {
  /** Row of the spreadsheet, 1-based, header and blank rows counted. */
  rowNumber: number;
  givenName: string;
  /** Empty for a pupil with one name. */
  familyName: string;
  /** As the school writes it; compare with `normaliseClassName`. */
  className: string;
  schoolName?: string;
  /** Eight digits. */
  schoolUnitCode?: string;
  /** An id from the school's own system, or a temporary number; opaque. */
  externalId?: string;
  /** Calendar day, YYYY-MM-DD. */
  birthDate?: string;
  /** The year group as the file writes it, for instance `1` or `F`. */
  schoolYear?: string;
  /** The term the pupil began in Swedish school, as it is kept. */
  swedishSchoolStart?: string;
}

export interface ReadRowOptions {
  /** The birth year of the pupils who are expected; a date more than two years off is not kept. */
  expectedBirthYear: number;
  /** Order of a name column without commas; when it is not said, such a file asks. */
  nameOrder?: NameOrder;
  /** The class of every row, when the file has no class column. */
  className?: string;
  /** Calendar day, YYYY-MM-DD: rows whose end date is before it are left out. */
  today?: string;
}

export type ReadPupilRow =
  | { kind: 'pupil'; pupil: PupilRow; notes: ImportNote[] }
  | { kind: 'problem'; problem: RowProblem }
  | { kind: 'left'; notes: ImportNote[] }
  | { kind: 'name-order-unclear' };

/** The longest name, class or id that is kept, characters. */
const LONGEST_TEXT = 100;
/** A cell that says in words that nothing is known. */
const NOT_KNOWN = /^(-|–|okänt|okänd|vet ej|unknown)$/i;
const LOST_LETTER = /[\ufffd?]/;
const TEXT_FIELDS = [
  'givenName',
  'familyName',
  'className',
  'schoolName',
  'schoolUnitCode',
  'schoolYear',
  'externalId',
] as const;
const NOTE_OF_NUMBER: Partial<Record<ReadPersonNumber['kind'], NoteCode>> = {
  destroyed: 'person-number-destroyed',
  unreadable: 'person-number-unreadable',
  unlikely: 'birth-date-unlikely',
  temporary: 'temporary-number',
};

function fieldValue(cells: string[], mapping: ColumnMapping, field: Field): string {
  for (const column of mapping.columns[field] ?? []) {
    if (cells[column]) return cells[column];
  }
  return '';
}

function hasLeft(cells: string[], mapping: ColumnMapping, today: string | undefined): boolean {
  const left = fieldValue(cells, mapping, 'left').toLowerCase();
  if (left && !['0', 'n', 'nej', 'no', 'false', 'falskt', '-'].includes(left)) return true;
  const endDate = fieldValue(cells, mapping, 'endDate').slice(0, 10);
  return Boolean(today) && /^\d{4}-\d{2}-\d{2}$/.test(endDate) && endDate < today!;
}

function textProblem(pupil: PupilRow): { code: RowProblemCode; column?: Field } | null {
  if (!pupil.givenName) return { code: 'name-missing' };
  if (!pupil.className) return { code: 'class-missing' };
  for (const column of TEXT_FIELDS) {
    const text = pupil[column];
    if (!text) continue;
    if (text.length > LONGEST_TEXT) return { code: 'value-too-long', column };
    if (text.includes('\n')) return { code: 'line-break-in-cell', column };
    if (LOST_LETTER.test(text)) return { code: 'letters-lost', column };
    if (containsPersonNumber(text)) return { code: 'person-number-in-text', column };
  }
  return null;
}

/** The external id, unless it is a person number; then only what that says of the birth date. */
function readIdentifiers(cells: string[], mapping: ColumnMapping, expectedYear: number) {
  const written = fieldValue(cells, mapping, 'externalId');
  const isPersonNumber = containsPersonNumber(written);
  const ownNumber = readPersonNumber(fieldValue(cells, mapping, 'personNumber'), expectedYear);
  const number =
    ownNumber.kind === 'none' && isPersonNumber
      ? readPersonNumber(written, expectedYear)
      : ownNumber;
  const noteCodes: NoteCode[] = [];
  const noteOfNumber = NOTE_OF_NUMBER[number.kind];
  if (noteOfNumber) noteCodes.push(noteOfNumber);
  if (isPersonNumber) noteCodes.push('external-id-was-person-number');
  const temporaryId = number.kind === 'temporary' ? number.opaqueId : undefined;
  return {
    birthDate: number.kind === 'birth-date' ? number.birthDate : undefined,
    externalId: (isPersonNumber ? undefined : written || undefined) ?? temporaryId,
    noteCodes,
  };
}

/** The term of a start in Swedish school; a cell that says none, or one that cannot be, is told and not kept. */
function readStart(cells: string[], mapping: ColumnMapping, today: string | undefined) {
  const written = fieldValue(cells, mapping, 'swedishSchoolStart');
  if (written === '' || NOT_KNOWN.test(written)) return { start: undefined, notes: [] };
  const start = readSchoolStart(written);
  if (!start) return { start: undefined, notes: ['school-start-unreadable'] as const };
  const isPossible = today === undefined || isPossibleStart(start, schoolYearStart(today));
  return isPossible
    ? { start, notes: [] }
    : { start: undefined, notes: ['school-start-unlikely'] as const };
}

/** Given and family name of a row, or null when a name column asks for its order. */
function readNames(cells: string[], mapping: ColumnMapping, order: NameOrder | undefined) {
  const given = fieldValue(cells, mapping, 'givenName');
  const family = fieldValue(cells, mapping, 'familyName');
  const needsSplit = !given && !family;
  const fullName = needsSplit ? fieldValue(cells, mapping, 'fullName') : '';
  if (fullName) return splitFullName(fullName, order);
  return { givenName: given || family, familyName: given ? family : '', isGuess: false };
}

/** One unprotected row to a pupil, or to the problem that keeps it out. */
export function readPupilRow(
  row: TableRow,
  mapping: ColumnMapping,
  options: ReadRowOptions,
): ReadPupilRow {
  const { cells, rowNumber } = row;
  if (hasLeft(cells, mapping, options.today)) {
    return { kind: 'left', notes: [{ code: 'marked-as-left', rowNumber }] };
  }
  const names = readNames(cells, mapping, options.nameOrder);
  if (!names) return { kind: 'name-order-unclear' };
  const { birthDate, externalId, noteCodes } = readIdentifiers(
    cells,
    mapping,
    options.expectedBirthYear,
  );
  const school = readStart(cells, mapping, options.today);
  noteCodes.push(...school.notes);
  const optional = {
    schoolName: fieldValue(cells, mapping, 'schoolName') || undefined,
    schoolUnitCode: fieldValue(cells, mapping, 'schoolUnitCode') || undefined,
    schoolYear: fieldValue(cells, mapping, 'schoolYear') || undefined,
    externalId,
    birthDate,
    swedishSchoolStart: school.start,
  };
  const pupil: PupilRow = {
    rowNumber,
    givenName: names.givenName,
    familyName: names.familyName,
    className: fieldValue(cells, mapping, 'className') || (options.className ?? ''),
  };
  for (const [field, value] of Object.entries(optional)) {
    if (value) Object.assign(pupil, { [field]: value });
  }
  const problem = textProblem(pupil);
  if (problem) return { kind: 'problem', problem: { rowNumber, ...problem } };
  if (names.isGuess) noteCodes.push('name-split');
  if (!names.familyName) noteCodes.push('one-name');
  return { kind: 'pupil', pupil, notes: noteCodes.map((code) => ({ code, rowNumber })) };
}
