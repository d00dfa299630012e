/** A cell's value as it is sorted and searched; null is "nothing", and sorts last in both directions. */
export type CellValue = string | number | null;

/** Compares two values: numbers by size, words by the language's alphabet (å ä ö last in Swedish). */
export function compareCells(collator: Intl.Collator, first: CellValue, second: CellValue): number {
  if (typeof first === 'number' && typeof second === 'number') return first - second;
  return collator.compare(String(first ?? ''), String(second ?? ''));
}

/** Whether every word of the query is found in the text, whatever the case. */
export function matchesQuery(text: string, query: string, locale: string): boolean {
  const searched = text.normalize('NFC').toLocaleLowerCase(locale);
  return query
    .normalize('NFC')
    .toLocaleLowerCase(locale)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}
