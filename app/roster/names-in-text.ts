/**
 * Where names stand in a person's own words.
 *
 * A name is found as whole words, whatever the case, with any white space between its parts and with or
 * without the s of the genitive: "Elsas", "ELSA LIND", "Lind, Elsa". Marks that do not show (soft hyphens,
 * zero-width spaces) do not hide a name, nor does another way of writing the same letter (å as a with a
 * ring). A hyphen holds a word together: "Anna" is not found in "Anna-Lisa".
 * Names that are everyday words are found with a capital only: "i juni" is no pupil and "Juni" is.
 * What is not found: a misspelt name, initials, a nickname.
 */

/** A name found, as it stands in the text, and its place there. */
export interface FoundName {
  found: string;
  at: number;
}

export interface PersonName {
  givenName: string;
  familyName: string;
}

/** Swedish words that are given names as well; with a small letter they are the word. */
const EVERYDAY_WORDS = new Set([
  'alma',
  'bo',
  'björn',
  'dag',
  'flora',
  'frej',
  'gran',
  'hjalmar',
  'idé',
  'iris',
  'juni',
  'juli',
  'kim',
  'linné',
  'love',
  'maj',
  'mio',
  'my',
  'noa',
  'olive',
  'pim',
  'rut',
  'sky',
  'sol',
  'sten',
  'stig',
  'storm',
  'tage',
  'vide',
  'viola',
  'vår',
  'ture',
]);

interface Readable {
  /** The text as it is searched: composed letters, one space for any white space, nothing unseen. */
  text: string;
  /** Of each of its letters, where it stands in the text as it was written. */
  places: number[];
}

const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
const COMBINING = /\p{M}/u;

/** The text without what does not show, with a way back to where each letter stood. */
function makeReadable(written: string): Readable {
  let text = '';
  const places: number[] = [];
  let at = 0;
  const letters = splitLetters(written);
  for (const letter of letters) {
    const shown = /\s/u.test(letter) ? ' ' : letter.normalize('NFC');
    const isSpaceAgain = shown === ' ' && text.endsWith(' ');
    if (!UNSEEN.test(letter) && !isSpaceAgain) {
      text += shown;
      for (let unit = 0; unit < shown.length; unit += 1) places.push(at);
    }
    at += letter.length;
  }
  places.push(at);
  return { text, places };
}

/** Letters with the marks that belong to them. */
function splitLetters(written: string): string[] {
  const letters: string[] = [];
  for (const point of written) {
    const last = letters.length - 1;
    if (COMBINING.test(point) && last >= 0 && !UNSEEN.test(point)) letters[last] += point;
    else letters.push(point);
  }
  return letters;
}

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const BEFORE = String.raw`(?<![\p{L}\p{N}])(?<![\p{L}\p{N}][-–])`;
const AFTER = String.raw`(?:['’]?[sS])?(?![\p{L}\p{N}])(?![-–][\p{L}\p{N}])`;

function tidy(name: string): string {
  return makeReadable(name).text.trim();
}

/** A pattern of any of some ways of writing; null when there are none. */
function patternOf(ways: readonly string[], flags: string): RegExp | null {
  if (ways.length === 0) return null;
  // The longest first, so that a name with two parts is found whole.
  const any = ways.toSorted((one, other) => other.length - one.length).join('|');
  return new RegExp(`${BEFORE}(?:${any})${AFTER}`, flags);
}

function findAll(written: string, patterns: readonly (RegExp | null)[]): FoundName[] {
  const { text, places } = makeReadable(written);
  return patterns
    .flatMap((pattern) => (pattern ? [...text.matchAll(pattern)] : []))
    .map((match) => {
      const at = places[match.index] ?? 0;
      const end = places[match.index + match[0].length] ?? written.length;
      return { found: written.slice(at, end), at };
    })
    .toSorted((one, other) => one.at - other.at);
}

/** Given names, each of the words of a double one too. */
export function findGivenNames(written: string, givenNames: readonly string[]): FoundName[] {
  const names = new Set(
    givenNames
      .map(tidy)
      .flatMap((name) => [name, ...name.split(' ')])
      .filter((name) => name.length > 1),
  );
  const isEveryday = (name: string) => EVERYDAY_WORDS.has(name.toLocaleLowerCase('sv'));
  const plain = [...names].filter((name) => !isEveryday(name));
  const everyday = [...names].filter(isEveryday);
  const capital = everyday.flatMap((name) => [name, name.toLocaleUpperCase('sv')]);
  return findAll(written, [
    patternOf(plain.map(quote), 'giu'),
    patternOf(capital.map(quote), 'gu'),
  ]);
}

/**
 * Full names, in either order, with the first of several given names too, and double names with a hyphen or
 * without. Of an alias, which has no family name, the whole of it.
 */
export function findFullNames(written: string, people: readonly PersonName[]): FoundName[] {
  const ways = people.flatMap(({ givenName, familyName }) => {
    const [given, family] = [tidy(givenName), tidy(familyName)];
    if (given === '') return [];
    if (family === '') return given.includes(' ') ? [patternOfWords(given)] : [];
    const all = [...new Set([given, given.split(' ')[0] ?? given])].map(patternOfWords);
    const last = patternOfWords(family);
    return all.flatMap((first) => [`${first} ${last}`, `${last},? ${first}`]);
  });
  return findAll(written, [patternOf(ways, 'giu')]);
}

/** The words of a name, with a hyphen or a space between them. */
function patternOfWords(name: string): string {
  return name.split(/[ -]/).map(quote).join('[ -]');
}
