/**
 * The Swedish person number, read for one thing: the birth date. The number itself is never
 * returned. Forms: YYYYMMDDNNNK and YYMMDDNNNK with or without hyphen (plus sign from the year of
 * turning 100), a date alone, a samordningsnummer (day + 60), a masked ending (XXXX or ****).
 * Check digits are not tested: specification examples and older registers break them.
 */

export type ReadPersonNumber =
  | { kind: 'none' | 'destroyed' | 'unreadable' | 'unlikely' }
  | { kind: 'birth-date'; birthDate: string }
  /** A temporary number (TF and its kin): unique where it was made, says no date, has no check digit. */
  | { kind: 'temporary'; opaqueId: string };

/** A birth year further than this from the expected one is not believed, years. */
const MOST_YEARS_FROM_EXPECTED = 2;

const DESTROYED = /^(\d+([.,]\d+)?E\+?\d+|#{2,})$/i;
const TEMPORARY = /^(\d{6}|\d{8})[-+ ]?([A-Z]{2}\d{2}|[A-Z]\d{3})$/i;
const CLOCK_TIME = /[ T]\d{1,2}[:.]\d{2}([:.]\d{2})?$/;
const MASKED_END = /[-+ ]?[X*]{4}$/i;

/** The birth year of the pupils who begin year one in the autumn of `year`: they turn seven. */
export function expectedBirthYear(year: number): number {
  return year - 7;
}

function readCalendarDay(year: number, month: number, writtenDay: number): string | null {
  const day = writtenDay > 60 ? writtenDay - 60 : writtenDay;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** Every calendar day that the digits can mean: one for a full year, one for each century else. */
function possibleDays(digits: string): string[] {
  const hasCentury = digits.length === 8 || digits.length === 12;
  const yearDigits = hasCentury ? 4 : 2;
  const written = Number(digits.slice(0, yearDigits));
  const years = hasCentury ? [written] : [1900 + written, 2000 + written];
  const month = Number(digits.slice(yearDigits, yearDigits + 2));
  const day = Number(digits.slice(yearDigits + 2, yearDigits + 4));
  return years.map((year) => readCalendarDay(year, month, day)).filter((date) => date !== null);
}

function digitsOf(text: string): string | null {
  const digits = text
    .replace(CLOCK_TIME, '')
    .replace(MASKED_END, '')
    .replace(/[-+/. ]/g, '');
  return /^(\d{6}|\d{8}|\d{10}|\d{12})$/.test(digits) ? digits : null;
}

function isLikely(birthDate: string, expectedYear: number): boolean {
  return Math.abs(Number(birthDate.slice(0, 4)) - expectedYear) <= MOST_YEARS_FROM_EXPECTED;
}

/** Reads a cell of a person-number or birth-date column. A century is never guessed: of the two that
 *  a short form allows only one within two years of `expectedYear` is taken. */
export function readPersonNumber(cell: string, expectedYear: number): ReadPersonNumber {
  const text = cell.trim();
  if (text === '' || text === '-') return { kind: 'none' };
  if (DESTROYED.test(text)) return { kind: 'destroyed' };
  if (TEMPORARY.test(text)) {
    return { kind: 'temporary', opaqueId: text.replace(/[-+ ]/g, '').toUpperCase() };
  }
  const digits = digitsOf(text);
  const days = digits ? possibleDays(digits) : [];
  if (days.length === 0) return { kind: 'unreadable' };
  const birthDate = days.find((day) => isLikely(day, expectedYear));
  const isCentenarian = text.includes('+');
  return birthDate && !isCentenarian ? { kind: 'birth-date', birthDate } : { kind: 'unlikely' };
}

/** Whether a cell has the look of a person number, a temporary one or a destroyed one. */
export function looksLikePersonNumber(cell: string): boolean {
  const text = cell.trim();
  if (DESTROYED.test(text) || TEMPORARY.test(text)) return true;
  const digits = digitsOf(text);
  return digits !== null && possibleDays(digits).length > 0;
}

function hasRightCheckDigit(tenDigits: string): boolean {
  let sum = 0;
  for (let index = 0; index < 10; index += 1) {
    const product = Number(tenDigits[index]) * (index % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
}

/** Whether a person number stands somewhere inside a text that should not hold one. Ten digits in a
 *  row without hyphen count only with a right check digit, since an ordinary id can look so. */
export function containsPersonNumber(text: string): boolean {
  for (const match of text.matchAll(/(?<!\d)(\d{8}|\d{6})([-+ ]?)(\d{4})(?!\d)/g)) {
    const [, date, sign, end] = match;
    if (possibleDays(date!).length === 0) continue;
    if (date!.length === 8 ? /^(19|20)/.test(date!) : sign !== '') return true;
    if (date!.length === 6 && hasRightCheckDigit(`${date}${end}`)) return true;
  }
  return false;
}
