/**
 * Reads a table that a command was given: a header row, then a row for each person or occasion.
 *
 * The file streams. Comma, semicolon or tab (the one that stands most often in the header); UTF-8 with
 * or without byte-order mark; LF or CRLF; quoted cells. Blank lines are left out. Rows are numbered as
 * a spreadsheet shows them: the header is row 1.
 */
import type { Readable } from 'node:stream';
import { openNamedFile } from '~/commands/caller-file.server';
import { BadInput, type CommandInput, requireOption } from '~/commands/command';
import { CsvSplitter } from '~/commands/csv-splitter';
import type { CsvRow, CsvTable } from '~/commands/csv-table';

/** @throws {BadInput} when the file cannot be read, is empty or is not a table in UTF-8. */
export async function openCsvTable(input: CommandInput, option: string): Promise<CsvTable> {
  const name = requireOption(input, option);
  const pieces = decode(openNamedFile(input, option), name);
  const first = await pieces.next();
  const start = first.done ? '' : first.value;
  if (start.trim() === '') throw new BadInput(`${name} is empty`);
  const delimiter = sniffDelimiter(start);
  const batches = splitPieces(start, pieces, delimiter, name);
  const opening = await batches.next();
  const [header, ...rest] = opening.value as CsvRow[];
  const columns = header!.cells.map((cell) => cell.trim());
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) throw new BadInput(`${name} has the column "${twice}" twice`);
  return {
    name,
    columns,
    isCommaDecimal: delimiter !== ',',
    batches: checkWidth(rest, batches, columns.length, name),
  };
}

async function* decode(file: Readable, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of file) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new BadInput(`${name} is not text in UTF-8`);
    if ((error as NodeJS.ErrnoException).syscall) throw new BadInput(`${name} cannot be read`);
    throw error;
  }
}

/** The sign that stands most often in the header row; comma when none does. */
function sniffDelimiter(text: string): string {
  const header = text.trimStart().split(/\r?\n/, 1)[0] ?? '';
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

/** Rows in batches, blank lines left out; the first batch holds the header. */
async function* splitPieces(
  start: string,
  rest: AsyncGenerator<string>,
  delimiter: string,
  name: string,
): AsyncGenerator<CsvRow[]> {
  const splitter = new CsvSplitter(delimiter);
  let row = 0;
  const keep = (records: string[][]) =>
    records.flatMap((cells) => {
      row += 1;
      return cells.length === 1 && cells[0]!.trim() === '' ? [] : [{ row, cells }];
    });
  try {
    let batch = keep(splitter.push(start));
    for await (const piece of rest) {
      if (batch.length > 0) yield batch;
      batch = keep(splitter.push(piece));
    }
    yield [...batch, ...keep(splitter.end())];
  } catch (error) {
    throw error instanceof BadInput ? new BadInput(`${name}: ${error.message}`) : error;
  }
}

async function* checkWidth(
  first: CsvRow[],
  rest: AsyncGenerator<CsvRow[]>,
  width: number,
  name: string,
): AsyncGenerator<CsvRow[]> {
  for (let batch = first, isDone = false; !isDone; ) {
    for (const { cells, row } of batch) {
      if (cells.length === width) continue;
      throw new BadInput(`${name}: row ${row} has ${cells.length} cells, the header has ${width}`);
    }
    yield batch;
    const next = await rest.next();
    isDone = next.done === true;
    if (!next.done) batch = next.value;
  }
}
