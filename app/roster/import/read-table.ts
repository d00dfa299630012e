import { CsvError, parse } from 'csv-parse/sync';
import { cleanCell } from './clean-cell';
import type { FileProblem } from './import-codes';
import { sniffDelimiter, takeSeparatorLine } from './sniff-delimiter';

/** The most rows and columns that are read. Both are counted before anything is parsed. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;

/** A row with something in it. `rowNumber` is the row a spreadsheet shows, 1-based, blank rows
 *  counted; a `sep=` line is not a row there and is not counted. */
export interface TableRow {
  rowNumber: number;
  cells: string[];
}

export type ReadTable =
  | { ok: true; delimiter: string; rows: TableRow[] }
  | { ok: false; problem: FileProblem };

const PADDING = new Set(' \t\r\n;,\u00a0\u001a');

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && PADDING.has(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

/** One pass over the text with no memory of it: lines, and delimiters on each line. */
function checkLimits(text: string, delimiter: string): FileProblem | null {
  const sign = delimiter.charCodeAt(0);
  let rowNumber = 1;
  let columns = 1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === sign) {
      columns += 1;
      if (columns > MOST_COLUMNS) {
        return { code: 'too-many-columns', rowNumber, limit: MOST_COLUMNS };
      }
    } else if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) {
      rowNumber += 1;
      columns = 1;
      if (rowNumber > MOST_ROWS) return { code: 'too-many-rows', limit: MOST_ROWS };
    }
  }
  return null;
}

function parseCells(text: string, delimiter: string, relaxQuotes: boolean): string[][] {
  return parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: relaxQuotes,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
}

/** Quotes in the middle of a cell are text; a quote that opens a cell must be closed. */
function parseRows(text: string, delimiter: string): string[][] | FileProblem {
  for (const relaxQuotes of [false, true]) {
    try {
      return parseCells(text, delimiter, relaxQuotes);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      if (error.code === 'INVALID_OPENING_QUOTE' && !relaxQuotes) continue;
      return { code: 'unterminated-quote', rowNumber: Number(error.records ?? 0) + 1 };
    }
  }
  return { code: 'not-a-class-list' };
}

/** Text to rows of clean cells; blank rows and blank columns at the end of a row are left out. */
export function readTable(text: string): ReadTable {
  const { delimiter: stated, rest } = takeSeparatorLine(text);
  const content = trimEnd(rest);
  if (content === '') return { ok: false, problem: { code: 'empty-file' } };
  const delimiter = stated ?? sniffDelimiter(content);
  const problem = checkLimits(content, delimiter);
  if (problem) return { ok: false, problem };
  const parsed = parseRows(content, delimiter);
  if (!Array.isArray(parsed)) return { ok: false, problem: parsed };
  const rows = parsed.map((cells, index) => ({
    rowNumber: index + 1,
    cells: dropBlankEnd(cells.map(cleanCell)),
  }));
  return { ok: true, delimiter, rows: rows.filter((row) => row.cells.length > 0) };
}

function dropBlankEnd(cells: string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length -= 1;
  return cells.slice(0, length);
}
