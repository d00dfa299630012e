/**
 * A table as a CSV file that a spreadsheet in the language opens as it is.
 *
 * Comma and point in English, semicolon and comma in Swedish. With a byte-order mark, so that å, ä and ö
 * are read right. A cell that a spreadsheet could take for a formula is led by an apostrophe.
 */
import type { Locale } from '~/platform/translation/catalogues';

/** Numbers are written unrounded; null is an empty cell. */
export type CsvCell = string | number | null;

export function writeCsv(rows: readonly (readonly CsvCell[])[], locale: Locale): string {
  const separator = locale === 'en' ? ',' : ';';
  const lines = rows.map((row) => row.map((cell) => writeCell(cell, locale)).join(separator));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: CsvCell, locale: Locale): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    return locale === 'en' ? String(cell) : String(cell).replace('.', ',');
  }
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
