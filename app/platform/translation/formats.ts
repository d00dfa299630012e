/**
 * Formatters of numbers and days, each made once: making one costs a hundred times what using it does, and a
 * page of a class uses thousands.
 */
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** @throws {RangeError} for a language or options that are none, as the constructors do. */
export function numberFormat(
  language: string,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  return remember(numbers, language, options, () => new Intl.NumberFormat(language, options));
}

/** The same of days and times. */
export function dateFormat(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return remember(dates, language, options, () => new Intl.DateTimeFormat(language, options));
}

function remember<Format>(
  formats: Map<string, Format>,
  language: string,
  options: object,
  make: () => Format,
): Format {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = make();
  formats.set(key, made);
  return made;
}
