/** Writes a table to standard output as Markdown, so that it can be pasted into a report. */
type Row = Record<string, string | number>;

export function printTable(title: string, rows: readonly Row[]): void {
  const [first] = rows;
  process.stdout.write(`\n${title}\n\n`);
  if (!first) return;
  const columns = Object.keys(first);
  const width = (column: string) =>
    Math.max(column.length, ...rows.map((row) => String(row[column]).length));
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell, index) => String(cell).padEnd(width(columns[index] ?? ''))).join(' | ')} |\n`;
  process.stdout.write(line(columns));
  process.stdout.write(`|${columns.map((column) => '-'.repeat(width(column) + 2)).join('|')}|\n`);
  for (const row of rows) process.stdout.write(line(columns.map((column) => row[column] ?? '')));
}
