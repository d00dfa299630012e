/** A line of the table that a bench prints. */
export type BenchRow = {
  figure: string;
  value: string;
  /** What the figure is held against, as a ratio where there is one, and the aim. */
  against: string;
};

export function printRows(title: string, rows: readonly BenchRow[]): void {
  const width = Math.max(...rows.map(({ figure }) => figure.length));
  const valueWidth = Math.max(...rows.map(({ value }) => value.length));
  process.stdout.write(`\n${title}\n`);
  for (const { figure, value, against } of rows) {
    process.stdout.write(
      `  ${figure.padEnd(width)}  ${value.padStart(valueWidth)}  ${against}`.trimEnd(),
    );
    process.stdout.write('\n');
  }
}
