/** Soft hyphen, zero-width and direction marks, byte-order mark: invisible, and never part of a name. */
const INVISIBLE = /\u00ad|\u200b|\u200c|\u200d|\u200e|\u200f|[\u202a-\u202e\u2060-\u2064\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** The `="0123"` that some systems write so that Excel keeps a number as text. */
const GUARDED_TEXT = /^="([^"]*)"$/;

/**
 * One cell as a person sees it: spaces of every kind become one ordinary space, invisible signs go,
 * a line break inside the cell stays as `\n`. Formulas are text and are never calculated.
 */
export function cleanCell(cell: string): string {
  const plain = cell
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  return GUARDED_TEXT.exec(plain)?.[1]?.trim() ?? plain;
}
