import { setAsideDuplicates } from './find-duplicates';
import { splitFooter } from './footer-rows';
import { normaliseHeader } from './header-synonyms';
import type { FileProblem, ImportNote, RowProblem } from './import-codes';
import type { ColumnMapping } from './map-columns';
import { protectionOfRow } from './protected-row';
import { type PupilRow, type ReadRowOptions, readPupilRow } from './read-pupil-row';
import type { TableRow } from './read-table';

export type ReadRows =
  | { ok: true; rows: PupilRow[]; problems: RowProblem[]; notes: ImportNote[] }
  | { ok: false; problem: FileProblem };

function repeatsHeader(cells: string[], headerCells: string[] | null): boolean {
  if (!headerCells || cells.length !== headerCells.length) return false;
  return cells.every((cell, at) => normaliseHeader(cell) === normaliseHeader(headerCells[at]!));
}

/** What keeps a row out before it is read: protection first, then cells that have been shifted. */
function refuseRow({ cells, rowNumber }: TableRow, mapping: ColumnMapping): RowProblem | null {
  const protection = protectionOfRow(cells, mapping);
  if (protection === 'protected') return { rowNumber, code: 'protected-identity' };
  if (protection === 'unclear') return { rowNumber, code: 'protected-identity-unclear' };
  return cells.length > mapping.mostCells ? { rowNumber, code: 'more-cells-than-headers' } : null;
}

function isWide(mapping: ColumnMapping): boolean {
  return Object.keys(mapping.columns).length >= 3;
}

/**
 * Rows under the header to pupils. A row about someone with protected identity is refused before
 * anything else of it is read and leaves nothing but its number. Every other refused row says why;
 * the rest can be used. Problems and notes come in the order of the file.
 */
export function readRows(
  dataRows: TableRow[],
  mapping: ColumnMapping,
  options: ReadRowOptions,
): ReadRows {
  const { rows, footer } = splitFooter(dataRows, isWide(mapping));
  const notes: ImportNote[] = [];
  const problems: RowProblem[] = [];
  const pupils: PupilRow[] = [];
  for (const row of rows) {
    if (repeatsHeader(row.cells, mapping.headerCells)) {
      notes.push({ code: 'header-repeated', rowNumber: row.rowNumber });
      continue;
    }
    const refused = refuseRow(row, mapping);
    if (refused) {
      problems.push(refused);
      continue;
    }
    const read = readPupilRow(row, mapping, options);
    if (read.kind === 'name-order-unclear') {
      const problem = { code: 'name-order-unclear', rowNumber: row.rowNumber } as const;
      return { ok: false, problem: { ...problem, column: 'fullName' } };
    }
    if (read.kind === 'problem') problems.push(read.problem);
    else notes.push(...read.notes);
    if (read.kind === 'pupil') pupils.push(read.pupil);
  }
  for (const { rowNumber } of footer) notes.push({ code: 'footer-skipped', rowNumber });
  const unique = setAsideDuplicates(pupils);
  problems.push(...unique.problems);
  problems.sort((one, other) => one.rowNumber - other.rowNumber);
  if (unique.rows.length + problems.length === 0) {
    return { ok: false, problem: { code: 'no-pupils' } };
  }
  return { ok: true, rows: unique.rows, problems, notes };
}
