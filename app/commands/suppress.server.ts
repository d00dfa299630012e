/** `lasfyr suppress`: hides small counts of a table whose totals are published. */
import { BadInput, type Command, requireOption } from '~/commands/command';
import { openCsvTable } from '~/commands/csv-file.server';
import { readCount, refuseCell } from '~/commands/csv-table';
import { suppressUnmarked } from '~/psychometrics/suppress-small-counts';

export const suppressCommand: Command = {
  name: 'suppress',
  usage: 'lasfyr suppress --table FILE.csv --threshold 5',
  options: ['table', 'threshold'],
  run: async (input) => {
    const threshold = Number(requireOption(input, 'threshold'));
    if (!Number.isSafeInteger(threshold) || threshold < 1) {
      throw new BadInput(`--threshold must be a whole number of 1 or more`);
    }
    const file = await openCsvTable(input, 'table');
    if (file.columns.length < 2) throw new BadInput(`${file.name} has row labels and no counts`);
    const counts: number[][] = [];
    for await (const batch of file.batches) {
      for (const row of batch) {
        counts.push(
          row.cells.slice(1).map((_, index) => {
            const count = readCount(file, row, index + 1);
            if (count === null) throw refuseCell(file, row, index + 1, 'is no count');
            return count;
          }),
        );
      }
    }
    if (counts.length === 0) throw new BadInput(`${file.name} has a header and no rows`);
    const { table, hidden, recoverable } = suppressUnmarked(counts, threshold);
    return { table, hidden, recoverable };
  },
};
