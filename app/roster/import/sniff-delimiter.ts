import { parse } from 'csv-parse/sync';

const CANDIDATES = ['\t', ';', ','] as const;
const SAMPLE_CHARACTERS = 65_536;
const SAMPLE_ROWS = 50;
/** Excel's own first line: `sep=;`, with any single sign that is not a letter, digit or quote. */
const SEPARATOR_LINE = /^"?sep=([^\p{L}\p{N}"\r\n])"?[\t;, ]*(?:\r\n|\n|\r|$)/iu;

/** The sign that a `sep=` line names, and the text after that line. */
export function takeSeparatorLine(text: string): { delimiter: string | null; rest: string } {
  const match = SEPARATOR_LINE.exec(text);
  if (!match) return { delimiter: null, rest: text };
  return { delimiter: match[1]!, rest: text.slice(match[0].length) };
}

/** How many rows agree on one number of columns above one. */
function agreement(sample: string, delimiter: string): number {
  let rows: string[][];
  try {
    rows = parse(sample, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      to: SAMPLE_ROWS,
    });
  } catch {
    return 0;
  }
  const rowsOfWidth = new Map<number, number>();
  for (const { length } of rows) {
    if (length > 1) rowsOfWidth.set(length, (rowsOfWidth.get(length) ?? 0) + 1);
  }
  return Math.max(0, ...rowsOfWidth.values());
}

function takeSample(text: string): string {
  if (text.length <= SAMPLE_CHARACTERS) return text;
  const cut = text.slice(0, SAMPLE_CHARACTERS);
  const lastBreak = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf('\r'));
  return lastBreak > 0 ? cut.slice(0, lastBreak) : cut;
}

/**
 * The delimiter that most rows agree on, quoted content left out; on a tie tab before semicolon
 * before comma, since commas stand inside names. Semicolon when nothing divides the rows.
 */
export function sniffDelimiter(text: string): string {
  const sample = takeSample(text);
  let best: { delimiter: string; rows: number } = { delimiter: ';', rows: 0 };
  for (const delimiter of CANDIDATES) {
    const rows = agreement(sample, delimiter);
    if (rows > best.rows) best = { delimiter, rows };
  }
  return best.delimiter;
}
