import {
  type ColumnVisibilityState,
  columnFilteringFeature,
  columnGroupingFeature,
  columnPinningFeature,
  columnVisibilityFeature,
  createColumnHelper,
  createExpandedRowModel,
  createFilteredRowModel,
  createGroupedRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  type RowData,
  rowExpandingFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useEffect, useMemo, useState } from 'react';
import type { DataColumn } from '~/ui/data-table-types';
import {
  recallTableChoice,
  rememberTableChoice,
  type TableChoice,
} from '~/ui/remembered-choice.client';
import { type CellValue, compareCells, matchesQuery } from '~/ui/table-order';
import { useIsAlive } from '~/ui/use-is-alive';

const features = tableFeatures({
  columnFilteringFeature,
  columnGroupingFeature,
  columnPinningFeature,
  columnVisibilityFeature,
  globalFilteringFeature,
  rowExpandingFeature,
  rowSortingFeature,
  expandedRowModel: createExpandedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  groupedRowModel: createGroupedRowModel(),
  sortedRowModel: createSortedRowModel(),
});

export interface DataTableSetup<Row> {
  columns: DataColumn<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  initialSort?: { id: string; descending: boolean };
  isCompact?: boolean;
  /** Where the reader's choice of order, columns and density is remembered on their device. */
  storageKey?: string;
  /** Language of the alphabet: "sv" puts å ä ö last. */
  locale: string;
}

/** The state and the row order of a data table. */
export function useDataTable<Row extends RowData>(setup: DataTableSetup<Row>) {
  const { columns, rows, rowId, locale, storageKey, initialSort } = setup;
  const [sorting, setSorting] = useState<SortingState>(
    initialSort ? [{ id: initialSort.id, desc: initialSort.descending }] : [],
  );
  const [columnVisibility, setColumnVisibility] = useState<ColumnVisibilityState>(() =>
    Object.fromEntries(columns.map((column) => [column.id, !column.startsHidden])),
  );
  const [isCompact, setCompact] = useState(setup.isCompact ?? false);
  const [groupedBy, setGroupedBy] = useState<string | null>(null);
  const [pinnedColumns, setPinnedColumns] = useState<string[]>([]);
  const [query, setQuery] = useState('');
  const definitions = useMemo(() => defineColumns(columns, locale), [columns, locale]);
  const view: TableView = { sorting, columnVisibility, isCompact, groupedBy, pinnedColumns };
  const showView = (next: TableView) => {
    setSorting(next.sorting);
    setColumnVisibility(next.columnVisibility);
    setCompact(next.isCompact);
    setGroupedBy(next.groupedBy);
    setPinnedColumns(next.pinnedColumns);
  };
  useTableMemory(storageKey, columns, view, showView);

  const firstColumn = columns[0]?.id ?? '';
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    enableSortingRemoval: false,
    enableMultiSort: false,
    groupedColumnMode: false,
    state: {
      sorting,
      columnVisibility,
      globalFilter: query.trim(),
      grouping: groupedBy === null ? [] : [groupedBy],
      expanded: true,
      columnPinning: { start: [firstColumn, ...pinnedColumns], end: [] },
    },
    onSortingChange: setSorting,
    onColumnVisibilityChange: setColumnVisibility,
    onGlobalFilterChange: setQuery,
    // The query is held against the whole row, so it is asked once a row: at the first column.
    getColumnCanGlobalFilter: (column) => column.id === firstColumn,
    globalFilterFn: (row, _columnId, words: string) =>
      matchesQuery(searchedText(columns, row.original), words, locale),
  });
  return {
    table,
    query,
    setQuery,
    isCompact,
    setCompact,
    groupedBy,
    setGroupedBy,
    pinnedColumns,
    setPinnedColumns,
    choice: toChoice(view),
    showChoice: (choice: TableChoice) => showView(fitChoice(choice, columns, sorting)),
  };
}

function defineColumns<Row extends RowData>(columns: DataColumn<Row>[], locale: string) {
  const collator = new Intl.Collator(locale, { numeric: true });
  const helper = createColumnHelper<typeof features, Row>();
  return helper.columns(
    columns.map((column) =>
      helper.accessor((row) => column.value(row) ?? undefined, {
        id: column.id,
        enableSorting: column.canSort ?? true,
        enableHiding: column.canHide ?? true,
        sortDescFirst: false,
        enableGrouping: column.group !== undefined,
        ...(column.group && { getGroupingValue: column.group }),
        sortUndefined: 'last',
        sortFn: (first, second, id) =>
          compareCells(collator, first.getValue<CellValue>(id), second.getValue<CellValue>(id)),
      }),
    ),
  );
}

/** Every word of a row that the text filter looks in. */
function searchedText<Row>(columns: DataColumn<Row>[], row: Row): string {
  return columns
    .map((column) => {
      const value = column.value(row);
      return (column.isSearched ?? typeof value === 'string') ? (value ?? '') : '';
    })
    .join(' ');
}

interface TableView {
  sorting: SortingState;
  columnVisibility: ColumnVisibilityState;
  isCompact: boolean;
  groupedBy: string | null;
  pinnedColumns: string[];
}

function toChoice({ sorting, columnVisibility, ...rest }: TableView): TableChoice {
  const sort = sorting[0];
  return {
    ...rest,
    sort: sort ? { id: sort.id, descending: sort.desc } : null,
    hiddenColumns: Object.keys(columnVisibility).filter((id) => columnVisibility[id] === false),
  };
}

/**
 * Recalls the reader's choice once for each key, when the page is alive, and keeps it whenever it
 * changes after that. The server knows no choice, so the first picture is the table's own.
 */
function useTableMemory<Row>(
  storageKey: string | undefined,
  columns: DataColumn<Row>[],
  view: TableView,
  restore: (view: TableView) => void,
) {
  const isAlive = useIsAlive();
  const [recalledKey, setRecalledKey] = useState<string>();
  if (isAlive && storageKey !== undefined && recalledKey !== storageKey) {
    setRecalledKey(storageKey);
    const choice = recallTableChoice(storageKey);
    if (choice) restore(fitChoice(choice, columns, view.sorting));
  }
  const kept = JSON.stringify(toChoice(view));
  useEffect(() => {
    if (storageKey === undefined || recalledKey !== storageKey) return;
    rememberTableChoice(storageKey, JSON.parse(kept) as TableChoice);
  }, [storageKey, recalledKey, kept]);
}

/** A remembered choice made to fit the columns of today; an order by a column that is gone is dropped. */
function fitChoice<Row>(
  { sort, hiddenColumns, isCompact, groupedBy = null, pinnedColumns = [] }: TableChoice,
  columns: DataColumn<Row>[],
  ownSorting: SortingState,
): TableView {
  const isKnown = columns.some((column) => column.id === sort?.id);
  return {
    sorting: sort && isKnown ? [{ id: sort.id, desc: sort.descending }] : ownSorting,
    columnVisibility: Object.fromEntries(
      columns.map(({ id }) => [id, !hiddenColumns.includes(id)]),
    ),
    isCompact,
    groupedBy: columns.some(({ id, group }) => id === groupedBy && group) ? groupedBy : null,
    pinnedColumns: pinnedColumns.filter((id) => columns.some((column) => column.id === id)),
  };
}
