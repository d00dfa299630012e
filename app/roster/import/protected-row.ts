import type { ColumnMapping } from './map-columns';

/** Answers that mean "not protected" in a column for protected identity. */
const NOT_PROTECTED = new Set(['', '-', '0', 'n', 'nej', 'no', 'false', 'falskt', 'ingen', 'inga']);
/** Answers that mean "protected"; the last two are the words of SS 12000. */
const PROTECTED = new Set(
  '1|j|ja|x|s|y|yes|true|sant|sekretess|skyddad|skyddade personuppgifter|kvarskrivning|sekretessmarkering|skyddad folkbokföring'.split(
    '|',
  ),
);
/** Words that mark a row wherever they stand: some systems write them in place of the name. */
const MARK_ANYWHERE =
  /sekretessmark|^\W*sekretess\W*$|skyddade? (person|folkbok|identitet|id\b|uppgift)|^\W*skydda[dt]\W*$/i;

/**
 * Whether a row is about someone with protected identity. `unclear` is a mark that is not
 * understood: such a row is refused too, since a mistake in this direction harms nobody.
 */
export function protectionOfRow(
  cells: string[],
  mapping: ColumnMapping,
): 'none' | 'protected' | 'unclear' {
  const marks = mapping.protectedColumns.map((column) => (cells[column] ?? '').toLowerCase());
  if (marks.some((mark) => PROTECTED.has(mark))) return 'protected';
  if (cells.some((cell) => MARK_ANYWHERE.test(cell))) return 'protected';
  return marks.every((mark) => NOT_PROTECTED.has(mark)) ? 'none' : 'unclear';
}
