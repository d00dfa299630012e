/**
 * Rows as the text that PostgreSQL's COPY reads: a line each, columns parted by tabs, `\N` for nothing.
 * JSON that many rows share is written once and laid in as it is.
 */

/** Text that is written for COPY already. */
export class Written {
  constructor(readonly text: string) {}
}

type Value =
  | string
  | number
  | boolean
  | null
  | Date
  | Written
  | readonly number[]
  | readonly string[];
export type Row = Readonly<Record<string, Value>>;

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

export function escapeText(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}

/** A value as JSON, for a `jsonb` column. */
export function writeJson(value: unknown): Written {
  return new Written(escapeText(JSON.stringify(value)));
}

function write(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Written) return value.text;
  if (value instanceof Date) return value.toISOString();
  return escapeText(`{${value.join(',')}}`);
}

export interface TableText {
  columns: readonly string[];
  lines: string[];
}

/** Rows that wait to be copied, by table. */
export class WaitingRows {
  private readonly byTable = new Map<string, TableText>();
  /** Characters that wait. */
  length = 0;

  /** @throws {Error} for a row that lacks a column of the table's first row. */
  add(table: string, row: Row): void {
    const known = this.byTable.get(table) ?? { columns: Object.keys(row), lines: [] };
    if (known.lines.length === 0) this.byTable.set(table, known);
    const line = known.columns
      .map((column) => {
        const value = row[column];
        if (value === undefined) throw new Error(`a row of ${table} lacks ${column}`);
        return write(value);
      })
      .join('\t');
    known.lines.push(line);
    this.length += line.length + 1;
  }

  /** What waits, and nothing waits any more. */
  take(): ReadonlyMap<string, TableText> {
    const taken = new Map(this.byTable);
    this.byTable.clear();
    this.length = 0;
    return taken;
  }
}
