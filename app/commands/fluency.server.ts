/** `lasfyr fluency`: right per minute and accuracy of each reading. */
import { BadInput, type Command, JsonPieces } from '~/commands/command';
import { openCsvTable } from '~/commands/csv-file.server';
import {
  type CsvRow,
  type CsvTable,
  readCount,
  readNumber,
  refuseCell,
} from '~/commands/csv-table';
import { fluency } from '~/psychometrics/fluency';

interface Reading {
  correct: number | null;
  seconds: number | null;
  perMinute: number | null;
  accuracy: number | null;
}

type ReadRow = (row: CsvRow) => Reading;

export const fluencyCommand: Command = {
  name: 'fluency',
  usage:
    'lasfyr fluency --data FILE.csv   (columns wrc and sec, or last_attempted, incorrect and seconds)',
  options: ['data'],
  run: async (input) => {
    const table = await openCsvTable(input, 'data');
    const { used, read } = findColumns(table);
    const kept = table.columns.flatMap((column, index) =>
      used.includes(index) ? [] : [{ column, index }],
    );
    const rows = new RowPieces();
    let [n, rated, total] = [0, 0, 0];
    for await (const batch of table.batches) {
      for (const row of batch) {
        const reading = read(row);
        const others = kept.map(({ column, index }) => [column, row.cells[index]!] as const);
        rows.push({ ...Object.fromEntries(others), ...reading });
        n += 1;
        if (reading.perMinute === null) continue;
        rated += 1;
        total += reading.perMinute;
      }
    }
    if (n === 0) throw new BadInput(`${table.name} has a header and no rows`);
    const meanPerMinute = rated === 0 ? null : total / rated;
    return new JsonPieces(rows.close({ n, meanPerMinute }));
  },
};

/** Rows as JSON text in bytes: a million of them are too long to be one string. */
class RowPieces {
  private pieces: Buffer[] = [];
  private waiting: string[] = [];
  private hasRows = false;

  push(row: object): void {
    this.waiting.push(`${this.hasRows ? ',' : ''}${JSON.stringify(row)}`);
    this.hasRows = true;
    if (this.waiting.length >= 1000) this.flush();
  }

  private flush(): void {
    this.pieces.push(Buffer.from(this.waiting.join('')));
    this.waiting = [];
  }

  *close(rest: object): Generator<string | Buffer> {
    this.flush();
    yield '{"rows":[';
    yield* this.pieces;
    yield `],${JSON.stringify(rest).slice(1)}`;
  }
}

/** The finer set of columns is taken when a file has both, since it gives the accuracy too. */
function findColumns(table: CsvTable): { used: number[]; read: ReadRow } {
  const placesOf = (names: readonly string[]) => names.map((name) => table.columns.indexOf(name));
  const fine = placesOf(['last_attempted', 'incorrect', 'seconds']);
  if (!fine.includes(-1)) return { used: fine, read: (row) => readMarked(table, row, fine) };
  const plain = placesOf(['wrc', 'sec']);
  if (!plain.includes(-1)) return { used: plain, read: (row) => readPlain(table, row, plain) };
  throw new BadInput(
    `${table.name} needs the columns wrc and sec, or last_attempted, incorrect and seconds; it has ${table.columns.join(', ')}`,
  );
}

function readMarked(table: CsvTable, row: CsvRow, [last, wrong, time]: number[]): Reading {
  const [reached, incorrect] = [readCount(table, row, last!), readCount(table, row, wrong!)];
  const seconds = readSeconds(table, row, time!);
  if (reached === null || incorrect === null) return readingOf(null, seconds);
  if (incorrect > reached) {
    throw refuseCell(table, row, wrong!, `is more than last_attempted, ${reached}`);
  }
  if (seconds === null) {
    return {
      ...readingOf(reached - incorrect, null),
      accuracy: fluency(reached, incorrect, 0).accuracy,
    };
  }
  return { seconds, ...fluency(reached, incorrect, seconds) };
}

function readPlain(table: CsvTable, row: CsvRow, [wrc, sec]: number[]): Reading {
  return readingOf(readCount(table, row, wrc!), readSeconds(table, row, sec!));
}

/** Without the items reached there is no accuracy. */
function readingOf(correct: number | null, seconds: number | null): Reading {
  const isRated = correct !== null && seconds !== null;
  const perMinute = isRated ? fluency(correct, 0, seconds).perMinute : null;
  return { correct, seconds, perMinute, accuracy: null };
}

function readSeconds(table: CsvTable, row: CsvRow, column: number): number | null {
  const seconds = readNumber(table, row, column);
  if (seconds !== null && seconds < 0) throw refuseCell(table, row, column, 'is under 0 seconds');
  return seconds;
}
