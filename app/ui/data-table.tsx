import type { RowData } from '@tanstack/react-table';
import { type MouseEvent, type ReactNode, useId } from 'react';
import { DataTableSavedViews } from '~/ui/data-table-saved-views';
import type { DataColumn, DataTableWords } from '~/ui/data-table-types';
import { DataTableViewMenu } from '~/ui/data-table-view-menu';
import { Icon } from '~/ui/icon';
import type { CellValue } from '~/ui/table-order';
import { type DataTableSetup, useDataTable } from '~/ui/use-data-table';
import { useIsAlive } from '~/ui/use-is-alive';
import { usePinnedOffsets } from '~/ui/use-pinned-offsets';

export interface DataTableProps<Row> extends DataTableSetup<Row> {
  /** What the table shows, as its caption and as the name of its scrolling region. */
  caption: ReactNode;
  words: DataTableWords;
  /** Filter chips; their effect is already in `rows`. */
  filters?: ReactNode;
  /** Rows before any filter of the page, for "12 av 24". The number of `rows` when left out. */
  totalCount?: number;
  /** Opens a row's detail: the first cell becomes a button, and the whole row can be pressed. */
  onOpenRow?: (row: Row) => void;
  /** The row whose detail is open. */
  openRowId?: string | null;
  /** What the page narrows the rows by, kept in a saved view, and how a saved view puts it back. */
  savedFilter?: { text: string; restore: (text: string) => void };
  /**
   * For long tables: how many rows the server makes, and what stands after them until the page is alive and has
   * made the rest, or for good where no script runs: a way to all of them.
   */
  firstRows?: { count: number; rest: (rows: number) => ReactNode };
  /** Leaves out the tools above the table, for short lists. */
  isPlain?: boolean;
}

/** A table that sorts, filters, hides columns and remembers; the same markup on screen and paper. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { caption, words, filters, rows, isPlain = false } = props;
  const captionId = useId();
  const state = useDataTable(props);
  const { table, isCompact } = state;
  const shown = table.getRowModel().rows;
  const made = useMadeRows(shown, props.firstRows?.count);
  const visible = visibleColumns(state, props.columns);
  const pinned = new Set(state.pinnedColumns);
  const box = usePinnedOffsets(visible.length, state.pinnedColumns);
  const rowCount = shown.filter((row) => !row.getIsGrouped()).length;
  return (
    <div className="data-table" data-density={isCompact ? 'compact' : undefined}>
      {!isPlain && <DataTableTools state={state} props={props} shownCount={rowCount} />}
      {filters && <div className="screen-only">{filters}</div>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
      <section ref={box} className="data-table__scroll" tabIndex={0} aria-labelledby={captionId}>
        <table>
          <caption id={captionId}>{caption}</caption>
          <DataTableHead state={state} columns={visible} pinned={pinned} />
          <tbody>
            {made.map((row) =>
              row.getIsGrouped() ? (
                <tr key={row.id} data-group="">
                  <th scope="rowgroup" colSpan={table.getVisibleLeafColumns().length}>
                    <span className="data-table__group">
                      {words.more?.groupHeading(String(row.groupingValue), row.subRows.length)}
                    </span>
                  </th>
                </tr>
              ) : (
                <DataTableRow
                  key={row.id}
                  id={row.id}
                  row={row.original}
                  columns={visible}
                  pinned={pinned}
                  isOpen={row.id === props.openRowId}
                  onOpenRow={props.onOpenRow}
                />
              ),
            )}
            {made.length < shown.length && (
              <tr>
                <td className="data-table__empty" colSpan={table.getVisibleLeafColumns().length}>
                  {props.firstRows?.rest(shown.length - made.length)}
                </td>
              </tr>
            )}
            {shown.length === 0 && (
              <tr>
                <td className="data-table__empty" colSpan={table.getVisibleLeafColumns().length}>
                  {rows.length === 0 && (props.totalCount ?? 0) === 0 ? words.empty : words.noMatch}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** The first rows until the page is alive; all of them from then on. */
function useMadeRows<Item>(shown: Item[], first: number | undefined): Item[] {
  const isAlive = useIsAlive();
  return isAlive || first === undefined ? shown : shown.slice(0, first);
}

type TableStateOf<Row extends RowData> = ReturnType<typeof useDataTable<Row>>;

/** The columns now shown, in order. */
function visibleColumns<Row extends RowData>(
  { table }: TableStateOf<Row>,
  columns: DataColumn<Row>[],
) {
  const known = new Map(columns.map((column) => [column.id, column]));
  const ordered = [...table.getStartVisibleLeafColumns(), ...table.getCenterVisibleLeafColumns()];
  return ordered.flatMap(({ id }) => known.get(id) ?? []);
}

function DataTableTools<Row extends RowData>({
  state,
  props,
  shownCount,
}: {
  state: TableStateOf<Row>;
  props: DataTableProps<Row>;
  shownCount: number;
}) {
  const { words, rows, columns, totalCount = rows.length } = props;
  const filterId = useId();
  const shown = new Set(state.table.getVisibleLeafColumns().map((column) => column.id));
  const hideable = columns.slice(1).filter((column) => column.canHide ?? true);
  return (
    <div className="data-table__tools">
      <div className="data-table__filter">
        <label className="spoken" htmlFor={filterId}>
          {words.filterLabel}
        </label>
        <Icon name="search" />
        <input
          className="text-input"
          type="search"
          id={filterId}
          placeholder={words.filterLabel}
          value={state.query}
          onChange={(event) => state.setQuery(event.currentTarget.value)}
        />
      </div>
      <div className="data-table__end">
        <span className="data-table__status" role="status">
          {words.rowsShown(shownCount, totalCount)}
        </span>
        <DataTableViewMenu
          label={words.viewLabel}
          columnsLabel={words.columnsLabel}
          compactLabel={words.compactLabel}
          columns={hideable.map(({ id, header }) => ({ id, header, isVisible: shown.has(id) }))}
          isCompact={state.isCompact}
          onCompact={state.setCompact}
          onToggleColumn={(id, isVisible) => state.table.getColumn(id)?.toggleVisibility(isVisible)}
          more={
            words.more && {
              words: words.more,
              groups: columns.flatMap(({ id, header, group }) => (group ? [{ id, header }] : [])),
              groupedBy: state.groupedBy,
              onGroup: state.setGroupedBy,
              pinned: state.pinnedColumns,
              onPin: state.setPinnedColumns,
            }
          }
        />
        {words.more && props.storageKey && (
          <DataTableSavedViews
            storageKey={props.storageKey}
            words={words.more}
            choice={{ ...state.choice, filter: props.savedFilter?.text }}
            onShow={(choice) => {
              state.showChoice(choice);
              if (choice.filter !== undefined) props.savedFilter?.restore(choice.filter);
            }}
          />
        )}
      </div>
    </div>
  );
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

function DataTableHead<Row extends RowData>({
  state,
  columns,
  pinned,
}: {
  state: TableStateOf<Row>;
  columns: DataColumn<Row>[];
  pinned: ReadonlySet<string>;
}) {
  return (
    <thead>
      <tr>
        {columns.map((definition) => {
          const column = state.table.getColumn(definition.id);
          const sorted = column?.getIsSorted();
          return (
            <th
              key={definition.id}
              scope="col"
              data-align={definition.align}
              data-column={definition.id}
              data-pinned={pinned.has(definition.id) ? '' : undefined}
              aria-sort={sorted ? ARIA_SORT[sorted] : undefined}
            >
              {column?.getCanSort() ? (
                <button
                  type="button"
                  className="data-table__sort"
                  onClick={() => column.toggleSorting()}
                >
                  {definition.header}
                  <svg className="data-table__arrow" viewBox="0 0 10 14" aria-hidden="true">
                    <path d="M5 1 9 6H6v7H4V6H1z" />
                  </svg>
                </button>
              ) : (
                definition.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function DataTableRow<Row>({
  id,
  row,
  columns,
  pinned,
  isOpen,
  onOpenRow,
}: {
  id: string;
  row: Row;
  columns: DataColumn<Row>[];
  pinned: ReadonlySet<string>;
  isOpen: boolean;
  onOpenRow: ((row: Row) => void) | undefined;
}) {
  return (
    // The button in the first cell is the keyboard's way.
    <tr
      data-row={id}
      data-open={isOpen ? '' : undefined}
      data-opens={onOpenRow ? '' : undefined}
      onClick={onOpenRow ? openFromRow : undefined}
    >
      {columns.map((column, index) => {
        const content = column.cell ? column.cell(row) : wrapText(column.value(row));
        if (index > 0) {
          return (
            <td
              key={column.id}
              data-align={column.align}
              {...(pinned.has(column.id) && { 'data-column': column.id, 'data-pinned': '' })}
            >
              {content}
            </td>
          );
        }
        return (
          <th key={column.id} scope="row" data-align={column.align}>
            {onOpenRow ? (
              <button
                type="button"
                className="data-table__opener"
                aria-haspopup="dialog"
                data-opener=""
                onClick={() => onOpenRow(row)}
              >
                {content}
              </button>
            ) : (
              content
            )}
          </th>
        );
      })}
    </tr>
  );
}

/** Long words wrap at a readable width; numbers stand as they are. */
function wrapText(value: CellValue): ReactNode {
  return typeof value === 'string' ? <span className="data-table__text">{value}</span> : value;
}

/** A press anywhere on the row presses its opener, unless it hit something of its own or ended a selection. */
function openFromRow(event: MouseEvent<HTMLTableRowElement>) {
  const target = event.target as Element;
  if (target.closest('a, button, input, select, summary, label')) return;
  if (window.getSelection()?.toString()) return;
  const opener = event.currentTarget.querySelector<HTMLElement>('[data-opener]');
  opener?.focus();
  opener?.click();
}
