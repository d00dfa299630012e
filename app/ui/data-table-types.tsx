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
  /** Hidden until the reader asks for it. */
  startsHidden?: boolean;
  /** Whether the text filter looks here: words are searched, numbers are not, unless said. */
  isSearched?: boolean;
}

/** Every word the table itself says, in the reader's language. */
export interface DataTableWords {
  filterLabel: string;
  /** "Visa": opens the choice of columns and density. */
  viewLabel: string;
  columnsLabel: string;
  compactLabel: string;
  /** "12 av 24 elever". */
  rowsShown: (shown: number, total: number) => string;
  /** Shown when there are no rows at all, and when the filter leaves none. */
  empty: ReactNode;
  noMatch: ReactNode;
}
