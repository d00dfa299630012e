/**
 * Reads item parameters: CSV with the columns item, b and, when they differ from 1, 0 and 1, a, c and d;
 * or the JSON object that `lasfyr calibrate` gives.
 *
 * Comma, semicolon or tab, in any order of columns; other columns are passed over. Empty cells and NA are
 * missing; a decimal comma is read where the comma does not part the cells. An item that has a row but no
 * estimate (b missing or null) comes with `parameters` null. The lines that `npm run` writes over a
 * command's output are passed over.
 */
import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';
import { findItemProblem, type ItemParameters } from '~/psychometrics/item-parameters';

export interface NamedItem {
  item: string;
  parameters: ItemParameters | null;
}

type ParsedItems =
  | { ok: true; items: NamedItem[]; remarks: string[] }
  | { ok: false; problem: string };

type Row = Partial<Record<'item' | 'a' | 'b' | 'c' | 'd', string>>;

const figure = z.number().nullish();
const calibrationSchema = z.object({
  items: z.array(z.object({ item: z.string(), a: figure, b: figure, c: figure, d: figure })),
});

/** "> lasfyr@1.0.0 lasfyr", the command under it, and blank lines around. */
const NPM_LINES = /^(\s*> [^\n]*\n)+/;

export function parseItemParameters(text: string): ParsedItems {
  const own = text.replace(NPM_LINES, '');
  const rows = own.trimStart().startsWith('{') ? readJson(own) : readCsv(own);
  if (typeof rows === 'string') return { ok: false, problem: rows };
  if (rows.length === 0) return { ok: false, problem: 'there are no items' };
  const items: NamedItem[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const named = readRow(row);
    if (typeof named === 'string') return { ok: false, problem: named };
    if (seen.has(named.item))
      return { ok: false, problem: `item "${named.item}" stands there twice` };
    seen.add(named.item);
    items.push(named);
  }
  if (items.every(({ parameters }) => !parameters)) {
    return { ok: false, problem: 'no item has a difficulty' };
  }
  const remarks = items.flatMap(({ item, parameters }) =>
    parameters ? [] : [`item ${item} has no difficulty and is left out of the abilities`],
  );
  return { ok: true, items, remarks };
}

function readJson(text: string): Row[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it begins as JSON but is not';
  }
  const parsed = calibrationSchema.safeParse(value);
  if (!parsed.success) return 'it is JSON without items[{item, a, b, c}]';
  return parsed.data.items.map(({ item, ...figures }) => {
    const cells = Object.entries(figures).map(([name, at]) => [name, at == null ? '' : String(at)]);
    return { item, ...Object.fromEntries(cells) };
  });
}

function readCsv(text: string): Row[] | string {
  const header = text.split(/\r\n|\n|\r/, 1)[0] ?? '';
  const count = (sign: string) => header.split(sign).length;
  const delimiter = [',', ';', '\t'].reduce((best, sign) =>
    count(sign) > count(best) ? sign : best,
  );
  try {
    const rows = parse(text, {
      bom: true,
      cast: (cell, { header: isHeader, column }) =>
        isHeader || column === 'item' ? cell : readFigure(cell, delimiter !== ','),
      delimiter,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      trim: true,
      skip_empty_lines: true,
    }) as Row[];
    for (const name of ['item', 'b'] as const) {
      if (rows[0] && rows[0][name] === undefined) return `the column "${name}" is missing`;
    }
    return rows;
  } catch (error) {
    if (error instanceof CsvError) return `it is not a table: ${error.message.split('\n')[0]}`;
    throw error;
  }
}

const COMMA_NUMBER = /^[+-]?\d*,\d+$/;

/** A missing figure as an empty cell, a decimal comma as a point; anything else as it stands. */
function readFigure(cell: string, isCommaDecimal: boolean): string {
  if (cell === 'NA') return '';
  return isCommaDecimal && COMMA_NUMBER.test(cell) ? cell.replace(',', '.') : cell;
}

const STANDARD = { a: 1, c: 0, d: 1 } as const;

function readRow(row: Row): NamedItem | string {
  const item = row.item?.trim();
  if (!item) return 'a row has no item name';
  if (!row.b) return { item, parameters: null };
  const figures = { ...STANDARD, b: Number.NaN };
  for (const name of ['a', 'b', 'c', 'd'] as const) {
    const text = row[name];
    if (!text) continue;
    const value = Number(text);
    if (!Number.isFinite(value)) return `item "${item}": ${name} is "${text}", not a number`;
    Object.assign(figures, { [name]: value });
  }
  const problem = findItemProblem(figures);
  return problem ? `item "${item}": ${problem}` : { item, parameters: figures };
}
