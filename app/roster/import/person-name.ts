/** The form two names are compared in: without case, with one kind of hyphen, apostrophe and space. */
export function nameKey(givenName: string, familyName: string): string {
  return [givenName, familyName].map(nameWord).join('|');
}

function nameWord(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2010-\u2015-]/g, ' ')
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** How a name column without commas is written. */
export type NameOrder = 'given-first' | 'family-first';

export interface SplitName {
  givenName: string;
  familyName: string;
  /** More than two words without a comma: where it was divided is a guess to look at. */
  isGuess: boolean;
}

/** Small words that belong to the family name that follows them. */
const PARTICLES = new Set(
  'von af de du van der den la le al el bin ibn abu ben da dos del di'.split(' '),
);

function familyStart(words: string[]): number {
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has(words[start - 1]!.toLowerCase())) start -= 1;
  return start;
}

function familyEnd(words: string[]): number {
  let end = 1;
  while (end < words.length - 1 && PARTICLES.has(words[end - 1]!.toLowerCase())) end += 1;
  return end;
}

/**
 * "Berg, Elsa" or, when the order is known, "Elsa Berg" or "Berg Elsa" to its parts; null when there
 * is no comma and no known order. One word alone is a given name.
 */
export function splitFullName(fullName: string, order: NameOrder | undefined): SplitName | null {
  const comma = fullName.indexOf(',');
  if (comma >= 0) {
    const familyName = fullName.slice(0, comma).trim();
    const givenName = fullName.slice(comma + 1).trim();
    return givenName
      ? { givenName, familyName, isGuess: false }
      : { givenName: familyName, familyName: '', isGuess: false };
  }
  const words = fullName.split(/\s+/).filter(Boolean);
  if (words.length <= 1) return { givenName: words[0] ?? '', familyName: '', isGuess: false };
  if (!order) return null;
  const at = order === 'given-first' ? familyStart(words) : familyEnd(words);
  const before = words.slice(0, at).join(' ');
  const after = words.slice(at).join(' ');
  const isGuess = words.length > 2;
  return order === 'given-first'
    ? { givenName: before, familyName: after, isGuess }
    : { givenName: after, familyName: before, isGuess };
}
