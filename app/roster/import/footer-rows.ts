import type { TableRow } from './read-table';

const FOOTER_WORDS =
  /^(antal|summa|total|totalt|utskri|skapad|exporterad|sida|källa|rapport|page|count|printed)/i;

function looksLikeFooter({ cells }: TableRow, isWide: boolean): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length <= 2 && FOOTER_WORDS.test(filled[0]!)) return true;
  return isWide && filled.length === 1 && /[\d:*©]/.test(filled[0]!);
}

/**
 * Divides the rows from what stands under them: sums, print dates and the like. Only rows at the
 * very end count, and a lone word without digits is kept as a row, so that no pupil is taken for a
 * footer. `isWide`: the table has at least three columns in use.
 */
export function splitFooter(
  rows: TableRow[],
  isWide: boolean,
): { rows: TableRow[]; footer: TableRow[] } {
  let end = rows.length;
  while (end > 0 && looksLikeFooter(rows[end - 1]!, isWide)) end -= 1;
  return { rows: rows.slice(0, end), footer: rows.slice(end) };
}
