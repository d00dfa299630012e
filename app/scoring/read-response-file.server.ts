/**
 * Reads a file of responses: a header row of item names, then one row for each person with cells 0,
 * 1, empty or NA (= not reached); 1.0 and 0.0, as files from pandas have them, are 1 and 0. A first column
 * named "id" holds the persons' ids.
 *
 * The file streams, so that a million rows need little more than one byte a cell. Comma, semicolon or
 * tab; byte-order mark, CRLF and quoted cells are read; blank lines are left out when there is more
 * than one column. Rows are numbered as a spreadsheet shows them: the header is row 1.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { NOT_REACHED, type ResponseMatrix } from '~/psychometrics/response-matrix';

export type ReadResponses = { ok: true; matrix: ResponseMatrix } | { ok: false; problem: string };

class UnreadableResponses extends Error {}

const BLOCK_BYTES = 1 << 20;

/** Bytes that grow in blocks, joined once at the end. */
class CellStore {
  private blocks: Uint8Array[] = [];
  private block = new Uint8Array(BLOCK_BYTES);
  private used = 0;

  push(cell: number): void {
    if (this.used === this.block.length) {
      this.blocks.push(this.block);
      this.block = new Uint8Array(BLOCK_BYTES);
      this.used = 0;
    }
    this.block[this.used] = cell;
    this.used += 1;
  }

  join(): Uint8Array {
    const all = new Uint8Array(this.blocks.length * BLOCK_BYTES + this.used);
    this.blocks.forEach((block, index) => {
      all.set(block, index * BLOCK_BYTES);
    });
    all.set(this.block.subarray(0, this.used), this.blocks.length * BLOCK_BYTES);
    this.blocks = [];
    return all;
  }
}

/**
 * @param file the open file, bytes.
 * @param name what the one who named it calls it.
 * @returns the responses, or one line that names the file and, where it can, the row and column.
 */
export async function readResponseFile(file: Readable, name: string): Promise<ReadResponses> {
  try {
    return { ok: true, matrix: await readMatrix(file) };
  } catch (error) {
    if (error instanceof UnreadableResponses) {
      return { ok: false, problem: `${name}: ${error.message}` };
    }
    if (error instanceof CsvError) {
      return { ok: false, problem: `${name} is not a table: ${error.message.split('\n')[0]}` };
    }
    if ((error as NodeJS.ErrnoException).syscall) {
      return { ok: false, problem: `${name} cannot be read` };
    }
    throw error;
  }
}

async function readMatrix(file: Readable): Promise<ResponseMatrix> {
  const chunks = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  if (first.done) throw new UnreadableResponses('the file is empty');
  const source = Readable.from(joinChunks(first.value, chunks));
  const options = {
    bom: true,
    delimiter: sniffDelimiter(first.value.toString('utf8')),
    relax_column_count: true,
  };
  let matrix: ResponseMatrix | null = null;
  let reason: unknown;
  try {
    await pipeline(source, parse(options), async (records: AsyncIterable<string[]>) => {
      matrix = await collect(records).catch((error) => {
        reason = error;
        throw error;
      });
    });
  } catch (error) {
    // A pipeline that is broken off may name the breaking off instead of its reason.
    throw reason ?? error;
  }
  return matrix!;
}

async function* joinChunks(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let chunk = await rest.next(); !chunk.done; chunk = await rest.next()) yield chunk.value;
}

/** The sign that stands most often in the header row; comma when none does. */
function sniffDelimiter(text: string): string {
  const header = text.split(/\r\n|\n|\r/, 1)[0] ?? '';
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

async function collect(records: AsyncIterable<string[]>): Promise<ResponseMatrix> {
  let header: string[] | null = null;
  let hasIds = false;
  const ids: string[] = [];
  const store = new CellStore();
  let row = 0;
  let persons = 0;
  for await (const cells of records) {
    row += 1;
    if (!header) {
      header = cells.map((cell) => cell.trim());
      hasIds = header[0]?.toLowerCase() === 'id';
      checkHeader(header, hasIds);
      continue;
    }
    if (cells.length === 1 && cells[0]?.trim() === '' && header.length > 1) continue;
    if (cells.length !== header.length) {
      throw new UnreadableResponses(
        `row ${row} has ${cells.length} cells, the header has ${header.length}`,
      );
    }
    if (hasIds) ids.push(cells[0]!.trim());
    for (let column = hasIds ? 1 : 0; column < cells.length; column += 1) {
      store.push(readCell(cells[column]!, row, header[column]!));
    }
    persons += 1;
  }
  if (!header) throw new UnreadableResponses('the file is empty');
  if (persons === 0) throw new UnreadableResponses('there are no rows under the header');
  const items = hasIds ? header.slice(1) : header;
  return { items, ids: hasIds ? ids : null, persons, cells: store.join() };
}

function checkHeader(header: readonly string[], hasIds: boolean): void {
  if (header.length === (hasIds ? 1 : 0))
    throw new UnreadableResponses('there are no item columns');
  const seen = new Set<string>();
  header.forEach((name, index) => {
    if (name === '') throw new UnreadableResponses(`column ${index + 1} of the header has no name`);
    if (seen.has(name)) throw new UnreadableResponses(`the header has "${name}" twice`);
    seen.add(name);
  });
}

const ZERO_OR_ONE = /^[01](\.0+)?$/;

function readCell(text: string, row: number, column: string): number {
  if (text === '1') return 1;
  if (text === '0') return 0;
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'NA') return NOT_REACHED;
  if (ZERO_OR_ONE.test(trimmed)) return Number(trimmed);
  throw new UnreadableResponses(
    `row ${row}, column "${column}": "${trimmed.slice(0, 40)}" is not 0, 1, empty or NA`,
  );
}
