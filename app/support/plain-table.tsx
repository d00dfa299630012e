/** A short table without tools: the page's own data table, plain. */
import type { ResultWords } from '~/scoring/use-result-words';
import { DataTable } from '~/ui/data-table';
import type { DataColumn } from '~/ui/data-table-types';

interface PlainTableProps<Row> {
  caption: string;
  columns: DataColumn<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** Said when there are no rows. */
  empty: string;
  words: ResultWords;
}

export function PlainTable<Row extends object>(props: PlainTableProps<Row>) {
  const { caption, columns, rows, rowId, empty, words } = props;
  return (
    <DataTable
      isPlain
      isCompact
      caption={caption}
      columns={columns.map((column) => ({ ...column, canSort: false }))}
      rows={rows}
      rowId={rowId}
      locale={words.locale}
      words={{
        filterLabel: '',
        viewLabel: '',
        columnsLabel: '',
        compactLabel: '',
        rowsShown: () => '',
        empty,
        noMatch: empty,
      }}
    />
  );
}
