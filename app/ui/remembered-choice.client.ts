/** How a person left a table: kept on their own device only, never a row or a search word. */
export interface TableChoice {
  sort: { id: string; descending: boolean } | null;
  hiddenColumns: string[];
  isCompact: boolean;
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
  const { sort, hiddenColumns, isCompact } = stored as Partial<TableChoice>;
  const isSort =
    sort === null || (typeof sort?.id === 'string' && typeof sort.descending === 'boolean');
  const areIds =
    Array.isArray(hiddenColumns) && hiddenColumns.every((id) => typeof id === 'string');
  return isSort && areIds && typeof isCompact === 'boolean';
}
