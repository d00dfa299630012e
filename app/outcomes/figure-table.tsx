/** Counts of places with their sum in the last row. The same markup on screen and paper. */
import { type ReactNode, useId } from 'react';

export interface FigureColumn<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** The sum row's cell. */
  total: ReactNode;
}

interface FigureTableProps<Row> {
  caption: string;
  /** "Klass", "Skola". */
  rowHeader: string;
  /** "Hela skolan". */
  totalHeader: string;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  rowName: (row: Row) => string;
  columns: readonly FigureColumn<Row>[];
}

export function FigureTable<Row>(props: FigureTableProps<Row>) {
  const { rows, columns } = props;
  const captionId = useId();
  return (
    <div className="data-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
      <section className="data-table__scroll" tabIndex={0} aria-labelledby={captionId}>
        <table>
          <caption id={captionId}>{props.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{props.rowHeader}</th>
              {columns.map(({ id, header }) => (
                <th key={id} scope="col" data-align="end">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={props.rowId(row)}>
                <th scope="row">{props.rowName(row)}</th>
                {columns.map(({ id, cell }) => (
                  <td key={id} data-align="end">
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot className="font-bold [&_td]:border-t [&_th]:border-t">
            <tr>
              <th scope="row">{props.totalHeader}</th>
              {columns.map(({ id, total }) => (
                <td key={id} data-align="end">
                  {total}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
    </div>
  );
}
