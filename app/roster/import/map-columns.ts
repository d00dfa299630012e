import { headerMeaning } from './header-synonyms';
import type { Field, FileProblem, ImportNote } from './import-codes';
import { looksLikePersonNumber } from './person-number';
import type { TableRow } from './read-table';

/** Where each field stands. Several columns for one field are in order of preference: the first
 *  that is filled in a row is used. Column numbers are 0-based. */
export interface ColumnMapping {
  columns: Partial<Record<Field, number[]>>;
  /** Every column that marks protected identity. */
  protectedColumns: number[];
  /** The header row's cells, to recognise it when it is repeated; null for a file without one. */
  headerCells: string[] | null;
  /** How many cells a row may fill: with more, a delimiter inside a cell has shifted the rest. */
  mostCells: number;
}

export type MappedColumns =
  | { ok: true; mapping: ColumnMapping; dataRows: TableRow[]; notes: ImportNote[] }
  | { ok: false; problem: FileProblem };

const ROWS_SEARCHED = 30;

/** Skola24's order, without a header: school; class; personnummer; given name; family name; protected. */
const FIXED_ORDER: ColumnMapping = {
  columns: { schoolName: [0], className: [1], personNumber: [2], givenName: [3], familyName: [4] },
  protectedColumns: [5],
  headerCells: null,
  mostCells: 6,
};
const FIXED_ORDER_NUMBER_COLUMN = 2;
const FIXED_ORDER_COLUMNS = [5, 6];

interface ReadHeader {
  mapping: ColumnMapping;
  unread: string[];
  recognised: number;
}

function readHeader(cells: string[]): ReadHeader {
  const found = new Map<Field, Map<number, number>>();
  const protectedColumns: number[] = [];
  const unread: string[] = [];
  let recognised = 0;
  cells.forEach((cell, column) => {
    const known = headerMeaning(cell);
    if (known) recognised += 1;
    if (!known || known.meaning === 'notRead') {
      if (cell) unread.push(cell);
    } else if (known.meaning === 'protectedIdentity') protectedColumns.push(column);
    else {
      const columns = found.get(known.meaning) ?? new Map<number, number>();
      if (columns.has(known.preference)) unread.push(cell);
      else columns.set(known.preference, column);
      found.set(known.meaning, columns);
    }
  });
  const columns: ColumnMapping['columns'] = {};
  for (const [field, byPreference] of found) {
    columns[field] = [...byPreference].sort(([a], [b]) => a - b).map(([, column]) => column);
  }
  const mapping = { columns, protectedColumns, headerCells: cells, mostCells: cells.length };
  return { mapping, unread, recognised };
}

function namesSomeone({ columns }: ColumnMapping): boolean {
  return Boolean(columns.givenName ?? columns.familyName ?? columns.fullName);
}

/** The row, among the first thirty, that recognises most columns and has a name among them. */
function findHeader(rows: TableRow[]): { index: number; header: ReadHeader } | null {
  let best: { index: number; header: ReadHeader } | null = null;
  for (const [index, row] of rows.slice(0, ROWS_SEARCHED).entries()) {
    const header = readHeader(row.cells);
    const enough = header.recognised >= Math.min(2, row.cells.length);
    if (!enough || !namesSomeone(header.mapping)) continue;
    if (!best || header.recognised > best.header.recognised) best = { index, header };
  }
  return best;
}

function hasFixedOrder(rows: TableRow[]): boolean {
  const first = rows.slice(0, ROWS_SEARCHED);
  const fitting = first.filter(
    ({ cells }) =>
      FIXED_ORDER_COLUMNS.includes(cells.length) &&
      looksLikePersonNumber(cells[FIXED_ORDER_NUMBER_COLUMN]!),
  );
  return fitting.length * 2 > first.length;
}

function missingColumn(mapping: ColumnMapping, hasClassName: boolean): Field | null {
  const { givenName, familyName, fullName, className } = mapping.columns;
  if (!fullName && !givenName) return 'givenName';
  if (!fullName && !familyName) return 'familyName';
  return className || hasClassName ? null : 'className';
}

/** Finds the header row, or the fixed order without one, and says what each column means. */
export function mapColumns(
  rows: TableRow[],
  options: { /** The class of every row, when the file has no class column. */ className?: string },
): MappedColumns {
  const found = findHeader(rows);
  if (!found) {
    if (!hasFixedOrder(rows)) return { ok: false, problem: { code: 'no-header' } };
    const notes: ImportNote[] = [{ code: 'headerless-order' }];
    return { ok: true, mapping: FIXED_ORDER, dataRows: rows, notes };
  }
  const { mapping, unread } = found.header;
  const column = missingColumn(mapping, Boolean(options.className));
  if (column) return { ok: false, problem: { code: 'column-missing', column } };
  const notes: ImportNote[] = [];
  if (found.index > 0) notes.push({ code: 'title-rows-skipped', count: found.index });
  if (unread.length > 0) notes.push({ code: 'columns-not-read', columns: unread.join(', ') });
  return { ok: true, mapping, dataRows: rows.slice(found.index + 1), notes };
}
