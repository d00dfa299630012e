/**
 * A table as a command sees it, and the reading of its cells.
 *
 * A cell that is empty, or that says NA as files from R do, is missing. Any other cell of a number
 * column must be a number; the line that refuses it names the row and the column.
 */
import { BadInput } from '~/commands/command';

export interface CsvRow {
  /** As a spreadsheet shows it: the header is row 1. */
  row: number;
  cells: string[];
}

export interface CsvTable {
  /** Name of the file as it was typed. */
  name: string;
  columns: string[];
  /** Whether 12,5 is read as twelve and a half: the comma is then not what parts the cells. */
  isCommaDecimal: boolean;
  /** Every row once, as many cells as columns. */
  batches: AsyncIterable<CsvRow[]>;
}

/** The place of a column. @throws {BadInput} that lists the columns there are. */
export function requireColumn(table: CsvTable, column: string): number {
  const index = table.columns.indexOf(column);
  if (index >= 0) return index;
  throw new BadInput(`${table.name} has no column "${column}"; it has ${table.columns.join(', ')}`);
}

/** Whether a cell says nothing. */
export function isMissing(cell: string): boolean {
  return cell === '' || cell === 'NA' || cell.trim() === '';
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const COMMA_NUMBER = /^[+-]?\d*,\d+$/;

/** The number in a cell; null when it is missing. @throws {BadInput} when it is something else. */
export function readNumber(table: CsvTable, row: CsvRow, column: number): number | null {
  const cell = row.cells[column]!;
  if (isMissing(cell)) return null;
  const text = cell.trim();
  const isComma = table.isCommaDecimal && COMMA_NUMBER.test(text);
  const value = isComma || NUMBER.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw refuseCell(table, row, column, 'is not a number');
}

/** A whole number of 0 or more; null when it is missing. @throws {BadInput} for anything else. */
export function readCount(table: CsvTable, row: CsvRow, column: number): number | null {
  const value = readNumber(table, row, column);
  if (value === null || (Number.isSafeInteger(value) && value >= 0)) return value;
  throw refuseCell(table, row, column, 'is not a whole number of 0 or more');
}

const SHOWN_SIGNS = 40;

export function refuseCell(table: CsvTable, row: CsvRow, column: number, why: string): BadInput {
  const cell = row.cells[column]!.trim().slice(0, SHOWN_SIGNS);
  const place = `${table.name}: row ${row.row}, column "${table.columns[column]}"`;
  return new BadInput(`${place}: "${cell.replace(/\s+/g, ' ')}" ${why}`);
}
