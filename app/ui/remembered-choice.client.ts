/** How a person left a table: kept on their own device only, never a row or a search word. */
export interface TableChoice {
  sort: { id: string; descending: boolean } | null;
  hiddenColumns: string[];
  isCompact: boolean;
  /** Column that rows are grouped by; absent from what was kept before there was any. */
  groupedBy?: string | null | undefined;
  /** Columns that stay in sight beside the first. */
  pinnedColumns?: string[] | undefined;
  /** What the page around the table narrows by, as the page writes it. */
  filter?: string | undefined;
}

/** A way of seeing a table that a person has named. */
export interface SavedView {
  name: string;
  choice: TableChoice;
}

/** Views of a table, in the order they were kept; none when they cannot be read. */
export function recallViews(storageKey: string): SavedView[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(viewsKey(storageKey)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isSavedView) : [];
  } catch {
    return [];
  }
}

/** Keeps the views. Storage that is full or closed only means that they are forgotten. */
export function rememberViews(storageKey: string, views: readonly SavedView[]): void {
  try {
    window.localStorage.setItem(viewsKey(storageKey), JSON.stringify(views));
  } catch {
    // The table works the same without a memory.
  }
}

function viewsKey(storageKey: string): string {
  return `${storageKey}-views`;
}

function isSavedView(stored: unknown): stored is SavedView {
  if (typeof stored !== 'object' || stored === null) return false;
  const { name, choice } = stored as Partial<SavedView>;
  return typeof name === 'string' && isTableChoice(choice);
}

/** The remembered choice, or null when there is none, it cannot be read, or storage is closed. */
export function recallTableChoice(storageKey: string): TableChoice | null {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? 'null');
    return isTableChoice(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** Remembers the choice. Storage that is full or closed only means that it is forgotten. */
export function rememberTableChoice(storageKey: string, choice: TableChoice): void {
  try {
    window.localStorage.setItem(storageKey, JSON.stringify(choice));
  } catch {
    // The table works the same without a memory.
  }
}

function isTableChoice(stored: unknown): stored is TableChoice {
  if (typeof stored !== 'object' || stored === null) return false;
  const { sort, hiddenColumns, isCompact, groupedBy, pinnedColumns, filter } =
    stored as Partial<TableChoice>;
  const isSort =
    sort === null || (typeof sort?.id === 'string' && typeof sort.descending === 'boolean');
  const areIds =
    Array.isArray(hiddenColumns) && hiddenColumns.every((id) => typeof id === 'string');
  const isMore =
    (groupedBy === undefined || groupedBy === null || typeof groupedBy === 'string') &&
    (pinnedColumns === undefined ||
      (Array.isArray(pinnedColumns) && pinnedColumns.every((id) => typeof id === 'string'))) &&
    (filter === undefined || typeof filter === 'string');
  return isSort && areIds && isMore && typeof isCompact === 'boolean';
}
