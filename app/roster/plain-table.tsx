import type { ReactNode } from 'react';

type PlainTableProps<Row> = {
  /** Id of the heading that names the table. */
  labelledBy: string;
  columns: { header: string; cell: (row: Row) => ReactNode }[];
  rows: readonly Row[];
  rowId: (row: Row) => string | number;
};

/** A table as it comes, without tools: rows in the order of the file. The first cell names the row. */
export function PlainTable<Row>({ labelledBy, columns, rows, rowId }: PlainTableProps<Row>) {
  const [first, ...rest] = columns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard
    <section className="data-table data-table__scroll" tabIndex={0} aria-labelledby={labelledBy}>
      <table aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {columns.map(({ header }) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              <th scope="row">{first?.cell(row)}</th>
              {rest.map(({ header, cell }) => (
                <td key={header}>{cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
