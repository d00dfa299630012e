import type { ReactNode } from 'react';
import type { CellValue } from '~/ui/table-order';

/** One column. The first of a table names its row and can be neither hidden nor scrolled away. */
export interface DataColumn<Row> {
  id: string;
  header: string;
  /** What is sorted, and what the text filter looks in. */
  value: (row: Row) => CellValue;
  /** What is shown; the value itself when left out. */
  cell?: (row: Row) => ReactNode;
  /** Numbers stand at the end so that their digits line up. */
  align?: 'start' | 'end' | 'center';
  canSort?: boolean;
  canHide?: boolean;
  /** Text that rows are put together by, when the reader groups by this column. */
  group?: (row: Row) => string;
  /** Hidden until the reader asks for it. */
  startsHidden?: boolean;
  /** Whether the text filter looks here: words are searched, numbers are not, unless said. */
  isSearched?: boolean;
}

/** Words of what a table of many pupils offers beside order and columns. */
export interface DataTableMoreWords {
  groupLabel: string;
  groupNone: string;
  /** "1A: 12 elever", over the rows of a group. */
  groupHeading: (group: string, rows: number) => string;
  /** On every column's box for pinning, and what it is called for those who hear it by itself. */
  pinLabel: string;
  pinColumn: (header: string) => string;
  viewsLabel: string;
  /** Label of the name under which a view is kept, and of its button. */
  viewName: string;
  saveView: string;
  /** Over the list of kept views, and when there is none. */
  keptViews: string;
  noViews: string;
  removeView: (name: string) => string;
}

/** Every word the table itself says, in the reader's language. */
export interface DataTableWords {
  filterLabel: string;
  /** "Visa": opens the choice of columns and density. */
  viewLabel: string;
  columnsLabel: string;
  compactLabel: string;
  /** Grouping, pinning and saved views are offered when these words are given. */
  more?: DataTableMoreWords;
  /** "12 av 24 elever". */
  rowsShown: (shown: number, total: number) => string;
  /** Shown when there are no rows at all, and when the filter leaves none. */
  empty: ReactNode;
  noMatch: ReactNode;
}
