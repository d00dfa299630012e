/**
 * Splits text that comes a piece at a time into records of cells.
 *
 * Cells may be quoted; a quoted cell may hold the delimiter, line breaks and doubled quotes. Lines end
 * with LF or CRLF. Text of a record that is not whole yet waits for the next piece.
 */
import { BadInput } from '~/commands/command';

/** A record longer than this has a quote that is never closed. */
const LONGEST_RECORD = 10_000_000;

export class CsvSplitter {
  private waiting = '';

  constructor(private readonly delimiter: string) {}

  /** The records that this piece completes. @throws {BadInput} for a quote that is never closed. */
  push(text: string): string[][] {
    const all = this.waiting + text;
    const records: string[][] = [];
    let start = 0;
    for (let end = findEnd(all, start); end >= 0; end = findEnd(all, start)) {
      records.push(this.split(all.slice(start, end)));
      start = end + 1;
    }
    this.waiting = all.slice(start);
    if (this.waiting.length > LONGEST_RECORD) throw new BadInput('a quote is never closed');
    return records;
  }

  /** The last record, when it has no line break. @throws {BadInput} for a quote that is never closed. */
  end(): string[][] {
    const rest = this.waiting;
    this.waiting = '';
    if (rest === '') return [];
    if (countQuotes(rest) % 2 === 1) throw new BadInput('a quote is never closed');
    return [this.split(rest)];
  }

  private split(record: string): string[] {
    const line = record.endsWith('\r') ? record.slice(0, -1) : record;
    return line.includes('"') ? splitQuoted(line, this.delimiter) : line.split(this.delimiter);
  }
}

/** Where the record that starts here ends: the first line break outside quotes; -1 for none yet. */
function findEnd(text: string, start: number): number {
  let quote = text.indexOf('"', start);
  let isInside = false;
  for (let end = text.indexOf('\n', start); end >= 0; end = text.indexOf('\n', end + 1)) {
    while (quote >= 0 && quote < end) {
      isInside = !isInside;
      quote = text.indexOf('"', quote + 1);
    }
    if (!isInside) return end;
  }
  return -1;
}

function countQuotes(text: string): number {
  return text.split('"').length - 1;
}

function splitQuoted(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let [cell, isInside] = ['', false];
  for (let index = 0; index < line.length; index += 1) {
    const sign = line[index]!;
    if (sign === '"') {
      const isDoubled = isInside && line[index + 1] === '"';
      if (isDoubled) {
        cell += '"';
        index += 1;
      } else isInside = !isInside;
    } else if (sign === delimiter && !isInside) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell];
}
